//! The layers over the text: marks, provisions, references, terms, anchors.

use std::borrow::Cow;

use super::kind::{Bindingness, MarkKind, TermStatus, vocabulary};
use super::{NodeId, TextRange};
use crate::place::Span;

/// An inline range of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MarkData {
    pub(crate) range: TextRange,
    /// The node whose own text it stands in.
    pub(crate) node: NodeId,
    pub(crate) kind: MarkKind,
    pub(crate) value: Option<Box<str>>,
}

/// An id of the source and the node that carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AnchorData {
    pub(crate) id: Box<str>,
    pub(crate) node: NodeId,
}

vocabulary! {
    /// Kind of a provision: the eight classes of the ISO/IEC SMART core ontology
    /// (ISO/IEC Directives Part 2, clause 7, names the same forms).
    pub enum ProvisionKind {
        /// A criterion to be fulfilled (*shall*, 应).
        Requirement = "requirement",
        /// A suggested choice (*should*, 宜).
        Recommendation = "recommendation",
        /// Consent (*may*, 可).
        Permission = "permission",
        /// An expected or conceivable outcome (*can*, 可能).
        Possibility = "possibility",
        /// Ability of somebody or something (*can*, 能).
        Capability = "capability",
        /// An action to perform, in the imperative.
        Instruction = "instruction",
        /// Information without any of these forms.
        Statement = "statement",
        /// A constraint from outside (*must*). It is not a provision of the document: Directives Part 2, 7.6.
        ExternalConstraint = "external-constraint",
    }
}

vocabulary! {
    /// Polarity of a verbal form.
    pub enum Polarity {
        /// *shall*, 应
        Positive = "positive",
        /// *shall not*, 不应
        Negative = "negative",
    }
}

vocabulary! {
    /// Evidence for a fact.
    pub enum Basis {
        /// The source's markup says it.
        Markup = "markup",
        /// A verbal form in the text says it.
        VerbalForm = "verbal-form",
        /// The place in the structure says it: an item below a lead-in, a row of a table.
        Structure = "structure",
        /// The shape of the text says it, such as the form of an identifier.
        Text = "text",
    }
}

vocabulary! {
    /// A drafting convention: which verbal forms a family of documents uses, and what they mean there.
    pub enum Convention {
        /// ISO/IEC Directives Part 2, clause 7; CEN and CENELEC use the same forms.
        IsoDirectives = "iso-directives",
        /// The French version of ISO/IEC Directives Part 2 and of the CEN-CENELEC Internal Regulations Part 3.
        IsoDirectivesFrench = "iso-directives-fr",
        /// The German version of the CEN-CENELEC Internal Regulations Part 3; DIN 820-2.
        IsoDirectivesGerman = "iso-directives-de",
        /// BCP 14 (RFC 2119 and RFC 8174): key words in capitals.
        Bcp14 = "bcp14",
        /// RFCs that declare no key words: the verbal forms of the language in lower case, *must* among them. Assumed, and said so.
        RfcPlain = "rfc-plain",
        /// Acts, bills, regulations and directives in English.
        LegislationEn = "legislation-en",
        /// Control catalogues: statements in the imperative, guidance by ISO/IEC Directives Part 2.
        Oscal = "oscal",
        /// GB/T 1.1, in its editions of 2000, 2009 and 2020.
        GbT11 = "gbt-1.1",
        /// Chinese engineering codes (GB 50xxx, JGJ, JTG …) with their 用词说明.
        ChineseEngineering = "chinese-engineering",
        /// Chinese laws, regulations and departmental rules.
        ChineseStatute = "chinese-statute",
        /// Chinese policy documents (公文).
        Gongwen = "gongwen",
        /// JIS Z 8301, Annex H: expressions in Japanese standards.
        JisZ8301 = "jis-z8301",
    }
}

/// Row of the layer for one provision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ProvisionData {
    pub(crate) range: TextRange,
    /// The node whose own text it stands in.
    pub(crate) node: NodeId,
    /// Its number among the provisions of its own clause, from 1.
    pub(crate) number: u32,
    pub(crate) kind: ProvisionKind,
    /// Range of the verbal form; empty for one that is inherited.
    pub(crate) keyword: TextRange,
    pub(crate) polarity: Polarity,
    pub(crate) bindingness: Bindingness,
    pub(crate) basis: Basis,
    pub(crate) convention: Convention,
    /// When it holds.
    pub(crate) condition: Option<TextRange>,
    /// Range of the exception.
    pub(crate) exception: Option<TextRange>,
    /// The verbal form that it inherits.
    pub(crate) lead_in: Option<TextRange>,
    /// The rule that found it.
    pub(crate) rule: Cow<'static, str>,
}

vocabulary! {
    /// Kind of a reference's target.
    pub enum ReferenceKind {
        /// Another document, or a place in it.
        Document = "document",
        /// A clause, subclause or annex.
        Clause = "clause",
        /// A table.
        Table = "table",
        /// A figure.
        Figure = "figure",
        /// A formula.
        Formula = "formula",
        /// A note.
        Note = "note",
        /// An example.
        Example = "example",
        /// A term entry.
        Term = "term",
        /// An entry of a list of referenced documents.
        Bibliography = "bibliography",
        /// An address on a network.
        Uri = "uri",
        /// A footnote.
        Footnote = "footnote",
        /// An item of a list, or another block that has an anchor.
        Block = "block",
    }
}

/// Target of a reference, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TargetData {
    /// A node of the same document.
    Node(NodeId),
    /// Another document, by its identifier as printed, with a place in it.
    Document { identifier: Box<str>, locator: Option<Box<str>> },
    /// An address.
    Uri(Box<str>),
    /// Something that was named and not found: the raw target.
    Unresolved(Box<str>),
}

/// True if the name of a document is its title: in the brackets that Chinese puts around titles, the number of a part alone, or Chinese
/// characters for the most part. An identifier has few of them: `GB/T 3102（所有部分）`.
pub(crate) fn is_title(name: &str) -> bool {
    let (han, others): (Vec<char>, Vec<char>) = name.chars().partition(|c| *c >= '\u{2E80}');
    name.starts_with('《') || name.starts_with('第') || han.len() > others.len()
}

/// Row of the layer for one reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReferenceData {
    pub(crate) range: TextRange,
    pub(crate) source: Span,
    pub(crate) node: NodeId,
    pub(crate) kind: ReferenceKind,
    pub(crate) target: TargetData,
    /// The place inside a target of this document, as printed: `b)` of a clause, `4.2` of the document that a list entry names.
    pub(crate) within: Option<Box<str>>,
    pub(crate) dated: Option<bool>,
    pub(crate) normative: Option<bool>,
    pub(crate) basis: Basis,
}

/// Row of the layer for a term entry in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TermData {
    /// The term entry.
    pub(crate) entry: NodeId,
    /// The subtree in the language; the entry itself where it has one language only.
    pub(crate) scope: NodeId,
    pub(crate) language: Option<Box<str>>,
    pub(crate) designations: Vec<DesignationData>,
}

/// A designation of a term entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DesignationData {
    pub(crate) node: NodeId,
    /// The words of the node that are the designation, where a line of text defines it; else the whole node is.
    pub(crate) range: Option<TextRange>,
    pub(crate) status: TermStatus,
}
