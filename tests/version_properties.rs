//! What holds of every comparison, on editions that chance has edited.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use normative::version::{Bump, History, consolidate};
use normative::{Document, diff};
use proptest::prelude::*;
use support::editions::{text_document, turned_round};

const THINGS: &[&str] = &["frame", "candle", "handle", "paper", "cord", "wick", "tassel", "label", "box", "float"];
const VERBS: &[&str] = &["shall", "should", "may", "shall not", "can"];
const DEEDS: &[&str] = &["be made of", "be tied to", "be tested beside", "be kept away from", "rest upon"];
const MATTER: &[&str] = &["bamboo", "beeswax", "hemp", "rice straw", "silk", "copper wire", "river sand", "dry moss"];

/// A sentence: a thing, a verbal form, a deed, a matter, and at least so many millimetres.
type Sentence = (usize, usize, usize, usize, u32);

fn printed(sentences: &[Sentence]) -> String {
    let all = sentences.iter().map(|&(thing, verb, deed, matter, limit)| {
        format!(
            "The {} {} {} {} of at least {limit} mm.",
            THINGS[thing % THINGS.len()],
            VERBS[verb % VERBS.len()],
            DEEDS[deed % DEEDS.len()],
            MATTER[matter % MATTER.len()]
        )
    });
    all.collect::<Vec<_>>().join(" ")
}

fn edition(year: u16, clauses: &[Vec<Sentence>]) -> Document {
    let clauses: Vec<_> = clauses.iter().enumerate().map(|(n, s)| ((n + 1).to_string(), printed(s))).collect();
    text_document(&format!("FIC 1:{year}"), "en", &clauses)
}

/// What an editor does: the kind, and two places that are taken modulo what there is.
type Edit = (u8, usize, usize, Sentence);

fn edited(clauses: &[Vec<Sentence>], edits: &[Edit]) -> Vec<Vec<Sentence>> {
    let mut all = clauses.to_vec();
    for &(kind, at, to, sentence) in edits {
        if all.is_empty() {
            all.push(vec![sentence]);
            continue;
        }
        let (at, to) = (at % all.len(), to % all.len());
        match kind % 6 {
            0 => drop(all.remove(at)),
            1 => all.insert(at, vec![sentence]),
            2 => all.swap(at, to),
            3 => all[at].push(sentence),
            4 => all[at][0].1 = sentence.1,
            _ => all[at][0].4 = sentence.4,
        }
    }
    all
}

fn sentence() -> impl Strategy<Value = Sentence> {
    (0..10usize, 0..5usize, 0..5usize, 0..8usize, 1..900u32)
}

fn clauses() -> impl Strategy<Value = Vec<Vec<Sentence>>> {
    prop::collection::vec(prop::collection::vec(sentence(), 1..4), 0..9)
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    prop::collection::vec((0..6u8, any::<usize>(), any::<usize>(), sentence()), 0..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_patch_gives_the_new_text(clauses in clauses(), edits in edits()) {
        let (old, new) = (edition(2019, &clauses), edition(2024, &edited(&clauses, &edits)));
        for (from, to) in [(&old, &new), (&new, &old)] {
            let applied = diff(from, to).patch().apply(from.text());
            prop_assert_eq!(applied.as_deref(), Some(to.text()));
        }
    }

    #[test]
    fn the_way_back_is_the_way_there_turned_round(clauses in clauses(), edits in edits()) {
        let (old, new) = (edition(2019, &clauses), edition(2024, &edited(&clauses, &edits)));
        let (there, back) = turned_round(&old, &new);
        prop_assert_eq!(there, back);
    }

    #[test]
    fn nothing_changes_where_nothing_was_edited(clauses in clauses()) {
        let (one, two) = (edition(2019, &clauses), edition(2019, &clauses));
        let changes = diff(&one, &two);
        prop_assert!(changes.is_empty());
        prop_assert_eq!(changes.bump(), Bump::None);
    }

    #[test]
    fn every_provision_of_every_edition_has_one_life(clauses in clauses(), first in edits(), second in edits()) {
        let later = edited(&clauses, &first);
        let editions = [edition(2010, &clauses), edition(2015, &later), edition(2020, &edited(&later, &second))];
        let history = History::of(&editions.each_ref());
        for (at, document) in editions.iter().enumerate() {
            let mut keys: Vec<_> = history.provisions_of(at).map(|(life, _)| life.key()).collect();
            prop_assert_eq!(keys.len(), document.provisions().len());
            keys.sort_unstable();
            keys.dedup();
            prop_assert_eq!(keys.len(), document.provisions().len());
        }
    }

    #[test]
    fn an_instruction_gives_what_it_says(clauses in clauses(), at in any::<prop::sample::Index>(), new in sentence()) {
        prop_assume!(!clauses.is_empty());
        let at = at.index(clauses.len());
        let base = edition(2019, &clauses);
        let (number, text) = ((at + 1).to_string(), printed(&[new]));
        let instruction = format!("Replace the text of Clause {number} with: \u{201c}{text}\u{201d}");
        let amendment = text_document("FIC 1:2019/Amd 1:2021", "en", &[("1".to_owned(), instruction)]);
        let consolidated = consolidate(&base, &[&amendment]);
        let done = consolidated.document().text();
        let mut meant = clauses.clone();
        meant[at] = vec![new];
        let meant = edition(2019, &meant);
        prop_assert_eq!(done, meant.text());
    }
}
