//! The words of a change in two columns: what both editions have is shown shortened, side by side.

use crate::version::{Change, WordChange};

/// The style of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Same,
    Removed,
    Added,
}

/// A piece of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) style: Style,
    pub(super) text: String,
}

/// Two texts that stand beside each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) left: Vec<Piece>,
    pub(super) right: Vec<Piece>,
}

impl Pair {
    fn changes(&self) -> bool {
        self.left.iter().chain(&self.right).any(|piece| piece.style != Style::Same)
    }
}

/// Number of common characters that are shown before and after a change.
const CONTEXT: usize = 48;

/// The rows of a change: one for each block in which something changed.
pub(super) fn pairs(change: &Change<'_>) -> Vec<Pair> {
    let mut found = Vec::new();
    let mut open = Pair::default();
    for word in change.words() {
        match word {
            WordChange::Same(text) => {
                open.left.push(Piece { style: Style::Same, text: text.to_owned() });
                open.right.push(Piece { style: Style::Same, text: text.to_owned() });
            }
            WordChange::Removed(text) => open.left.push(Piece { style: Style::Removed, text: text.to_owned() }),
            WordChange::Added(text) => open.right.push(Piece { style: Style::Added, text: text.to_owned() }),
            _ => found.push(std::mem::take(&mut open)),
        }
    }
    found.push(open);
    found.retain(Pair::changes);
    found.iter_mut().for_each(|pair| {
        shorten(&mut pair.left);
        shorten(&mut pair.right);
    });
    found
}

/// Leaves out the middle of long pieces that did not change, and the far ends of the first and the last.
fn shorten(pieces: &mut [Piece]) {
    let count = pieces.len();
    for (at, piece) in pieces.iter_mut().enumerate().filter(|(_, piece)| piece.style == Style::Same) {
        let all = piece.text.chars().count();
        let (head, tail) = match (at, at + 1 == count) {
            (0, true) => continue,
            (0, false) => (0, CONTEXT),
            (_, true) => (CONTEXT, 0),
            _ => (CONTEXT, CONTEXT),
        };
        if all > head + tail + 12 {
            let from = ends(&piece.text, head, true);
            let to = ends(&piece.text, all - tail, false);
            let text = format!("{} … {}", piece.text[..from].trim_end(), piece.text[to..].trim_start());
            text.trim().clone_into(&mut piece.text);
        }
    }
}

/// The byte offset of a character, moved to the next end or beginning of a word near it.
fn ends(text: &str, character: usize, back: bool) -> usize {
    const NEAR: usize = 24;
    let at = text.char_indices().nth(character).map_or(text.len(), |(at, _)| at);
    let blank = if back {
        text[..at].char_indices().rev().take(NEAR).find(|(_, c)| c.is_whitespace()).map(|(at, _)| at)
    } else {
        text[at..].char_indices().take(NEAR).find(|(_, c)| c.is_whitespace()).map(|(offset, _)| at + offset)
    };
    blank.unwrap_or(at)
}
