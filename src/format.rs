//! Every fact about a format in one place, and which format some bytes are.

mod chinese;

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};
use crate::source::doctype_length;

/// A format that documents are read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// NISO STS 1.0 and 1.2 (ANSI/NISO Z39.102), interchange and extended, and its ancestor ISOSTS 1.1.
    Sts,
    /// RFCXML versions 2 and 3 (RFC 7749, RFC 7991), as authored and as prepared for publication.
    RfcXml,
    /// An RFC or Internet-Draft as plain text, with pages or without (RFC 7322, RFC 7994), and its ancestors since 1969.
    RfcText,
    /// A Chinese standard drafted by GB/T 1.1, as plain text, Markdown or simple HTML.
    GbtText,
    /// A Chinese engineering construction code, as plain text, Markdown or simple HTML.
    EngineeringText,
    /// A Chinese statute: law, regulation, judicial interpretation, as plain text, Markdown or simple HTML.
    StatuteText,
    /// A Chinese official document (公文), as plain text, Markdown or simple HTML.
    GongwenText,
    /// Chinese text with an outline that follows none of the regimes that are known.
    ChineseText,
    /// The native JSON of this crate.
    Native,
}

struct Facts {
    format: Format,
    name: &'static str,
    title: &'static str,
    media_type: &'static str,
    extensions: &'static [&'static str],
}

const FACTS: &[Facts] = &[
    Facts {
        format: Format::Sts,
        name: "sts",
        title: "NISO STS and ISOSTS",
        media_type: "application/xml",
        extensions: &["xml", "sts"],
    },
    Facts {
        format: Format::RfcXml,
        name: "rfc-xml",
        title: "RFCXML",
        media_type: "application/rfc+xml",
        extensions: &["xml"],
    },
    Facts {
        format: Format::RfcText,
        name: "rfc-text",
        title: "RFC as plain text",
        media_type: "text/plain",
        extensions: &["txt"],
    },
    Facts {
        format: Format::GbtText,
        name: "gbt-text",
        title: "Chinese standards as text (GB/T 1.1)",
        media_type: "text/plain",
        extensions: &["txt", "md", "html"],
    },
    Facts {
        format: Format::EngineeringText,
        name: "engineering-text",
        title: "Chinese engineering codes as text",
        media_type: "text/plain",
        extensions: &["txt", "md", "html"],
    },
    Facts {
        format: Format::StatuteText,
        name: "statute-text",
        title: "Chinese statutes as text",
        media_type: "text/plain",
        extensions: &["txt", "md", "html"],
    },
    Facts {
        format: Format::GongwenText,
        name: "gongwen-text",
        title: "Chinese official documents as text",
        media_type: "text/plain",
        extensions: &["txt", "md", "html"],
    },
    Facts {
        format: Format::ChineseText,
        name: "chinese-text",
        title: "Chinese text with an outline",
        media_type: "text/plain",
        extensions: &["txt", "md", "html"],
    },
    Facts {
        format: Format::Native,
        name: "json",
        title: "native JSON",
        media_type: "application/json",
        extensions: &["json"],
    },
];

impl Format {
    /// Every format.
    pub fn all() -> impl Iterator<Item = Self> {
        FACTS.iter().map(|f| f.format)
    }

    fn facts(self) -> &'static Facts {
        FACTS.iter().find(|f| f.format == self).unwrap_or(&FACTS[0])
    }

    /// The short name that options and rows use, such as `sts`.
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// The name for people.
    pub fn title(self) -> &'static str {
        self.facts().title
    }

    /// The media type (RFC 6838).
    pub fn media_type(self) -> &'static str {
        self.facts().media_type
    }

    /// The usual extensions of files, without the dot.
    pub fn extensions(self) -> &'static [&'static str] {
        self.facts().extensions
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        FACTS.iter().find(|f| f.name == name).map(|f| f.format).ok_or_else(|| {
            let known: Vec<_> = FACTS.iter().map(|f| f.name).collect();
            Error::new(ErrorKind::Argument, format!("unknown format {name:?}, expected one of: {}", known.join(", ")))
        })
    }
}

/// How sure a detection is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Confidence {
    /// One sign that other formats may have as well.
    Low,
    /// Signs that others hardly have.
    Medium,
    /// The format says so itself.
    High,
}

impl Confidence {
    /// The word in rows.
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// A detected format, with what it was detected by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detection {
    format: Format,
    version: Option<Box<str>>,
    confidence: Confidence,
    evidence: Vec<Box<str>>,
}

impl Detection {
    /// The format.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Its version, where the source says one.
    pub fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }

    /// How sure it is.
    pub fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// What was seen, for people.
    pub fn evidence(&self) -> impl Iterator<Item = &str> {
        self.evidence.iter().map(|e| &**e)
    }
}

/// How many bytes may stand before a root element.
const LONGEST_PROLOG: usize = 1 << 20;

/// How many bytes of a source detection looks at.
const WINDOW: usize = 16 << 10;

/// Says what format some bytes are, by their content alone; the name of a file is not looked at.
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
    detect_by_head(bytes).or_else(|| chinese::detect(bytes))
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
    chinese::detect_text(text)
}

/// Whether a source begins with a tag, by its first bytes in any encoding.
fn is_markup(bytes: &[u8]) -> bool {
    let mut first = bytes
        .iter()
        .filter(|byte| !matches!(byte, 0xEF | 0xBB | 0xBF | 0xFE | 0xFF | 0) && !byte.is_ascii_whitespace());
    first.next() == Some(&b'<')
}

/// How many bytes of a text without markup are looked at: more than its first lines have.
const LINES: usize = 8 << 10;

/// Whether a text begins with a character of three bytes, a number or a heading of Markdown, and many characters of more bytes than
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
        b'<' => detect_xml(text),
        b'{' => detect_json(text),
        _ => detect_rfc_text(text),
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

fn detect_xml(text: &str) -> Option<Detection> {
    let (prolog, root) = root_tag(text)?;
    let name = root.split([' ', '\t', '\n', '\r', '/', '>']).next().unwrap_or_default();
    let local = name.rsplit(':').next().unwrap_or_default();
    let attribute = |wanted: &str| attribute(root, wanted);
    let mut evidence: Vec<Box<str>> = vec![format!("root element {local}").into()];
    if name == "rfc" {
        return Some(detect_rfc(prolog, root, text, evidence));
    }
    if let Some(sign) = rfc_part(name, root, text) {
        evidence.push(sign.into());
        return Some(Detection { format: Format::RfcXml, version: None, confidence: Confidence::Low, evidence });
    }
    if !matches!(local, "standard" | "adoption") {
        return None;
    }
    // Other vocabularies have a root of this name as well, in a namespace of their own.
    if attribute("xmlns").is_some_and(|ns| !ns.contains("niso") && !ns.contains("iso.org")) {
        return None;
    }
    let mut version: Option<Box<str>> = None;
    let mut confidence = Confidence::Low;
    let public = prolog.find("//DTD ").and_then(|at| prolog[at + 6..].split("//").next());
    if let Some(public) = public.filter(|p| ["STS", "ISO Standard"].iter().any(|sign| p.contains(sign))) {
        evidence.push(format!("document type {}", public.split_whitespace().collect::<Vec<_>>().join(" ")).into());
        version = number_after(public, " v").map(Into::into);
        confidence = Confidence::High;
    }
    if let Some(dtd) = attribute("dtd-version") {
        evidence.push(format!("dtd-version {dtd}").into());
        version = version.or(Some(dtd.into()));
        confidence = Confidence::High;
    }
    let signs =
        ["<std-meta", "<iso-meta", "<reg-meta", "<nat-meta", "<std-doc-meta", "<adoption-front", "<term-sec", "<sec"];
    for sign in signs.iter().filter(|sign| text.contains(**sign)).take(2) {
        evidence.push(format!("element {}", &sign[1..]).into());
        confidence = confidence.max(Confidence::Medium);
    }
    Some(Detection { format: Format::Sts, version, confidence, evidence })
}

/// The sign by which a part of an RFC is known that is kept in a file of its own, to be included elsewhere.
fn rfc_part(name: &str, root: &str, text: &str) -> Option<&'static str> {
    let has = |signs: &[&str]| signs.iter().any(|sign| text.contains(sign));
    match name {
        "reference" | "referencegroup" => has(&["<front>"]).then_some("element front"),
        "references" => has(&["<reference anchor", "<front>"]).then_some("element reference"),
        // Other vocabularies have sections as well, with paragraphs of another name.
        "section" => {
            let titled = attribute(root, "title").is_some() || has(&["<name>", "<name "]);
            (titled && has(&["<t>", "<t "])).then_some("element t")
        }
        _ => None,
    }
}

/// RFCXML has no namespace and, before version 3, no mark of its version.
fn detect_rfc(prolog: &str, root: &str, text: &str, mut evidence: Vec<Box<str>>) -> Detection {
    let mut confidence = Confidence::Low;
    let mut version: Option<Box<str>> = None;
    if let Some(number) = attribute(root, "version") {
        evidence.push(format!("version {number}").into());
        version = Some(number.into());
        confidence = Confidence::High;
    }
    if attribute(root, "prepTime").is_some() {
        evidence.push("prepared for publication".into());
    }
    if let Some(dtd) = ["rfc2629", "rfcxml"].iter().find(|name| prolog.contains(**name)) {
        evidence.push(format!("document type {dtd}").into());
        confidence = Confidence::High;
    }
    for sign in ["docName", "ipr", "category", "number"].iter().filter(|sign| attribute(root, sign).is_some()).take(2) {
        evidence.push(format!("attribute {sign}").into());
        confidence = confidence.max(Confidence::Medium);
    }
    for sign in ["<front", "<middle"].iter().filter(|sign| text.contains(**sign)) {
        evidence.push(format!("element {}", &sign[1..]).into());
        confidence = confidence.max(Confidence::Medium);
    }
    let version = version.or_else(|| (confidence > Confidence::Low).then(|| "2".into()));
    Detection { format: Format::RfcXml, version, confidence, evidence }
}

/// What stands before the root element, and the inside of its tag.
fn root_tag(text: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let open = rest.find('<')?;
        let tag = &rest[open..];
        let skip = if tag.starts_with("<!--") {
            tag.find("-->")? + 3
        } else if tag.starts_with("<?") {
            tag.find("?>")? + 2
        } else if tag.starts_with("<!") {
            let length = doctype_length(tag.as_bytes());
            (tag.as_bytes().get(length.checked_sub(1)?) == Some(&b'>')).then_some(length)?
        } else {
            let end = tag.find('>').unwrap_or(tag.len());
            return Some((&text[..at + open], &tag[1..end]));
        };
        at += open + skip;
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    while let Some(at) = rest.find(name) {
        let after = rest[at + name.len()..].trim_start();
        let alone = rest[..at].ends_with([' ', '\t', '\n', '\r']);
        if let Some(value) = after.strip_prefix('=').map(str::trim_start).filter(|_| alone) {
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            return value[1..].split(quote).next();
        }
        rest = &rest[at + name.len()..];
    }
    None
}

/// The number that follows a sign: `1.2` in `… v1.2 …`.
fn number_after<'a>(text: &'a str, sign: &str) -> Option<&'a str> {
    let rest = &text[text.find(sign)? + sign.len()..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    Some(rest[..end].trim_end_matches('.')).filter(|n| !n.is_empty())
}

fn detect_json(text: &str) -> Option<Detection> {
    let rest = text.strip_prefix('{')?.trim_start().strip_prefix("\"normative\"")?;
    let version = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?.split('"').next()?;
    Some(Detection {
        format: Format::Native,
        version: Some(version.into()),
        confidence: Confidence::High,
        evidence: vec!["first key \"normative\"".into()],
    })
}

/// How many lines with text the head of an RFC has.
const RFC_HEAD: usize = 25;

/// An RFC says so at its head: its number, or that it is a draft.
fn detect_rfc_text(text: &str) -> Option<Detection> {
    let mut evidence: Vec<Box<str>> = Vec::new();
    let mut confidence = Confidence::Low;
    let (mut number, mut draft, mut group) = (false, false, false);
    let lines = text.split(['\n', '\r', '\u{c}']).map(str::trim).filter(|l| !l.is_empty());
    for line in lines.take(RFC_HEAD) {
        // The left of the two columns.
        let left = line.split("   ").next().unwrap_or_default().trim_end();
        let after = |word: &str| {
            let head = left.get(..word.len()).filter(|h| h.eq_ignore_ascii_case(word))?;
            let rest = left[head.len()..].trim_start_matches([':', ' ', '#', '-']);
            Some(rest.bytes().take_while(u8::is_ascii_digit).count()).filter(|n| (1..=5).contains(n))
        };
        let says = |what: &str| what.split('|').any(|w| left.get(..w.len()).is_some_and(|h| h.eq_ignore_ascii_case(w)));
        if after("Request for Comments").is_some() || after("NWG/RFC").is_some() {
            (number, confidence) = (true, Confidence::High);
            evidence.push(format!("line {left:?}").into());
        } else if after("RFC").is_some() && left.len() <= 12 {
            (number, confidence) = (true, confidence.max(Confidence::Medium));
            evidence.push(format!("line {left:?}").into());
        } else if says("Internet-Draft|Internet Draft") && left.len() <= 40 {
            draft = true;
            evidence.push(format!("line {left:?}").into());
        } else if says(
            "Network Working Group|Internet Engineering Task Force|Internet Architecture Board|Internet Research Task Force|Independent Submission",
        ) {
            group = true;
            evidence.push(format!("line {left:?}").into());
        } else if draft && (says("Expires|Intended status|Expiration Date") || line.starts_with("draft-")) {
            confidence = Confidence::High;
            evidence.push(format!("line {line:?}").into());
        }
    }
    if group {
        confidence = confidence.max(Confidence::Medium);
    }
    (number || draft && (group || confidence == Confidence::High)).then_some(Detection {
        format: Format::RfcText,
        version: None,
        confidence,
        evidence,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        for format in Format::all() {
            assert_eq!(format.name().parse::<Format>().unwrap(), format);
        }
        assert!("docx".parse::<Format>().unwrap_err().to_string().contains("sts, rfc-xml"));
    }

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
            "<standard xmlns='https://www.metanorma.org/ns/standoc'/>",
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
