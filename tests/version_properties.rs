//! What holds of every comparison, on editions that chance has edited.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use normative::version::{Bump, History, consolidate};
use normative::{Document, ReadOptions, diff, read};
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

/// A document of clauses with paragraphs, each with a word of its own: `w12` is that of the second paragraph of the first clause.
fn numbered(paragraphs: &[usize]) -> String {
    let clause = |(at, count): (usize, &usize)| {
        let own = at + 1;
        let text = |n: usize| format!("<p>The part w{own}{n} shall be of wood and of w{own}{n}x.</p>");
        let all: String = (1..=*count).map(text).collect();
        format!("<sec><label>{own}</label><title>T{own}</title>{all}</sec>")
    };
    let body: String = paragraphs.iter().enumerate().map(clause).collect();
    let meta =
        "<std-meta><std-ref type=\"dated\">FIC 1:2020</std-ref><content-language>en</content-language></std-meta>";
    format!("<standard><front>{meta}</front><body>{body}</body></standard>")
}

/// An amendment with instructions, each with what follows it.
fn amendment(number: usize, instructions: &[(String, String)]) -> Document {
    let section = |(text, matter): &(String, String)| {
        format!("<sec><editing-instruction><p>{text}</p></editing-instruction>{matter}</sec>")
    };
    let body: String = instructions.iter().map(section).collect();
    let source = format!(
        "<standard><front><std-meta><std-ref type=\"dated\">FIC 1:2020/Amd {number}:2024</std-ref>\
         <content-language>en</content-language></std-meta></front><body>{body}</body></standard>"
    );
    read(source.as_bytes(), &ReadOptions::default()).unwrap().document
}

const ORDINALS: &[&str] = &["first", "second", "third", "fourth"];

/// An instruction and the one that takes it back, about a paragraph of a clause and another clause. Places are from 0.
fn inverses(kind: u8, paragraphs: &[usize], clause: usize, at: usize, other: usize) -> Option<[(String, String); 2]> {
    let (own, count) = (clause + 1, paragraphs[clause]);
    let (word, ordinal, none) = (format!("w{own}{}", at + 1), ORDINALS[at], String::new());
    let text = format!("<p>The part {word} shall be of wood and of {word}x.</p>");
    let back = |verb: &str, what: &str| match (at, count) {
        (at, count) if at + 1 < count => format!("{verb} {what} before the {ordinal} paragraph of Clause {own}"),
        _ => format!("{verb} {what} to the end of Clause {own}"),
    };
    Some(match kind % 6 {
        0 => [
            (format!("In Clause {own}, replace “{word}” with “stone”."), none.clone()),
            (format!("In Clause {own}, replace “stone” with “{word}”."), none),
        ],
        1 if count > 1 => {
            let add = back("Add", "the following paragraph") + ":";
            [(format!("Delete the {ordinal} paragraph of Clause {own}."), none), (add, text)]
        }
        2 => [
            (format!("Renumber Clause {own} as Clause 90."), none.clone()),
            (format!("Renumber Clause 90 as Clause {own}."), none),
        ],
        3 if other != clause && count > 1 => [
            (format!("Move the {ordinal} paragraph of Clause {own} to the end of Clause {}.", other + 1), none.clone()),
            (back("Move", &format!("the last paragraph of Clause {}", other + 1)) + ".", none),
        ],
        4 => [
            (
                format!("Replace the {ordinal} paragraph of Clause {own} with the following:"),
                "<p>Other words.</p>".to_owned(),
            ),
            (format!("Replace the {ordinal} paragraph of Clause {own} with the following:"), text),
        ],
        5 => [
            (format!("In Clause {own}, add “thick” after “{word}”."), none.clone()),
            (format!("In Clause {own}, delete “thick”."), none),
        ],
        _ => return None,
    })
}

/// Kind, label and text of each block.
fn shape(document: &Document) -> Vec<(String, Option<String>, String)> {
    let row = |block: normative::model::Block<'_>| {
        (block.kind().to_string(), block.label().map(str::to_owned), block.text().to_owned())
    };
    document.blocks().map(row).collect()
}

/// Instructions of all kinds, about places that may or may not be there.
fn any_instruction(kind: u8, clause: usize, at: usize, other: usize, number: usize) -> (String, String) {
    let (own, ordinal, other) = (clause + 1, ORDINALS[at % 4], other + 1);
    let paragraph = format!("<p>New m{number} text.</p>");
    let sec = |label: usize| {
        format!("<sec><label>{label}</label><title>N m{number}</title><p>New m{number}x text.</p></sec>")
    };
    let none = String::new();
    match kind % 14 {
        0 => (format!("Delete Clause {own}."), none),
        1 => (format!("Delete the {ordinal} paragraph of Clause {own}."), format!("<p>Why m{number}y goes.</p>")),
        2 => (format!("Replace the {ordinal} paragraph of Clause {own} with the following:"), paragraph),
        3 => (format!("Add the following paragraph after the {ordinal} paragraph of Clause {own}:"), paragraph),
        4 => (format!("Add the following paragraph at the end of Clause {own}:"), paragraph),
        5 => (format!("Move Clause {own} after Clause {other}."), none),
        6 => (format!("Move the {ordinal} paragraph of Clause {own} to the end of Clause {other}."), none),
        7 => (format!("Renumber Clause {own} as Clause {other}0."), none),
        8 => (format!("Replace Clause {own} with the following:"), sec(own)),
        9 => (format!("Add the following new clause after Clause {own}:"), sec(77)),
        10 => (format!("In Clause {own}, replace “w{own}{}” with “m{number}”.", at + 1), none),
        11 => (format!("In Clause {own}, delete “w{own}{}x”. Then polish it.", at + 1), none),
        12 => (format!("Polish the {ordinal} paragraph of Clause {own} like this:"), paragraph),
        _ => (
            format!("Move the {ordinal} paragraph of Clause {own} before the first paragraph of Clause {other}."),
            none,
        ),
    }
}

/// The words of a text that are of one place: `w12`, `m3x`.
fn marks(text: &str) -> std::collections::BTreeSet<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let is_mark = |word: &&str| word.len() > 1 && word.starts_with(['w', 'm']) && word.as_bytes()[1].is_ascii_digit();
    words.filter(is_mark).map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// An instruction and then the one that takes it back give the first document.
    #[test]
    fn an_instruction_and_its_inverse_give_the_first_document(
        paragraphs in prop::collection::vec(1..4usize, 2..6), kind in any::<u8>(), clause in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(), other in any::<prop::sample::Index>()
    ) {
        let (clause, other) = (clause.index(paragraphs.len()), other.index(paragraphs.len()));
        let at = at.index(paragraphs[clause]);
        let Some([there, back]) = inverses(kind, &paragraphs, clause, at, other) else { return Ok(()) };
        let base = read(numbered(&paragraphs).as_bytes(), &ReadOptions::default()).unwrap().document;
        let first = consolidate(&base, &[&amendment(1, std::slice::from_ref(&there))]);
        for instruction in first.instructions() {
            prop_assert!(instruction.is_applied(), "{}: {:?}", instruction.text(), instruction.problems().collect::<Vec<_>>());
        }
        prop_assert_ne!(shape(first.document()), shape(&base));
        let second = consolidate(first.document(), &[&amendment(2, std::slice::from_ref(&back))]);
        for instruction in second.instructions() {
            prop_assert!(instruction.is_applied(), "{}: {:?}", instruction.text(), instruction.problems().collect::<Vec<_>>());
        }
        prop_assert_eq!(shape(second.document()), shape(&base), "{} {}", there.0, back.0);
    }

    /// Whatever the instructions are, every word of the base and of the amendments is in the result or in the report.
    #[test]
    fn no_text_is_lost_whatever_the_instructions(
        paragraphs in prop::collection::vec(1..4usize, 1..5),
        kinds in prop::collection::vec((any::<u8>(), 0..6usize, 0..4usize, 0..6usize), 1..9), split in any::<prop::sample::Index>()
    ) {
        let source = numbered(&paragraphs);
        let base = read(source.as_bytes(), &ReadOptions::default()).unwrap().document;
        let one = |(number, &(kind, clause, at, other)): (usize, &(u8, usize, usize, usize))| any_instruction(kind, clause, at, other, number);
        let all: Vec<(String, String)> = kinds.iter().enumerate().map(one).collect();
        let (first, second) = all.split_at(split.index(all.len() + 1));
        let amendments = [amendment(1, first), amendment(2, second)];
        let done = consolidate(&base, &[&amendments[0], &amendments[1]]);
        let mut kept = marks(done.document().text());
        for instruction in done.instructions() {
            prop_assert_eq!(instruction.is_applied(), instruction.problems().len() == 0);
            prop_assert!(instruction.is_applied() || instruction.edits().is_empty());
            instruction.edits().iter().for_each(|edit| kept.extend(marks(&edit.before)));
            // What an instruction quotes stands in its own text.
            if !instruction.is_applied() {
                kept.extend(marks(instruction.text()));
            }
        }
        done.unused().iter().for_each(|unused| kept.extend(marks(&unused.text)));
        let mut given = marks(base.text());
        for amendment in &amendments {
            let matter = amendment.blocks().filter(|block| block.kind() != normative::model::NodeKind::EditingInstruction);
            given.extend(matter.filter(|block| block.children().next().is_none()).flat_map(|block| {
                let inside = block.ancestors().any(|outer| outer.kind() == normative::model::NodeKind::EditingInstruction);
                if inside { std::collections::BTreeSet::default() } else { marks(block.text()) }
            }));
        }
        let lost: Vec<_> = given.difference(&kept).collect();
        prop_assert!(lost.is_empty(), "{lost:?} of {all:?}: {:?}", done.instructions());
    }
}
