//! Titles that say what a section is.

use crate::model::ClauseKind;

/// `(beginning of a title in lower case, kind)` of sections that the style of RFCs leaves without a number (RFC 7322, 4).
const PLAIN: &[(&str, ClauseKind)] = &[
    ("abstract", ClauseKind::Abstract),
    ("summary", ClauseKind::Abstract),
    ("status of this memo", ClauseKind::FrontMatter),
    ("status of the memo", ClauseKind::FrontMatter),
    ("status of this document", ClauseKind::FrontMatter),
    ("copyright notice", ClauseKind::FrontMatter),
    ("copyright statement", ClauseKind::BackMatter),
    ("full copyright statement", ClauseKind::BackMatter),
    ("intellectual property", ClauseKind::BackMatter),
    ("iesg note", ClauseKind::FrontMatter),
    ("iab note", ClauseKind::FrontMatter),
    ("irtf note", ClauseKind::FrontMatter),
    ("rfc editor note", ClauseKind::FrontMatter),
    ("editorial note", ClauseKind::FrontMatter),
    ("note to ", ClauseKind::FrontMatter),
    ("discussion venues", ClauseKind::FrontMatter),
    ("about this document", ClauseKind::FrontMatter),
    ("preface", ClauseKind::Foreword),
    ("foreword", ClauseKind::Foreword),
    ("avant-propos", ClauseKind::Foreword),
    ("vorwort", ClauseKind::Foreword),
    ("acknowledgement", ClauseKind::Acknowledgements),
    ("acknowledgment", ClauseKind::Acknowledgements),
    ("contributors", ClauseKind::Contributors),
    ("contributor's", ClauseKind::Contributors),
    ("contributors'", ClauseKind::Contributors),
    ("contributing author", ClauseKind::Contributors),
    ("author's address", ClauseKind::Contributors),
    ("authors' address", ClauseKind::Contributors),
    ("authors address", ClauseKind::Contributors),
    ("author address", ClauseKind::Contributors),
    ("author information", ClauseKind::Contributors),
    ("authors' contact", ClauseKind::Contributors),
    ("editor's address", ClauseKind::Contributors),
    ("editors' address", ClauseKind::Contributors),
    ("normative reference", ClauseKind::NormativeReferences),
    ("informative reference", ClauseKind::Bibliography),
    ("normative verweisung", ClauseKind::NormativeReferences),
    ("références normative", ClauseKind::NormativeReferences),
    ("references", ClauseKind::Bibliography),
    ("bibliography", ClauseKind::Bibliography),
    ("bibliographie", ClauseKind::Bibliography),
    ("literaturhinweise", ClauseKind::Bibliography),
    ("glossary", ClauseKind::BackMatter),
    ("index", ClauseKind::Index),
];

/// Most characters of a title in the table and what may follow it.
const LONGEST: usize = 60;

/// Kind of a section without a number, if its title is known.
pub(super) fn plain_kind(title: &str) -> Option<ClauseKind> {
    if title.len() > LONGEST || title.contains("..") {
        return None;
    }
    let begins = |known: &str| {
        let head = title.get(..known.len()).is_some_and(|h| h.eq_ignore_ascii_case(known));
        // A word ends there, or its plural.
        let rest = if head { &title[known.len()..] } else { return false };
        let rest = rest.strip_prefix("es").or_else(|| rest.strip_prefix(['s', 'S'])).unwrap_or(rest);
        let apart = known.ends_with(' ') || !rest.starts_with(|c: char| c.is_alphanumeric());
        // Behind a colon there is text.
        let ended = rest.split_once(':').is_none_or(|(_, text)| text.trim().is_empty());
        ended
            && apart
            && rest.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '\'' | '(' | ')' | ':' | '\u{2019}' | '/'))
    };
    PLAIN.iter().find(|(known, _)| begins(known)).map(|(_, kind)| *kind)
}

/// True if a title heads a list of references.
pub(super) fn is_references(title: &str) -> bool {
    let ends = |word: &str| {
        let at = title.len().checked_sub(word.len());
        at.and_then(|at| title.get(at..)).is_some_and(|tail| tail.eq_ignore_ascii_case(word))
    };
    title.len() <= LONGEST && (ends("references") || ends("reference") || ends("bibliography"))
}

/// Kind of a section with a number. An introduction is an ordinary section: what it demands binds. References that are not
/// divided are neither normative nor informative.
pub(super) fn numbered_kind(title: &str) -> ClauseKind {
    match plain_kind(title) {
        Some(ClauseKind::Bibliography) if title.len() > 12 => ClauseKind::Bibliography,
        Some(
            kind @ (ClauseKind::NormativeReferences
            | ClauseKind::Acknowledgements
            | ClauseKind::Contributors
            | ClauseKind::Index),
        ) => kind,
        _ => ClauseKind::Clause,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_known() {
        for (title, kind) in [
            ("Status of this Memo", Some(ClauseKind::FrontMatter)),
            ("Authors' Addresses", Some(ClauseKind::Contributors)),
            ("ACKNOWLEDGEMENTS", Some(ClauseKind::Acknowledgements)),
            ("References", Some(ClauseKind::Bibliography)),
            ("Abstract syntax; notation", None),
            ("Indexing", None),
            ("Paper", None),
        ] {
            assert_eq!(plain_kind(title), kind, "{title}");
        }
    }
}
