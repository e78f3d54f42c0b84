//! Any text as an identifier, and identifiers in any text: no panic, and ranges that fit.
#![no_main]

use libfuzzer_sys::fuzz_target;
use normative::{Identifier, identifier};

fuzz_target!(|text: &str| {
    if let Ok(identifier) = text.parse::<Identifier>() {
        assert_eq!(format!("{identifier:#}"), text.trim());
        let _ = (identifier.urn(), identifier.adopted(), identifier.level(), identifier.code_name());
    }
    for found in identifier::find(text) {
        assert!(text.get(found.range).is_some());
    }
});
