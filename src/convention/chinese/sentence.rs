//! Sentences and clauses of Chinese text, from the punctuation that the lexicon finds.

use super::lexicon::{Entry, Form, Mark};

/// A verbal form in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) form: &'static Form,
    /// Its clause: an index into the clauses of the sentence.
    pub(super) clause: usize,
}

/// What stands between commas, semicolons or brackets. What a bracket holds is a clause of its own inside another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    pub(super) start: usize,
    pub(super) end: usize,
    /// How many brackets are open around it.
    pub(super) depth: usize,
    /// What ends it; none at the end of the text.
    pub(super) after: Option<Mark>,
    /// True if a semicolon, a colon or the beginning of a sentence stands before it.
    pub(super) opens: bool,
    /// True if it states a condition; set by the conventions.
    pub(super) condition: bool,
}

/// One sentence with its clauses, in order of their beginnings, and the verbal forms in it.
#[derive(Debug, Default)]
pub(super) struct Sentence {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) tokens: Vec<Token>,
    pub(super) clauses: Vec<Clause>,
    /// The clauses that are open: the innermost last.
    open: Vec<usize>,
}

/// Brackets deeper than this are read as if they were not there.
const DEEPEST: usize = 8;

impl Sentence {
    fn begin(&mut self, start: usize) {
        self.start = start;
        self.tokens.clear();
        self.clauses.clear();
        self.open.clear();
        self.push(start, true);
    }

    fn push(&mut self, start: usize, opens: bool) {
        self.open.push(self.clauses.len());
        let depth = self.open.len() - 1;
        self.clauses.push(Clause { start, end: start, depth, after: None, opens, condition: false });
    }

    /// Ends the innermost clause.
    fn close(&mut self, end: usize, after: Option<Mark>) {
        if let Some(clause) = self.open.pop().and_then(|index| self.clauses.get_mut(index)) {
            clause.end = end;
            clause.after = after;
        }
    }

    fn mark(&mut self, start: usize, end: usize, mark: Mark) {
        match mark {
            Mark::Open if self.open.len() <= DEEPEST => self.push(end, true),
            Mark::Close if self.open.len() > 1 => self.close(start, Some(Mark::Close)),
            Mark::Open | Mark::Close | Mark::Quote(_) => {}
            _ => {
                self.close(start, Some(mark));
                self.push(end, mark != Mark::Comma);
            }
        }
    }

    /// Ends the sentence: its clauses at `start`, itself at `end`, behind the mark.
    fn finish(&mut self, start: usize, end: usize, mark: Option<Mark>) {
        self.end = end;
        while !self.open.is_empty() {
            self.close(start, mark);
        }
    }

    /// The index of the clause before one, on the same level.
    pub(super) fn previous(&self, index: usize) -> Option<usize> {
        let depth = self.clauses[index].depth;
        // A clause in brackets does not look outside of them.
        for earlier in (0..index).rev().take(16) {
            match self.clauses[earlier].depth.cmp(&depth) {
                std::cmp::Ordering::Equal => return Some(earlier),
                std::cmp::Ordering::Less => return None,
                std::cmp::Ordering::Greater => {}
            }
        }
        None
    }
}

/// Puts what the lexicon finds into sentences, in a buffer that is used again, and gives each to `each`. The error is the beginning
/// of a sentence that holds a character of the traditional script: nothing after it was given.
///
/// A sentence ends at `。`, `！`, `？` outside of brackets, quotation marks and titles, and at a line feed.
pub(super) fn sentences(
    text: &str,
    found: impl Iterator<Item = (usize, usize, Entry)>,
    sentence: &mut Sentence,
    mut each: impl FnMut(&mut Sentence),
) -> Result<(), usize> {
    sentence.begin(0);
    // A quotation of several paragraphs opens each of them, and is closed once.
    let quoted = Quoted::of(text);
    let mut skip = quoted.until;
    let mut closers = Closers::default();
    for (start, end, entry) in found {
        if start < skip {
            continue;
        }
        match entry {
            Entry::Word => {}
            Entry::Traditional => return Err(sentence.start),
            Entry::Form(form, before) => {
                let start = start + before;
                let end = start + form.words.len();
                let clause = sentence.open.last().copied().unwrap_or_default();
                sentence.tokens.push(Token { start, end, form, clause });
            }
            Entry::Mark(Mark::Quote(closer)) => {
                if let Some(at) = closers.find(text, end, closer) {
                    skip = at;
                } else if closer == "”" && quoted.opens(text, start) {
                    skip = text.len();
                }
            }
            Entry::Mark(mark) => {
                let inside = sentence.open.len() > 1 && closers.find_bracket(text, end).is_some();
                if mark == Mark::Line || mark == Mark::Stop && !inside {
                    sentence.finish(start, if mark == Mark::Stop { end } else { start }, Some(mark));
                    each(sentence);
                    sentence.begin(end);
                } else if !is_number(text, start, end) {
                    sentence.mark(start, end, mark);
                }
            }
        }
    }
    sentence.finish(text.len(), text.len(), None);
    each(sentence);
    Ok(())
}

/// What a paragraph has of a quotation that goes over several: the closing mark alone, or the opening one.
#[derive(Clone, Copy, Debug)]
struct Quoted {
    /// Where the quotation ends that began in an earlier paragraph.
    until: usize,
    /// One more opens than closes.
    open: bool,
}

impl Quoted {
    /// Counts the marks of a paragraph. Linear in its length.
    fn of(text: &str) -> Self {
        let none = Self { until: 0, open: false };
        // Blocks of several lines are no paragraph.
        if !text.contains(['“', '”']) || text.contains('\n') {
            return none;
        }
        let (opens, closes) = (text.matches('“').count(), text.matches('”').count());
        let first =
            text.find('”').filter(|close| closes == opens + 1 && text.find('“').is_none_or(|open| *close < open));
        // 5” is a measure.
        let first = first.filter(|close| !text[..*close].ends_with(|c: char| c.is_ascii_digit()));
        Self { until: first.map_or(0, |close| close + '”'.len_utf8()), open: opens == closes + 1 }
    }

    /// True where a mark that nothing closes begins the paragraph, or stands behind what announces new words.
    fn opens(self, text: &str, at: usize) -> bool {
        let before = text[..at].trim_end();
        self.open && (before.is_empty() || before.ends_with(['：', ':', '为', '）']))
    }
}

/// True if a mark of one byte stands between digits, as in `1,200` and `14496-5:2001`.
fn is_number(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    end == start + 1 && digit(start.checked_sub(1)) && digit(Some(end))
}

/// Where quotations and brackets close. Each stretch of text is searched once for each closing mark.
#[derive(Debug, Default)]
struct Closers {
    /// The closing mark, and up to where there is none of it.
    none_before: Vec<(&'static str, usize)>,
    /// The next closing bracket, and up to where it was looked for.
    bracket: Option<usize>,
    searched: usize,
}

/// A quotation or a title that is longer, in bytes, is taken for a mark that was never closed.
const LONGEST: usize = 3000;

impl Closers {
    /// The end of the quotation that opened before `from`.
    fn find(&mut self, text: &str, from: usize, closer: &'static str) -> Option<usize> {
        let known = self.none_before.iter_mut().find(|(mark, _)| *mark == closer);
        if known.as_ref().is_some_and(|(_, none)| from < *none) {
            return None;
        }
        let limit = if closer == "\"" { 300 } else { LONGEST };
        let mut until = (from + limit).min(text.len());
        while !text.is_char_boundary(until) {
            until -= 1;
        }
        // A line feed ends a block, and with it what was left open.
        let stretch = text[from..until].split('\n').next().unwrap_or_default();
        if let Some(at) = stretch.find(closer) {
            return Some(from + at + closer.len());
        }
        let none = from + stretch.len();
        match known {
            Some((_, before)) => *before = none,
            None => self.none_before.push((closer, none)),
        }
        None
    }

    /// Where the next closing bracket stands on this line.
    fn find_bracket(&mut self, text: &str, from: usize) -> Option<usize> {
        let known = self.bracket.is_some_and(|at| at >= from) || from < self.searched;
        if !known {
            let mut until = (from + LONGEST).min(text.len());
            while !text.is_char_boundary(until) {
                until -= 1;
            }
            let line = text[from..until].split('\n').next().unwrap_or_default();
            self.bracket = line.find(['）', ')']).map(|at| from + at);
            self.searched = from + line.len();
        }
        self.bracket.filter(|at| *at >= from)
    }
}
