//! Equality of documents that were read from different files: everything but where it stands in its source.
#![allow(dead_code, reason = "each test uses its own part")]

pub(crate) mod editions;

use normative::{Document, Output, write};
use serde_json::Value;

/// The first place at which two documents differ, if they do.
///
/// Left out are the source (its name, size and checksum), spans and paths in it, and what a reference was taken from: a
/// reference that was found in text is written as markup. Facts of the metadata that have no field have no order.
pub(crate) fn first_difference(left: &Document, right: &Document) -> Option<String> {
    difference("", &comparable(left), &comparable(right))
}

fn comparable(document: &Document) -> Value {
    let mut json = Vec::new();
    write(document, Output::Json, &mut json).unwrap();
    let mut value: Value = serde_json::from_slice(&json).unwrap();
    for row in value["references"].as_array_mut().into_iter().flatten() {
        row.as_object_mut().unwrap().remove("basis");
    }
    for metadata in value["metadata"].as_array_mut().into_iter().flatten() {
        if let Some(other) = metadata.get_mut("other").and_then(Value::as_array_mut) {
            other.sort_by_key(ToString::to_string);
        }
    }
    without_source(&mut value);
    value
}

fn without_source(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for key in ["source", "path", "text_map", "source_map"] {
                fields.remove(key);
            }
            fields.values_mut().for_each(without_source);
        }
        Value::Array(rows) => rows.iter_mut().for_each(without_source),
        _ => {}
    }
}

fn difference(path: &str, left: &Value, right: &Value) -> Option<String> {
    match (left, right) {
        (Value::Object(a), Value::Object(b)) => {
            let keys = a.keys().chain(b.keys().filter(|key| !a.contains_key(*key)));
            let null = Value::Null;
            keys.map(|key| (key, a.get(key).unwrap_or(&null), b.get(key).unwrap_or(&null)))
                .find_map(|(key, a, b)| difference(&format!("{path}/{key}"), a, b))
        }
        (Value::Array(a), Value::Array(b)) => {
            let rows = a.iter().zip(b).enumerate().find_map(|(at, (a, b))| difference(&format!("{path}/{at}"), a, b));
            rows.or_else(|| (a.len() != b.len()).then(|| format!("{path}: {} rows and {} rows", a.len(), b.len())))
        }
        (Value::String(a), Value::String(b)) if a != b => {
            let at = a.bytes().zip(b.bytes()).position(|(a, b)| a != b).unwrap_or(a.len().min(b.len()));
            let show = |text: &str| {
                let from = (0..=at.saturating_sub(40)).rev().find(|&i| text.is_char_boundary(i)).unwrap_or_default();
                text[from..].chars().take(100).collect::<String>()
            };
            Some(format!("{path}: at byte {at}\n  {:?}\n  {:?}", show(a), show(b)))
        }
        _ => (left != right).then(|| format!("{path}:\n  {left}\n  {right}")),
    }
}
