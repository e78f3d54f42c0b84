//! The cover: what stands before the first heading. It fills the metadata, and is no text of the document.

use super::page::{Page, ends_sentence};
use super::title::key;
use crate::identifier;
use crate::model::{
    Builder, DocumentIdentifier, DocumentTitle, Field, IdentifierForm, LifeDate, PartialDate, Relation, RelationKind,
};
use crate::read::rfctext::lines::Line;

/// Most lines with text of a cover that no contents page ends.
const MOST: usize = 40;

/// Words that a cover prints beside the title, in lower case: words that a line begins with.
const FURNITURE: &[&str] = &[
    "international standard",
    "norme internationale",
    "norme française",
    "norme europeenne",
    "norme européenne",
    "european standard",
    "europäische norm",
    "deutsche norm",
    "british standard",
    "bsi standards publication",
    "technical specification",
    "technical report",
    "publicly available specification",
    "reference number",
    "numéro de référence",
    "indice de classement",
    "iso copyright office",
    "all rights reserved",
    "published in",
    "sponsor",
    "abstract",
    "keywords",
    "this version",
    "latest version",
    "previous version",
    "editor",
    "author",
    "specification uri",
    "available from",
    "having regard",
    "with eea relevance",
    "text with eea relevance",
    "committee",
    "approved",
    "provisional",
    "ics",
    "ccs",
];

/// Words behind which a cover names what the document replaces.
const REPLACES: &[&str] = &["ersatz für", "supersedes", "replaces", "remplace", "annule et remplace"];

/// Words of editions.
const EDITIONS: &[&str] = &["edition", "édition", "ausgabe"];

/// Names of months in English, French and German: the first letters that tell them apart.
const MONTHS: &[&[&str]] = &[
    &["jan"],
    &["feb", "fév", "fev"],
    &["mar", "mär"],
    &["apr", "avr"],
    &["may", "mai"],
    &["jun", "juin"],
    &["jul", "juil"],
    &["aug", "aoû"],
    &["sep"],
    &["oct", "okt"],
    &["nov"],
    &["dec", "déc", "dez"],
];

/// Where the cover ends: before the first heading, or before the text that stands above it.
pub(super) fn end(page: &Page<'_, '_>, first_heading: usize, contents: Option<usize>) -> usize {
    if let Some(contents) = contents.filter(|contents| *contents <= first_heading) {
        return contents;
    }
    let mut at = 0;
    let mut count = 0;
    while at < first_heading.min(page.lines.len()) {
        let end = (at..first_heading).find(|i| page.ends(*i)).map_or(first_heading, |i| i + 1);
        let block = page.lines.get(at..end).unwrap_or_default();
        let lines = block.iter().filter(|line| !line.is_blank()).count();
        count += lines;
        let last = block.iter().rev().find(|line| !line.is_blank()).map_or("", |line| line.text(page.source));
        let prose = ends_sentence(last) && (lines > 1 || last.len() > 60) || last.ends_with(';');
        if prose || count > MOST || lines > 8 {
            break;
        }
        at = end;
    }
    at
}

/// Fills the metadata from the lines of a cover, which end at `end`, from those that stand before the first number, and from the running heads.
pub(super) fn read(page: &Page<'_, '_>, end: usize, before: usize, heads: &[Line], builder: &mut Builder) {
    let source = page.source;
    let cover = page.lines.get(..end).unwrap_or_default();
    let found = identifiers(source, cover, heads);
    let metadata = builder.metadata();
    for value in found {
        let dated = value.parse::<identifier::Identifier>().is_ok_and(|id| id.year().is_some());
        let form = if dated { IdentifierForm::Dated } else { IdentifierForm::Undated };
        metadata.identifiers.push(DocumentIdentifier { value: value.into(), form });
    }
    // Classes may stand with the notes of the publisher.
    let front = page.lines.get(..before).unwrap_or_default();
    for classes in front.iter().filter_map(|line| ics(line.text(source))) {
        metadata.ics.extend(classes);
    }
    for line in cover.iter().filter(|line| !line.is_blank()) {
        let text = line.text(source);
        if metadata.edition.is_none()
            && text.len() < 40
            && EDITIONS.iter().any(|word| text.to_lowercase().contains(word))
        {
            metadata.edition = Some(text.into());
        }
        if metadata.dates.is_empty()
            && let Some((date, printed)) = date(text)
        {
            metadata.dates.push(LifeDate { event: "publication".into(), date: Some(date), printed: printed.into() });
        }
    }
    replaced(source, cover, &mut metadata.relations);
    if let Some(title) = title(page, end) {
        metadata.titles.push(DocumentTitle { full: Some(title.into()), ..DocumentTitle::default() });
    }
    metadata.extracted = vec![Field::Identifiers, Field::Titles, Field::Edition, Field::Dates, Field::Ics];
}

/// The identifiers that a cover and running heads print: first the one that stands alone on a line most often, dated before undated.
fn identifiers(source: &str, cover: &[Line], heads: &[Line]) -> Vec<String> {
    let mut counts: Vec<(String, bool, usize)> = Vec::new();
    let mut before = "";
    for line in heads.iter().take(400).chain(cover.iter().filter(|line| !line.is_blank())) {
        let text = line.text(source);
        let after_replaces =
            REPLACES.iter().any(|word| before.to_lowercase().contains(word) || text.to_lowercase().contains(word));
        before = text;
        if text.len() > 160 || after_replaces {
            continue;
        }
        let Some(found) = identifier::find(text).into_iter().next() else { continue };
        let rest = text.len() - found.range.len();
        let name =
            text.trim_start().len() < 100 && (found.range.len() * 2 >= text.len() || text.contains("   ") || rest < 40);
        if !name {
            continue;
        }
        let value = found.identifier.to_string();
        match counts.iter_mut().find(|(known, ..)| *known == value) {
            Some((.., count)) => *count += 1,
            None => counts.push((value, found.identifier.year().is_some(), 1)),
        }
    }
    // Of two forms of one identifier the dated one comes first.
    counts.sort_by_key(|(_, dated, count)| {
        (std::cmp::Reverse(*count >= 3), std::cmp::Reverse(*dated), std::cmp::Reverse(*count))
    });
    counts.into_iter().take(1).map(|(value, ..)| value).collect()
}

/// `ICS 91.060.50`, `ICS : 97.180; 97.200`.
fn ics(text: &str) -> Option<Vec<Box<str>>> {
    let at = text.find("ICS").filter(|at| !text[..*at].ends_with(char::is_alphabetic))?;
    let rest = text[at + 3..].trim_start_matches([':', ' ', '\u{a0}', '.']);
    let classes: Vec<Box<str>> = rest
        .split([';', ',', ' ', '/'])
        .filter(|part| part.len() >= 2)
        .map_while(|part| {
            let digits = part.split('.').all(|n| (2..=3).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()));
            digits.then(|| part.into())
        })
        .collect();
    (!classes.is_empty()).then_some(classes)
}

/// The date that a line of a cover prints, and its words: `2031-05`, `(2031-04)`, `17 June 2030`, `Februar 2031`.
fn date(text: &str) -> Option<(PartialDate, &str)> {
    if text.len() > 120 {
        return None;
    }
    let words: Vec<(usize, &str)> = text
        .split([' ', '\u{a0}', '(', ')', ',', '\t'])
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .collect();
    for (at, &(start, word)) in words.iter().enumerate() {
        if let Some(date) = numeric(word) {
            return Some((date, word));
        }
        let Some(year) = year(word) else { continue };
        let named = at.checked_sub(1).and_then(|before| Some((words[before].0, month(words[before].1)?)));
        let Some((from, month)) = named else { continue };
        let day = at.checked_sub(2).and_then(|before| {
            let word = words[before].1.trim_end_matches(['.', 't', 'h', 's', 'n', 'd', 'r', 'e']);
            Some((words[before].0, word.parse::<u8>().ok()?))
        });
        let from = day.map_or(from, |(from, _)| from);
        let date = PartialDate::new(year, Some(month), day.map(|(_, day)| day))?;
        return Some((date, &text[from..start + word.len()]));
    }
    None
}

fn year(word: &str) -> Option<u16> {
    let digits = word.trim_end_matches(['.', ',', ';']);
    let is = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|year| is && (1900..2100).contains(year))
}

fn month(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name)))?;
    (word.len() <= 10).then_some(at as u8 + 1)
}

/// `2031-05`, `2031-05-12`.
fn numeric(word: &str) -> Option<PartialDate> {
    let mut parts = word.split('-');
    let year = year(parts.next()?)?;
    let month: u8 = parts.next().filter(|part| part.len() == 2)?.parse().ok()?;
    let day = parts.next().map(str::parse::<u8>);
    let none_left = parts.next().is_none();
    let day = match day {
        None => None,
        Some(day) => Some(day.ok()?),
    };
    PartialDate::new(year, Some(month), day).filter(|_| none_left)
}

/// The documents that a cover says to be replaced: on the line of the words, or on the next.
fn replaced(source: &str, cover: &[Line], relations: &mut Vec<Relation>) {
    let lines: Vec<&str> = cover.iter().filter(|line| !line.is_blank()).map(|line| line.text(source)).collect();
    for (at, text) in lines.iter().enumerate() {
        let lower = text.to_lowercase();
        if text.len() > 120 || !REPLACES.iter().any(|word| lower.starts_with(word)) {
            continue;
        }
        let mut found = identifier::find(text);
        if found.is_empty() {
            found = lines.get(at + 1).map(|next| identifier::find(next)).unwrap_or_default();
        }
        relations.extend(found.into_iter().map(|found| Relation {
            kind: RelationKind::Replaces,
            word: Some(RelationKind::Replaces.name().into()),
            identifier: found.identifier.to_string().into(),
        }));
    }
}

/// The title: the first block of lines that are words and nothing that a cover prints beside it.
fn title(page: &Page<'_, '_>, end: usize) -> Option<String> {
    let mut at = 0;
    while at < end {
        let until = (at..end).find(|i| page.ends(*i)).map_or(end, |i| i + 1);
        let mut title = String::new();
        for text in (at..until).map(|i| page.text(i)) {
            if text.is_empty() || is_beside(text) {
                if title.is_empty() {
                    continue;
                }
                break;
            }
            for word in text.split_whitespace() {
                title.push_str(if title.is_empty() { "" } else { " " });
                title.push_str(word);
            }
        }
        if title.chars().filter(|c| c.is_alphabetic()).count() > 4 {
            return Some(title);
        }
        at = until;
    }
    None
}

/// The lines of a range that print the title once more, above the first clause.
pub(super) fn repeated(page: &Page<'_, '_>, range: std::ops::Range<usize>, title: &str) -> std::ops::Range<usize> {
    let wanted = key(title);
    let mut at = range.start;
    while at < range.end && !wanted.is_empty() {
        let (mut shown, mut end) = (String::new(), at);
        while end < range.end && shown.len() < wanted.len() && page.is_text(end) {
            shown.push_str(&key(page.text(end)));
            end += 1;
        }
        if shown == wanted {
            return at..end;
        }
        at += 1;
    }
    range.end..range.end
}

/// True if a line is what a cover prints beside the title.
fn is_beside(text: &str) -> bool {
    let lower = text.to_lowercase();
    let folded = lower.trim_start_matches(['(', ' ']);
    let known = FURNITURE.iter().any(|word| folded.starts_with(word))
        || EDITIONS.iter().any(|word| text.len() < 40 && lower.contains(word));
    let replaces = REPLACES.iter().any(|word| folded.starts_with(word));
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let identifies = identifier::find(text).first().is_some_and(|found| found.range.len() * 2 > text.trim().len());
    let dated = date(text).is_some_and(|(_, printed)| printed.len() * 2 > text.len());
    known
        || replaces
        || identifies
        || dated
        || text.contains('©')
        || text.contains("://")
        || text.contains("   ")
        || letters * 2 < text.chars().filter(|c| !c.is_whitespace()).count()
        || letters <= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_covers() {
        for (text, expected) in [
            ("2031-05", PartialDate::new(2031, Some(5), None)),
            ("KKO TS 17 V2.1.1 (2031-04)", PartialDate::new(2031, Some(4), None)),
            ("17 June 2030", PartialDate::new(2030, Some(6), Some(17))),
            ("NORM      Februar 2031", PartialDate::new(2031, Some(2), None)),
            ("Mars 2031", PartialDate::new(2031, Some(3), None)),
            ("W3C Recommendation 12 May 2031", PartialDate::new(2031, Some(5), Some(12))),
            ("Kites of 2031", None),
        ] {
            assert_eq!(date(text).map(|(date, _)| date), expected, "{text}");
        }
    }

    #[test]
    fn classes_of_covers() {
        assert_eq!(ics("ICS : 97.180"), Some(vec!["97.180".into()]));
        assert_eq!(ics("ICS 91.060.50; 91.100"), Some(vec!["91.060.50".into(), "91.100".into()]));
        assert_eq!(ics("PHYSICS 91"), None);
    }
}
