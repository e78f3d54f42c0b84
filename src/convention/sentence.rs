//! Where sentences end.

use std::ops::Range;

/// Words with a full stop that ends no sentence, in lower case, without the stop: something always follows them.
const ABBREVIATIONS: &[&str] = &[
    "e.g", "i.e", "cf", "vs", "fig", "figs", "eq", "eqs", "ref", "refs", "vol", "pp", "viz", "dr", "mr", "mrs", "prof",
    "para", "bzw", "z.b", "d.h", "vgl", "ca", "gem", "usw", "par", "ex",
];
/// Words with a full stop that end a sentence where the next begins with a capital and goes on in small letters (*etc. The*).
const MAYBE: &[&str] = &[
    "etc", "no", "nos", "approx", "max", "min", "p", "ed", "eds", "al", "resp", "incl", "ms", "st", "sec", "secs",
    "art", "arts", "ch", "inc", "ltd", "co", "corp", "rev", "nr", "bild", "tab", "abs",
];

/// Longer sentences than this, in bytes, are none: lists of words without a stop, data. They end at the next blank.
const LONGEST: usize = 4096;

/// The sentences of a stretch of text, as ranges of its bytes without the blanks between them. Linear.
///
/// A sentence ends with `。`, `！`, `？`, or with a full stop, exclamation or question mark that white space follows, unless the
/// stop belongs to an abbreviation or what follows goes on in lower case; also at a line feed. A stop inside 《…。》, or inside a
/// quotation that a particle or a comma follows, ends none. One of more than 4 KiB ends at a blank.
pub(crate) fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut marks = Marks { text, stop: 0, other: 0 };
    sentences_at(text, move |from| marks.next(from))
}

/// The same, where it is known where bytes stand that may end a sentence (`.`, `!`, `?`, a line feed, the first byte of a wide
/// stop): `mark` gives the first at or after an offset.
pub(super) fn sentences_at(text: &str, mut mark: impl FnMut(usize) -> usize) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        from += blanks(&text[from..]);
        if from >= text.len() {
            return None;
        }
        let start = from;
        from = end_after(text, start, &mut mark);
        Some(start..start + text[start..from].trim_end().len())
    })
}

/// Bytes of white space at the beginning.
fn blanks(text: &str) -> usize {
    match text.as_bytes() {
        [first, ..] if first.is_ascii_graphic() => 0,
        _ => text.len() - text.trim_start().len(),
    }
}

/// Where marks stand that may end a sentence. Each byte is looked at once, by two searches side by side.
struct Marks<'t> {
    text: &'t str,
    /// The next of `.`, `!`, `?` that is known, at or after what was asked last.
    stop: usize,
    /// The next line feed, or first byte of `。`, `！` and `？`.
    other: usize,
}

impl Marks<'_> {
    fn next(&mut self, from: usize) -> usize {
        let bytes = self.text.as_bytes();
        if self.stop <= from {
            self.stop = memchr::memchr3(b'.', b'!', b'?', &bytes[from..]).map_or(bytes.len(), |at| from + at);
        }
        if self.other <= from {
            self.other = memchr::memchr3(b'\n', 0xE3, 0xEF, &bytes[from..]).map_or(bytes.len(), |at| from + at);
        }
        self.stop.min(self.other)
    }
}

/// Where the sentence ends that begins at an offset.
fn end_after(text: &str, start: usize, next_mark: &mut impl FnMut(usize) -> usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        let mark = next_mark(at).min(bytes.len());
        if mark > start + LONGEST {
            // Up to `at` it was looked for already.
            let from = at.max(start + LONGEST);
            if let Some(blank) = memchr::memchr(b' ', &bytes[from..mark.max(from)]) {
                return from + blank + 1;
            }
        }
        if mark >= bytes.len() {
            return bytes.len();
        }
        at = mark + 1;
        match bytes[mark] {
            b'\n' => return at,
            0xE3 | 0xEF => {
                let stop = ["。", "！", "？"].into_iter().find(|stop| bytes[mark..].starts_with(stop.as_bytes()));
                if let Some(end) = stop.and_then(|stop| wide_end(text, mark + stop.len())) {
                    return end;
                }
            }
            stop => {
                let after = closed(text, at);
                let rest = &text[after..];
                let blanks = blanks(rest);
                if blanks == 0 {
                    continue;
                }
                let next = &rest[blanks..];
                let goes_on = next.chars().next().is_some_and(|n| n.is_lowercase() || matches!(n, ',' | ';' | ')'));
                let abbreviated = || stop == b'.' && is_abbreviation(&text[start..mark], next);
                if !(goes_on || abbreviated()) {
                    return after;
                }
            }
        }
    }
}

/// The end of a sentence at a wide stop; none where the stop is inside a title or a quotation that is part of the sentence.
fn wide_end(text: &str, at: usize) -> Option<usize> {
    if text[at..].starts_with('》') {
        return None;
    }
    let after = closed(text, at);
    let quoted = after > at;
    let goes_on = text[after..].starts_with(['，', '；', '、', '。', '的', '字', '等', '或', '和', '与', '时']);
    (!quoted || !goes_on).then_some(after)
}

/// Past the quotation marks and brackets that close after a stop.
fn closed(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    if matches!(rest.as_bytes(), [b' ' | b'\n' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z', ..]) {
        return at;
    }
    at + rest.len() - rest.trim_start_matches(['"', '\'', '”', '’', ')', '）', '」', '』', '»']).len()
}

/// The first letters of abbreviations of each length, a bit for each letter.
const INITIALS: [u32; LONGEST_ABBREVIATION + 1] = {
    let mut initials = [0; LONGEST_ABBREVIATION + 1];
    let mut list = ABBREVIATIONS;
    let mut lists = 2;
    while lists > 0 {
        let mut at = 0;
        while at < list.len() {
            let word = list[at].as_bytes();
            initials[word.len()] |= 1 << (word[0] - b'a');
            at += 1;
        }
        list = MAYBE;
        lists -= 1;
    }
    initials
};

/// Longer words with a full stop end a sentence, in bytes.
const LONGEST_ABBREVIATION: usize = 6;

/// The last word of a text, or a piece of it that is longer than any abbreviation.
fn last_word(text: &str) -> &str {
    let bytes = text.as_bytes();
    let near = bytes.len().saturating_sub(LONGEST_ABBREVIATION + 1);
    for at in (near..bytes.len()).rev() {
        match bytes[at] {
            b' ' | b'\t'..=b'\r' | b'(' | b'[' | b'"' | b',' => return &text[at + 1..],
            0x80.. => {
                let ends = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | ',');
                return text.rsplit(ends).next().unwrap_or_default();
            }
            _ => {}
        }
    }
    &text[near..]
}

/// Abbreviations of two letters with a blank between: *e. g.*, *i. e.*, *z. B.*, *d. h.*
const PARTED: &[(&str, &str)] = &[("e", "g"), ("i", "e"), ("z", "B"), ("d", "h"), ("u", "a")];

/// True if the word before the last letter of a text is a letter with a full stop.
fn ends_with_letter(before: &str, letter: &str) -> bool {
    let head = before[..before.len() - 1].trim_end();
    head.strip_suffix('.').is_some_and(|head| head.len() + 2 < before.len() && last_word(head) == letter)
}

/// True if the word before a full stop is an abbreviation there, as far as what follows tells.
fn is_abbreviation(before: &str, next: &str) -> bool {
    let word = last_word(before);
    if word.len() == 1 && PARTED.iter().any(|(first, last)| word == *last && ends_with_letter(before, first)) {
        return true;
    }
    if word.is_empty() || word.len() > LONGEST_ABBREVIATION {
        return false;
    }
    // "J. Smith", "U.S. Navy", "a.m."
    let initials = word.split('.').all(|part| part.len() == 1 && part.bytes().all(|b| b.is_ascii_alphabetic()));
    let capital = word.bytes().next().is_some_and(|b| b.is_ascii_uppercase());
    if initials && (capital || word.contains('.')) {
        return true;
    }
    // Most words begin with another letter than every abbreviation of their length.
    let first = word.as_bytes().first().map_or(0, |byte| (byte | 0x20).wrapping_sub(b'a'));
    if first < 26 && INITIALS[word.len()] >> first & 1 == 0 {
        return false;
    }
    let is = |list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
    is(ABBREVIATIONS) || is(MAYBE) && !begins_sentence(next)
}

/// True if what follows looks like the beginning of a sentence: a capital and two small letters, or a short word alone.
fn begins_sentence(next: &str) -> bool {
    let mut letters = next.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let word = next.chars().take_while(|c| c.is_alphabetic()).count();
    capital
        && (letters.take(2).all(char::is_lowercase) && word > 2
            || matches!(
                next.get(..3),
                Some(
                    "In "
                        | "If "
                        | "It "
                        | "No "
                        | "At "
                        | "By "
                        | "Il "
                        | "Le "
                        | "La "
                        | "Un "
                        | "On "
                        | "To "
                        | "Do "
                )
            ))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_end_where_readers_stop() {
        assert_eq!(split("Paper shall be dry. Ink may run."), ["Paper shall be dry.", "Ink may run."]);
        assert_eq!(
            split("Use ink, e.g. Black ink, of 1.5 mm (see Fig. 2). Done."),
            ["Use ink, e.g. Black ink, of 1.5 mm (see Fig. 2).", "Done."]
        );
        assert_eq!(split("纸应干燥。墨可流动！"), ["纸应干燥。", "墨可流动！"]);
        assert_eq!(
            split("Some parts (e. g. LEDs) i. e. “two”. End e. Go."),
            ["Some parts (e. g. LEDs) i. e. “two”.", "End e.", "Go."]
        );
        assert_eq!(split("It is “dry.” Next"), ["It is “dry.”", "Next"]);
        assert_eq!(split(""), [""; 0]);
        assert_eq!(
            split("Frames, lids, etc. The rest. See No. 3 of Sec. IV."),
            ["Frames, lids, etc.", "The rest.", "See No. 3 of Sec. IV."]
        );
        assert_eq!(
            split("Wait 10 min. The U.S. Navy waits. 1.5 m vs. 2 m."),
            ["Wait 10 min.", "The U.S. Navy waits.", "1.5 m vs. 2 m."]
        );
        assert_eq!(
            split("见《灯笼。》的规定。标“应密封。”字样。他说“好。”纸应干。"),
            ["见《灯笼。》的规定。", "标“应密封。”字样。", "他说“好。”", "纸应干。"]
        );
        let long = "word ".repeat(2000);
        assert!(split(&long).len() > 1 && split(&long).iter().all(|s| s.len() <= LONGEST + 5));
    }

    proptest! {
        #[test]
        fn sentences_cover_all_but_blanks(text in "[a-zA 。.!?\n）”应]{0,60}") {
            let joined: String = split(&text).concat();
            let squeeze = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(squeeze(&joined), squeeze(&text));
        }
    }
}
