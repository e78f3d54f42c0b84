//! Lists of places: a noun with its numbers, members of lists, ends of ranges, and the items below them.

use std::ops::Range;

use super::words::{Count, Words, among};
use crate::analyse::references::line::{Line, Sort, blanks, is_blank, word};
use crate::analyse::references::mention::Noun;

/// Most members of one list. A longer one goes on as another list does.
const MOST: usize = 1000;

/// A member of a list of places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) noun: Noun,
    pub(super) count: Count,
    /// True if its noun stands before an earlier member.
    pub(super) inherited: bool,
    /// With the noun, where it has its own.
    pub(super) range: Range<usize>,
    /// The number alone; for items nothing.
    pub(super) number: Range<usize>,
    /// What is named below it.
    pub(super) item: Option<Range<usize>>,
    /// True if the markup makes a reference of it.
    pub(super) marked: bool,
}

/// Reads lists of places in one line.
#[derive(Clone, Copy)]
pub(super) struct Reader<'s, 't, 'd> {
    pub(super) line: &'s Line<'t, 'd>,
    pub(super) words: &'static Words,
}

impl Reader<'_, '_, '_> {
    /// Reads the places after a noun that ends at an offset. Gives where the list ends; nothing where no number follows.
    pub(super) fn after_noun(
        &self,
        start: usize,
        noun: Noun,
        count: Count,
        at: usize,
        places: &mut Vec<Place>,
    ) -> Option<usize> {
        let first = self.member(start, noun, count, false, blanks(self.line.text, at))?;
        let end = first.range.end;
        places.push(first);
        Some(self.rest(noun, count, end, places))
    }

    /// Reads the places from a number without a noun on.
    pub(super) fn bare(&self, noun: Noun, at: usize, places: &mut Vec<Place>) -> Option<usize> {
        let first = self.member(at, noun, Count::One, false, at)?;
        let end = first.range.end;
        places.push(first);
        Some(self.rest(noun, Count::One, end, places))
    }

    /// Reads further members, as long as there are any.
    fn rest(&self, mut noun: Noun, mut count: Count, mut end: usize, places: &mut Vec<Place>) -> usize {
        while places.len() < MOST {
            let Some(at) = self.separator(end) else { break };
            let at = self.past_articles(at);
            if self.line.is_covered(at) && self.line.known_at(at).is_none() {
                break;
            }
            let name = word(self.line.text, at);
            let next = match self.words.noun(name) {
                Some((new, how_many)) => {
                    let member = self.member(at, new, how_many, false, blanks(self.line.text, at + name.len()));
                    member.inspect(|_| (noun, count) = (new, how_many))
                }
                None => self.member(at, noun, count, true, at).filter(|m| self.belongs(m)),
            };
            let Some(next) = next else { break };
            end = next.range.end;
            places.push(next);
        }
        end
    }

    /// A member whose number begins at an offset.
    fn member(&self, start: usize, noun: Noun, count: Count, inherited: bool, at: usize) -> Option<Place> {
        if noun == Noun::Item {
            let item = items(self.line.text, at, self.words)?;
            let (range, number) = (start..item.end, at..at);
            return Some(Place { noun, count, inherited, range, number, item: Some(item), marked: false });
        }
        if let Some(known) = self.line.known_at(at).map(|known| &self.line.known[known]) {
            let range = known.range.clone();
            let marked = matches!(known.what, Sort::Part { .. }) && !range.is_empty();
            return marked.then(|| Place { noun, count, inherited, number: range.clone(), range, item: None, marked });
        }
        let bytes = self.line.text.as_bytes();
        let open = noun == Noun::Formula && bytes.get(at) == Some(&b'(');
        let from = at + usize::from(open);
        let mut to = number(self.line.text, from)?.min(self.line.next_known(from));
        if let Some(end) = vocabulary_number(self.line.text, from).filter(|_| noun == Noun::Clause) {
            to = end;
        } else if bytes.get(to) == Some(&b'-') {
            // `Figure 5-12`, where there is one.
            to = number(self.line.text, to + 1)
                .filter(|&end| self.line.labels.has(noun, &self.line.text[from..end]))
                .unwrap_or(to);
        }
        let mut end = to;
        if open {
            (bytes.get(to) == Some(&b')')).then(|| end += 1)?;
        }
        let item = match noun {
            Noun::Clause | Noun::Figure | Noun::Table | Noun::Any => self.below(end),
            _ => None,
        };
        let range = start..item.as_ref().map_or(end, |item| item.end);
        Some(Place { noun, count, inherited, range, number: from..to, item, marked: false })
    }

    /// True if a number without a noun of its own belongs to the list before it, and is no number of something else.
    fn belongs(&self, place: &Place) -> bool {
        if place.marked {
            return true;
        }
        let text = self.line.text;
        let number = &text[place.number.clone()];
        let after = blanks(text, place.range.end);
        if self.words.is_measure(word(text, after)) && after > place.range.end {
            return false;
        }
        if place.noun == Noun::Any || place.noun == Noun::Clause && number.contains('.') && !place.count.is_many() {
            return self.line.labels.has(Noun::Any, number) || place.noun != Noun::Any;
        }
        let letters = number.bytes().take_while(u8::is_ascii_uppercase).count();
        if number.contains('.') || place.noun == Noun::Item || (place.count.is_many() && letters < 2) {
            return true;
        }
        // `Section 3, 4 octets`: after a noun in the singular, only what ends like a reference.
        (closes(text, after) || place.count.is_many()) && self.line.labels.has(place.noun, number)
    }

    /// Past a separator of a list or range at an offset.
    fn separator(&self, at: usize) -> Option<usize> {
        let text = self.line.text;
        let from = blanks(text, at);
        let sign = text[from..].chars().next()?;
        let after_word = |at: usize, words: &[&str]| {
            let found = word(text, at);
            among(words, found).then(|| at + found.len())
        };
        match sign {
            ',' | ';' => {
                let at = blanks(text, from + 1);
                Some(self.conjunction(at).unwrap_or(at)).filter(|&to| to > from + 1)
            }
            '&' => Some(blanks(text, from + 1)),
            '/' if from == at => Some(from + 1),
            '-' | '\u{2010}'..='\u{2015}' => Some(blanks(text, from + sign.len_utf8())),
            _ if from > at => self
                .conjunction(from)
                .or_else(|| after_word(from, self.words.through).map(|end| blanks(text, end)).filter(|&to| to > from)),
            _ => None,
        }
    }

    /// Past *and*, *or*, *and/or* and the blanks after it.
    fn conjunction(&self, at: usize) -> Option<usize> {
        let text = self.line.text;
        let first = word(text, at);
        let mut end = at + among(self.words.and, first).then_some(first.len())?;
        let slash = blanks(text, end);
        if text[slash..].starts_with('/') {
            let second = word(text, blanks(text, slash + 1));
            if among(self.words.and, second) {
                end = blanks(text, slash + 1) + second.len();
            }
        }
        let to = blanks(text, end);
        (to > end).then_some(to)
    }

    /// Past the articles before a noun or number: `l’Annexe B`, `der Tabelle 3`.
    pub(super) fn past_articles(&self, mut at: usize) -> usize {
        for _ in 0..2 {
            let found = word(self.line.text, at);
            if !among(self.words.articles, found) {
                break;
            }
            let end = at + found.len();
            let after = self.line.text[end..].trim_start_matches(['\'', '’']);
            at = blanks(self.line.text, self.line.text.len() - after.len());
        }
        at
    }

    /// What is named below a number that ends at an offset: `b)`, `, a) to c)`, `(b)`, `, second paragraph`.
    fn below(&self, end: usize) -> Option<Range<usize>> {
        let text = self.line.text;
        if text[end..].starts_with('(') {
            return groups(text, end);
        }
        let from = blanks(text, end);
        if from > end && text[from..].starts_with('(') {
            // One letter in brackets of its own, as in `Figure 3 (b)`.
            return groups(text, from).filter(|g| g.len() == 3 && text.as_bytes()[g.start + 1].is_ascii_lowercase());
        }
        let comma = text[from..].starts_with(',');
        let at = blanks(text, from + usize::from(comma));
        if at == end {
            return None;
        }
        items(text, at, self.words).or_else(|| self.piece(at).filter(|_| comma))
    }

    /// What is named below something that ends at an offset and is no number.
    pub(super) fn item_after(&self, end: usize) -> Option<Range<usize>> {
        self.below(end)
    }

    /// `second paragraph`, `first and second indents`.
    fn piece(&self, at: usize) -> Option<Range<usize>> {
        let text = self.line.text;
        let at = self.past_articles(at);
        let ordinal = word(text, at);
        if among(self.words.pieces, ordinal.trim_end_matches('s')) {
            // `paragraph 2`, `item 2)`
            let from = blanks(text, at + ordinal.len());
            let end = number(text, from).filter(|_| from > at + ordinal.len())?;
            return Some(at..end + usize::from(text[end..].starts_with(')')));
        }
        among(self.words.ordinals, ordinal).then_some(())?;
        let from = blanks(text, at + ordinal.len());
        let piece = word(text, from);
        among(self.words.pieces, piece.trim_end_matches('s')).then_some(at..from + piece.len())
    }
}

/// True if a reference may end before an offset: nothing follows, or a sign that ends a sentence, a part of it or a bracket.
pub(super) fn closes(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_none_or(|c| matches!(c, '.' | ',' | ';' | ':' | ')' | ']' | '。' | '，' | '；' | '）'))
}

impl Count {
    fn is_many(self) -> bool {
        self != Self::One
    }
}

/// Items of a list at an offset: `b)`, `a) to c)`, `a) 2)`.
fn items(text: &str, at: usize, words: &Words) -> Option<Range<usize>> {
    let mut end = item(text, at, true)?;
    for _ in 0..64 {
        let from = blanks(text, end);
        let sign = text[from..].chars().next();
        let name = word(text, from);
        let to = match sign {
            Some(',' | '\u{2013}' | '-') => blanks(text, from + sign.map_or(0, char::len_utf8)),
            _ if among(words.and, name) || among(words.through, name) => blanks(text, from + name.len()),
            _ => from,
        };
        let joined = to == from;
        match item(text, to, !joined) {
            Some(next) if to > end => end = next,
            _ => break,
        }
    }
    Some(at..end)
}

/// One label of an item with its bracket: a letter or two, a small Roman number; a number only below another item.
fn item(text: &str, at: usize, letters: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let label = bytes[at..].iter().take(5).take_while(|b| b.is_ascii_lowercase() || b.is_ascii_digit()).count();
    let own = &bytes[at..at + label];
    let lettered = own.iter().all(u8::is_ascii_lowercase) && (label <= 2 || own.iter().all(|b| b"ivx".contains(b)));
    let numbered = own.iter().all(u8::is_ascii_digit) && label <= 2;
    let fits = label > 0 && label < 5 && (lettered || numbered && !letters);
    let closed = bytes.get(at + label) == Some(&b')');
    (fits && closed && !text[at + label + 1..].starts_with(char::is_alphanumeric)).then_some(at + label + 1)
}

/// `(1)(b)`: groups of up to four letters or digits in brackets.
fn groups(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut end = at;
    while bytes.get(end) == Some(&b'(') {
        let own = bytes[end + 1..].iter().take(5).take_while(|b| b.is_ascii_alphanumeric()).count();
        if !(1..5).contains(&own) || bytes.get(end + 1 + own) != Some(&b')') {
            break;
        }
        end += own + 2;
    }
    (end > at).then_some(at..end)
}

/// Letters behind the digits of a number: one small one, or up to three of a clause that was added between others (`5.10AA`, `2.111AaD`,
/// `2.21aa`); those of a unit are none.
fn added(bytes: &[u8]) -> usize {
    let letters = bytes.iter().take(4).take_while(|b| b.is_ascii_alphabetic()).count();
    let own = &bytes[..letters];
    let doubled = own.len() > 1 && own.iter().all(|b| b.eq_ignore_ascii_case(&own[0]));
    let capitals =
        own.first().is_some_and(u8::is_ascii_uppercase) && !own.ends_with(b"z") && !own.ends_with(b"B") && letters < 4;
    match letters {
        1 if own[0].is_ascii_lowercase() => 1,
        2 | 3 if doubled && own != b"mm" || capitals && own.starts_with(b"A") => letters,
        0 => 0,
        _ => usize::from(own[0].is_ascii_lowercase()),
    }
}

/// The number of an entry of the International Electrotechnical Vocabulary at an offset: `113-01-07` (IEC 60050).
fn vocabulary_number(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(at..at + 9)?;
    let fits = bytes.iter().enumerate().all(|(i, b)| if i == 3 || i == 6 { *b == b'-' } else { b.is_ascii_digit() });
    (fits && !text[at + 9..].starts_with(|c: char| c.is_alphanumeric() || c == '-')).then_some(at + 9)
}

/// The end of a number of a clause, table … at an offset: `4.2.1`, `A.3`, `K.1a`, `IV`, `1bis.2`.
pub(super) fn number(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let run = |from: usize, most: usize, fits: fn(&u8) -> bool| {
        bytes.get(from..).unwrap_or_default().iter().take(most).take_while(|b| fits(b)).count()
    };
    let suffixed = |from: usize, most: usize| {
        let digits = run(from, most, u8::is_ascii_digit);
        let end = from + digits;
        let suffix = match bytes.get(end..end + 3) {
            Some(b"bis" | b"ter") => 3,
            _ => added(&bytes[end..]),
        };
        (digits > 0).then_some(end + suffix)
    };
    let lettered = |from: usize| {
        let letters = run(from, 7, u8::is_ascii_uppercase);
        let roman = bytes[from..from + letters].iter().all(|b| b"IVXLC".contains(b));
        (letters > 0 && (letters <= 2 || roman && letters < 7)).then_some(from + letters)
    };
    let mut end = suffixed(at, 5).or_else(|| lettered(at))?;
    while bytes.get(end) == Some(&b'.') {
        let Some(next) = suffixed(end + 1, 4).or_else(|| lettered(end + 1).filter(|e| *e == end + 2)) else { break };
        if text[next..].starts_with(char::is_alphanumeric) {
            break;
        }
        end = next;
    }
    let after = text[end..].chars().next();
    after.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | '%' | '°' | '‰')).then_some(end)
}

/// True if a number may end a reference here: nothing of a quantity follows.
pub(super) fn is_quantity(text: &str, end: usize, words: &Words) -> bool {
    let rest = &text[end..];
    let from = blanks(text, end);
    let next =
        text[from..].split(|c: char| is_blank(c) || matches!(c, '.' | ',' | ';' | ')')).next().unwrap_or_default();
    let joined = rest.starts_with(['/', '*', '^', '=', '+', '\u{2212}', '×', '±'])
        || rest.strip_prefix([',', ':']).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()))
        || rest.strip_prefix('-').is_some_and(|r| r.starts_with(char::is_alphabetic));
    joined || (from > end && words.is_measure(next))
}
