//! Any bytes as native JSON: no panic, and every view of what is read can be asked.
#![no_main]

use libfuzzer_sys::fuzz_target;
use normative::{Format, ReadOptions, read};

fuzz_target!(|bytes: &[u8]| {
    let options = ReadOptions::default().with_format(Format::Native);
    if let Ok(reading) = read(bytes, &options) {
        let document = &reading.document;
        for block in document.blocks() {
            let _ = (block.text(), block.source(), block.xpath(), block.language(), block.clause(), block.own_text().count());
        }
        for provision in document.provisions() {
            let _ = (provision.address(), provision.container(), provision.source());
        }
        for reference in document.references() {
            let _ = (reference.identifier(), reference.address(), reference.target());
        }
        for term in document.terms() {
            let _ = (term.number(), term.preferred(), term.definition());
        }
    }
});
