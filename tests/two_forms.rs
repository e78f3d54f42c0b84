//! One document in two forms has the same clauses and the same provisions: RFCs as XML and as the pages that are made of them.
//!
//! Needs real files (`NORMATIVE_CORPUS`); skipped loudly without.
#![cfg(feature = "html")]
#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use normative::{Document, read_path};

/// Numbers of RFCs that the corpus has as XML and as a page.
const RFCS: &[&str] = &["rfc8659", "rfc8996", "rfc9106", "rfc9205", "rfc9224", "rfc9290", "rfc9457"];

fn files(name: &str) -> Option<(PathBuf, PathBuf)> {
    let root = std::env::var_os("NORMATIVE_CORPUS")?;
    let xml = Path::new(&root).join(format!("rfcxml/v3/{name}.xml"));
    let page = Path::new(&root).join(format!("doc/html/{name}.html"));
    (xml.exists() && page.exists()).then_some((xml, page))
}

/// Titles by the numbers of their clauses.
fn clauses(document: &Document) -> BTreeMap<String, String> {
    let numbered = document.clauses().filter_map(|clause| {
        let label = clause.label()?.trim_start_matches("Appendix").trim().trim_end_matches('.').to_owned();
        Some((label, clause.title().unwrap_or_default().to_owned()))
    });
    numbered.collect()
}

/// How often each key word of BCP 14 stands in each clause.
fn provisions(document: &Document) -> BTreeMap<(String, String), usize> {
    let mut counts = BTreeMap::new();
    for provision in document.provisions() {
        let keyword = provision.keyword().split_whitespace().collect::<Vec<_>>().join(" ");
        if keyword.chars().all(|c| c.is_uppercase() || c.is_whitespace()) && !keyword.is_empty() {
            let address = provision.clause().map(|clause| clause.address().to_owned()).unwrap_or_default();
            *counts.entry((address, keyword)).or_insert(0) += 1;
        }
    }
    counts
}

#[test]
fn an_rfc_and_its_page_are_one_document() {
    let mut compared = 0;
    for name in RFCS {
        let Some((xml, page)) = files(name) else {
            eprintln!("SKIPPED: {name} as XML and as a page is not in NORMATIVE_CORPUS");
            continue;
        };
        let (xml, page) = (read_path(xml).unwrap().document, read_path(page).unwrap().document);
        assert_eq!(clauses(&xml), clauses(&page), "{name}");
        assert_eq!(provisions(&xml), provisions(&page), "{name}");
        compared += 1;
    }
    eprintln!("{compared} RFCs compared with their pages");
}
