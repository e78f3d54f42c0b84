//! Why an instruction was not applied.

use thiserror::Error;

use crate::model::{ClauseKind, NodeKind};

/// Why an instruction was not applied. One refusal refuses the whole instruction.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(super) enum Refusal {
    #[error("it asks for nothing that is known")]
    NotUnderstood,
    #[error("it says more than is understood: {0}")]
    Further(String),
    #[error("it names no place")]
    NoPlace,
    #[error("it names several places: {0}")]
    Places(String),
    #[error("there is no clause {0}")]
    NoClause(String),
    #[error("there are several clauses {0}")]
    Clauses(String),
    #[error("there is no {0}")]
    NoClauseOf(ClauseKind),
    #[error("there is no {} {number}", kind.name())]
    NoSuch { kind: NodeKind, number: String },
    #[error("there is no {}", .0.name())]
    None(NodeKind),
    #[error("there are several {}s", .0.name())]
    Several(NodeKind),
    #[error("there are {0} paragraphs")]
    Paragraphs(usize),
    #[error("there are {0} sentences")]
    Sentences(usize),
    #[error("“{0}” does not stand there")]
    NotThere(String),
    #[error("“{text}” stands there {times} times")]
    Times { text: String, times: usize },
    #[error("“{0}” goes over more than a block")]
    Blocks(String),
    #[error("no row “{row}” has a cell “{cell}”")]
    NoCell { row: String, cell: String },
    #[error("{count} cells of the row “{row}” have “{cell}”")]
    Cells { row: String, cell: String, count: usize },
    #[error("a {target} can only be replaced by one, or by its text")]
    Kind { target: NodeKind },
    #[error("there is a clause {0} already")]
    Taken(String),
    #[error("another instruction changes the same {0}")]
    Conflict(&'static str),
    #[error("there are several {} {number}", .kind.name())]
    Twice { kind: NodeKind, number: String },
    #[error("no row has “{0}” in its first or second cell")]
    NoRow(String),
    #[error("several rows have “{0}” in their first or second cell")]
    Rows(String),
    #[error("no column has the head “{0}”")]
    NoColumn(String),
    #[error("nothing can stand beside a {}", .0.name())]
    Beside(NodeKind),
    #[error("a {} cannot be taken out", .0.name())]
    Fixed(NodeKind),
    #[error("a {} cannot be moved", .0.name())]
    Immovable(NodeKind),
    #[error("this amendment was applied already")]
    Again,
    #[error("{0} amends another document")]
    OtherBase(String),
    #[error("it amends another document: {0}")]
    Other(String),
    #[error("what it brings is no {}", .0.name())]
    Brings(NodeKind),
    #[error("what is moved would stand inside itself")]
    Itself,
    #[error("{0}")]
    Unclear(&'static str),
    #[error("the amended document would not be whole: {0}")]
    Broken(String),
}
