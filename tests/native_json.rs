//! The native JSON: versions, unknown keys, and what is refused.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails by panicking")]

use normative::{ErrorKind, Output, ReadOptions, read, write};
use serde_json::{Value, json};

fn sample() -> Value {
    let source = include_bytes!("../fixtures/sts/lanterns-niso/input.xml");
    let document = read(source, &ReadOptions::default()).unwrap().document;
    let mut out = Vec::new();
    write(&document, Output::Json, &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

fn text(value: &Value) -> String {
    // The first key says what it is; the others may come in any order.
    let mut rest = value.as_object().unwrap().clone();
    let version = rest.remove("normative").unwrap();
    let body = Value::Object(rest).to_string();
    format!("{{\"normative\":{version},{}", &body[1..])
}

#[test]
fn the_first_key_is_the_version() {
    let document = read(b"<standard/>", &ReadOptions::default()).unwrap().document;
    let mut out = Vec::new();
    write(&document, Output::Json, &mut out).unwrap();
    assert!(out.starts_with(b"{\"normative\":\"1.1.0\""));
}

#[test]
fn unknown_keys_survive() {
    let mut value = sample();
    value["future"] = json!({"a": [1, "应"]});
    value["source"]["host"] = json!("x");
    value["metadata"][0]["mood"] = json!(null);
    value["nodes"][3]["weight"] = json!(1.5);
    value["nodes"][1]["clause"]["colour"] = json!("red");
    value["metadata"][0]["titles"][0]["u"] = json!(1);
    value["metadata"][0]["identifiers"][1]["v"] = json!(2);
    let cited =
        value["references"].as_array().unwrap().iter().position(|r| r["target"]["document"].is_object()).unwrap();
    value["references"][cited]["target"]["document"]["q"] = json!("r");
    value["marks"][0]["x"] = json!(true);
    value["provisions"][1]["~/y"] = json!({});
    value["references"][2]["z"] = json!([]);
    value["terms"][0]["designations"][0]["w"] = json!("v");
    let document = read(text(&value).as_bytes(), &ReadOptions::default()).unwrap().document;
    let mut out = Vec::new();
    write(&document, Output::Json, &mut out).unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&out).unwrap(), value);
}

#[test]
fn a_newer_major_version_is_refused_and_a_newer_minor_read() {
    let mut value = sample();
    for (version, kind) in [("2.0.0", ErrorKind::Version), ("0.9.0", ErrorKind::Version), ("one", ErrorKind::Version)] {
        value["normative"] = json!(version);
        let error = read(text(&value).as_bytes(), &ReadOptions::default()).unwrap_err();
        assert_eq!(error.kind(), kind);
        assert!(error.to_string().contains(version), "{error}");
    }
    // Even where the shape of the rest is another.
    let error = read(b"{\"normative\":\"2.0.0\",\"text\":7}", &ReadOptions::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Version);
    value["normative"] = json!("1.99.0");
    assert!(read(text(&value).as_bytes(), &ReadOptions::default()).is_ok());
}

#[test]
fn what_breaks_an_invariant_is_refused() {
    let breaks: [fn(&mut Value); 12] = [
        |v| v["nodes"][2]["range"] = json!([5, 1]),
        |v| v["nodes"][2]["range"] = json!([0, 99_999_999]),
        |v| v["nodes"][2]["parent"] = json!(900_000),
        |v| v["nodes"][0]["kind"] = json!("clause"),
        |v| v["nodes"][1]["kind"] = json!("nonsense"),
        |v| v["nodes"] = json!([]),
        |v| v["provisions"][0]["node"] = json!(4_000_000_000_u32),
        |v| v["references"][0]["target"] = json!({"node": 4_000_000_000_u32}),
        |v| v["text_map"] = json!([[5, 1], [4, 2]]),
        |v| v["source_map"] = json!([[0, 0, 999, 1]]),
        |v| v["metadata"] = json!([]),
        |v| v["nodes"][1]["clause"]["address"] = json!("1"),
    ];
    for (at, break_it) in breaks.iter().enumerate() {
        let mut value = sample();
        break_it(&mut value);
        let error = read(text(&value).as_bytes(), &ReadOptions::default()).expect_err(&format!("break {at}"));
        assert_eq!(error.kind(), ErrorKind::Malformed, "break {at}: {error}");
        assert!(!error.to_string().contains('\n'));
    }
}

#[cfg(feature = "schema")]
mod schema {
    use std::path::Path;

    use super::*;

    #[test]
    fn the_published_schema_is_that_of_the_types() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/native-1.json");
        let found = normative::schema::json_schema();
        if std::env::var_os("NORMATIVE_UPDATE").is_some() {
            std::fs::write(&path, &found).unwrap();
        }
        let published = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(
            published, found,
            "schemas/native-1.json has drifted: NORMATIVE_UPDATE=1 cargo test --features schema writes it"
        );
    }

    #[test]
    fn the_published_schemas_of_rows_are_those_of_the_types() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
        for (name, found) in normative::row::json_schemas() {
            let path = folder.join(format!("row-{name}.json"));
            if std::env::var_os("NORMATIVE_UPDATE").is_some() {
                std::fs::write(&path, &found).unwrap();
            }
            let published = std::fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(published, found, "{} has drifted: NORMATIVE_UPDATE=1 writes it", path.display());
        }
    }

    #[test]
    fn every_key_of_a_row_is_in_its_schema() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sts/lanterns-niso/input.xml");
        let document = normative::read_path(path).unwrap().document;
        let schemas: std::collections::HashMap<_, _> = normative::row::json_schemas().into_iter().collect();
        let check = |name: &str, row: Value| {
            let schema: Value = serde_json::from_str(&schemas[name]).unwrap();
            covered(&row, &schema, &schema, name);
        };
        for row in normative::row::OutlineRow::of("x", &document) {
            check("outline", serde_json::to_value(row).unwrap());
        }
        for row in normative::row::ProvisionRow::of("x", &document) {
            let value = serde_json::to_value(&row).unwrap();
            assert_eq!(serde_json::from_value::<normative::row::ProvisionRow<'_>>(value.clone()).unwrap(), row);
            check("provision", value);
        }
        for row in normative::row::ReferenceRow::of("x", &document) {
            check("reference", serde_json::to_value(row).unwrap());
        }
        for row in normative::row::TermRow::of("x", &document) {
            check("term", serde_json::to_value(row).unwrap());
        }
        for row in normative::row::MetadataRow::of("x", &document) {
            let value = serde_json::to_value(&row).unwrap();
            assert_eq!(serde_json::from_value::<normative::row::MetadataRow<'_>>(value.clone()).unwrap(), row);
            check("metadata", value);
        }
    }

    /// Every key that a document has is in the schema, at its place.
    #[test]
    fn every_key_is_in_the_schema() {
        let schema: Value = serde_json::from_str(&normative::schema::json_schema()).unwrap();
        covered(&sample(), &schema, &schema, "");
    }

    fn covered(value: &Value, place: &Value, root: &Value, at: &str) {
        let place = match place.get("$ref").and_then(Value::as_str) {
            Some(reference) => root.pointer(reference.trim_start_matches('#')).unwrap(),
            None => place,
        };
        let choices = place.get("anyOf").or(place.get("oneOf")).and_then(Value::as_array);
        if let Some(choices) = choices {
            let fits = |choice: &&Value| match (value, choice.get("properties").and_then(Value::as_object)) {
                (Value::Object(object), Some(properties)) => object.keys().all(|k| properties.contains_key(k)),
                _ => choice.get("$ref").is_some() || !value.is_object(),
            };
            return covered(
                value,
                choices.iter().find(fits).unwrap_or_else(|| panic!("{at}: no choice fits {value}")),
                root,
                at,
            );
        }
        match value {
            Value::Object(object) => {
                let properties = place.get("properties");
                for (key, inner) in object {
                    match properties.and_then(|p| p.get(key)) {
                        Some(next) => covered(inner, next, root, &format!("{at}/{key}")),
                        None => assert!(properties.is_none(), "{at}/{key} is not in the schema"),
                    }
                }
            }
            Value::Array(items) => {
                if let Some(next) = place.get("items") {
                    items.iter().for_each(|item| covered(item, next, root, at));
                }
            }
            _ => {}
        }
    }
}
