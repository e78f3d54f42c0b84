//! The shape of the native JSON. Fields are written in the order of declaration; those that are empty are left out.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::metadata::Metadata;
use super::unknown::Unknown;
use super::word::Word;
use crate::model::{
    Basis, Bindingness, ClauseKind, Convention, Layer, MarkKind, NodeKind, Polarity, ProvisionKind, ReferenceKind,
    TermStatus,
};

/// A half-open range of bytes: of `text`, or of the source.
pub(super) type Range = [u32; 2];

/// A document: one text, and layers that point into it by ranges of its UTF-8 bytes.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Native JSON of normative"))]
pub(super) struct Document<'a> {
    /// Version of this shape (semver).
    pub(super) normative: Cow<'a, str>,
    pub(super) source: Source<'a>,
    /// The document's own metadata, then that of each document inside it.
    pub(super) metadata: Vec<Metadata<'a>>,
    /// The whole text in reading order, one line feed between blocks.
    pub(super) text: Cow<'a, str>,
    /// The structure in pre-order; the first node is the document.
    pub(super) nodes: Vec<Node<'a>>,
    #[serde(default)]
    pub(super) marks: Vec<Mark<'a>>,
    #[serde(default)]
    pub(super) provisions: Vec<Provision<'a>>,
    #[serde(default)]
    pub(super) references: Vec<Reference<'a>>,
    #[serde(default)]
    pub(super) terms: Vec<Term<'a>>,
    /// Layers that were not looked for.
    #[serde(default)]
    pub(super) not_extracted: Vec<Word<Layer>>,
    /// Stretches of text that were copied from the source: offset in `text`, offset in the decoded source.
    #[serde(default)]
    pub(super) text_map: Vec<[u32; 2]>,
    /// From the decoded source to bytes of the file: offset, offset in the file, bytes of a unit, bytes of the file for each.
    #[serde(default)]
    pub(super) source_map: Vec<[u32; 4]>,
    #[serde(flatten)]
    pub(super) unknown: Unknown,
}

/// What the document was read from.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Source<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) format: Cow<'a, str>,
    pub(super) encoding: Cow<'a, str>,
    pub(super) bytes: u64,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub(super) sha256: Cow<'a, str>,
    #[serde(flatten)]
    pub(super) unknown: Unknown,
}

/// A node of the structure.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Node<'a> {
    pub(super) kind: Word<NodeKind>,
    /// Position of the node around it; the document has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) parent: Option<u32>,
    /// As printed: `4.2.1`, `a)`, `Table 3`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) label: Option<Cow<'a, str>>,
    /// True if the label was computed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) generated_label: bool,
    /// Range of `text`.
    pub(super) range: Range,
    /// Range of the decoded source.
    pub(super) source: Range,
    /// Steps from the element of the node around it: `sec[2]/p[1]`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) path: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) clause: Option<Clause<'a>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) attributes: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
    /// Ids of the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) ids: Vec<Cow<'a, str>>,
    #[serde(flatten)]
    pub(super) unknown: Unknown,
}

/// What is known of a clause.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Clause<'a> {
    pub(super) address: Cow<'a, str>,
    pub(super) kind: Word<ClauseKind>,
    pub(super) bindingness: Word<Bindingness>,
    /// True if the document itself says its bindingness.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) declared: bool,
    #[serde(flatten)]
    pub(super) unknown: Unknown,
}

/// An inline range of `text`.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Mark<'a> {
    pub(super) kind: Word<MarkKind>,
    pub(super) range: Range,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) value: Option<Cow<'a, str>>,
    /// Position of the node whose own text it stands in.
    pub(super) node: u32,
    #[serde(flatten)]
    pub(super) unknown: Unknown,
}

/// What one verbal form demands, permits or says to be possible.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Provision<'a> {
    pub(super) kind: Word<ProvisionKind>,
    pub(super) range: Range,
    /// Range of the verbal form; empty where the structure alone carries it.
    pub(super) keyword: Range,
    pub(super) polarity: Word<Polarity>,
    pub(super) bindingness: Word<Bindingness>,
    pub(super) basis: Word<Basis>,
    pub(super) convention: Word<Convention>,
    /// Range of the condition that it states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) condition: Option<Range>,
    /// Range of the exception that it states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) exception: Option<Range>,
    /// Range of the verbal form that it inherits from the sentence before its list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) lead_in: Option<Range>,
    /// The rule that found it.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) rule: Cow<'a, str>,
    /// Position of the node whose own text it stands in.
    pub(super) node: u32,
    #[serde(flatten)]
    pub(super) unknown: Unknown,
}

/// A place in the text that points somewhere.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Reference<'a> {
    pub(super) kind: Word<ReferenceKind>,
    pub(super) range: Range,
    /// Range of the decoded source.
    pub(super) source: Range,
    pub(super) target: Target<'a>,
    /// The place inside a target of this document, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) within: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) dated: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) normative: Option<bool>,
    pub(super) basis: Word<Basis>,
    /// Position of the node whose own text it stands in.
    pub(super) node: u32,
    #[serde(flatten)]
    pub(super) unknown: Unknown,
}

/// What a reference points to: one of these.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(super) enum Target<'a> {
    /// Position of a node of this document.
    Node(u32),
    /// Another document: its identifier as printed, and a place in it.
    Document {
        identifier: Cow<'a, str>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        locator: Option<Cow<'a, str>>,
        #[serde(flatten)]
        unknown: Unknown,
    },
    /// An address on a network.
    Uri(Cow<'a, str>),
    /// Something that is not in the document.
    Unresolved(Cow<'a, str>),
}

/// A term entry in one language.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Term<'a> {
    /// Position of the entry's node.
    pub(super) entry: u32,
    /// Position of the node of this language; the entry's own where it has one language.
    pub(super) scope: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<Cow<'a, str>>,
    pub(super) designations: Vec<Designation>,
    #[serde(flatten)]
    pub(super) unknown: Unknown,
}

/// A designation of a term entry.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Designation {
    pub(super) node: u32,
    /// The words of the node that are the designation, where a line of text defines it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) range: Option<Range>,
    pub(super) status: Word<TermStatus>,
    #[serde(flatten)]
    pub(super) unknown: Unknown,
}
