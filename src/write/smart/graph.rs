//! The output of the graph: one resource after another, in one form of RDF.

use std::io;

use super::jsonld::JsonLd;
use super::resource::Resource;
use super::turtle::Turtle;

/// Sink of resources, in one form of RDF.
#[derive(Debug)]
pub(super) enum Graph<W> {
    Turtle(Turtle<W>),
    JsonLd(JsonLd<W>),
}

impl<W: io::Write> Graph<W> {
    pub(super) fn put(&mut self, resource: &Resource<'_>) -> io::Result<()> {
        match self {
            Self::Turtle(out) => out.put(resource),
            Self::JsonLd(out) => out.put(resource),
        }
    }

    pub(super) fn finish(self) -> io::Result<()> {
        match self {
            Self::Turtle(_) => Ok(()),
            Self::JsonLd(out) => out.finish(),
        }
    }
}
