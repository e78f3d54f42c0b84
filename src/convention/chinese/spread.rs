//! Text whose characters recognition set apart: 应 当, 不 得. It is read without the blanks between Chinese characters.

use std::ops::Range;

/// Verbal forms in two characters; a blank inside one of them says that blanks mean nothing in the text.
const FORMS: &[(char, char)] = &[
    ('应', '当'),
    ('不', '得'),
    ('不', '应'),
    ('不', '宜'),
    ('可', '以'),
    ('必', '须'),
    ('禁', '止'),
    ('严', '禁'),
    ('應', '當'),
    ('不', '應'),
    ('必', '須'),
];

/// A text without the blanks between its Chinese characters.
#[derive(Debug)]
pub(super) struct Spread {
    pub(super) bare: String,
    /// Byte offsets of `bare` before which blanks stood, and how many bytes of them stood up to there.
    gaps: Vec<(usize, usize)>,
}

impl Spread {
    /// Reads a text in which blanks part the characters of a verbal form; none for any other. Linear in its length.
    pub(super) fn of(text: &str) -> Option<Self> {
        if !text.contains(is_blank) || !is_spread(text) {
            return None;
        }
        let mut spread = Self { bare: String::with_capacity(text.len()), gaps: Vec::new() };
        let (mut removed, mut from) = (0, 0);
        for (start, end) in gaps(text) {
            spread.bare.push_str(&text[from..start]);
            removed += end - start;
            spread.gaps.push((spread.bare.len(), removed));
            from = end;
        }
        spread.bare.push_str(&text[from..]);
        Some(spread)
    }

    /// A range of the bare text as one of the text: blanks at its edges stay outside.
    pub(super) fn original(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.removed(self.gaps.partition_point(|(at, _)| *at <= range.start));
        let end = self.removed(self.gaps.partition_point(|(at, _)| *at < range.end));
        let start = range.start + start;
        start..(range.end + end).max(start)
    }

    /// A range of the text as one of the bare text.
    pub(super) fn bare_range(&self, range: &Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let gap = self.gaps.partition_point(|(bare, removed)| bare + removed <= at);
            at - self.removed(gap)
        };
        place(range.start)..place(range.end)
    }

    fn removed(&self, gaps: usize) -> usize {
        gaps.checked_sub(1).map_or(0, |last| self.gaps[last].1)
    }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{a0}')
}

fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// The stretches of blanks between two Chinese characters, in bytes.
fn gaps(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let (mut before, mut start) = (None, None);
    text.char_indices().filter_map(move |(at, c)| {
        if is_blank(c) {
            start = start.or(Some(at));
            return None;
        }
        let gap = start.take().filter(|_| before.is_some_and(is_han) && is_han(c)).map(|start| (start, at));
        before = Some(c);
        gap
    })
}

/// So many characters in a row that stand alone between blanks are no columns and no words.
const ALONE: usize = 4;

/// True where blanks part the two characters of a verbal form, or the characters of a phrase.
fn is_spread(text: &str) -> bool {
    let mut run = 0;
    let mut before = 0;
    for (start, end) in gaps(text) {
        let one = run > 0 && text[before..start].chars().nth(1).is_none();
        run = if one { run + 1 } else { 1 };
        before = end;
        if run >= ALONE {
            return true;
        }
    }
    gaps(text).any(|(start, end)| {
        let pair = text[..start].chars().next_back().zip(text[end..].chars().next());
        pair.is_some_and(|pair| FORMS.contains(&pair))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ranges_lead_back() {
        let text = "灯笼应 当 放在 架上。";
        let spread = Spread::of(text).expect("a form is parted");
        assert_eq!(spread.bare, "灯笼应当放在架上。");
        let form = spread.bare.find("应当").map(|at| at..at + "应当".len()).expect("a form");
        let original = spread.original(&form);
        assert_eq!(&text[original.clone()], "应 当");
        assert_eq!(spread.bare_range(&original), form);
        assert!(Spread::of("灯 笼应当放在架上。").is_none() && Spread::of("应当").is_none());
    }

    proptest! {
        #[test]
        fn every_range_is_one_of_the_text(text in "[应当不得灯a 　。]{0,24}") {
            if let Some(spread) = Spread::of(&text) {
                let places: Vec<usize> = spread.bare.char_indices().map(|(at, _)| at).chain([spread.bare.len()]).collect();
                for (i, start) in places.iter().enumerate() {
                    for end in &places[i..] {
                        let original = spread.original(&(*start..*end));
                        prop_assert!(text.get(original).is_some());
                    }
                }
            }
        }
    }
}
