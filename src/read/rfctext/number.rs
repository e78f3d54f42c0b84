//! Numbers of sections as RFCs print them: `4.2.1.`, `A.1`, `Appendix B:`.

pub(super) use crate::outline::Numbered;
use crate::outline::{Number, Scheme, numbered as read};

/// Words that appendices are named with.
const WORDS: &[&str] = &["appendix", "annex", "annexe", "anhang"];

/// Reads a letter without a stop before a title: `A  Folding`. Only what the contents page lists so is an annex.
pub(super) fn bare_letter(text: &str) -> Option<Numbered<'_>> {
    let (letter, rest) = text.split_at_checked(1).filter(|(letter, _)| letter.as_bytes()[0].is_ascii_uppercase())?;
    let title = rest.trim_start();
    let gap = rest.len() - title.len();
    let number = Number::new(Scheme::Annex, &[u16::from(letter.as_bytes()[0] - b'A' + 1)])?;
    let found = Numbered { label: letter, number, title, gap, is_marked: false, is_worded: false };
    (gap > 0 && title.starts_with(|c: char| c.is_uppercase())).then_some(found)
}

/// Reads the number that a line begins with.
pub(super) fn numbered(text: &str) -> Option<Numbered<'_>> {
    read(text, WORDS)
}

/// Reads a number that stands alone on its line, with its title on the next one.
pub(super) fn alone(text: &str) -> Option<Numbered<'_>> {
    let bare = text.strip_suffix('.').unwrap_or(text);
    let mut parts = [0_u16; 9];
    let mut depth = 0;
    for part in bare.split('.') {
        let digits = !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
        *parts.get_mut(depth)? = part.parse().ok().filter(|_| digits)?;
        depth += 1;
    }
    let is_marked = bare.len() < text.len();
    let number = Number::new(Scheme::Decimal, &parts[..depth]).filter(|_| depth > 1 || is_marked)?;
    Some(Numbered { label: text, number, title: &text[text.len()..], gap: 0, is_marked, is_worded: false })
}

/// The number of a title that names an appendix without a letter: `APPENDIX`, `Appendices`, `Appendix: Folding`.
pub(super) fn names_appendix(text: &str) -> bool {
    ["appendices", "appendix", "annexes", "annex"].iter().any(|word| {
        let head = text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
        head && matches!(text[word.len()..].trim_start().as_bytes().first(), None | Some(b':' | b'-'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_stand_alone() {
        for (text, expected) in
            [("3.", Some("3")), ("3.1", Some("3.1")), ("3.1.", Some("3.1")), ("3", None), ("1984", None), ("3..", None)]
        {
            assert_eq!(alone(text).map(|n| n.number.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn letters_without_a_stop_stand_before_a_title() {
        for (text, expected) in [
            ("A  Folding", Some("Folding")),
            ("B Tassels", Some("Tassels")),
            ("A frame", None),
            ("AB Frame", None),
            ("A", None),
            ("\u{c4} Frame", None),
        ] {
            assert_eq!(bare_letter(text).map(|found| found.title), expected, "{text}");
        }
    }

    #[test]
    fn appendices_without_a_letter() {
        for (text, expected) in
            [("APPENDIX", true), ("Appendix - Folding", true), ("Appendix A", false), ("Appendixes vary", false)]
        {
            assert_eq!(names_appendix(text), expected, "{text}");
        }
    }
}
