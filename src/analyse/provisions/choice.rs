//! Which drafting convention a document follows: what it declares, else what documents of its kind do.

use crate::analyse::languages::Language;
use crate::diagnostic::{Code, Diagnostic};
use crate::format::Format;
use crate::identifier::Identifier;
use crate::model::{Convention, Document, MarkKind};
use crate::regime::{Regime, convention_of_format_name};

/// The conventions by which text is read, by its language.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// Named by the caller: for text in any language.
    forced: Option<Convention>,
    english: Convention,
    /// The document declares the key words of BCP 14 beside another convention.
    pub(super) key_words: bool,
    chinese: Convention,
    /// True if the document itself says one of them: in its text, by its identifier or by its format.
    declared: bool,
    /// An RFC that declares no key words: its forms are assumed to be its own.
    plain: bool,
}

/// Families of publishers whose documents are drafted by ISO/IEC Directives Part 2, or by rules with the same verbal forms.
const DIRECTIVES: &[&str] = &[
    "iso",
    "iec",
    "cen",
    "etsi",
    "itu",
    "bsi",
    "national",
    "gost",
    "easc",
    "oiml",
    "jcgm",
    "bipm",
    "cie",
    "idf",
    "ansi",
    "ogc",
    "iho",
    "calconnect",
    "ccsds",
    "ecma",
];

/// Beginnings of the identifiers of Chinese engineering codes; GB 50000 to 59999 belong to them as well.
const ENGINEERING: &[&str] =
    &["GBJ", "JGJ", "CJJ", "JTG", "JTJ", "JTS", "TB", "SL", "DL", "HJJ", "YBJ", "CECS", "T/CECS"];

impl Choice {
    /// Chooses for a document. What is looked for in the text is looked for once. Linear.
    pub(super) fn of(document: &Document, forced: Option<Convention>) -> Self {
        let format = document.origin.format.as_ref();
        let regime = Regime::of_format_name(format);
        let by_format = convention_of_format_name(format);
        let is_statute = format.parse::<Format>().ok() == Some(Format::AkomaNtoso);
        let is_sts = format.parse::<Format>().ok() == Some(Format::Sts);
        let family =
            document.metadata().identifier().and_then(|id| id.parse::<Identifier>().ok()).map(|id| id.family());
        let key_words = declares_key_words(document.text());
        let rfc = regime == Some(Regime::Rfc);
        let plain = rfc && !key_words && !defines_key_words(document);
        let (english, by_kind) = match by_format {
            _ if plain => (Convention::RfcPlain, true),
            Some(convention) => (convention, true),
            _ if is_statute => (Convention::LegislationEn, true),
            _ => match family {
                Some("ietf" | "oasis" | "w3c") if key_words => (Convention::Bcp14, true),
                Some(family) if DIRECTIVES.contains(&family) => (Convention::IsoDirectives, true),
                _ if key_words && family.is_none() && !is_sts => (Convention::Bcp14, true),
                _ => (Convention::IsoDirectives, false),
            },
        };
        let chinese = chinese(document, regime);
        let own_language = family == Some("jis");
        let declared = by_kind || key_words || chinese.is_some() || own_language;
        let beside = key_words && english == Convention::IsoDirectives;
        let other = if is_statute { Convention::ChineseStatute } else { Convention::GbT11 };
        let chinese = chinese.unwrap_or(other);
        Self { forced, english, key_words: beside, chinese, declared, plain }
    }

    /// The convention of text in a language; none where none is known for it.
    pub(super) fn of_language(&self, language: Language) -> Option<Convention> {
        if self.forced.is_some() {
            return self.forced;
        }
        match language {
            Language::English => Some(self.english),
            Language::French => Some(Convention::IsoDirectivesFrench),
            Language::German => Some(Convention::IsoDirectivesGerman),
            Language::Chinese => Some(self.chinese),
            Language::Japanese => Some(Convention::JisZ8301),
            Language::Other => None,
        }
    }

    /// Says what was chosen where the document says nothing: `used` is what text was read by.
    pub(super) fn note(&self, used: &[Convention]) -> Option<Diagnostic> {
        if self.plain && self.forced.is_none() && used.contains(&Convention::RfcPlain) {
            let message = "the document declares no key words (BCP 14); its verbal forms in lower case were assumed to be its own \
                           (rfc-plain); a convention that is named overrides this";
            return Some(Diagnostic::note(Code::Convention, message));
        }
        if self.declared || self.forced.is_some() || used.is_empty() {
            return None;
        }
        let names: Vec<_> = used.iter().map(|convention| convention.name()).collect();
        let message = format!(
            "the document declares no drafting convention; by its language it was read by {}; a convention that is named \
             overrides this",
            names.join(", ")
        );
        Some(Diagnostic::note(Code::Convention, message))
    }
}

/// True if a document without the declaration of BCP 14 gives words in capitals a meaning of its own (*"MUST": this word means that*),
/// or its markup names them.
fn defines_key_words(document: &Document) -> bool {
    const NEAR: usize = 240;
    let bytes = document.text().as_bytes();
    let defined = |word: &[u8]| {
        memchr::memmem::find_iter(bytes, word).any(|at| {
            let near = &bytes[at..(at + NEAR).min(bytes.len())];
            let quoted = at > 0 && matches!(bytes[at - 1], b'"' | b'\'' | b'*' | 0x9C)
                || bytes[at + word.len()..].starts_with(b"\n");
            quoted
                && (memchr::memmem::find(near, b" means").is_some() || memchr::memmem::find(near, b" mean ").is_some())
        })
    };
    document.marks.iter().any(|mark| mark.kind == MarkKind::Keyword)
        || [&b"MUST"[..], b"SHOULD"].into_iter().any(defined)
}

/// True if a text declares the key words of BCP 14: they *are to be interpreted as described in BCP 14*, or *RFC 2119*.
fn declares_key_words(text: &str) -> bool {
    const NEAR: usize = 600;
    let bytes = text.as_bytes();
    memchr::memmem::find_iter(bytes, "interpreted").any(|at| {
        let near = &bytes[at.saturating_sub(NEAR)..(at + NEAR).min(bytes.len())];
        let names = |name: &str| memchr::memmem::find(near, name.as_bytes()).is_some();
        names("MUST") && (names("2119") || names("8174") || names("BCP"))
    })
}

/// The convention that a document in Chinese declares, or that its format, identifier or structure gives.
fn chinese(document: &Document, regime: Option<Regime>) -> Option<Convention> {
    if let Some(convention) = regime.filter(|regime| regime.is_chinese()).and_then(Regime::convention) {
        return Some(convention);
    }
    let text = document.text().as_bytes();
    let says = |words: &str| memchr::memmem::find(text, words.as_bytes()).is_some();
    if says("用词说明") {
        return Some(Convention::ChineseEngineering);
    }
    if ["按照GB/T 1.1", "按照 GB/T 1.1", "按照GB/T1.1", "依据GB/T 1.1", "按照《标准化工作导则"].into_iter().any(says)
    {
        return Some(Convention::GbT11);
    }
    let identifier = document.metadata().identifier().unwrap_or_default();
    if ENGINEERING.iter().any(|code| identifier.starts_with(code)) || is_code_of_construction(identifier) {
        return Some(Convention::ChineseEngineering);
    }
    if identifier.contains('〔') {
        return Some(Convention::Gongwen);
    }
    if identifier.parse::<Identifier>().is_ok_and(|id| id.family() == "gb") {
        return Some(Convention::GbT11);
    }
    let article = |label: &str| label.starts_with('第') && label.contains('条');
    let clauses = document.clauses.iter();
    let articles = clauses.filter(|clause| document.label_of(clause.node).is_some_and(article)).take(3).count();
    (articles == 3).then_some(Convention::ChineseStatute)
}

/// GB 50001, GB/T 51234, GB 55001: five digits that begin with 5.
fn is_code_of_construction(identifier: &str) -> bool {
    let number =
        identifier.strip_prefix("GB/T").or_else(|| identifier.strip_prefix("GB")).unwrap_or_default().trim_start();
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    digits == 5 && number.starts_with('5')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_paragraph_of_key_words_declares_them() {
        let text = "The key words MUST and MAY are to be interpreted as described in BCP 14 [RFC2119] [RFC8174].";
        assert!(declares_key_words(text));
        assert!(!declares_key_words("A map may be interpreted in two ways."));
    }

    #[test]
    fn codes_of_construction_have_numbers_of_their_own() {
        assert!(is_code_of_construction("GB 50001—2010"));
        assert!(is_code_of_construction("GB/T 51234—2017"));
        assert!(!is_code_of_construction("GB/T 5000—2010"));
        assert!(!is_code_of_construction("GB 12345—2010"));
    }
}
