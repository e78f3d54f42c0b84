//! Any bytes as a page: no panic, and what is read is a valid document that native JSON carries.
#![no_main]

use libfuzzer_sys::fuzz_target;
use normative::{Format, Limits, Output, ReadOptions, read, write};

fuzz_target!(|bytes: &[u8]| {
    let page = [b"<!doctype html>", bytes].concat();
    let options = ReadOptions::default().with_format(Format::Html).with_limits(Limits::default().with_bytes(1 << 20));
    if let Ok(reading) = read(&page, &options) {
        let mut json = Vec::new();
        write(&reading.document, Output::Json, &mut json).expect("a vector takes everything");
        let again = read(&json, &ReadOptions::default()).expect("native JSON is read back");
        assert_eq!(reading.document, again.document);
    }
});
