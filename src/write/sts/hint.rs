//! What STS has no word for, said in `specific-use`: a kind, then facts, as `normative:caption;type=legend`.
//!
//! Other programs see the element; the reader of this crate (`read/sts/hint.rs`) sees what it stands for.

use std::fmt::Write as _;

/// Builds a hint.
#[derive(Clone, Debug)]
pub(super) struct Hint(String);

/// An element that is there for the schema alone: its content is read as if it were not there.
pub(super) const THROUGH: &str = "normative:through";

impl Hint {
    pub(super) fn new(kind: &str) -> Self {
        Self(format!("normative:{kind}"))
    }

    pub(super) fn fact(mut self, key: &str, value: &str) -> Self {
        self.0.push(';');
        escape(key, &mut self.0);
        self.0.push('=');
        escape(value, &mut self.0);
        self
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        if c.is_control() || matches!(c, ';' | '=' | '%' | '\u{fffe}' | '\u{ffff}') {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(c);
        }
    }
}
