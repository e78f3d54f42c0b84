//! Every reference that a Chinese text states, in order.

use std::ops::Range;
use std::sync::LazyLock;

use super::cited::{Cited, Part, What};
use super::numbered::NOUNS;
use super::text::{Places, blanks, eat};
use super::{article, document, numbered, text};
use crate::model::ReferenceKind;
use crate::script::trie::Trie;

/// What a reference begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// 第
    Ordinal,
    /// 前款, 前条
    Relative,
    /// 《
    Title,
    /// A noun of [`NOUNS`], by position.
    Noun(usize),
    /// A dot before a digit.
    Dot,
    /// 附件
    Attachment,
}

static SIGNS: LazyLock<Trie<Sign>> = LazyLock::new(|| {
    let nouns = NOUNS
        .iter()
        .enumerate()
        .flat_map(|(at, noun)| noun.words.iter().map(move |w| ((*w).to_owned(), Sign::Noun(at))));
    let relative = [
        "前款",
        "前两款",
        "前二款",
        "前三款",
        "前四款",
        "上款",
        "前項",
        "前二項",
        "前兩項",
        "前三項",
        "前四項",
        "前条",
        "前條",
        "上一条",
        "上条",
        "前两条",
        "前二条",
        "下一条",
        "下条",
    ];
    // Half-width, full-width, and the character that typesetting systems of Founder have for a full stop.
    let digits = ('0'..='9').chain('０'..='９');
    let dots = digits
        .flat_map(|digit| [".", ". ", "．", "\u{E010}"].map(|dot| format!("{dot}{digit}")))
        .map(|dot| (dot, Sign::Dot));
    let others = [("第", Sign::Ordinal), ("《", Sign::Title), ("附件", Sign::Attachment)];
    let words = nouns
        .chain(relative.map(|word| (word.to_owned(), Sign::Relative)))
        .chain(dots)
        .chain(others.map(|(word, sign)| (word.to_owned(), sign)));
    Trie::new(words.map(|(word, sign)| (word.chars().collect::<Vec<_>>(), sign)))
});

/// The references of a text, in order. `identifiers` are the places of the identifiers in it, in order.
pub(super) fn mentions(text: &str, identifiers: &[Range<usize>]) -> Vec<Cited> {
    let mut found = Vec::new();
    let mut next = 0;
    let mut done = 0;
    let mut from = 0;
    while let Some((at, end, sign)) = SIGNS.next(text, from) {
        from = end;
        // Identifiers that stand before this sign, and have no title before them.
        while identifiers.get(next).is_some_and(|range| range.start < at) {
            done = next_identifier(text, identifiers, next, done, &mut found);
            next += 1;
        }
        if at < done {
            continue;
        }
        done = read(text, sign, at, identifiers, &mut next, &mut found).unwrap_or(done);
    }
    while next < identifiers.len() {
        done = next_identifier(text, identifiers, next, done, &mut found);
        next += 1;
    }
    found
}

/// The next identifier, where it is not read already.
fn next_identifier(text: &str, all: &[Range<usize>], at: usize, done: usize, found: &mut Vec<Cited>) -> usize {
    let range = all[at].clone();
    if range.start >= done {
        return by_identifier(text, at, range.clone(), range.start, found);
    }
    done
}

/// A document by its identifier, with the title and the place behind it. Gives where it ends.
fn by_identifier(text: &str, at: usize, range: Range<usize>, start: usize, found: &mut Vec<Cited>) -> usize {
    // The year of an RFC is no part of its identifier; the publisher may stand before it: IETF RFC 4566—2006的5.9.
    let is_rfc = text[range.clone()].starts_with("RFC");
    let publisher = ["IETF ", "IETF"].iter().find(|word| is_rfc && text[..start].ends_with(**word));
    let start = start - publisher.map_or(0, |word| word.len());
    let year = document::year(&text[range.end..]).filter(|_| is_rfc).unwrap_or_default();
    let range = range.start..range.end + year;
    // GB/T 1.1—2020《标准化工作导则》
    let titled =
        document::title(text, blanks(text, range.end)).filter(|_| text[blanks(text, range.end)..].starts_with('《'));
    let end = titled.unwrap_or(range.end);
    let end = eat(text, end, &["（所有部分）", "(所有部分)"]).unwrap_or(end);
    let places = document::locators(text, end);
    push_document(start..end, (Some(at), None), places, found)
}

/// A document, once for each place in it that is named. Gives where the last one ends.
fn push_document(
    range: Range<usize>,
    (identifier, code): (Option<usize>, Option<String>),
    places: Places,
    found: &mut Vec<Cited>,
) -> usize {
    let mut document = |range: Range<usize>, named: &Range<usize>, locator| {
        found.push(Cited {
            range,
            what: What::Document { identifier, code: code.clone(), locator, named: named.clone() },
        });
    };
    let first = range.start..places.first().map_or(range.end, |(place, _)| place.end);
    let last = places.last().map_or(range.end, |(place, _)| place.end);
    let mut places = places.into_iter();
    document(first.clone(), &first, places.next().map(|(_, place)| place));
    for (range, place) in places {
        document(range, &first, Some(place));
    }
    last
}

/// The references that a sign begins; gives the byte offset where they end.
fn read(
    text: &str,
    sign: Sign,
    at: usize,
    identifiers: &[Range<usize>],
    next: &mut usize,
    found: &mut Vec<Cited>,
) -> Option<usize> {
    match sign {
        Sign::Title => titled(text, at, identifiers, next, found),
        Sign::Relative => {
            let (end, cited) = article::relative(text, at)?;
            found.push(cited);
            Some(end)
        }
        Sign::Ordinal => ordinal(text, at, found),
        Sign::Noun(which) => {
            let (end, parts) = numbered::noun(text, at, &NOUNS[which])?;
            found.extend(parts);
            Some(end)
        }
        Sign::Attachment => {
            let from = eat(text, at, &["附件"])?;
            let (end, value) = text::numeral(text, from)?;
            let number = format!("annex{value}");
            let part = Part { kind: ReferenceKind::Clause, number, below: None, doubtful: true };
            found.push(Cited { range: at..end, what: What::Part(part) });
            Some(end)
        }
        Sign::Dot => dotted(text, at, found),
    }
}

/// What 第 begins: a part of a series, articles, or a place of the document itself. The end is in bytes.
fn ordinal(text: &str, at: usize, found: &mut Vec<Cited>) -> Option<usize> {
    if let Some((end, place)) = document::part_of_series(text, at) {
        return Some(push_document(at..end, (None, None), vec![(at..end, place)], found));
    }
    if let Some((end, parts)) = article::ordinal(text, at) {
        if let Some(begins) = document::law_before(text, at) {
            let places = article::locators(text, at);
            return Some(push_document(begins..end, (None, None), places, found));
        }
        // 该法第三条 is of a document that was named before.
        if !["该法", "该条例", "同法"].iter().any(|word| text[..at].ends_with(word)) {
            found.extend(parts);
        }
        return Some(end);
    }
    let (end, cited) = article::own(text, at)?;
    found.push(cited);
    Some(end)
}

/// A clause by its number alone, at the first dot of it. The end is in bytes.
fn dotted(text: &str, at: usize, found: &mut Vec<Cited>) -> Option<usize> {
    let before = text[..at].trim_end_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let letter = before.chars().next_back().filter(|c| c.is_ascii_uppercase() || ('Ａ'..='Ｚ').contains(c));
    let first = before.len() - letter.map_or(0, char::len_utf8);
    // The letters of a word are no annex.
    let word = text[..first].ends_with(|c: char| c.is_ascii_alphanumeric());
    if first == at || (word && letter.is_some()) {
        return None;
    }
    // 第4章和5.2: the member of a list that began with a word.
    let joined = found
        .last()
        .is_some_and(|last| matches!(last.what, What::Part(_)) && text::joint(text, last.range.end) == Some(first));
    let (end, parts) = numbered::bare(text, first, joined)?;
    found.extend(parts);
    Some(end)
}

/// A document by its title, with its identifier or number behind it, and the place in it.
fn titled(
    text: &str,
    at: usize,
    identifiers: &[Range<usize>],
    next: &mut usize,
    found: &mut Vec<Cited>,
) -> Option<usize> {
    let end = document::title(text, at)?;
    // Identifiers inside the title are the document's own: 《GB19299-2015食品安全国家标准 果冻》.
    let mut own = None;
    while let Some(range) = identifiers.get(*next).filter(|range| range.start < end) {
        own = own.or(Some((*next, range.clone())));
        *next += 1;
    }
    let follows = blanks(text, end);
    let behind = |from: usize| identifiers.get(*next).filter(|range| range.start == from).cloned();
    if let Some(range) = own.is_none().then(|| behind(follows)).flatten() {
        *next += 1;
        return Some(by_identifier(text, *next - 1, range, at, found));
    }
    let mut stop = end;
    let mut code = None;
    // 《河道观测规程》SL 9971
    if let Some(after) = document::code(text, follows).filter(|_| own.is_none()) {
        (code, stop) = (Some(text[follows..after].to_owned()), after);
    } else if let Some((after, inner)) = document::remark(text, end) {
        let from = follows + text[follows..].chars().next().map_or(0, char::len_utf8);
        let inside = identifiers.get(*next).filter(|range| range.start >= from && range.end <= after).cloned();
        if let (None, Some(range)) = (&own, inside) {
            own = Some((*next, range));
            *next += 1;
            stop = after;
        } else if document::code(inner, 0) == Some(inner.len()) && own.is_none() {
            (code, stop) = (Some(inner.to_owned()), after);
        } else if inner.contains('号') || inner.is_ascii() {
            stop = after;
        }
    }
    let places = document::locators(text, stop);
    let identifier = own.map(|(at, _)| at);
    let bare = identifier.is_none() && code.is_none() && places.is_empty() && stop == end;
    if bare && document::is_issued(&text[at..end]) {
        return Some(stop);
    }
    Some(push_document(at..stop, (identifier, code), places, found))
}
