//! Names of documents and of what is in them.
//!
//! A document has the URN of its publisher's scheme, where there is one, else the base that the caller gives and its identifier,
//! else a UUID made of its identifier, or of its bytes where it has none. What is in it has a fragment of that name.

use std::fmt::Write as _;

use super::resource::PREFIXES;
use crate::identifier::Identifier;
use crate::source::sha256;

/// The names of a document: of this edition, and of the work that it is an edition of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) document: String,
    pub(super) work: String,
    /// The identifier of the work.
    pub(super) undated: Option<String>,
}

/// Names a document by its identifier as printed. An edition is told where the document itself says it.
pub(super) fn of_identifier(printed: &str, edition: Option<&str>, base: Option<&str>) -> Names {
    let Ok(identifier) = printed.parse::<Identifier>() else {
        let name = without_scheme(printed, base);
        return Names { work: name.clone(), document: name, undated: None };
    };
    let undated = undated(&identifier);
    let urn = identifier.urn().filter(|urn| is_urn(urn));
    let work_urn = undated.as_ref().map_or_else(|| urn.clone(), Identifier::urn).filter(|urn| is_urn(urn));
    let work_text = undated.as_ref().unwrap_or(&identifier).canonical();
    let work = work_urn.clone().unwrap_or_else(|| without_scheme(work_text, base));
    let document = match urn {
        Some(urn) if work_urn.as_ref() != Some(&urn) => urn,
        Some(urn) => {
            match edition.filter(|_| identifier.family() == "iso").and_then(|e| with_edition(&identifier, &urn, e)) {
                Some(urn) => urn,
                None if undated.is_none() => urn,
                None => without_scheme(identifier.canonical(), base),
            }
        }
        None => without_scheme(identifier.canonical(), base),
    };
    let undated = (document != work).then(|| work_text.to_owned());
    Names { document, work, undated }
}

/// Names a document that has no identifier, by the digest of its bytes.
pub(super) fn of_digest(digest: &str, base: Option<&str>) -> Names {
    let name = match base {
        Some(base) => format!("{base}sha256-{}", digest.get(..32).unwrap_or(digest)),
        None => uuid(digest),
    };
    Names { work: name.clone(), document: name, undated: None }
}

/// RFC 5141 has an edition after number and part: `urn:iso:std:iso:9001:ed-5`.
fn with_edition(identifier: &Identifier, urn: &str, edition: &str) -> Option<String> {
    let plain = identifier.supplements().next().is_none() && identifier.languages().next().is_none();
    let number = edition.trim();
    (plain && !number.is_empty() && number.len() < 4 && number.bytes().all(|b| b.is_ascii_digit()))
        .then(|| format!("{urn}:ed-{number}"))
}

/// The identifier of the work: without its date, and without what it adopts. `None` where there is no date to leave out.
fn undated(identifier: &Identifier) -> Option<Identifier> {
    let year = identifier.year()?;
    let mut text = identifier.canonical();
    if let Some(adopted) = identifier.adopts() {
        text = text.strip_suffix(adopted)?.trim_end_matches(['/', ' ']);
    }
    let (at, sign) = text.match_indices([':', '\u{2014}', '-']).find(|(at, sign)| {
        text[at + sign.len()..]
            .strip_prefix(&*year.to_string())
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
    })?;
    let mut end = at + sign.len() + 4;
    if let Some(month) = identifier.month() {
        let with = format!("-{month:02}");
        end += if text[end..].starts_with(&with) { with.len() } else { 0 };
    }
    let found: Identifier = format!("{}{}", &text[..at], &text[end..]).parse().ok()?;
    (found.year().is_none() && found.is_same_work(identifier)).then_some(found)
}

fn without_scheme(identifier: &str, base: Option<&str>) -> String {
    match base {
        Some(base) => {
            let mut name = base.to_owned();
            for c in identifier.trim().chars() {
                match c {
                    ' ' | '\u{a0}' => name.push('_'),
                    '/' => name.push('-'),
                    '\u{2014}' | '\u{2013}' => name.push_str("--"),
                    '#' | '?' | '%' | '_' => push_percent(c, &mut name),
                    c => push(c, &mut name),
                }
            }
            name
        }
        None => uuid(identifier),
    }
}

/// A UUID of a text: version 8 (RFC 9562, 5.8) of its SHA-256.
fn uuid(text: &str) -> String {
    let mut digits: Vec<char> = sha256(text.as_bytes()).chars().take(32).collect();
    digits[12] = '8';
    digits[16] = '8';
    let digits: String = digits.into_iter().collect();
    format!("urn:uuid:{}-{}-{}-{}-{}", &digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..])
}

fn is_urn(urn: &str) -> bool {
    urn.bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b':' | b'-' | b'.' | b'_' | b'(' | b')' | b'+' | b',' | b'='))
}

/// The fragment of a document's name that leads to something in it.
pub(super) fn part(document: &str, kind: &str, key: &str) -> String {
    let mut name = String::with_capacity(document.len() + kind.len() + key.len() + 2);
    name.push_str(document);
    name.push('#');
    name.push_str(kind);
    name.push('-');
    for c in key.chars() {
        push(c, &mut name);
    }
    name
}

/// An address as an IRI (RFC 3987): what may not stand in one is escaped. `None` for what has no scheme, or one that a
/// prefix of the graph hides.
pub(super) fn of_uri(uri: &str) -> Option<String> {
    let uri = uri.trim();
    let (scheme, rest) = uri.split_once(':')?;
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    if !valid || rest.is_empty() || PREFIXES.iter().any(|(prefix, _)| *prefix == scheme) {
        return None;
    }
    let mut iri = String::with_capacity(uri.len());
    for (at, c) in uri.char_indices() {
        let escaped =
            c == '%' && uri.as_bytes().get(at + 1..at + 3).is_some_and(|d| d.iter().all(u8::is_ascii_hexdigit));
        match c {
            '%' if !escaped => iri.push_str("%25"),
            '%' | '#' | '?' | '[' | ']' => iri.push(c),
            c => push(c, &mut iri),
        }
    }
    Some(iri)
}

/// A character of a segment or fragment, escaped where it may not stand there.
fn push(c: char, out: &mut String) {
    let plain = match c {
        _ if c.is_ascii() => c.is_ascii_alphanumeric() || "-._~:@!$&'()*+,;=/".contains(c),
        _ => c.is_alphanumeric(),
    };
    if plain { out.push(c) } else { push_percent(c, out) }
}

fn push_percent(c: char, out: &mut String) {
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        let _ = write!(out, "%{byte:02X}");
    }
}

/// Returns `true` if a base is absolute and its names can have fragments.
pub(crate) fn is_base(base: &str) -> bool {
    !base.contains('#') && of_uri(base).as_deref() == Some(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_have_names() {
        let base = Some("https://lanterns.example/");
        let of = |text: &str, edition| of_identifier(text, edition, base);
        assert_eq!(of("ISO 99101-1:2024", Some("2")).document, "urn:iso:std:iso:99101:-1:ed-2");
        assert_eq!(of("ISO 99101-1:2024", Some("2")).work, "urn:iso:std:iso:99101:-1");
        assert_eq!(of("ISO 99101-1:2024", None).document, "https://lanterns.example/ISO_99101-1:2024");
        assert_eq!(of("ISO 99101-1", None).document, "urn:iso:std:iso:99101:-1");
        assert_eq!(of("RFC 9110", None).document, "urn:ietf:rfc:9110");
        assert_eq!(of("IEC 60050-112:2010", None).document, "urn:iec:std:iec:60050-112:2010:::");
        assert_eq!(of("IEC 60050-112:2010", None).work, "urn:iec:std:iec:60050-112::::");
        let gb = of("GB/T 99101—2024/ISO 99101-1:2024", None);
        assert_eq!(
            (gb.document.as_str(), gb.work.as_str()),
            ("https://lanterns.example/GB-T_99101--2024-ISO_99101-1:2024", "https://lanterns.example/GB-T_99101")
        );
        assert_eq!(of("a <b> #c%", None).document, "https://lanterns.example/a_%3Cb%3E_%23c%25");
        assert!(of_identifier("GB/T 99101—2024", None, None).document.starts_with("urn:uuid:"));
    }

    #[test]
    fn addresses_become_iris() {
        assert_eq!(of_uri("https://a.example/b c?d=%20%#e").as_deref(), Some("https://a.example/b%20c?d=%20%25#e"));
        assert_eq!(of_uri("mailto:a@b.example").as_deref(), Some("mailto:a@b.example"));
        for text in ["", "no scheme", "1:2", ":x", "smart:Clause", "a>:b"] {
            assert_eq!(of_uri(text), None, "{text}");
        }
        assert_eq!(part("urn:x", "clause", "附录 A~2"), "urn:x#clause-附录%20A~2");
        assert!(is_base("https://a.example/") && is_base("urn:example:") && !is_base("a/b") && !is_base("https://a/#"));
    }
}
