//! Where sentences end.

use std::ops::Range;

/// Words with a full stop that ends no sentence, in lower case, without the stop.
const ABBREVIATIONS: &[&str] = &[
    "e.g", "i.e", "etc", "cf", "vs", "no", "nos", "fig", "figs", "eq", "eqs", "ref", "refs", "approx", "max", "min",
    "vol", "p", "pp", "ed", "al", "viz", "resp", "incl", "dr", "mr", "mrs", "ms", "st", "sec", "art", "para", "ch",
];

/// The sentences of a stretch of text, as ranges of its bytes without the blanks between them. Linear.
///
/// A sentence ends with `。`, `！`, `？`, or with a full stop, exclamation or question mark that white space follows, unless the
/// stop belongs to an abbreviation or what follows goes on in lower case. One of more than 4 KiB ends at a blank.
pub(crate) fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        from += text[from..].len() - text[from..].trim_start().len();
        if from >= text.len() {
            return None;
        }
        let start = from;
        from = end_after(text, start);
        Some(start..start + text[start..from].trim_end().len())
    })
}

/// Longer sentences than this, in bytes, are none: lists of words without a stop, data. They end at the next blank.
const LONGEST: usize = 4096;

fn end_after(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < bytes.len() {
        let after = at + 1;
        match bytes[at] {
            b'\n' => return after,
            b' ' if at - start > LONGEST => return after,
            // The first bytes of 。 and of ！ and ？.
            0xE3 | 0xEF => {
                let stop = ["。", "！", "？"].into_iter().find(|stop| bytes[at..].starts_with(stop.as_bytes()));
                if let Some(stop) = stop {
                    return closed(text, at + stop.len());
                }
            }
            b'.' | b'!' | b'?' => {
                let after = closed(text, after);
                let rest = &text[after..];
                let blank = rest.starts_with(char::is_whitespace);
                let next = rest.trim_start().chars().next();
                let goes_on = next.is_some_and(|n| n.is_lowercase() || matches!(n, ',' | ';' | ')'));
                if blank && !goes_on && !(bytes[at] == b'.' && is_abbreviation(&text[start..at])) {
                    return after;
                }
            }
            _ => {}
        }
        at += 1;
    }
    text.len()
}

/// Past the quotation marks and brackets that close after a stop.
fn closed(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest.len() - rest.trim_start_matches(['"', '\'', '”', '’', ')', '）', '」', '』']).len()
}

fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"')).next().unwrap_or_default();
    let single = word.len() == 1 && word.bytes().all(|b| b.is_ascii_uppercase());
    single || ABBREVIATIONS.iter().any(|known| known.eq_ignore_ascii_case(word))
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
        assert_eq!(split("It is “dry.” Next"), ["It is “dry.”", "Next"]);
        assert_eq!(split(""), [""; 0]);
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
