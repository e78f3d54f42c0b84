//! Labels that are printed at the head of a paragraph: *NOTE 1*, *Note 2 to entry:*, *EXAMPLE*, *Requirement 4-1*, *R-7:*, *a)*.
//!
//! ISO/IEC Directives Part 2 (2021), clauses 24 and 25: what begins so is a note or an example, whatever its markup says.

use super::document::Document;
use super::kind::NodeKind;
use super::node::NodeId;

/// Words for *NOTE* and *EXAMPLE* in English, French and German.
const SUPPLEMENTS: &[(&str, NodeKind)] = &[
    ("NOTE", NodeKind::Note),
    ("EXAMPLE", NodeKind::Example),
    ("ANMERKUNG", NodeKind::Note),
    ("BEISPIEL", NodeKind::Example),
    ("REMARQUE", NodeKind::Note),
    ("EXEMPLE", NodeKind::Example),
];

/// Words behind the number of a note to a term entry.
const TO_ENTRY: &[&str] = &["to entry", "zum Begriff", "à l'article", "à l’article"];

/// The kinds of provisions that documents number: *Requirement 4-1*.
const NUMBERED: &[&str] = &["Requirement", "Recommendation", "Permission", "Possibility", "Rule", "Abstract test"];

/// The note or example that a text begins as, and how many bytes its label takes.
pub(crate) fn supplement(text: &str) -> Option<(NodeKind, usize)> {
    let (word, kind) = SUPPLEMENTS.iter().find(|(word, _)| {
        text.get(..word.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(word) && head.starts_with(char::is_uppercase))
    })?;
    let printed = &text[..word.len()];
    let capitals = printed == *word;
    if !capitals && printed[1..].contains(char::is_uppercase) {
        return None;
    }
    let mut rest = &text[word.len()..];
    let number = number(rest);
    rest = &rest[number..];
    let entry = TO_ENTRY.iter().find_map(|phrase| rest.trim_start().strip_prefix(phrase));
    rest = entry.unwrap_or(rest);
    let mark = rest.trim_start();
    let stripped = mark.trim_start_matches([':', '.', '–', '—', '-']);
    let marked = stripped.len() < mark.len();
    // "Notes of the captain", "Note that": words of the sentence.
    let joined = mark.starts_with(['—', '–']) && stripped.starts_with(char::is_uppercase);
    let parted = stripped.starts_with(char::is_whitespace) || joined || !marked && mark.len() < rest.len();
    let says = marked || entry.is_some() || capitals;
    let body = stripped.trim_start();
    (says && parted && !body.is_empty()).then(|| (*kind, text.len() - body.len()))
}

/// Bytes of a number behind blanks: ` 1`, ` 2.1`, ` A.3`.
fn number(text: &str) -> usize {
    let blanks = text.len() - text.trim_start().len();
    let rest = &text[blanks..];
    let word = rest.find(|c: char| c.is_whitespace() || matches!(c, ':' | '–' | '—')).unwrap_or(rest.len());
    let word = rest[..word].trim_end_matches('.');
    let numeric = word.ends_with(|c: char| c.is_ascii_digit()) && word.len() <= 8;
    if blanks > 0 && numeric { blanks + word.len() } else { 0 }
}

/// Bytes of the label that a text begins with: of a note or example, of a numbered provision, of an item.
pub(crate) fn label(text: &str) -> usize {
    supplement(text).map(|(_, length)| length).or_else(|| numbered(text)).or_else(|| item(text)).unwrap_or(0)
}

/// *Requirement 4-1 Boats*, *R-7: Masts*, *[R-7] Masts*, *REQ-5 a) Oars*: a capital follows.
fn numbered(text: &str) -> Option<usize> {
    let named = NUMBERED.iter().find_map(|word| text.strip_prefix(word));
    let bracket = text.strip_prefix('[');
    let rest = named.or(bracket).unwrap_or(text);
    let letters = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_uppercase()).len();
    let digits = rest[letters..].trim_start_matches([' ', '-', '/']);
    let end =
        digits.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/'))).unwrap_or(digits.len());
    let joined = rest[letters..].len() > digits.len();
    let number = digits[..end].trim_end_matches('.');
    if !number.starts_with(|c: char| c.is_ascii_digit()) || letters > 5 || named.is_none() && letters == 0 {
        return None;
    }
    let mut after = &digits[number.len()..];
    let lettered = after.strip_prefix(' ').filter(|rest| item(rest).is_some());
    let closed = if bracket.is_some() {
        after = after.strip_prefix(']').filter(|_| joined && letters <= 3)?;
        true
    } else if let Some(rest) = after.strip_prefix([':', '.']) {
        after = rest;
        true
    } else {
        named.is_some() || lettered.is_some() && joined
    };
    let body = after.trim_start();
    let body = body.get(item(body).unwrap_or(0)..).unwrap_or(body);
    let follows =
        body.len() < digits.len() && body.starts_with(char::is_uppercase) && after.starts_with([' ', '\u{a0}', '\n']);
    (closed && follows).then(|| text.len() - body.len())
}

/// *a) Boats*, *(a) Boats*, *1) Boats*: a bracket closes it and a capital follows.
fn item(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let (name, rest) = inner.split_once(')').filter(|(name, _)| (1..=2).contains(&name.len()))?;
    let number = name.bytes().all(|b| b.is_ascii_digit());
    let letter = name.len() == 1 && name.bytes().all(|b| b.is_ascii_lowercase());
    let body = rest.trim_start();
    let parted = body.len() < rest.len() && body.starts_with(char::is_uppercase);
    ((number || letter) && parted).then(|| text.len() - body.len())
}

impl Document {
    /// The note or example that a paragraph is by its label, where its markup does not say so.
    pub(crate) fn run_in_supplement(&self, node: NodeId) -> Option<NodeKind> {
        if self.node(node).kind != NodeKind::Paragraph {
            return None;
        }
        let own = self.own_text(node).next()?;
        supplement(self.slice(own).trim_start()).map(|(kind, _)| kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_notes_and_examples() {
        let body = |text: &str| supplement(text).map(|(kind, at)| (kind, text[at..].to_owned()));
        let note = |body: &str| Some((NodeKind::Note, body.to_owned()));
        assert_eq!(body("NOTE 1 It shall be dry."), note("It shall be dry."));
        assert_eq!(body("NOTE\u{a0}It shall be dry."), note("It shall be dry."));
        assert_eq!(body("NOTE – It shall be dry."), note("It shall be dry."));
        assert_eq!(body("Note 2 to entry: It may."), note("It may."));
        assert_eq!(body("Note: It may."), note("It may."));
        assert_eq!(body("NOTE—It may."), note("It may."));
        assert_eq!(body("EXAMPLE 2: Red."), Some((NodeKind::Example, "Red.".to_owned())));
        assert_eq!(body("Notes of the captain shall be kept."), None);
        assert_eq!(body("Note that it may."), None);
        assert_eq!(body("Example boats shall float."), None);
        assert_eq!(body("NOTEBOOK is one word."), None);
        assert_eq!(body("NOTE"), None);
    }

    #[test]
    fn labels_of_provisions_and_items() {
        for (text, body) in [
            ("Requirement 4-1 Boats shall float.", "Boats shall float."),
            ("Recommendation 8-2: Sails should be dry.", "Sails should be dry."),
            ("[R-7] Masts shall be straight.", "Masts shall be straight."),
            ("A4: Oars shall be long.", "Oars shall be long."),
            ("REQ-5 a) Oars shall be long.", "Oars shall be long."),
            ("a) Oars shall be long.", "Oars shall be long."),
            ("[RFC2119] Section", "[RFC2119] Section"),
            ("Requirement 4 shall apply.", "Requirement 4 shall apply."),
            ("A4 paper shall be used.", "A4 paper shall be used."),
            ("5 boats shall float.", "5 boats shall float."),
        ] {
            assert_eq!(&text[label(text)..], body);
        }
    }
}
