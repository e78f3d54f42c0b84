//! Any bytes as each kind of Chinese text: no panic, and what is read is a valid document that native JSON carries.
#![no_main]

use libfuzzer_sys::fuzz_target;
use normative::{Limits, Output, ReadOptions, Regime, read, write};

const REGIMES: [Regime; 5] =
    [Regime::Gbt, Regime::Engineering, Regime::Statute, Regime::Gongwen, Regime::ChineseOutline];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let regime = REGIMES[usize::from(*first) % REGIMES.len()];
    let options = ReadOptions::default().with_regime(regime).with_limits(Limits::default().with_bytes(1 << 20));
    if let Ok(reading) = read(bytes, &options) {
        let mut json = Vec::new();
        write(&reading.document, Output::Json, &mut json).expect("a vector takes everything");
        let again = read(&json, &ReadOptions::default()).expect("native JSON is read back");
        assert_eq!(reading.document, again.document);
    }
});
