//! Limits of what a document may ask of the reader.

use crate::error::{Error, ErrorKind};

/// Bounds on what a source may cost. A source that exceeds one is refused with an error that names the limit.
///
/// The defaults are meant for a server that reads what strangers send: within them, reading stays below 2 GiB of memory
/// and a few seconds of one core. The largest standards seen in practice stay below a tenth of each.
///
/// ```
/// let limits = normative::Limits::default().with_bytes(1 << 20);
/// assert_eq!(limits.bytes(), 1 << 20);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    bytes: u64,
    depth: u32,
    nodes: u32,
    attributes: u32,
    expansion: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 64 << 20, depth: 512, nodes: 4_000_000, attributes: 512, expansion: 8 << 20 }
    }
}

impl Limits {
    /// Bytes of a source. Default 64 MiB; never more than 1 GiB, since offsets are 32 bits wide.
    pub fn bytes(&self) -> u64 {
        self.bytes.min(1 << 30)
    }

    /// Greatest depth of nested elements. Default 512.
    pub fn depth(&self) -> u32 {
        self.depth
    }

    /// Nodes of a parsed source: elements, texts, comments. Default 4 000 000.
    pub fn nodes(&self) -> u32 {
        self.nodes
    }

    /// Attributes of one element, namespace declarations included. Default 512.
    pub fn attributes(&self) -> u32 {
        self.attributes
    }

    /// Bytes that entity references may expand to, all together. Default 8 MiB.
    pub fn expansion(&self) -> u64 {
        self.expansion
    }

    /// Refuses a source that is larger than [`bytes`](Self::bytes).
    pub(crate) fn check_bytes(&self, bytes: u64) -> Result<(), Error> {
        if bytes <= self.bytes() {
            return Ok(());
        }
        let message =
            format!("{bytes} bytes are more than the limit of {}; raise the limit on bytes to read it", self.bytes());
        Err(Error::new(ErrorKind::Limit, message))
    }

    /// Sets [`bytes`](Self::bytes).
    pub fn with_bytes(self, bytes: u64) -> Self {
        Self { bytes, ..self }
    }

    /// Sets [`depth`](Self::depth).
    pub fn with_depth(self, depth: u32) -> Self {
        Self { depth, ..self }
    }

    /// Sets [`nodes`](Self::nodes).
    pub fn with_nodes(self, nodes: u32) -> Self {
        Self { nodes, ..self }
    }

    /// Sets [`attributes`](Self::attributes).
    pub fn with_attributes(self, attributes: u32) -> Self {
        Self { attributes, ..self }
    }

    /// Sets [`expansion`](Self::expansion).
    pub fn with_expansion(self, expansion: u64) -> Self {
        Self { expansion, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{ReadOptions, read};

    /// The error of a source that is over a limit.
    fn refused(source: &str, limits: Limits) -> Error {
        let options = ReadOptions::default().with_limits(limits).with_name("lanterns.xml");
        let error = read(source.as_bytes(), &options).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Limit, "{error}");
        assert_eq!(error.source_name(), "lanterns.xml");
        error
    }

    #[test]
    fn each_limit_refuses_what_is_over_it_and_says_which_to_raise() {
        let source = "<!DOCTYPE standard [<!ENTITY paper 'white paper'>]>\
            <standard><body><sec id='s' xml:lang='en'><label>1</label><p>&paper; and &paper;.</p></sec></body></standard>";
        let limits = [
            (Limits::default().with_bytes(100), "bytes"),
            (Limits::default().with_depth(3), "depth"),
            (Limits::default().with_nodes(5), "nodes"),
            (Limits::default().with_attributes(1), "attributes"),
            (Limits::default().with_expansion(20), "expansion"),
        ];
        for (limits, name) in limits {
            let message = refused(source, limits).to_string();
            assert!(message.contains(&format!("raise the limit on {name}")), "{message}");
        }
        let enough =
            Limits::default().with_bytes(1000).with_depth(8).with_nodes(30).with_attributes(2).with_expansion(30);
        let options = ReadOptions::default().with_limits(enough);
        assert_eq!(read(source.as_bytes(), &options).unwrap().document.text(), "white paper and white paper.");
    }

    #[test]
    fn native_json_and_lines_of_text_are_within_limits_too() {
        let document =
            read(b"<standard><body><p>a</p><p>b</p></body></standard>", &ReadOptions::default()).unwrap().document;
        let mut json = Vec::new();
        crate::schema::to_json(&document, &mut json).unwrap();
        let message = refused(std::str::from_utf8(&json).unwrap(), Limits::default().with_nodes(2)).to_string();
        assert!(message.contains("raise the limit on nodes"), "{message}");
    }
}
