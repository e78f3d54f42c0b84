//! Any text, by any convention: every range lies in the text, on borders of characters.
#![no_main]

use libfuzzer_sys::fuzz_target;
use normative::classify;
use normative::model::Convention;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    for convention in Convention::ALL {
        for provision in classify(&text, *convention) {
            assert!(!provision.keyword().is_empty());
            assert!(provision.range().start <= provision.keyword_range().start);
            let _ = (provision.text(), provision.kind(), provision.polarity(), provision.rule());
        }
    }
});
