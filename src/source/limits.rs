//! How much a document may ask of the reader.

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

    /// How deep elements may nest. Default 512.
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
