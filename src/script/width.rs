//! Columns that characters take where all steps are equal: in a terminal, and on a page of Chinese print.

use unicode_width::UnicodeWidthStr;

/// The number of columns of a text (UAX #11): 2 for a wide or full-width character, 0 for one that is set over another, else 1.
///
/// Linear. Texts of nothing but common characters are measured without a table; sequences that are one sign (emoji with
/// modifiers) are found in all others.
pub(crate) fn width(text: &str) -> usize {
    let mut columns = 0;
    for c in text.chars() {
        columns += match c {
            ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{2010}'..='\u{2027}' => 1,
            '\u{3000}'..='\u{3029}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF60}' => 2,
            _ => return text.width(),
        };
    }
    columns
}

/// The number of columns of a character that stands alone; 1 for a control character.
#[cfg(feature = "cli")]
pub(crate) fn width_of(c: char) -> usize {
    unicode_width::UnicodeWidthChar::width(c).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_take_none_one_or_two_columns() {
        for (text, columns) in [
            ("", 0),
            ("a 1", 3),
            ("灯笼，（ａ）", 12),
            ("“灯”—…", 6),
            ("cafe\u{301}", 4),
            ("ﾃﾞ", 2),
            ("\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}", 2),
            ("𠀀", 2),
        ] {
            assert_eq!(width(text), columns, "{text}");
        }
    }

    #[test]
    fn common_characters_are_as_the_table_says() {
        for c in '\0'..='\u{ffff}' {
            assert_eq!(
                width(c.encode_utf8(&mut [0; 4])),
                unicode_width::UnicodeWidthChar::width(c).unwrap_or(1),
                "{c:?}"
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn texts_are_as_the_table_says(text in "([a灯〇㐀，“é⺀𠀀ﷺ…\u{301}\u{fe0f}\u{200d}👩1]{0,12}|.{0,12}){0,4}") {
            proptest::prop_assert_eq!(width(&text), text.width());
        }
    }
}
