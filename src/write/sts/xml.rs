//! What XML asks of texts: what markup means is escaped, what XML cannot hold is left out.

/// What stands for a character in XML; nothing for one that XML 1.0 has no place for.
pub(super) fn escape(c: char, in_attribute: bool) -> Option<&'static str> {
    Some(match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' if in_attribute => "&quot;",
        '\n' if in_attribute => "&#10;",
        '\t' if in_attribute => "&#9;",
        '\r' => "&#13;",
        c if is_allowed(c) => return None,
        _ => "",
    })
}

/// Whether XML 1.0 has a place for a character (production 2).
fn is_allowed(c: char) -> bool {
    c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}') || matches!(c, '\t' | '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::tags::Tags;

    #[test]
    fn markup_is_escaped_and_controls_are_dropped() {
        let mut out = Vec::new();
        let mut xml = Tags::new(&mut out, escape);
        xml.start("p", &[("id", None), ("x", Some("a\"<\n"))]);
        xml.text("1 < 2 & \u{c}\"]]>\u{fffe}");
        xml.end("p");
        assert_eq!(xml.dropped, 2);
        xml.finish().unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "<p x=\"a&quot;&lt;&#10;\">1 &lt; 2 &amp; \"]]&gt;</p>");
    }
}
