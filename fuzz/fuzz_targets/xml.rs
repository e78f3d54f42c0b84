//! Any text as XML: the verdict and the tree are those of an independent parser.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Err(difference) = normative::compare_with_judge(text) {
        panic!("{difference}");
    }
});
