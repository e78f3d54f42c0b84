//! Any bytes as OSCAL: no panic, what is read is a valid document that native JSON carries, and what it resolves to is read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use normative::profile::{Given, resolve};
use normative::{Format, Limits, Output, ReadOptions, read, write};

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits::default().with_bytes(1 << 20);
    let options = ReadOptions::default().with_format(Format::Oscal).with_limits(limits.clone());
    if let Ok(reading) = read(bytes, &options) {
        let mut json = Vec::new();
        write(&reading.document, Output::Json, &mut json).expect("a vector takes everything");
        let again = read(&json, &ReadOptions::default()).expect("native JSON is read back");
        assert_eq!(reading.document, again.document);
        let mut catalog = Vec::new();
        write(&reading.document, Output::OscalJson, &mut catalog).expect("a vector takes everything");
        read(&catalog, &ReadOptions::default().with_format(Format::Oscal)).expect("a catalog is read back");
    }
    let mut given = Given::default().with("self.json", bytes);
    if let Ok(resolved) = resolve("profile.json", bytes, &mut given, &limits) {
        let (mut json, mut xml) = (Vec::new(), Vec::new());
        resolved.to_json(&mut json).expect("a vector takes everything");
        resolved.to_xml(&mut xml).expect("a vector takes everything");
    }
});
