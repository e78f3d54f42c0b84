//! `Serialize` and `Deserialize` of documents and metadata, by way of the native JSON. Feature `serde`.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{decode, encode, metadata, wire};
use crate::model::{Document, Metadata};
use crate::source::Limits;

impl Serialize for Document {
    /// The native JSON: its keys, in its order.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        encode::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Document {
    /// Checked like native JSON from a file, within the default [`Limits`](crate::Limits).
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire = wire::Document::deserialize(deserializer)?;
        decode::from_wire(wire, &Limits::default()).map_err(D::Error::custom)
    }
}

impl Serialize for Metadata {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        metadata::Metadata::from(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Metadata {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        metadata::Metadata::deserialize(deserializer).map(Into::into)
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Document;

    #[test]
    fn a_document_goes_through_serde_and_back() {
        let source = b"<standard><body><sec><label>1</label><p>Lanterns shall float, see <xref rid='t'/>.</p></sec></body></standard>";
        let document = crate::reading::read(source, &crate::reading::ReadOptions::default()).unwrap().document;
        let value = serde_json::to_value(&document).unwrap();
        assert_eq!(serde_json::from_value::<Document>(value.clone()).unwrap(), document);
        let mut native = Vec::new();
        super::super::to_json(&document, &mut native).unwrap();
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&native).unwrap(), value);
        assert!(serde_json::from_value::<Document>(serde_json::json!({ "normative": "9.0.0" })).is_err());
    }
}
