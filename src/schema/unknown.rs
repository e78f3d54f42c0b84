//! Keys of the native JSON that this version does not know: kept on reading, put back on writing.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

/// The unknown keys of one object.
pub(super) type Unknown = BTreeMap<String, Value>;

/// Gathers unknown keys under the JSON pointer (RFC 6901) of the object that they stand in.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) rows: Vec<(Box<str>, Box<str>)>,
}

impl Gathered {
    pub(super) fn take(&mut self, object: &str, unknown: Unknown) {
        for (key, value) in unknown {
            let pointer = format!("{object}/{}", key.replace('~', "~0").replace('/', "~1"));
            self.rows.push((pointer.into(), value.to_string().into()));
        }
    }

    /// Of a row of a table, by its position.
    pub(super) fn take_row(&mut self, table: &str, at: usize, unknown: Unknown) {
        if unknown.is_empty() {
            return;
        }
        let mut object = String::with_capacity(table.len() + 8);
        let _ = write!(object, "/{table}/{at}");
        self.take(&object, unknown);
    }

    /// The pointers in order, which is the order that they are looked up in.
    pub(super) fn sorted(mut self) -> Vec<(Box<str>, Box<str>)> {
        self.rows.sort();
        self.rows
    }
}

/// The unknown keys of the object at a pointer. Binary search, then as many rows as the pointer has below it.
pub(super) fn of(rows: &[(Box<str>, Box<str>)], object: &str) -> Unknown {
    let mut found = Unknown::new();
    if rows.is_empty() {
        return found;
    }
    let prefix = format!("{object}/");
    let from = rows.partition_point(|(pointer, _)| **pointer < *prefix);
    for (pointer, value) in rows[from..].iter().take_while(|(pointer, _)| pointer.starts_with(&prefix)) {
        let key = &pointer[prefix.len()..];
        if key.contains('/') {
            continue;
        }
        if let Ok(value) = serde_json::from_str(value) {
            found.insert(key.replace("~1", "/").replace("~0", "~"), value);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_back_where_they_stood() {
        let mut gathered = Gathered::default();
        gathered.take_row("nodes", 3, Unknown::from([("a/b~".to_owned(), Value::from(1))]));
        gathered.take_row("nodes", 30, Unknown::from([("c".to_owned(), Value::Null)]));
        let rows = gathered.sorted();
        assert_eq!(of(&rows, "/nodes/3"), Unknown::from([("a/b~".to_owned(), Value::from(1))]));
        assert_eq!(of(&rows, "/nodes"), Unknown::new());
        assert_eq!(of(&rows, ""), Unknown::new());
    }
}
