//! A source that is being read, and what a reader gives.

use crate::diagnostic::{Code, Diagnostic, Gathered};
use crate::model::{Builder, Document, Finished};
use crate::source::{Decoded, OffsetMap, Origin};

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
    pub(super) fn finish(&self, format: &str, builder: Builder, map: OffsetMap, diagnostics: Gathered) -> Parsed {
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
