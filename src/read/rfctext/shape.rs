//! Prose told from what is laid out by characters: drawings, tables, code, addresses.

use super::lines::{Layout, Line};

/// The look of a block of lines.
#[derive(Clone, Copy, Debug, Default)]
struct Shape {
    lines: usize,
    /// Lines with rules, arrows or bars.
    drawn: usize,
    /// Lines with a gap in the middle that no sentence has.
    gaps: usize,
    /// Lines with signs of code.
    code: usize,
    /// Lines that end although the next word would have fitted.
    short: usize,
    letters: usize,
    characters: usize,
}

/// True if a block was laid out by characters, in a place where text begins at a column.
pub(super) fn is_verbatim(source: &str, layout: Layout, block: &[Line], column: u16) -> bool {
    let mut shape = Shape { lines: block.len(), ..Shape::default() };
    for (at, line) in block.iter().enumerate() {
        shape.look(line.text(source));
        if block.get(at + 1).is_some_and(|next| layout.has_room(source, *line, *next)) {
            shape.short += 1;
        }
    }
    let Some(first) = block.first() else { return false };
    let text = first.text(source);
    let wordy = shape.letters * 10 >= shape.characters * 8;
    if shape.lines == 1 {
        let sentence = text.ends_with(['.', ':', '?', '!', ',', ';']) && wordy && text.contains(' ');
        let deeper = first.column > column + 1 && !text.contains("Section ");
        return shape.drawn > 0
            || shape.code > 0 && !sentence
            || shape.gaps > 0 && !sentence
            || shape.letters * 2 < shape.characters
            || deeper && !sentence;
    }
    let (n, turns) = (shape.lines, shape.lines - 1);
    let ends = block.last().is_some_and(|l| l.text(source).ends_with(['.', ':', '?', '!', ';', ',']));
    // Lines that are full and end as sentences do are prose, though signs of code stand in them.
    let spoken = shape.short == 0 && ends && text.contains(' ') && shape.letters * 10 >= shape.characters * 4;
    if spoken {
        return shape.drawn * 2 > n;
    }
    if shape.drawn * 2 >= n || shape.drawn > 0 && shape.short * 2 >= turns {
        return true;
    }
    if shape.short == 0 {
        let odd = shape.code.max(shape.gaps) * 2 > n || shape.letters * 10 < shape.characters * 6;
        return odd || shape.drawn * 3 >= n;
    }
    let odd = shape.code + shape.gaps + shape.drawn;
    let ends = block.last().is_some_and(|l| l.text(source).ends_with(['.', ':', '?', '!']));
    if odd == 0 && wordy && ends && n < 4 && text.starts_with(|c: char| c.is_uppercase()) && text.contains(' ') {
        return false;
    }
    let ragged = shape.short * 3 > turns;
    ragged && (odd * 3 >= n || !wordy || shape.short == turns)
}

/// True if the text of an item on one line was laid out by characters: parts of it stand far from each other, or arrows between.
pub(super) fn is_drawn(text: &str) -> bool {
    let mut shape = Shape::default();
    shape.look(text);
    shape.drawn > 0 || text.contains("     ")
}

/// True if a line has signs of code or of drawings.
pub(super) fn is_coded(text: &str) -> bool {
    let mut shape = Shape::default();
    shape.look(text);
    shape.drawn + shape.code > 0
}

/// True if a block is prose beyond doubt, whatever follows it: several full lines of words.
pub(super) fn is_surely_prose(source: &str, layout: Layout, block: &[Line]) -> bool {
    let short = block.windows(2).filter(|pair| layout.has_room(source, pair[0], pair[1])).count();
    let ends = block.last().is_some_and(|l| l.text(source).ends_with(['.', ':']));
    ends && (block.len() > 1 && short == 0 || block.len() > 3 && short * 4 < block.len())
}

impl Shape {
    fn look(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let (mut letters, mut blanks, mut bars, mut run) = (0, 0, 0, 0_usize);
        let (mut gap, mut rule, mut sign) = (false, false, false);
        let mut last = 0_u8;
        let mut before_blanks = 0_u8;
        for &byte in bytes {
            match byte {
                b' ' | b'\t' => {
                    if last != b' ' && last != b'\t' {
                        before_blanks = last;
                    }
                    blanks += 1;
                }
                b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => letters += 1,
                b'|' => bars += 1,
                b'{' | b'}' | b'\\' | b'~' | b'^' => sign = true,
                _ => {}
            }
            if byte == b' ' && last == b' ' && !matches!(before_blanks, b'.' | b'?' | b'!' | b':' | b')' | b'"' | b']')
            {
                gap = true;
            }
            // Rules: three of a kind; arrows and corners.
            if byte == last && matches!(byte, b'-' | b'=' | b'_' | b'*' | b'+' | b'.') {
                run += 1;
                rule |= run >= 2 && byte != b'.' || run >= 3;
            } else {
                run = 0;
            }
            rule |= matches!(&[last, byte], b"->" | b"=>" | b"<-" | b"+-" | b"-+");
            sign |= matches!(&[last, byte], b":=" | b"==" | b"!=" | b"()" | b"/*" | b"*/" | b"&&" | b" =");
            last = byte;
        }
        let edges = bytes.first() == Some(&b'|') || bytes.last() == Some(&b'|');
        self.drawn += usize::from(rule || bars > 1 || edges && bytes.len() > 1);
        self.gaps += usize::from(gap);
        self.code += usize::from(
            sign || matches!(bytes.last(), Some(b'{' | b'}')) || bytes.last() == Some(&b';') && bytes.len() < 50,
        );
        self.letters += letters;
        self.characters += bytes.len() - blanks;
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::cut;
    use super::*;

    fn verbatim(source: &str) -> bool {
        let lines = cut(source);
        let block: Vec<_> = lines.into_iter().filter(|l| !l.is_blank()).collect();
        is_verbatim(source, Layout { margin: 72, body: 3 }, &block, 3)
    }

    #[test]
    fn prose_is_told_from_drawings_and_code() {
        for prose in [
            "   The frame of a paper lantern is made of bamboo that was split and dried,\n   and the paper is glued to it.  It holds for a year.\n",
            "   See below:",
            "   A lantern (see Figure 1) is not a lamp.",
            "   The header is defined as follows.  It has\n   two parts.",
        ] {
            assert!(!verbatim(prose), "{prose}");
        }
        for drawn in [
            "   +---+\n   | a |\n   +---+",
            "   lantern = frame paper\n   frame   = 4bamboo",
            "   GET /lantern HTTP/1.1\n   Host: example.com\n   Accept: */*",
            "   int main() {\n     return 0;\n   }",
            "        light --> paper",
            "   Lantern Institute\n   12 Paper Street\n   Bambootown",
        ] {
            assert!(verbatim(drawn), "{drawn}");
        }
    }
}
