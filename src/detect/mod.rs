//! Which format some bytes are, and which regime their text follows: by content alone, with evidence.

mod akn;
mod chinese;
mod detection;
#[cfg(feature = "html")]
mod html;
mod metanorma;
mod oscal;
mod plain;
mod rfc;
mod root;
mod xml;

use std::borrow::Cow;

pub use detection::{Confidence, Detection};
pub(crate) use rfc::{gap, is_near, rfc_number};

use crate::format::Format;

/// Most bytes before a root element.
const LONGEST_PROLOG: usize = 1 << 20;

/// Bytes of a source that detection looks at.
const WINDOW: usize = 16 << 10;

/// Says what format some bytes are, and in which regime their text is written, by their content alone; the name of a file is not looked
/// at.
///
/// Looks at the first 16 KiB; at 64 KiB of Chinese text that leaves a doubt, and at no more than 1 MiB where a long prolog stands before
/// the root element. `None` for what no reader of this crate reads.
///
/// ```
/// let found = normative::detect(b"<standard dtd-version='1.0'><front><std-meta/></front></standard>").unwrap();
/// assert_eq!(found.format(), normative::Format::Sts);
/// assert!(normative::detect(b"GIF89a").is_none());
/// ```
pub fn detect(bytes: &[u8]) -> Option<Detection> {
    let others = || detect_others(&head(&bytes[..bytes.len().min(LINES)]));
    detect_by_head(bytes).or_else(|| chinese::detect(bytes)).or_else(others)
}

/// Says what format some bytes are by what they begin with: markup, JSON, the head of an RFC.
pub(crate) fn detect_by_head(bytes: &[u8]) -> Option<Detection> {
    // A long prolog may stand before the root element.
    match detect_in(&bytes[..bytes.len().min(WINDOW)]) {
        None if bytes.len() > WINDOW && is_markup(bytes) => detect_in(&bytes[..bytes.len().min(LONGEST_PROLOG)]),
        found => found,
    }
}

/// Says what format a text without such a head is, once it is decoded.
pub(crate) fn detect_by_text(text: &str) -> Option<Detection> {
    chinese::detect_text(text).or_else(|| detect_others(text))
}

/// Says what a text is that is not Chinese: a page, where they are read, or ordinary text.
fn detect_others(text: &str) -> Option<Detection> {
    #[cfg(feature = "html")]
    if let Some(page) = html::detect(text) {
        return Some(page);
    }
    plain::detect(text)
}

/// True if a source begins with a tag, by its first bytes in any encoding.
fn is_markup(bytes: &[u8]) -> bool {
    let mut first = bytes
        .iter()
        .filter(|byte| !matches!(byte, 0xEF | 0xBB | 0xBF | 0xFE | 0xFF | 0) && !byte.is_ascii_whitespace());
    first.next() == Some(&b'<')
}

/// How many bytes of a text without markup are looked at: more than its first lines have.
const LINES: usize = 8 << 10;

/// True if a text begins with a character of three bytes, a number or a heading of Markdown, and many characters of more bytes than
/// one follow: no head of an RFC does so, nor markup nor JSON.
fn is_wide_script(window: &[u8]) -> bool {
    let beginning = window[..window.len().min(1 << 10)].trim_ascii_start();
    let opens = matches!(beginning.first(), Some(0xE3..=0xE9 | b'#' | b'0'..=b'9'));
    opens && beginning.iter().filter(|byte| !byte.is_ascii()).count() * 3 > beginning.len()
}

fn detect_in(window: &[u8]) -> Option<Detection> {
    let window = if is_markup(window) { window } else { &window[..window.len().min(LINES)] };
    if is_wide_script(window) {
        return None;
    }
    let text = head(window);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    match text.as_bytes().first()? {
        b'<' => xml::detect(text),
        b'{' => detect_json(text).or_else(|| oscal::by_object(text)),
        _ => oscal::by_line(text).or_else(|| rfc::detect(text)),
    }
}

/// The beginning of a source as text, good enough to look at its markup.
fn head(bytes: &[u8]) -> Cow<'_, str> {
    let wide = |at: usize| bytes.iter().skip(at).step_by(2).map(|b| char::from(*b)).collect::<String>();
    match bytes {
        [0xFF, 0xFE, rest @ ..] if !rest.is_empty() => Cow::Owned(wide(2)),
        [0xFE, 0xFF, rest @ ..] if !rest.is_empty() => Cow::Owned(wide(3)),
        [b'<', 0, ..] => Cow::Owned(wide(0)),
        [0, b'<', ..] => Cow::Owned(wide(1)),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            // The window ends inside a character.
            Err(error) if error.error_len().is_none() => String::from_utf8_lossy(&bytes[..error.valid_up_to()]),
            Err(_) => String::from_utf8_lossy(bytes),
        },
    }
}

fn detect_json(text: &str) -> Option<Detection> {
    let rest = text.strip_prefix('{')?.trim_start().strip_prefix("\"normative\"")?;
    let version = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?.split('"').next()?;
    Some(Detection {
        format: Format::Native,
        regime: None,
        version: Some(version.into()),
        confidence: Confidence::High,
        evidence: vec!["first key \"normative\"".into()],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sts_is_known_by_its_root() {
        let doctype = b"<?xml version='1.0'?>\n<!DOCTYPE adoption PUBLIC '-//NISO//DTD NISO STS Interchange Tag Set v1.2 20221031//EN' 'x.dtd' \
            [<!ENTITY a '>'>]>\n<!-- <x> --><adoption xml:lang='en'>";
        let found = detect(doctype).unwrap();
        assert_eq!((found.version(), found.confidence()), (Some("1.2"), Confidence::High));
        assert_eq!(detect(b"<standard/>").unwrap().confidence(), Confidence::Low);
    }

    #[test]
    fn rfcs_are_known_by_their_root() {
        let found = detect(b"<?xml version='1.0'?><rfc version='3' prepTime='x'><front/></rfc>").unwrap();
        assert_eq!((found.format(), found.version()), (Format::RfcXml, Some("3")));
        let old = b"<!DOCTYPE rfc SYSTEM 'rfc2629.dtd' [<!ENTITY s '<bcp14>SHOULD</bcp14>'>]><?rfc toc='yes'?><rfc ipr='x'><front>";
        let found = detect(old).unwrap();
        assert_eq!((found.version(), found.confidence()), (Some("2"), Confidence::High));
    }

    #[test]
    fn other_vocabularies_are_not() {
        for other in [
            "<standard xmlns='https://lanterns.example/ns'/>",
            "<standards/>",
            "<section><title>DocBook</title><para>t</para></section>",
            "<reference id='r'/>",
            "{}",
            "",
            "<",
            "<!--",
            "<!DOCTYPE",
        ] {
            assert_eq!(detect(other.as_bytes()), None, "{other}");
        }
    }

    #[test]
    fn native_json_in_chinese_is_native_json() {
        let json = format!("{{\"normative\": \"1.0.0\", \"text\": \"{}\"}}", "灯笼应干燥。".repeat(200));
        assert_eq!(detect(json.as_bytes()).map(|found| found.format()), Some(Format::Native));
        assert!(is_wide_script("灯笼应干燥。".as_bytes()) && !is_wide_script(b"3GPP lanterns"));
    }

    #[test]
    fn truncation_never_panics() {
        let source = "<?xml version='1.0'?><!DOCTYPE standard [<!ENTITY a '应'>]><standard dtd-version='1.0' xml:lang='zh'>应</standard>";
        for end in 0..source.len() {
            detect(&source.as_bytes()[..end]);
        }
    }
}
