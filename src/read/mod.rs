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
    fn finish(&self, format: Format, builder: Builder, map: OffsetMap, diagnostics: Gathered) -> Parsed {
        let origin = Origin::of(self.name, format.name(), self.decoded.encoding, self.bytes);
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

type Read = fn(&SourceBytes<'_>, &Limits) -> Result<Parsed, Error>;

/// The reader of a format that is built from events. Native JSON is not: it is a document already.
pub(crate) fn reader(format: Format) -> Option<Read> {
    match format {
        Format::Sts => Some(sts::read),
        Format::RfcXml => Some(rfcxml::read),
        Format::RfcText => Some(rfctext::read),
        // Nothing that is text is refused.
        Format::GbtText => Some(|source, _| Ok(chinese::read_gbt(source))),
        Format::EngineeringText => Some(|source, _| Ok(chinese::read_engineering(source))),
        Format::StatuteText => Some(|source, _| Ok(chinese::read_statute(source))),
        Format::GongwenText => Some(|source, _| Ok(chinese::read_gongwen(source))),
        Format::ChineseText => Some(|source, _| Ok(chinese::read_outline(source))),
        Format::Native => None,
    }
}
