//! JSON-LD 1.1 (W3C Recommendation): the prefixes as context, then one resource a line.

use std::io::{self, Write};

use super::resource::{Object, PREFIXES, Resource};

/// Writes resources as JSON-LD.
#[derive(Debug)]
pub(super) struct JsonLd<W> {
    out: W,
    any: bool,
}

impl<W: Write> JsonLd<W> {
    pub(super) fn new(mut out: W) -> io::Result<Self> {
        out.write_all(b"{\"@context\":{")?;
        for (at, (prefix, iri)) in PREFIXES.iter().enumerate() {
            write!(out, "{}\"{prefix}\":\"{iri}\"", if at > 0 { "," } else { "" })?;
        }
        out.write_all(b"},\n\"@graph\":[")?;
        Ok(Self { out, any: false })
    }

    pub(super) fn put(&mut self, resource: &Resource<'_>) -> io::Result<()> {
        let groups = resource.grouped();
        if groups.is_empty() {
            return Ok(());
        }
        let out = &mut self.out;
        out.write_all(if std::mem::replace(&mut self.any, true) { b",\n" } else { b"\n" })?;
        out.write_all(b"{\"@id\":")?;
        string(&resource.subject, out)?;
        for (predicate, objects) in &groups {
            let types = *predicate == "rdf:type";
            put(out, &[",\"", if types { "@type" } else { predicate }, "\":"])?;
            list(objects, out, |object, out| match object {
                Object::Name(name) if types => string(name, out),
                object => self::object(object, out),
            })?;
        }
        out.write_all(b"}")
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.out.write_all(b"\n]}\n")
    }
}

/// One value as it is, several as an array.
fn list<W: Write>(
    objects: &[&Object<'_>],
    out: &mut W,
    each: impl Fn(&Object<'_>, &mut W) -> io::Result<()>,
) -> io::Result<()> {
    if let [object] = objects {
        return each(object, out);
    }
    for (at, object) in objects.iter().enumerate() {
        out.write_all(if at > 0 { b"," } else { b"[" })?;
        each(object, out)?;
    }
    out.write_all(b"]")
}

fn object(object: &Object<'_>, out: &mut impl Write) -> io::Result<()> {
    match object {
        Object::Name(name) => put(out, &["{\"@id\":\"", name, "\"}"]),
        Object::Iri(iri) => {
            out.write_all(b"{\"@id\":")?;
            string(iri, out)?;
            out.write_all(b"}")
        }
        Object::Text(text) => string(text, out),
        Object::InLanguage(text, tag) => {
            out.write_all(b"{\"@value\":")?;
            string(text, out)?;
            put(out, &[",\"@language\":\"", tag, "\"}"])
        }
        Object::Typed(value, datatype) => {
            out.write_all(b"{\"@value\":")?;
            string(value, out)?;
            put(out, &[",\"@type\":\"", datatype, "\"}"])
        }
    }
}

fn put(out: &mut impl Write, pieces: &[&str]) -> io::Result<()> {
    pieces.iter().try_for_each(|piece| out.write_all(piece.as_bytes()))
}

fn string(text: &str, out: &mut impl Write) -> io::Result<()> {
    if !text.bytes().any(|byte| byte < 0x20 || matches!(byte, b'"' | b'\\')) {
        return put(out, &["\"", text, "\""]);
    }
    serde_json::to_writer(out, text).map_err(io::Error::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_is_one_object() {
        let mut out = Vec::new();
        let mut graph = JsonLd::new(&mut out).unwrap();
        let mut resource = Resource::new("urn:x", &["smart:Clause", "dcat:Distribution"]);
        resource.in_language("dcterms:title", "\"a\"\n", "en");
        resource.typed("dcat:byteSize", "3", "xsd:nonNegativeInteger");
        graph.put(&resource).unwrap();
        graph.put(&Resource::new("urn:y", &["smart:Clause"])).unwrap();
        graph.finish().unwrap();
        let value: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(value["@graph"][0]["@type"][1], "dcat:Distribution");
        assert_eq!(value["@graph"][0]["dcterms:title"]["@value"], "\"a\"\n");
        assert_eq!(value["@graph"][1]["@type"], "smart:Clause");
        assert_eq!(value["@context"]["oa"], "http://www.w3.org/ns/oa#");
    }
}
