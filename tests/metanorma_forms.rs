//! One document in the forms that Metanorma gives it: the semantic layer, the presentation layer, and the STS made from them. Where
//! there is a corpus, real documents have the same clauses and provisions in all of them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/real.rs"]
mod real;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use normative::Document;

/// No document that is compared is larger.
const LARGEST: u64 = 800_000;

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Numbered clauses by label and title.
fn clauses(document: &Document) -> Vec<String> {
    let numbered = document.clauses().filter_map(|clause| Some((clause.label()?, clause.title()?)));
    numbered.map(|(label, title)| squeezed(&format!("{label} {title}"))).collect()
}

fn provisions(document: &Document) -> Vec<String> {
    document.provisions().map(|p| format!("{:?} {}", p.kind(), squeezed(p.text()))).collect()
}

/// The share of the smaller list that the other has as well.
fn share(one: &[String], other: &[String]) -> f64 {
    let mut left: HashMap<&str, usize> = HashMap::new();
    one.iter().for_each(|key| *left.entry(key).or_default() += 1);
    let both = other
        .iter()
        .filter(|key| left.get_mut(key.as_str()).is_some_and(|n| n.checked_sub(1).map(|less| *n = less).is_some()));
    let least = one.len().min(other.len()).max(1);
    f64::from(u32::try_from(both.count()).unwrap()) / f64::from(u32::try_from(least).unwrap())
}

fn small(path: PathBuf) -> Option<PathBuf> {
    std::fs::metadata(&path).is_ok_and(|found| found.len() < LARGEST).then_some(path)
}

/// The forms of a document in a corpus: its STS, and what it was made from.
fn forms(corpus: &Path, sts: &Path) -> Vec<PathBuf> {
    let name = sts.file_name().unwrap().to_string_lossy().into_owned();
    let middle = name.strip_prefix("mnconvert-derived__").and_then(|rest| rest.strip_suffix(".nisosts.xml"));
    let Some((flavour, rest)) = middle.and_then(|middle| middle.split_once('-')) else { return Vec::new() };
    let made_from = ["xml", "presentation.xml"].map(|end| corpus.join(format!("metanorma/{flavour}__{rest}.{end}")));
    made_from.into_iter().filter_map(small).collect()
}

#[test]
fn all_forms_have_the_same_clauses_and_provisions() {
    let Some(corpus) = real::corpus("forms of Metanorma") else { return };
    let (mut compared, mut alike) = (0, 0);
    let entries = std::fs::read_dir(corpus.join("sts-derived")).unwrap().map(|entry| entry.unwrap().path());
    for sts in entries.filter_map(small) {
        for source in forms(&corpus, &sts) {
            let (one, other) =
                (normative::read_path(&sts).unwrap().document, normative::read_path(&source).unwrap().document);
            let (of_clauses, of_provisions) =
                (share(&clauses(&one), &clauses(&other)), share(&provisions(&one), &provisions(&other)));
            let name = source.display();
            println!("{name}: {of_clauses:.2} of the clauses, {of_provisions:.2} of the provisions");
            // The converter leaves calls of footnotes and other words in sentences.
            assert!(of_provisions > 0.65, "{name}: {of_provisions} of the provisions");
            let presented = source.to_string_lossy().ends_with("presentation.xml");
            assert!(!presented || of_clauses > 0.85, "{name}: {of_clauses} of the clauses");
            alike += usize::from(of_clauses > 0.85);
            compared += 1;
        }
    }
    // The semantic layer has no numbers: those of ITU resolutions and of some OGC documents are not counted as their processors do.
    assert!(alike * 4 > compared * 3, "{alike} of {compared} documents have the same clauses");
    assert!(compared > 4, "only {compared} documents were compared");
}
