//! Terms with their explanations, hanging or on lines of their own.

use super::lines::{Layout, Line};
use super::marker::marker;
use super::shape::is_coded;

/// A term with its explanation, at the beginning of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Definition {
    /// Bytes of the term on the first line.
    pub(super) term: usize,
    /// Where the explanation begins on the first line; the length of the line where it begins below.
    pub(super) text: usize,
    /// The column of the explanation.
    pub(super) column: u16,
    /// Number of lines of the block that it takes.
    pub(super) lines: usize,
    /// True if it is one wherever it stands; false if it is one only beside others.
    pub(super) is_sure: bool,
}

/// Most bytes of a term that stands before its explanation on a line.
const LONGEST: usize = 60;

/// Reads the definition that a block begins with.
pub(super) fn read(source: &str, layout: Layout, block: &[Line]) -> Option<Definition> {
    let first = *block.first()?;
    let text = first.text(source);
    let hanging = block[1..].iter().take_while(|l| l.column > first.column).count();
    let below = &block[1..=hanging];
    match parted(text) {
        Some(parts) => beside(source, layout, block, below, parts),
        None => above(source, layout, first, below),
    }
}

/// The column of the lines below a term, and whether none stands left of the first.
fn column_of(below: &[Line]) -> (Option<u16>, bool) {
    let column = below.first().map(|l| l.column);
    (column, below.iter().all(|l| l.column >= column.unwrap_or_default()))
}

/// The definition whose explanation begins on the line of its term.
fn beside(
    source: &str,
    layout: Layout,
    block: &[Line],
    below: &[Line],
    (term, at): (usize, usize),
) -> Option<Definition> {
    let (first, hanging) = (*block.first()?, below.len());
    let text = first.text(source);
    let (column, even) = column_of(below);
    let tail = &text[at..];
    let is_text = tail.len() > 3 && tail.contains(' ') && !tail.contains("   ");
    let inline = first.column + at as u16;
    // The explanation's other lines stand below its beginning, or hang a little.
    let aligned = column.is_some_and(|c| even && (c == inline || c <= first.column + 12));
    let full = below.first().is_some_and(|l| !layout.has_room(source, first, *l));
    let colon = text[..term].ends_with(':');
    if hanging > 0 && aligned && (full || colon) && is_text {
        return Some(Definition {
            term,
            text: at,
            column: column.unwrap_or(inline),
            lines: hanging + 1,
            is_sure: true,
        });
    }
    if hanging == 0 && (is_text || colon) && term + 2 == at && !is_coded(&text[..term]) {
        return Some(Definition {
            term,
            text: at,
            column: first.column + 2,
            lines: 1 + flush(source, layout, block),
            is_sure: colon && term <= 40 && !tail.contains("  "),
        });
    }
    None
}

/// The definition whose term is alone on its line.
fn above(source: &str, layout: Layout, first: Line, below: &[Line]) -> Option<Definition> {
    let text = first.text(source);
    let hanging = below.len();
    let (column, even) = column_of(below);
    let column = column.filter(|c| even && *c >= first.column + 2 && *c <= first.column + 12)?;
    let room = layout.has_room(source, first, below[0]);
    let open = text.ends_with(['{', '}', ';', ',', '(', '=', '|', '\\', '[']) || text.contains("  ");
    let head = below[0].text(source);
    let words = |t: &str| {
        t.bytes().filter(|b| b.is_ascii_alphabetic() || *b == b' ' || !b.is_ascii()).count() * 4 >= t.len() * 3
    };
    let prose = below
        .windows(2)
        .all(|pair| !layout.has_room(source, pair[0], pair[1]) || marker(pair[1].text(source)).is_some())
        || below.len() == 1 && head.ends_with(['.', ':']);
    let sentence = head.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '(' | '\u{201c}'))
        || text.ends_with(':')
        || head.ends_with('.');
    let named = text.ends_with(':') && text.len() <= 40 && below.len() == 1;
    let coded = is_coded(text) && !text.ends_with(':')
        || is_coded(head) && !below.last().is_some_and(|l| l.text(source).ends_with('.'));
    let single = below.len() == 1;
    let is_sure = prose && sentence && words(head) || named;
    (room && !open && !coded && (is_sure || single || prose) && text.len() <= 72).then_some(Definition {
        term: text.len(),
        text: text.len(),
        column,
        lines: hanging + 1,
        is_sure,
    })
}

/// Number of lines of a block that continue its first one in the same column: full lines that begin with no term of their own.
fn flush(source: &str, layout: Layout, block: &[Line]) -> usize {
    let goes_on = |pair: &[Line]| {
        let next = pair[1].text(source);
        pair[1].column == block[0].column
            && !layout.has_room(source, pair[0], pair[1])
            && parted(next).is_none_or(|(_, at)| !next[..at].trim_end().ends_with([':', '.']))
            && marker(next).is_none()
    };
    block.windows(2).take_while(|pair| goes_on(pair)).count()
}

/// A term and where its explanation begins: they stand two blanks or more apart, and the term is no sentence.
fn parted(text: &str) -> Option<(usize, usize)> {
    let at = text.find("  ")?;
    let term = &text[..at];
    let rest = text[at..].trim_start();
    let sentence = term.ends_with(['.', '?', '!', ',', ';']) && term.contains(' ');
    (at <= LONGEST && !sentence && !rest.is_empty()).then(|| (at, text.len() - rest.len()))
}

#[cfg(test)]
mod tests {
    use super::super::lines::cut;
    use super::*;

    fn found(text: &str) -> Option<(&str, usize, bool)> {
        let lines = cut(text);
        let lines: Vec<_> = lines.into_iter().filter(|l| !l.is_blank()).collect();
        let d = read(text, Layout { margin: 72, body: 3 }, &lines)?;
        Some((&text.trim_start()[..d.term], d.lines, d.is_sure))
    }

    #[test]
    fn an_explanation_may_go_on_in_the_column_of_its_term() {
        let text =
            "   L1.  The frame SHOULD hold the paper of all the lanterns that a child may\n   want to hang from it.\n";
        assert_eq!(found(text), Some(("L1.", 2, false)));
    }

    #[test]
    fn terms_hang_or_stand_alone() {
        assert_eq!(
            found("   frame:  What holds the paper of a lantern; it is made of bamboo that was\n      split.\n"),
            Some(("frame:", 2, true))
        );
        assert_eq!(
            found("   Frame of a lantern\n      What holds the paper.\n"),
            Some(("Frame of a lantern", 2, true))
        );
        assert_eq!(found("   frame:  What holds the paper."), Some(("frame:", 1, true)));
        assert_eq!(
            found("   The frame is dry.  The paper is white and holds for a year, if it is kept\n      dry.\n"),
            None
        );
        assert_eq!(found("   struct lantern {\n      int frames;\n"), None);
    }
}
