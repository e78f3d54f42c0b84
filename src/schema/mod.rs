//! The native JSON: versioned wire types, and the way between them and a document.
//!
//! One object. The first key is `normative`, the version of the shape (semver): a reader accepts its own major version,
//! keeps keys that it does not know, and refuses a newer major version.

mod decode;
mod encode;
mod metadata;
#[cfg(feature = "serde")]
mod serde;
mod unknown;
mod version;
mod wire;
mod word;

pub(crate) use decode::from_json;
pub(crate) use encode::to_json;
#[cfg(feature = "schema")]
pub(crate) use metadata::Metadata;

/// The JSON Schema (2020-12) of the native JSON, generated from the types that write it. Feature `schema`.
#[cfg(feature = "schema")]
pub fn json_schema() -> String {
    let mut schema = schemars::schema_for!(wire::Document);
    schema.insert("$id".to_owned(), format!("https://normative.dev/schemas/native-{}.json", version::VERSION).into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
