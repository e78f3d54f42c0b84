//! Turtle (W3C Recommendation, RDF 1.1 Turtle).

use std::io::{self, Write};

use super::resource::{Object, PREFIXES, Resource};

/// Writes resources as Turtle.
#[derive(Debug)]
pub(super) struct Turtle<W> {
    out: W,
}

impl<W: Write> Turtle<W> {
    pub(super) fn new(mut out: W) -> io::Result<Self> {
        for (prefix, iri) in PREFIXES {
            writeln!(out, "@prefix {prefix}: <{iri}> .")?;
        }
        Ok(Self { out })
    }

    pub(super) fn put(&mut self, resource: &Resource<'_>) -> io::Result<()> {
        let groups = resource.grouped();
        if groups.is_empty() {
            return Ok(());
        }
        let out = &mut self.out;
        write!(out, "\n<{}>", resource.subject)?;
        for (at, (predicate, objects)) in groups.iter().enumerate() {
            out.write_all(if at > 0 { b" ;\n    " } else { b" " })?;
            out.write_all(if *predicate == "rdf:type" { b"a" } else { predicate.as_bytes() })?;
            for (at, object) in objects.iter().enumerate() {
                out.write_all(if at > 0 { b", " } else { b" " })?;
                self::object(object, out)?;
            }
        }
        out.write_all(b" .\n")
    }
}

fn object(object: &Object<'_>, out: &mut impl Write) -> io::Result<()> {
    match object {
        Object::Name(name) => out.write_all(name.as_bytes()),
        Object::Iri(iri) => {
            out.write_all(b"<")?;
            out.write_all(iri.as_bytes())?;
            out.write_all(b">")
        }
        Object::Text(text) => literal(text, out),
        Object::InLanguage(text, tag) => {
            literal(text, out)?;
            out.write_all(b"@")?;
            out.write_all(tag.as_bytes())
        }
        Object::Typed(value, datatype) => {
            literal(value, out)?;
            out.write_all(b"^^")?;
            out.write_all(datatype.as_bytes())
        }
    }
}

/// A string in quotes (grammar rule `STRING_LITERAL_QUOTE`). Control characters are escaped, so that lines stay lines.
fn literal(text: &str, out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"\"")?;
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate().filter(|(_, b)| *b < 0x20 || matches!(b, b'"' | b'\\' | 0x7f)) {
        out.write_all(&text.as_bytes()[from..at])?;
        match byte {
            b'"' => out.write_all(b"\\\"")?,
            b'\\' => out.write_all(b"\\\\")?,
            b'\n' => out.write_all(b"\\n")?,
            b'\r' => out.write_all(b"\\r")?,
            b'\t' => out.write_all(b"\\t")?,
            _ => write!(out, "\\u{byte:04X}")?,
        }
        from = at + 1;
    }
    out.write_all(&text.as_bytes()[from..])?;
    out.write_all(b"\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_escaped() {
        let mut out = Vec::new();
        literal("a\"b\\c\nd\r\u{1}é\u{7f}灯", &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), r#""a\"b\\c\nd\r\u0001é\u007F灯""#);
    }

    #[test]
    fn statements_of_a_predicate_stand_together() {
        let mut resource = Resource::new("urn:x", &["smart:Clause"]);
        resource.text("dc:subject", "a");
        resource.iri("dcterms:references", "urn:y");
        resource.text("dc:subject", "b");
        resource.text("dc:subject", "a");
        let mut out = Vec::new();
        Turtle { out: &mut out }.put(&resource).unwrap();
        let wanted = "\n<urn:x> a smart:Clause ;\n    dc:subject \"a\", \"b\" ;\n    dcterms:references <urn:y> .\n";
        assert_eq!(String::from_utf8(out).unwrap(), wanted);
    }
}
