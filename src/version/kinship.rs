//! What two documents are to each other, so that nobody takes a comparison of strangers for a list of changes.

use super::bags::{Bag, share};
use super::edition::Edition;
use super::hash::Fnv;
use super::kinds::Kinship;
use super::tokens::{stands_alone, tokenise};
use crate::identifier::Identifier;
use crate::model::{Document, Metadata, PartialDate, RelationKind};

/// What two documents are to each other, and what a reader should know of that.
#[derive(Debug)]
pub(super) struct Relation {
    pub(super) kinship: Kinship,
    pub(super) warnings: Vec<Box<str>>,
    two_formats: bool,
    same_document: bool,
}

/// Strangers share less than this of their runs of words; what publishers print in every document is less.
const STRANGERS: f32 = 0.12;
/// A translation shares less than this.
const FOREIGN: f32 = 0.25;
/// One document in two formats shares more than this.
const SAME: f32 = 0.9;

/// Judges by identifiers, relations, languages, dates, and what the texts share.
pub(super) fn of(old: &Edition<'_>, new: &Edition<'_>) -> Relation {
    let (before, after) = (old.document, new.document);
    let mut relation = Relation {
        kinship: Kinship::Editions,
        warnings: Vec::new(),
        two_formats: before.origin().format() != after.origin().format(),
        same_document: false,
    };
    let silent = (is_silent(old), is_silent(new));
    if silent.0 || silent.1 {
        relation.kinship = Kinship::Empty;
        relation.warn(match silent {
            (true, true) => "both documents have no text: there is nothing to compare",
            (true, false) => "the old document has no text: everything is new",
            _ => "the new document has no text: everything is gone",
        });
        return relation;
    }
    let (a, b) = (whole(old), whole(new));
    let least = a.len().min(b.len()).max(1);
    let shared = share(a.shared(&b), least);
    let ids = (identifiers(before.metadata()), identifiers(after.metadata()));
    let any = |test: &dyn Fn(&Identifier, &Identifier) -> bool| ids.0.iter().any(|a| ids.1.iter().any(|b| test(a, b)));
    let related = any(&|a, b| a.is_same_work(b)) || names(before.metadata(), &ids.1) || names(after.metadata(), &ids.0);
    relation.same_document = a.likeness(&b) >= SAME || any(&|a, b| a.is_same_document(b)) && shared >= 0.5;
    let languages = (language(before), language(after));
    if shared < FOREIGN
        && let (Some(from), Some(to)) = languages
        && from != to
    {
        relation.kinship = Kinship::Translation;
        relation
            .warn(format!("the documents are in two languages ({from} and {to}): only their structure is compared"));
        return relation;
    }
    if !related && shared < STRANGERS {
        relation.kinship = Kinship::Unrelated;
        relation.warn(format!(
            "the documents have nothing to do with each other (they share {:.0} % of their text): all is removed and added",
            shared * 100.0
        ));
        return relation;
    }
    if shared < STRANGERS {
        relation.warn(format!("the editions share only {:.0} % of their text", shared * 100.0));
    }
    if let Some(why) = reversed(before, after, &ids) {
        relation.kinship = Kinship::Reversed;
        relation
            .warn(format!("the old edition is later than the new one ({why}); they were compared as they were given"));
    }
    relation
}

impl Relation {
    fn warn(&mut self, warning: impl Into<Box<str>>) {
        self.warnings.push(warning.into());
    }

    /// What is known only after the comparison.
    pub(super) fn conclude(&mut self, nothing_changed: bool) {
        if self.kinship != Kinship::Editions && self.kinship != Kinship::Reversed {
            return;
        }
        match (self.two_formats, nothing_changed) {
            (false, true) => {
                self.kinship = Kinship::Identical;
                self.warnings.clear();
            }
            (true, _) if self.same_document || nothing_changed => {
                self.kinship = Kinship::Formats;
                self.warn("one document in two formats: only words are compared, and what one format cannot carry may look like a change");
            }
            (true, _) => self.warn("the editions are in two formats: only words are compared"),
            _ => {}
        }
    }
}

fn is_silent(edition: &Edition<'_>) -> bool {
    edition.parts.iter().all(|part| part.is_empty() && part.title_key == 0)
}

/// The runs of words of a whole document.
fn whole(edition: &Edition<'_>) -> Bag {
    Bag::union(edition.bags())
}

fn identifiers(metadata: &Metadata) -> Vec<Identifier> {
    metadata.identifiers.iter().filter_map(|id| id.value.parse().ok()).collect()
}

/// True if a document names another as what it replaces, amends … or is replaced by.
fn names(metadata: &Metadata, others: &[Identifier]) -> bool {
    let kin = metadata.relations.iter().filter(|r| r.kind != RelationKind::Related && r.kind != RelationKind::PartOf);
    kin.filter_map(|relation| relation.identifier.parse::<Identifier>().ok())
        .any(|named| others.iter().any(|other| named.is_same_document(other)))
}

/// Why the old edition is the later one, if it is.
fn reversed(old: &Document, new: &Document, ids: &(Vec<Identifier>, Vec<Identifier>)) -> Option<String> {
    let takes_place = |metadata: &Metadata, others: &[Identifier]| {
        let kinds = [RelationKind::Replaces, RelationKind::Obsoletes];
        let mut relations = metadata.relations.iter().filter(|r| kinds.contains(&r.kind));
        relations.any(|r| {
            r.identifier.parse::<Identifier>().is_ok_and(|named| others.iter().any(|o| named.is_same_document(o)))
        })
    };
    if takes_place(new.metadata(), &ids.0) {
        return None;
    }
    if takes_place(old.metadata(), &ids.1) {
        return Some("it replaces the new one".to_owned());
    }
    for a in &ids.0 {
        for b in ids.1.iter().filter(|b| a.is_same_work(b)) {
            match a.compare_editions(b) {
                Some(std::cmp::Ordering::Greater) => return Some(format!("{a} comes after {b}")),
                Some(std::cmp::Ordering::Less) => return None,
                _ => {}
            }
        }
    }
    let number = |metadata: &Metadata| -> Option<u32> {
        let edition = metadata.edition.as_deref()?;
        edition.split(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty())?.parse().ok()
    };
    // Editions of two works are not counted together: an adoption has a first edition of its own.
    let one_work =
        ids.0.is_empty() || ids.1.is_empty() || ids.0.iter().any(|a| ids.1.iter().any(|b| a.is_same_work(b)));
    if let (true, Some(a), Some(b)) = (one_work, number(old.metadata()), number(new.metadata()))
        && a != b
    {
        return (a > b).then(|| format!("edition {a} comes after edition {b}"));
    }
    let (a, b) = (date(old.metadata())?, date(new.metadata())?);
    (a > b).then(|| format!("{a} is after {b}"))
}

/// When an edition came out.
pub(super) fn date(metadata: &Metadata) -> Option<PartialDate> {
    let out = |event: &str| {
        let event = event.to_ascii_lowercase();
        ["publi", "release", "issue", "implementation", "发布"].iter().any(|word| event.contains(word))
    };
    let dates = || metadata.dates.iter();
    dates().filter(|d| out(&d.event)).find_map(|d| d.date).or_else(|| dates().find_map(|d| d.date))
}

/// Small words that only one language has.
const SMALL: &[(&str, &[&str])] = &[
    ("en", &["the", "of", "and", "shall", "is", "be", "with", "for"]),
    ("fr", &["le", "la", "les", "des", "et", "du", "est", "une", "pour"]),
    ("de", &["der", "die", "und", "das", "von", "ist", "mit", "nicht"]),
    ("es", &["el", "los", "las", "del", "y", "una", "por", "para"]),
    ("ru", &["и", "в", "на", "не", "для", "по", "или"]),
];

/// How many bytes of a text are looked at for its language.
const MOST: usize = 40_000;

/// The language of a document's text: by its metadata, where they name one, else by its script and small words.
pub(super) fn language(document: &Document) -> Option<Box<str>> {
    if let [one] = &document.metadata().languages[..] {
        return Some(one.split('-').next().unwrap_or_default().to_ascii_lowercase().into());
    }
    let text = document.text();
    let mut end = text.len().min(MOST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let (mut han, mut kana, mut all) = (0, 0, 0);
    let keys: Vec<(usize, u64)> = SMALL
        .iter()
        .enumerate()
        .flat_map(|(at, (_, words))| words.iter().map(move |w| (at, w.chars().fold(Fnv::new(), Fnv::char).finish())))
        .collect();
    let mut counts = vec![0_usize; SMALL.len()];
    tokenise(text, 0..end, &mut |token| {
        if token.speaks() {
            all += 1;
            let first = text[token.range().as_usize()].chars().next();
            han += usize::from(first.is_some_and(stands_alone));
            kana += usize::from(first.is_some_and(|c| matches!(c, '\u{3040}'..='\u{30FF}')));
            keys.iter().filter(|(_, key)| *key == token.key).for_each(|(at, _)| counts[*at] += 1);
        }
    });
    if han * 3 > all {
        return Some(if kana * 10 > han { "ja" } else { "zh" }.into());
    }
    let (at, count) = counts.iter().enumerate().max_by_key(|(at, count)| (**count, std::cmp::Reverse(*at)))?;
    (count * 12 > all).then(|| SMALL[at].0.into())
}
