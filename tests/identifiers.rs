//! Identifiers: real lists where there is a corpus, what must hold of any text, and the forms of the field.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails by panicking")]

#[path = "support/real.rs"]
mod real;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use normative::{Identifier, identifier};
use proptest::prelude::*;

/// The identifiers of a list that are not printed as the list has it, as checksums: the lists are not of this project.
fn failing(root: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut lists: Vec<_> = std::fs::read_dir(root.join("identifiers")).unwrap().map(|e| e.unwrap().path()).collect();
    lists.sort();
    assert!(!lists.is_empty(), "no lists of identifiers in {}", root.display());
    for list in lists.iter().filter(|p| p.extension().is_some_and(|e| e == "tsv")) {
        let name = list.file_stem().unwrap().to_string_lossy();
        for (input, canonical) in
            std::fs::read_to_string(list).unwrap().lines().filter_map(|line| line.split_once('\t'))
        {
            let read = input.parse::<Identifier>();
            if read.is_ok_and(|id| id.canonical() == canonical) {
                continue;
            }
            // FNV-1a, 64 bits.
            let sum =
                input.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
            found.insert(format!("{name} {sum:016x}"));
        }
    }
    found
}

#[test]
fn lists_are_printed_as_they_should_but_for_what_is_recorded() {
    let Some(root) = real::corpus("lists_are_printed_as_they_should_but_for_what_is_recorded") else { return };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/identifiers.failing");
    let found = failing(Path::new(&root));
    if std::env::var_os("NORMATIVE_UPDATE").is_some() {
        let mut text = String::new();
        found.iter().for_each(|line| writeln!(text, "{line}").unwrap());
        std::fs::write(&path, text).unwrap();
        return;
    }
    let recorded: BTreeSet<String> = std::fs::read_to_string(&path).unwrap().lines().map(str::to_owned).collect();
    let worse: Vec<_> = found.difference(&recorded).collect();
    let better: Vec<_> = recorded.difference(&found).collect();
    assert!(worse.is_empty(), "no longer printed as the lists have it: {worse:?}");
    assert!(better.is_empty(), "now printed as the lists have it, take them off the list: {better:?}");
}

/// Of every identifier that is read, each digit is in a field or in what has none.
#[test]
fn no_digit_is_lost() {
    let Some(root) = std::env::var_os("NORMATIVE_CORPUS") else {
        eprintln!("skipped: NORMATIVE_CORPUS is not set");
        return;
    };
    let digits = |text: &str| {
        let mut count = [0_usize; 10];
        text.chars().filter_map(|c| c.to_digit(10)).for_each(|digit| count[digit as usize] += 1);
        count
    };
    let (mut read, mut lost) = (0, Vec::new());
    for list in std::fs::read_dir(Path::new(&root).join("identifiers")).unwrap() {
        let text = std::fs::read_to_string(list.unwrap().path()).unwrap();
        for input in text.lines().filter_map(|line| line.split('\t').next()) {
            let Ok(id) = input.parse::<Identifier>() else { continue };
            read += 1;
            let kept = digits(&id.fields().collect::<String>());
            // A character reference is a sign.
            if digits(&input.replace("&#x2122;", "™")).iter().zip(kept).any(|(written, kept)| *written > kept) {
                lost.push(format!("{input}: {:?}", id.fields().collect::<Vec<_>>()));
            }
        }
    }
    assert!(read > 60_000, "only {read} identifiers");
    assert!(lost.is_empty(), "{} lose a digit, such as {:#?}", lost.len(), &lost[..lost.len().min(10)]);
}

/// Identifiers in the styles of their publishers, with their fields: printed, canonical, family, publishers, number, parts, year,
/// supplements (kind, number, year).
#[test]
fn styles_of_publishers_are_read_into_fields() {
    let or_dash = |text: String| if text.is_empty() { "-".to_owned() } else { text };
    let mut rows = 0;
    for row in include_str!("identifiers.tsv").lines().filter(|row| !row.starts_with('#')) {
        let printed = row.split('\t').next().unwrap();
        let id: Identifier = printed.parse().unwrap_or_else(|e| panic!("{printed}: {e}"));
        let year = |year: Option<u16>| or_dash(year.map(|y| y.to_string()).unwrap_or_default());
        let supplements =
            id.supplements().map(|s| format!("{} {} {}", s.kind(), s.number().unwrap_or("-"), year(s.year())));
        let fields = [
            printed.to_owned(),
            id.canonical().to_owned(),
            id.family().to_owned(),
            or_dash(id.publishers().collect::<Vec<_>>().join(", ")),
            or_dash(id.number().unwrap_or_default().to_owned()),
            or_dash(id.parts().collect::<Vec<_>>().join(", ")),
            year(id.year()),
            or_dash(supplements.collect::<Vec<_>>().join(", ")),
        ];
        assert_eq!(fields.join("\t"), row);
        assert_eq!(id.canonical().parse::<Identifier>().unwrap().canonical(), id.canonical(), "{printed}");
        rows += 1;
    }
    assert!(rows >= 150, "only {rows} identifiers");
}

/// Chinese identifiers as print and recognition give them: each that has a canonical form is brought into it.
#[test]
fn awkward_forms_become_canonical_and_printed_ones_are_read() {
    let Some(root) = real::corpus("awkward_forms_become_canonical_and_printed_ones_are_read") else { return };
    let rows = |path: &str| {
        let text = std::fs::read_to_string(Path::new(&root).join(path)).unwrap();
        text.lines().skip(1).map(|l| l.split('\t').map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let mut checked = 0;
    for row in rows("zh/facts/id_stress.tsv") {
        let (printed, canonical) = (row[0].replace("\\n", "\n"), &row[1]);
        // Some rows describe what stands there instead of giving a form.
        let form = canonical.parse::<Identifier>().is_ok_and(|id| id.canonical() == canonical.as_str());
        if form && !printed.contains(" vs ") {
            checked += 1;
            let read = printed.parse::<Identifier>().unwrap_or_else(|e| panic!("{printed}: {e}"));
            assert_eq!(read.canonical(), canonical, "{printed}");
        }
    }
    assert!(checked >= 70, "only {checked} forms");
    let harvested = rows("zh/ids/harvested_raw_ids.tsv");
    let read = harvested.iter().filter(|row| row[0].replace('⏎', "\n").parse::<Identifier>().is_ok()).count();
    assert!(read * 100 >= harvested.len() * 99, "{read} of {}", harvested.len());
}

/// Forms of the field, written for this project.
#[test]
fn printed_forms_become_canonical() {
    for (printed, canonical) in [
        ("ISO/IEC 90001:2031/Amd.2:2033", "ISO/IEC 90001:2031/Amd 2:2033"),
        ("ISO/TS 91234-2", "ISO/TS 91234-2"),
        ("GB/T 91234.5-2031", "GB/T 91234.5—2031"),
        ("ＧＢ／Ｔ９１２３４—２０３１", "GB/T 91234—2031"),
        ("GBT 91234-2031", "GB/T 91234—2031"),
        ("GB 912-85", "GB 912—1985"),
        ("DB11/T 912.3-2031", "DB11/T 912.3—2031"),
        ("T/ABC 012-2031", "T/ABC 012—2031"),
        ("Q/ABC 2 16 001-2031", "Q/ABC 2 16 001—2031"),
        ("JJG(航天) 91-2031", "JJG(航天) 91—2031"),
        ("GB 912-2031《第2号修改单》", "GB 912—2031/XG2"),
        ("GB/T 912（所有部分）", "GB/T 912（所有部分）"),
        ("GB/T 912—2031-S-1.0.2", "GB/T 912—2031-S-1.0.2"),
        ("rfc 9", ""),
        ("RFC9999", "RFC 9999"),
        ("RFC #9999", "RFC 9999"),
        ("[RFC9999]", "RFC 9999"),
        ("ISO 91234 : 2031", "ISO 91234:2031"),
        ("ISO-91234:2031", "ISO 91234:2031"),
        ("ISO 91234:—²", "ISO 91234"),
        ("AS 9117.4-2031", "AS 9117.4-2031"),
        ("VDI 9123 Blatt 2:2031-05", "VDI 9123 Blatt 2:2031-05"),
        ("ÖNORM EN 9199-1:2031 05 15", "ÖNORM EN 9199-1:2031 05 15"),
        ("NB/T 91013.1~91013.13-2031", "NB/T 91013.1~91013.13—2031"),
        ("GB/T 9150.1～9150.13—2031", "GB/T 9150.1~9150.13—2031"),
        ("Rec. ITU-T X.999 (2031)", "ITU-T X.999 (2031)"),
        ("DIN EN ISO 9999-1:2031-08", "DIN EN ISO 9999-1:2031-08"),
    ] {
        let read = printed.parse::<Identifier>();
        match (read, canonical) {
            (Err(error), "") => assert!(error.to_string().len() < 120 && !error.to_string().contains('\n')),
            (Ok(id), _) => {
                assert_eq!(id.canonical(), canonical, "{printed}");
                assert_eq!(format!("{id:#}"), printed);
                assert_eq!(canonical.parse::<Identifier>().unwrap().canonical(), canonical);
            }
            (Err(error), _) => panic!("{printed}: {error}"),
        }
    }
}

#[test]
fn long_texts_are_read_in_linear_time() {
    for unit in ["ISO 1-", "GB/T 1.", "IEEE Std (", "ASHRAE a, ", "-", "(", "ISO", "应", "1 ", "/Amd 1"] {
        for start in ["", "ISO 9001", "GB/T 1", "IEEE Std 1 (Revision of ", "NIST SP 8", "ASHRAE Addenda a, "] {
            let text = [start, &unit.repeat(60_000 / unit.len())].concat();
            let _ = text.parse::<Identifier>();
            let _ = identifier::find(&text).len();
        }
    }
    assert!("ISO 1".repeat(20_000).parse::<Identifier>().is_err());
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,60}") {
        let _ = text.parse::<Identifier>();
        for found in identifier::find(&text) {
            prop_assert!(text.get(found.range).is_some());
        }
    }

    #[test]
    fn pieces_of_identifiers_do_not_panic(pieces in prop::collection::vec(
        prop::sample::select(vec!["ISO", "/", "IEC", " ", "GB", "T", "1", "2020", "-", "—", ":", "Amd", ".", "(", ")", "，", "第", "号修改单", "Std", "IEEE", "P", "D3", ", ", "and ", "-2", "~", "中", "5.3"]), 0..14)) {
        let text = pieces.concat();
        if let Ok(id) = text.parse::<Identifier>() {
            prop_assert_eq!(format!("{:#}", &id), text.trim());
            let _ = (id.urn(), id.adopted(), id.supplements().count(), id.cmp(&id));
            prop_assert!(id.is_same_document(&id));
        }
        for found in identifier::find(&text) {
            prop_assert!(text.get(found.range).is_some());
        }
    }
}
