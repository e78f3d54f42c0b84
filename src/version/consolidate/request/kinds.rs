//! Requests, as data.

use std::ops::Range;

use super::super::place::Place;

/// What an instruction asks for. Ranges are of its own text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::version::consolidate) enum Request {
    /// Other words in the place of words.
    ReplaceText {
        at: Place,
        old: Range<usize>,
        new: Range<usize>,
        everywhere: bool,
    },
    /// What follows, or what is quoted, in the place of a place.
    Replace {
        at: Place,
        quoted: Option<Range<usize>>,
    },
    /// What follows in the place of a place, which it is to repeat: it may say no less.
    Rewrite {
        at: Place,
    },
    /// Another value in the only cell of a row that has it.
    Cell {
        at: Place,
        row: Range<usize>,
        old: Range<usize>,
        new: Range<usize>,
    },
    /// Words that go.
    DeleteText {
        at: Place,
        old: Range<usize>,
        everywhere: bool,
    },
    Delete {
        at: Place,
    },
    /// Words after or before words.
    AddText {
        at: Place,
        new: Range<usize>,
        beside: Range<usize>,
        after: bool,
    },
    Add {
        at: Place,
        where_: Where,
        quoted: Option<Range<usize>>,
        label: Option<String>,
        object: Option<Object>,
    },
    /// A new article, whose place is where it has its number in the end.
    AddArticle {
        number: usize,
        label: String,
        quoted: Range<usize>,
    },
    /// Another number for a clause, note …
    Relabel {
        at: Place,
        label: String,
    },
    /// Another place for blocks.
    Move {
        at: Place,
        where_: Where,
        to: Place,
    },
    /// Numbers in order for all articles.
    RenumberArticles,
}

/// Where something is added or moved to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::version::consolidate) enum Where {
    Before,
    After,
    /// At the beginning of a place.
    Start,
    /// At the end of a place.
    End,
    /// In a place, which says no more.
    Within,
}

/// What is added, as the instruction calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::version::consolidate) enum Object {
    Row,
    Item,
    Note,
    Example,
    Title,
    Cell,
    Clause,
    /// A term entry.
    Entry,
    /// Words, a sentence.
    Text,
}
