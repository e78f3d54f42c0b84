//! Numbers of sections: `4.2.1.`, `A.1`, `Appendix B:`.

/// Most parts of a number.
const DEEPEST: usize = 9;

/// The number of a section, part by part; a letter is its place in the alphabet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Number {
    pub(super) is_letter: bool,
    pub(super) is_appendix: bool,
    parts: [u16; DEEPEST],
    depth: u8,
}

/// How a number stands to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// The very next: a first subsection, or the next section of the same or an outer level.
    Next,
    /// Later, with numbers left out.
    Later,
    /// The first of a series of its own.
    Restart,
    /// Earlier, or of another kind.
    Back,
}

/// A number at the beginning of a line, and what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbered<'s> {
    /// As printed, with its stop and a word such as `Appendix`.
    pub(super) label: &'s str,
    pub(super) number: Number,
    /// What follows after blanks; may be empty after `Appendix A`.
    pub(super) title: &'s str,
    /// How many blanks stand between.
    pub(super) gap: usize,
    /// Whether the label ends with a stop or begins with a word.
    pub(super) is_marked: bool,
}

impl Number {
    pub(super) fn depth(&self) -> usize {
        usize::from(self.depth)
    }

    fn parts(&self) -> &[u16] {
        &self.parts[..self.depth()]
    }

    /// The same number, without what its label adds.
    pub(super) fn bare(self) -> Self {
        Self { is_appendix: false, ..self }
    }

    /// How this number follows another.
    pub(super) fn after(&self, last: Option<&Self>) -> Order {
        let own = self.parts();
        let is_first = own.iter().all(|&p| p <= 1);
        let Some(last) = last else { return if is_first { Order::Next } else { Order::Later } };
        let before = last.parts();
        if self.is_letter != last.is_letter {
            return match (self.is_letter, is_first) {
                (true, true) => Order::Next,
                (true, false) => Order::Later,
                (false, true) => Order::Restart,
                (false, false) => Order::Back,
            };
        }
        let Some((&end, outer)) = own.split_last() else { return Order::Back };
        let shared = before.get(..outer.len()) == Some(outer);
        match before.get(outer.len()) {
            Some(&sibling) if shared && end == sibling + 1 => Order::Next,
            None if shared && end <= 1 => Order::Next,
            _ if own > before => Order::Later,
            _ if is_first => Order::Restart,
            _ => Order::Back,
        }
    }
}

/// Reads the number that a line begins with.
pub(super) fn numbered(text: &str) -> Option<Numbered<'_>> {
    let bytes = text.as_bytes();
    let first = *bytes.first()?;
    if !first.is_ascii_digit() && !first.is_ascii_uppercase() {
        return None;
    }
    let word = ["Appendix ", "APPENDIX ", "Annex ", "ANNEX "].into_iter().find(|word| text.starts_with(word));
    let from = word.map_or(0, |w| w.len() + (text[w.len()..].len() - text[w.len()..].trim_start().len()));
    let (number, mut at) = parts(bytes, from)?;
    let number = Number { is_appendix: word.is_some(), ..number };
    // A letter alone is a number only after a word or before a stop.
    let stop = matches!(bytes.get(at), Some(b'.'));
    if number.is_letter && number.depth == 1 && word.is_none() && !stop {
        return None;
    }
    at += usize::from(stop || word.is_some() && matches!(bytes.get(at), Some(b':' | b')' | b',')));
    let rest = &text[at..];
    let title = rest.trim_start_matches([' ', '\t', '\u{a0}']);
    let gap = rest.len() - title.len();
    if title.is_empty() {
        return word.map(|_| Numbered { label: &text[..at], number, title, gap, is_marked: true });
    }
    if gap == 0 {
        return None;
    }
    // `Appendix A - Title`
    let dash = ["- ", "-- ", "\u{2013} ", "\u{2014} "].into_iter().find(|d| word.is_some() && title.starts_with(d));
    let (label, title) = match dash {
        Some(dash) => {
            let rest = &title[dash.len()..];
            (text[..text.len() - rest.len()].trim_end(), rest.trim_start())
        }
        None => (&text[..at], title),
    };
    Some(Numbered { label, number, title, gap, is_marked: stop || word.is_some() })
}

/// The parts of a number from an offset on, and where it ends.
fn parts(bytes: &[u8], from: usize) -> Option<(Number, usize)> {
    let mut number = Number { is_letter: false, is_appendix: false, parts: [0; DEEPEST], depth: 0 };
    let mut at = from;
    loop {
        let place = number.parts.get_mut(usize::from(number.depth))?;
        let start = at;
        while at < bytes.len() && at - start < 4 && bytes[at].is_ascii_digit() {
            *place = *place * 10 + u16::from(bytes[at] - b'0');
            at += 1;
        }
        if at == start && number.depth == 0 && bytes.get(at)?.is_ascii_uppercase() {
            number.is_letter = true;
            *place = u16::from(bytes[at] - b'A' + 1);
            at += 1;
        }
        let long = at - start > 3 || bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        if at == start || long {
            return None;
        }
        number.depth += 1;
        let goes_on = bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !goes_on {
            return Some((number, at));
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_titles_part() {
        for (text, expected) in [
            ("1.  Scope", Some(("1.", "Scope", 1))),
            ("4.2.1 Paper", Some(("4.2.1", "Paper", 3))),
            ("A.1.  Frames", Some(("A.1.", "Frames", 2))),
            ("Appendix A.  Folding", Some(("Appendix A.", "Folding", 1))),
            ("APPENDIX B: Tassels", Some(("APPENDIX B:", "Tassels", 1))),
            ("Appendix C - Tassels", Some(("Appendix C -", "Tassels", 1))),
            ("Appendix D", Some(("Appendix D", "", 1))),
            ("A. Frames", Some(("A.", "Frames", 1))),
            ("A frame", None),
            ("1.", None),
            ("2024 was a year", None),
            ("1st of May", None),
            ("RFC 12", None),
            ("3.1415.", None),
        ] {
            let found = numbered(text).map(|n| (n.label, n.title, n.number.depth()));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn order_is_known() {
        let number = |text: &str| numbered(&format!("{text} x")).unwrap().number;
        for (last, next, order) in [
            ("1.", "1.1.", Order::Next),
            ("1.1.", "1.2.", Order::Next),
            ("1.2.3.", "2.", Order::Next),
            ("1.2.3.", "1.3.", Order::Next),
            ("1.", "3.", Order::Later),
            ("1.", "2.1.", Order::Later),
            ("3.", "2.", Order::Back),
            ("3.", "1.", Order::Restart),
            ("12.", "Appendix A.", Order::Next),
            ("Appendix A.", "A.1.", Order::Next),
            ("A.1.", "Appendix B.", Order::Next),
            ("A.1.", "1.", Order::Restart),
        ] {
            assert_eq!(number(next).after(Some(&number(last))), order, "{last} {next}");
        }
    }
}
