//! One pass over XML before it is parsed: what would cost too much is refused here.

use memchr::memchr;

use crate::source::{Limits, declaration_length, past};

/// What the pass found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Outline {
    /// Where the document type declaration begins.
    pub(super) doctype: Option<usize>,
    /// Whether entities are referred to that XML itself does not declare.
    pub(super) entities: bool,
}

/// Namespaces that may be in scope: for each element that declares one, the parser copies all.
const NAMESPACES: u32 = 128;

/// A limit that was passed: where, and the message.
pub(super) type Refusal = (usize, String);

/// Looks at depth, attributes and entity references. Linear, allocates nothing; leaves all syntax errors to the parser.
pub(super) fn guard(text: &str, limits: &Limits) -> Result<Outline, Refusal> {
    let bytes = text.as_bytes();
    let mut outline = Outline::default();
    let (mut at, mut depth) = (0, 0u32);
    // Elements that declare namespaces: their depth, and how many are in scope.
    let mut scopes: Vec<(u32, u32)> = Vec::new();
    let mut begun = false;
    // In comments and marked sections as well: what is seen too often there only costs a second look.
    outline.entities = memchr::memchr_iter(b'&', bytes).any(|at| is_named(&bytes[at..]));
    while let Some(found) = memchr(b'<', &bytes[at..]) {
        at += found;
        match bytes.get(at + 1) {
            Some(b'!') => {
                // One elsewhere is an error, which the parser names.
                if !begun && bytes[at..].starts_with(b"<!DOCTYPE") {
                    outline.doctype.get_or_insert(at);
                }
                at += declaration_length(&bytes[at..]);
            }
            Some(b'?') => at += past(&bytes[at..], b"?>"),
            Some(b'/') => {
                scopes.pop_if(|(of, _)| *of == depth);
                depth = depth.saturating_sub(1);
                at += 2;
            }
            Some(_) => {
                let tag = start_tag(&bytes[at..]);
                begun = true;
                if tag.namespaces > 0 {
                    let count = scopes.last().map_or(0, |(_, count)| *count) + tag.namespaces;
                    if count > NAMESPACES {
                        return Err((at, format!("more than {NAMESPACES} namespaces declared around an element")));
                    }
                    if !tag.empty {
                        scopes.push((depth + 1, count));
                    }
                }
                if tag.attributes > limits.attributes() {
                    let message = format!(
                        "element with more than {} attributes; raise the limit on attributes to read it",
                        limits.attributes()
                    );
                    return Err((at, message));
                }
                depth += u32::from(!tag.empty);
                if depth > limits.depth() {
                    return Err((
                        at,
                        format!("elements nested deeper than {}; raise the limit on depth to read it", limits.depth()),
                    ));
                }
                at += tag.length;
            }
            None => break,
        }
    }
    Ok(outline)
}

pub(super) struct StartTag {
    pub(super) length: usize,
    attributes: u32,
    namespaces: u32,
    empty: bool,
}

pub(super) fn start_tag(bytes: &[u8]) -> StartTag {
    let mut tag = StartTag { length: bytes.len(), attributes: 0, namespaces: 0, empty: false };
    let mut at = 1;
    // Names are short, so that looking at each byte is faster than a search; values may be long.
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' => {
                tag.empty = bytes[at - 1] == b'/';
                tag.length = at + 1;
                return tag;
            }
            b'"' | b'\'' => {
                tag.attributes += 1;
                let value = &bytes[at + 1..];
                let Some(end) = memchr(byte, value) else { return tag };
                at += end + 2;
            }
            b'x' if bytes[at..].starts_with(b"xmlns") => {
                tag.namespaces += 1;
                at += 5;
            }
            _ => at += 1,
        }
    }
    tag
}

/// Whether a reference names an entity that XML itself does not declare (XML 1.0, 4.6).
fn is_named(reference: &[u8]) -> bool {
    let predefined = [b"&amp;".as_slice(), b"&lt;", b"&gt;", b"&quot;", b"&apos;", b"&#"];
    !predefined.iter().any(|p| reference.starts_with(p))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_and_attributes_are_bounded() {
        let limits = Limits::default().with_depth(3).with_attributes(2);
        assert!(guard("<a><b><c/></b></a>", &limits).is_ok());
        assert_eq!(guard("<a><b><c><d></d></c></b></a>", &limits).unwrap_err().0, 9);
        assert_eq!(guard("<a><b x='1' y='2' z='3'/></a>", &limits).unwrap_err().0, 3);
        assert!(guard("<a><!-- <b><b><b><b> --><![CDATA[<b><b><b>]]><?p <b><b><b>?></a>", &limits).is_ok());
        assert!(guard("<a><b x='>'/><b x='>'/><b x='/>'></b></a>", &limits).is_ok());
    }

    #[test]
    fn entities_and_doctypes_are_seen() {
        let seen = |text| guard(text, &Limits::default()).unwrap();
        assert_eq!(seen("<a>&amp;&#160;</a>"), Outline::default());
        assert!(seen("<a>&nbsp;</a>").entities);
        assert!(seen("<a x='&nbsp;'/>").entities);
        assert_eq!(seen(" <!DOCTYPE a [<!ENTITY b '>]'><!-- ]> -->]><a/>").doctype, Some(1));
    }

    #[test]
    fn truncation_is_no_matter() {
        let text = "<!DOCTYPE a [<!ENTITY b 'c'>]><a x=\"1\"><!-- c --><?p q?><![CDATA[d]]>&b;</a>";
        for end in 0..text.len() {
            let _ = guard(&text[..end], &Limits::default());
        }
    }
}
