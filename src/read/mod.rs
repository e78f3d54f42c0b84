//! Readers: one folder per format, each from bytes to calls of the builder.

mod akn;
mod cc;
mod chinese;
#[cfg(feature = "html")]
mod html;
mod metanorma;
pub(crate) mod oscal;
mod parsed;
mod plain;
mod rfctext;
mod rfcxml;
mod sts;
mod xccdf;
pub(crate) mod xml;

use crate::error::Error;
use crate::format::Format;
use crate::model::PartialDate;
use crate::regime::Regime;
use crate::script::is_han;
use crate::source::Limits;
pub(crate) use crate::vocabulary::titles;
pub(crate) use parsed::{Parsed, SourceBytes};

/// Reads a source of a format that is built from events, in the regime of its text; `None` for native JSON, which is a document already.
pub(crate) fn read(
    source: &SourceBytes<'_>,
    format: Format,
    regime: Option<Regime>,
    limits: &Limits,
    at: Option<PartialDate>,
) -> Option<Result<Parsed, Error>> {
    match (format, regime) {
        (Format::Sts, _) => Some(sts::read(source, limits)),
        (Format::AkomaNtoso, _) => Some(akn::read(source, limits, at)),
        (Format::Oscal, _) => Some(oscal::read(source, format, limits)),
        (Format::RfcXml, _) => Some(rfcxml::read(source, limits)),
        (Format::CommonCriteria, _) => Some(cc::read(source, limits)),
        (Format::Xccdf, _) => Some(xccdf::read(source, limits)),
        (Format::Metanorma, _) => Some(metanorma::read(source, limits)),
        (Format::Text | Format::Markdown | Format::Html, Some(Regime::Rfc)) => Some(rfctext::read(source, limits)),
        // Text of a script that parts words, in no regime that is known.
        (Format::Text, None) if !source.decoded.text.contains(is_han) => Some(plain::read(source, limits)),
        #[cfg(feature = "html")]
        (Format::Html, Some(_)) if html::says_what_it_is(&source.decoded.text) => Some(html::read(source, limits)),
        #[cfg(feature = "html")]
        (Format::Html, None) => Some(html::read(source, limits)),
        (Format::Text | Format::Markdown | Format::Html, regime) => {
            Some(Ok(chinese::read(source, format, regime.unwrap_or(Regime::ChineseOutline))))
        }
        (Format::Native, _) => None,
    }
}
