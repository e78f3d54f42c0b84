//! Errors of grammars. Grammars are part of the crate: a test compiles them all, and a grammar with an error reads nothing.

use thiserror::Error;

/// A grammar that cannot be compiled.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(in crate::identifier) enum GrammarError {
    #[error("a grammar without a rule")]
    Empty,
    #[error("rule {0} is there twice")]
    Twice(String),
    #[error("no rule {0}")]
    NoRule(String),
    #[error("rule {0} refers to itself")]
    Circle(String),
    #[error("no field {0}")]
    NoField(String),
    #[error("expected {expected}, found {found:?}")]
    Expected { expected: &'static str, found: String },
    #[error("rule {rule}: {source}")]
    InRule { rule: String, source: Box<GrammarError> },
}

impl GrammarError {
    pub(super) fn expected(expected: &'static str, found: &str) -> Self {
        Self::Expected { expected, found: found.chars().take(40).collect() }
    }

    /// The error with the rule that it is in; of rules in rules the innermost is named.
    pub(super) fn in_rule(self, rule: &str) -> Self {
        match self {
            Self::InRule { .. } => self,
            other => Self::InRule { rule: rule.to_owned(), source: Box::new(other) },
        }
    }
}
