//! The tree written in a syntax.

mod json;
mod xml;

pub(crate) use json::to_json;
pub(crate) use xml::to_xml;
