//! Readers: one folder per format, each from bytes to calls of the builder.

mod chinese;
mod rfctext;
mod rfcxml;
mod sts;
pub(crate) mod titles;
pub(crate) mod xml;

use crate::diagnostic::{Code, Diagnostic, Gathered};
use crate::error::Error;
use crate::format::Format;
use crate::model::{Builder, Document, Finished};
use crate::regime::Regime;
use crate::script::is_han;
use crate::source::{Decoded, Limits, OffsetMap, Origin};

/// A source that is being read.
#[derive(Debug)]
pub(crate) struct SourceBytes<'a> {
    pub(crate) name: &'a str,
    pub(crate) bytes: &'a [u8],
    pub(crate) decoded: Decoded<'a>,
}

/// What a reader gives: a document without the layers that are found in text, and what was odd.
#[derive(Debug)]
pub(crate) struct Parsed {
    pub(crate) document: Document,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl SourceBytes<'_> {
    /// Turns a builder into a document that knows its source.
    fn finish(&self, format: &str, builder: Builder, map: OffsetMap, diagnostics: Gathered) -> Parsed {
        let origin = Origin::of(self.name, format, self.decoded.encoding, self.bytes);
        let Finished { document, doubled, dangling } = builder.finish(origin, map);
        let mut all = Gathered::default();
        all.extend(self.decoded.diagnostics.iter().cloned());
        all.extend(diagnostics.finish());
        for (id, node) in doubled {
            let message = format!("the id {id} was given before; references go to the first element that has it");
            all.push(Diagnostic::warning(Code::DuplicateId, message).at(document.node_source(node)));
        }
        for (id, span) in dangling {
            let message = format!("the footnote {id:?} that is called here is not in the document");
            all.push(Diagnostic::warning(Code::DanglingReference, message).at(span));
        }
        Parsed { document, diagnostics: all.finish() }
    }
}

/// Knowledge of STS that its writer shares with its reader.
pub(crate) use sts::{annex_says, citation_of, holds_blocks as sts_holds_blocks, relation_of, section_kind_of};

/// Reads a source of a format that is built from events, in the regime of its text; `None` for native JSON, which is a document already.
pub(crate) fn read(
    source: &SourceBytes<'_>,
    format: Format,
    regime: Option<Regime>,
    limits: &Limits,
) -> Option<Result<Parsed, Error>> {
    match (format, regime) {
        (Format::Sts, _) => Some(sts::read(source, limits)),
        (Format::RfcXml, _) => Some(rfcxml::read(source, limits)),
        (Format::Text | Format::Markdown | Format::Html, Some(Regime::Rfc)) => Some(rfctext::read(source, limits)),
        // Text of a script that parts words, in no regime that is known.
        (Format::Text, None) if !source.decoded.text.contains(is_han) => Some(rfctext::read_plain(source, limits)),
        (Format::Text | Format::Markdown | Format::Html, regime) => {
            Some(Ok(chinese::read(source, format, regime.unwrap_or(Regime::ChineseOutline))))
        }
        (Format::Native, _) => None,
    }
}
