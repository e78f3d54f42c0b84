//! The words of standards and regulations in English, French and German, and some of Italian and Spanish: what their parts are called, and how these declare themselves.
//!
//! Sources: ISO/IEC Directives Part 2 (2021), Table 1 and clauses 11 to 25 in English and French; DIN 820-2; ITU-T A.1000; ETSI Drafting
//! Rules; the IEEE SA style manual; Joint Practical Guide for the drafting of European Union legislation.

use crate::model::{Bindingness, ClauseKind};
use crate::outline::Scheme;

/// Words that an annex is named with.
pub(crate) const ANNEX: &[&str] = &["annex", "annexe", "anhang", "appendix", "appendice", "allegato", "anexo"];

/// Words that the parts of a regulation are numbered behind, with their scheme.
pub(crate) const DIVISIONS: &[(&str, Scheme)] = &[
    ("part", Scheme::Part),
    ("partie", Scheme::Part),
    ("teil", Scheme::Part),
    ("title", Scheme::Part),
    ("titre", Scheme::Part),
    ("titel", Scheme::Part),
    ("chapter", Scheme::Chapter),
    ("chapitre", Scheme::Chapter),
    ("kapitel", Scheme::Chapter),
    ("subpart", Scheme::Chapter),
    ("section", Scheme::Section),
    ("abschnitt", Scheme::Section),
    ("article", Scheme::Article),
    ("artikel", Scheme::Article),
    ("art.", Scheme::Article),
    ("§", Scheme::Article),
];

/// Titles of contents pages and of lists like them.
const CONTENTS: &[&str] =
    &["contents", "table of contents", "content", "sommaire", "table des matières", "inhalt", "inhaltsverzeichnis"];

/// What stands above the numbers of pages.
const PAGE: &[&str] = &["page", "seite", "pag.", "página"];

/// Titles that stand without a number in front of the numbered clauses or behind them, in lower case, beside those of `vocabulary::titles`.
const UNNUMBERED: &[(&str, ClauseKind)] = &[
    ("avant-propos européen", ClauseKind::Foreword),
    ("avant-propos national", ClauseKind::Foreword),
    ("préface", ClauseKind::Foreword),
    ("premessa", ClauseKind::Foreword),
    ("prefazione", ClauseKind::Foreword),
    ("prólogo", ClauseKind::Foreword),
    ("introduzione", ClauseKind::Introduction),
    ("introducción", ClauseKind::Introduction),
    ("bibliografia", ClauseKind::Bibliography),
    ("bibliografía", ClauseKind::Bibliography),
    ("executive summary", ClauseKind::Abstract),
    ("résumé", ClauseKind::Abstract),
    ("zusammenfassung", ClauseKind::Abstract),
    ("kurzfassung", ClauseKind::Abstract),
    ("references", ClauseKind::Bibliography),
    ("informative references", ClauseKind::Bibliography),
    ("non-normative references", ClauseKind::Bibliography),
    ("références informatives", ClauseKind::Bibliography),
    ("références bibliographiques", ClauseKind::Bibliography),
    ("informative verweisungen", ClauseKind::Bibliography),
    ("literatur", ClauseKind::Bibliography),
    ("literaturverzeichnis", ClauseKind::Bibliography),
    ("stichwortverzeichnis", ClauseKind::Index),
    ("index alphabétique", ClauseKind::Index),
    ("remerciements", ClauseKind::Acknowledgements),
    ("danksagung", ClauseKind::Acknowledgements),
    ("participants", ClauseKind::Contributors),
    ("mitwirkende", ClauseKind::Contributors),
    ("modal verbs terminology", ClauseKind::FrontMatter),
    ("intellectual property rights", ClauseKind::FrontMatter),
    ("keywords", ClauseKind::FrontMatter),
    ("mots-clés", ClauseKind::FrontMatter),
    ("history", ClauseKind::BackMatter),
    ("document history", ClauseKind::BackMatter),
    ("publishing and copyright information", ClauseKind::FrontMatter),
    ("notice to users", ClauseKind::FrontMatter),
    ("status of this document", ClauseKind::FrontMatter),
    ("authority", ClauseKind::FrontMatter),
];

/// Titles that say what a numbered clause is, in lower case, beside those of `vocabulary::titles`.
const NUMBERED: &[(&str, ClauseKind)] = &[
    ("terms", ClauseKind::Terms),
    ("definitions", ClauseKind::Terms),
    ("definition of terms", ClauseKind::Terms),
    ("terms and definitions, symbols and abbreviated terms", ClauseKind::Terms),
    ("terms, definitions and abbreviations", ClauseKind::Terms),
    ("terms, definitions, abbreviated terms and symbols", ClauseKind::Terms),
    ("definitions of terms, symbols and abbreviations", ClauseKind::Terms),
    ("definition of terms, symbols and abbreviations", ClauseKind::Terms),
    ("definition of terms and abbreviations", ClauseKind::Terms),
    ("terms defined in this recommendation", ClauseKind::Terms),
    ("terms defined elsewhere", ClauseKind::Terms),
    ("scopo e campo di applicazione", ClauseKind::Scope),
    ("objeto y campo de aplicación", ClauseKind::Scope),
    ("riferimenti normativi", ClauseKind::NormativeReferences),
    ("normas para consulta", ClauseKind::NormativeReferences),
    ("referencias normativas", ClauseKind::NormativeReferences),
    ("termini e definizioni", ClauseKind::Terms),
    ("términos y definiciones", ClauseKind::Terms),
    ("introduzione", ClauseKind::Introduction),
    ("introducción", ClauseKind::Introduction),
    ("définitions", ClauseKind::Terms),
    ("termes, définitions et symboles", ClauseKind::Terms),
    ("termes, définitions et abréviations", ClauseKind::Terms),
    ("begriffe und definitionen", ClauseKind::Terms),
    ("begriffe, symbole und abkürzungen", ClauseKind::Terms),
    ("abbreviations", ClauseKind::Symbols),
    ("abbreviations and acronyms", ClauseKind::Symbols),
    ("acronyms and abbreviations", ClauseKind::Symbols),
    ("symbols and abbreviations", ClauseKind::Symbols),
    ("symboles et abréviations", ClauseKind::Symbols),
    ("symboles et termes abrégés", ClauseKind::Symbols),
    ("abréviations", ClauseKind::Symbols),
    ("abkürzungen", ClauseKind::Symbols),
    ("symbole und abkürzungen", ClauseKind::Symbols),
    ("informative references", ClauseKind::Bibliography),
    ("non-normative references", ClauseKind::Bibliography),
    ("références informatives", ClauseKind::Bibliography),
    ("informative verweisungen", ClauseKind::Bibliography),
];

/// Titles of lists of references that do not say whether they are normative.
const REFERENCES: &[&str] = &["references", "reference", "références", "verweisungen", "referenced documents"];

/// How a part declares itself.
const DECLARED: &[(&str, Bindingness)] = &[
    ("normative", Bindingness::Normative),
    ("informative", Bindingness::Informative),
    ("non-normative", Bindingness::Informative),
    ("normatif", Bindingness::Normative),
    ("informatif", Bindingness::Informative),
    ("normativa", Bindingness::Normative),
    ("normativo", Bindingness::Normative),
    ("informativa", Bindingness::Informative),
    ("informativo", Bindingness::Informative),
    ("mandatory", Bindingness::Normative),
    ("mandatory information", Bindingness::Normative),
    ("nonmandatory information", Bindingness::Informative),
    ("normativ", Bindingness::Normative),
    ("informativ", Bindingness::Informative),
];

/// Sentences by which a part declares itself, after `this annex`, `cette annexe` …
const SENTENCES: &[(&str, Bindingness)] = &[
    ("does not form an integral part", Bindingness::Informative),
    ("is not an integral part", Bindingness::Informative),
    ("forms an integral part", Bindingness::Normative),
    ("is an integral part", Bindingness::Normative),
    ("is non-normative", Bindingness::Informative),
    ("is not normative", Bindingness::Informative),
    ("is informative", Bindingness::Informative),
    ("is for information only", Bindingness::Informative),
    ("is normative", Bindingness::Normative),
    ("ne fait pas partie intégrante", Bindingness::Informative),
    ("fait partie intégrante", Bindingness::Normative),
    ("est informative", Bindingness::Informative),
    ("est normative", Bindingness::Normative),
    ("ist informativ", Bindingness::Informative),
    ("ist normativ", Bindingness::Normative),
];

/// Beginnings of such sentences.
const SELF: &[&str] = &[
    "this section",
    "this clause",
    "this annex",
    "this appendix",
    "cette annexe",
    "cet appendice",
    "la présente annexe",
    "dieser anhang",
    "dieser abschnitt",
];

/// Longest title in a table, in bytes.
const LONGEST: usize = 80;

/// A short text in lower case, with single blanks and without the colon behind it.
fn folded(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let words: Vec<&str> = text.trim_end_matches([':', '.']).split_whitespace().collect();
    Some(words.join(" ").to_lowercase().replace('\u{2019}', "'"))
}

/// What a heading without a number is, where its title says so.
pub(crate) fn unnumbered(title: &str) -> Option<ClauseKind> {
    let title = folded(title)?;
    let own = UNNUMBERED.iter().find(|(known, _)| *known == title).map(|(_, kind)| *kind);
    own.or_else(|| crate::vocabulary::titles::clause_kind(&title))
}

/// What a clause with a number is, where its title says so.
pub(crate) fn numbered(title: &str) -> Option<ClauseKind> {
    let title = folded(title)?;
    let own = NUMBERED.iter().find(|(known, _)| *known == title).map(|(_, kind)| *kind);
    own.or_else(|| crate::vocabulary::titles::clause_kind(&title))
}

/// True if a title heads a list of references that may be normative or not.
pub(crate) fn names_references(title: &str) -> bool {
    folded(title).is_some_and(|title| REFERENCES.contains(&&*title))
}

/// True if a line heads a contents page; `Page` may stand at its end.
pub(crate) fn heads_contents(line: &str) -> bool {
    let Some(text) = folded(line) else { return false };
    let bare = PAGE.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(&text).trim_end();
    CONTENTS.contains(&bare)
}

/// True if a line only names the column of the numbers of pages.
pub(crate) fn names_pages(line: &str) -> bool {
    folded(line).is_some_and(|text| PAGE.contains(&&*text))
}

/// The declaration in brackets that a text begins with, `(informative)`, and its length in bytes.
pub(crate) fn declared(text: &str) -> Option<(usize, Bindingness)> {
    let inner = text.strip_prefix(['(', '['])?;
    let end = inner.find([')', ']']).filter(|end| *end <= 90)?;
    let words = inner[..end].trim().to_lowercase();
    let length = end + 2;
    let word = DECLARED.iter().find(|(word, _)| *word == words || words.strip_prefix("annexe ") == Some(word));
    word.map(|(_, says)| *says).or_else(|| says_of_itself(&words)).map(|says| (length, says))
}

/// What a sentence at the beginning of a clause says of the clause: *This section is non-normative*.
pub(crate) fn says_of_itself(text: &str) -> Option<Bindingness> {
    let mut end = text.len().min(120);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text[..end].trim_start_matches('(');
    if !head.starts_with(['T', 't', 'C', 'c', 'L', 'l', 'D', 'd']) {
        return None;
    }
    let head = head.to_lowercase();
    let rest = SELF.iter().find_map(|own| head.strip_prefix(own))?;
    let first = rest.split(['.', ';', ',']).next().unwrap_or_default();
    SENTENCES.iter().find(|(words, _)| first.trim_start().starts_with(words)).map(|(_, says)| *says)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_known_by_their_titles() {
        assert_eq!(unnumbered("Executive  Summary"), Some(ClauseKind::Abstract));
        assert_eq!(unnumbered("Abstract:"), Some(ClauseKind::Abstract));
        assert_eq!(numbered("Begriffe"), Some(ClauseKind::Terms));
        assert_eq!(numbered("Kites"), None);
        assert!(heads_contents("Inhalt                       Seite") && heads_contents("SOMMAIRE"));
        assert!(!heads_contents("Contents of the box"));
    }

    #[test]
    fn parts_declare_themselves() {
        let normative = Some(Bindingness::Normative);
        let informative = Some(Bindingness::Informative);
        for (text, length, says) in [
            ("(informative) Kites", 13, informative),
            ("(normatif)", 10, normative),
            ("(This annex forms an integral part of this Recommendation.)", 59, normative),
            ("(see below)", 0, None),
        ] {
            let expected = says.map(|says| (length, says));
            assert_eq!(declared(text), expected, "{text}");
        }
        assert_eq!(says_of_itself("This section is non-normative."), informative);
        assert_eq!(says_of_itself("Dieser Anhang ist normativ."), normative);
        assert_eq!(says_of_itself("This section is about kites."), None);
    }
}
