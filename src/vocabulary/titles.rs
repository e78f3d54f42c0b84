//! Clauses that are known by their titles, in the languages of ISO, IEC, CEN and SAC.

use crate::model::ClauseKind;

/// `(title, kind)`: whole titles in lower case, single blanks.
const TITLES: &[(&str, ClauseKind)] = &[
    ("foreword", ClauseKind::Foreword),
    ("european foreword", ClauseKind::Foreword),
    ("national foreword", ClauseKind::Foreword),
    ("preface", ClauseKind::Foreword),
    ("avant-propos", ClauseKind::Foreword),
    ("vorwort", ClauseKind::Foreword),
    ("nationales vorwort", ClauseKind::Foreword),
    ("europäisches vorwort", ClauseKind::Foreword),
    ("предисловие", ClauseKind::Foreword),
    ("前言", ClauseKind::Foreword),
    ("introduction", ClauseKind::Introduction),
    ("einleitung", ClauseKind::Introduction),
    ("введение", ClauseKind::Introduction),
    ("引言", ClauseKind::Introduction),
    ("abstract", ClauseKind::Abstract),
    ("summary", ClauseKind::Abstract),
    ("scope", ClauseKind::Scope),
    ("domaine d'application", ClauseKind::Scope),
    ("domaine d’application", ClauseKind::Scope),
    ("anwendungsbereich", ClauseKind::Scope),
    ("область применения", ClauseKind::Scope),
    ("范围", ClauseKind::Scope),
    ("适用范围", ClauseKind::Scope),
    ("主题内容与适用范围", ClauseKind::Scope),
    ("主题内容和适用范围", ClauseKind::Scope),
    ("范围和适用性", ClauseKind::Scope),
    ("normative references", ClauseKind::NormativeReferences),
    ("normative reference", ClauseKind::NormativeReferences),
    ("références normatives", ClauseKind::NormativeReferences),
    ("normative verweisungen", ClauseKind::NormativeReferences),
    ("нормативные ссылки", ClauseKind::NormativeReferences),
    ("规范性引用文件", ClauseKind::NormativeReferences),
    ("引用文件", ClauseKind::NormativeReferences),
    ("引用标准", ClauseKind::NormativeReferences),
    ("引用标准名录", ClauseKind::NormativeReferences),
    ("规范性引用标准", ClauseKind::NormativeReferences),
    ("terms and definitions", ClauseKind::Terms),
    ("terms, definitions, symbols and abbreviated terms", ClauseKind::Terms),
    ("terms, definitions and abbreviated terms", ClauseKind::Terms),
    ("terms, definitions and symbols", ClauseKind::Terms),
    ("termes et définitions", ClauseKind::Terms),
    ("begriffe", ClauseKind::Terms),
    ("термины и определения", ClauseKind::Terms),
    ("术语和定义", ClauseKind::Terms),
    ("术语", ClauseKind::Terms),
    ("术语定义", ClauseKind::Terms),
    ("术语与定义", ClauseKind::Terms),
    ("术语和符号", ClauseKind::Terms),
    ("术语与符号", ClauseKind::Terms),
    ("术语、符号", ClauseKind::Terms),
    ("术语和缩略语", ClauseKind::Terms),
    ("术语、定义和符号", ClauseKind::Terms),
    ("术语、定义、符号和缩略语", ClauseKind::Terms),
    ("术语和定义、缩略语", ClauseKind::Terms),
    ("术语、定义、缩略语", ClauseKind::Terms),
    ("术语和定义、符号和缩略语", ClauseKind::Terms),
    ("术语、定义和缩略语", ClauseKind::Terms),
    ("用語釋義", ClauseKind::Terms),
    ("用語及定義", ClauseKind::Terms),
    ("術語和定義", ClauseKind::Terms),
    ("適用範圍", ClauseKind::Scope),
    ("引用標準", ClauseKind::NormativeReferences),
    ("symbols", ClauseKind::Symbols),
    ("symbols and abbreviated terms", ClauseKind::Symbols),
    ("abbreviated terms", ClauseKind::Symbols),
    ("symboles", ClauseKind::Symbols),
    ("symbole", ClauseKind::Symbols),
    ("符号", ClauseKind::Symbols),
    ("符号和缩略语", ClauseKind::Symbols),
    ("缩略语", ClauseKind::Symbols),
    ("符号、代号和缩略语", ClauseKind::Symbols),
    ("符号与缩略语", ClauseKind::Symbols),
    ("代号和缩略语", ClauseKind::Symbols),
    ("符号、缩略语", ClauseKind::Symbols),
    ("bibliography", ClauseKind::Bibliography),
    ("bibliographie", ClauseKind::Bibliography),
    ("literaturhinweise", ClauseKind::Bibliography),
    ("библиография", ClauseKind::Bibliography),
    ("参考文献", ClauseKind::Bibliography),
    ("index", ClauseKind::Index),
    ("索引", ClauseKind::Index),
    ("acknowledgements", ClauseKind::Acknowledgements),
    ("acknowledgments", ClauseKind::Acknowledgements),
    ("contributors", ClauseKind::Contributors),
];

/// The kind of a clause with this title, if the title alone says it. Case and layout blanks do not matter.
pub(crate) fn clause_kind(title: &str) -> Option<ClauseKind> {
    let mut folded = String::with_capacity(title.len());
    for word in title.split([' ', '\u{a0}', '\u{3000}', '\n', '\t']).filter(|w| !w.is_empty()) {
        // 前  言 is printed with blanks between its characters.
        let han = |c: Option<char>| c.is_some_and(|c| c >= '\u{2E80}');
        let one_word = han(folded.chars().last()) && han(word.chars().next());
        if !folded.is_empty() && !one_word {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    TITLES.iter().find(|(known, _)| *known == folded).map(|(_, kind)| *kind)
}

/// `(title, kind)` of RFCs (RFC 7322, clause 4): whole titles in lower case.
///
/// An introduction is no kind of its own here: in RFCs it binds like every other section.
const RFC_TITLES: &[(&str, ClauseKind)] = &[
    ("abstract", ClauseKind::Abstract),
    ("normative references", ClauseKind::NormativeReferences),
    ("informative references", ClauseKind::Bibliography),
    ("non-normative references", ClauseKind::Bibliography),
    ("bibliography", ClauseKind::Bibliography),
    ("index", ClauseKind::Index),
    ("acknowledgements", ClauseKind::Acknowledgements),
    ("acknowledgments", ClauseKind::Acknowledgements),
    ("acknowledgement", ClauseKind::Acknowledgements),
    ("acknowledgment", ClauseKind::Acknowledgements),
    ("contributors", ClauseKind::Contributors),
    ("contributor", ClauseKind::Contributors),
    ("author's address", ClauseKind::Contributors),
    ("authors' addresses", ClauseKind::Contributors),
    ("authors' address", ClauseKind::Contributors),
    ("editor's address", ClauseKind::Contributors),
    ("editors' addresses", ClauseKind::Contributors),
];

/// The kind of a section of an RFC with this title, if the title alone says it.
pub(crate) fn rfc_clause_kind(title: &str) -> Option<ClauseKind> {
    let folded = title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace('\u{2019}', "'");
    RFC_TITLES.iter().find(|(known, _)| *known == folded).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_does_not_matter() {
        assert_eq!(clause_kind("前　言"), Some(ClauseKind::Foreword));
        assert_eq!(clause_kind(" NORMATIVE\n references "), Some(ClauseKind::NormativeReferences));
        assert_eq!(clause_kind("Scope of delivery"), None);
        assert_eq!(rfc_clause_kind("Authors\u{2019}  Addresses"), Some(ClauseKind::Contributors));
        assert_eq!(rfc_clause_kind("Introduction"), None);
    }
}
