//! Two texts of any kind as editions, and the second as an amendment of the first: no panic, and the patch gives the new text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use normative::{Document, Limits, ReadOptions, diff, read};
use normative::version::{adoption, consolidate};

fn document(bytes: &[u8]) -> Option<Document> {
    let options = ReadOptions::default().with_limits(Limits::default().with_bytes(1 << 16));
    read(bytes, &options).ok().map(|reading| reading.document)
}

fuzz_target!(|bytes: &[u8]| {
    let middle = bytes.iter().position(|b| *b == 0).unwrap_or(bytes.len() / 2);
    let (old, new) = bytes.split_at(middle);
    let (Some(old), Some(new)) = (document(old), document(new.strip_prefix(&[0]).unwrap_or(new))) else { return };
    assert_eq!(diff(&old, &new).patch().apply(old.text()).as_deref(), Some(new.text()));
    let _ = adoption(&old, &new);
    let _ = consolidate(&old, &[&new]);
});
