//! Headings: those with a number as the solver finds them, and those without by their words and their place.

use super::caption;
use super::contents::Contents;
use super::lines::{Layout, Line};
use super::number::numbered;
use super::page::{Page, Proposal};
use super::proposal::collect;
use super::title::{Extent, extent, is_capitals, is_title, is_underlined, is_words};
use super::words;
use crate::model::ClauseKind;
use crate::outline::{Candidate, Chosen, Outline, Plan, Scheme, solve};

/// Where a heading stands in the outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rank {
    /// By its number: its own index in the outline and that of the heading that contains it.
    Numbered { index: usize, parent: Option<usize> },
    /// So deep, 1 for the top; but below the numbered heading that the next number stands in.
    Plain { depth: usize, holds: Option<usize> },
    /// Below the last numbered heading.
    Below,
}

/// A heading that was recognised.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heading<'s> {
    pub(super) label: Option<&'s str>,
    pub(super) kind: ClauseKind,
    /// True if it heads a list of references.
    pub(super) references: bool,
    pub(super) rank: Rank,
    /// Where the title begins on the first line; the end of the line where there is none.
    pub(super) title_start: u32,
    /// Where the title ends on the first line.
    pub(super) title_end: u32,
    /// Number of lines of the heading.
    pub(super) lines: usize,
    /// Where text begins that stands on the heading's line.
    pub(super) text_start: Option<u32>,
}

/// A heading without a number as it looks.
#[derive(Clone, Copy, Debug)]
struct Shape {
    extent: Extent,
    known: Option<ClauseKind>,
    /// Depth at which the contents have it.
    listed: Option<usize>,
}

/// Gives the headings of a document one after another.
#[derive(Debug)]
pub(super) struct Headings<'a, 's> {
    page: Page<'a, 's>,
    numbered: Vec<(Proposal<'s>, Chosen)>,
    /// The next numbered heading.
    next: usize,
    pub(super) outline: Outline,
    pub(super) candidates: Vec<Candidate>,
    proposals: Vec<Proposal<'s>>,
}

impl<'a, 's> Headings<'a, 's> {
    /// Finds the numbered headings of lines, but for some lines that are the contents page.
    pub(super) fn new(
        source: &'s str,
        layout: Layout,
        lines: &'a [Line],
        contents: &'a Contents<'s>,
        skip: std::ops::Range<usize>,
    ) -> Self {
        let page = Page { source, layout, lines, contents };
        let (proposals, candidates) = collect(&page, skip);
        let romans = candidates.iter().any(|c| c.number.scheme == Scheme::Roman);
        let plan = if romans { Plan::romans_letters_and_decimals() } else { Plan::annexes_and_decimals() };
        let outline = solve(&candidates, &plan);
        let numbered = outline.headings.iter().map(|chosen| (proposals[chosen.candidate], *chosen)).collect();
        Self { page, numbered, next: 0, outline, candidates, proposals }
    }

    /// The heading that begins at a line, if one does. Lines are asked for in order.
    pub(super) fn at(&mut self, at: usize) -> Option<Heading<'s>> {
        while self.numbered.get(self.next).is_some_and(|(proposal, _)| proposal.line < at) {
            self.next += 1;
        }
        let numbered = self.numbered.get(self.next).filter(|(proposal, _)| proposal.line == at).copied();
        if let Some((proposal, chosen)) = numbered {
            self.next += 1;
            return Some(self.numbered(&proposal, chosen));
        }
        if self.page.begins(at) { self.plain(at) } else { None }
    }

    /// The line of the next heading that has a number.
    pub(super) fn next_line(&self) -> Option<usize> {
        self.numbered.get(self.next).map(|(proposal, _)| proposal.line)
    }

    /// The line of a candidate.
    pub(super) fn line_of(&self, candidate: usize) -> Line {
        self.line_at(self.proposals[candidate].line)
    }

    pub(super) fn line_at(&self, line: usize) -> Line {
        self.page.lines[line]
    }

    /// Lines that look like headings and are none, with what witnesses said of them.
    pub(super) fn losers(&self) -> impl Iterator<Item = (&Proposal<'s>, i32)> {
        self.outline.losers(&self.candidates).map(|at| (&self.proposals[at], self.candidates[at].weight))
    }

    fn numbered(&self, proposal: &Proposal<'s>, chosen: Chosen) -> Heading<'s> {
        let found = proposal.found;
        let line = self.page.lines[proposal.line];
        let title_start = line.end - found.title.len() as u32;
        let shown = if proposal.paragraph { "" } else { proposal.run_in.unwrap_or(found.title) };
        let title =
            if proposal.alone { self.page.next(proposal.line + 1).map_or("", |at| self.page.text(at)) } else { shown };
        let is_annex = found.number.depth() == 1
            && matches!(found.number.scheme, Scheme::Annex | Scheme::Division)
            && !self.candidates.iter().any(|c| c.number.scheme == Scheme::Roman);
        // What has sections of its own is no list of names or words.
        let index = self.next - 1;
        let holds = self.numbered.get(self.next).is_some_and(|(_, next)| next.parent == Some(index));
        let kind = match words::numbered_kind(title) {
            _ if is_annex => ClauseKind::Annex,
            ClauseKind::Acknowledgements | ClauseKind::Contributors | ClauseKind::Index if holds => ClauseKind::Clause,
            kind => kind,
        };
        Heading {
            label: (!proposal.division).then_some(found.label),
            kind,
            references: words::is_references(title),
            rank: Rank::Numbered { index, parent: chosen.parent },
            title_start,
            title_end: title_start + shown.len() as u32,
            lines: if proposal.run_in.is_some() { 1 } else { proposal.extent.lines },
            text_start: proposal.run_in.or(proposal.paragraph.then_some("")).map(|t| {
                let rest = &found.title[t.len()..];
                line.end - rest.trim_start().len() as u32
            }),
        }
    }

    fn plain(&self, at: usize) -> Option<Heading<'s>> {
        let shape = self.plain_shape(at)?;
        let line = self.page.lines[at];
        let text = self.page.text(at);
        let known = shape.known.filter(|kind| !self.is_whole(at, *kind));
        Some(Heading {
            label: None,
            references: words::is_references(text),
            kind: known.unwrap_or_else(|| self.unknown_kind(at)),
            rank: self.plain_rank(shape.listed, shape.known.is_some()),
            title_start: line.start,
            title_end: line.end,
            lines: if shape.extent.ends { shape.extent.lines } else { 1 },
            text_start: None,
        })
    }

    /// The look of a line that is a heading without a number.
    fn plain_shape(&self, at: usize) -> Option<Shape> {
        let Page { source, layout, lines, contents } = self.page;
        let line = *lines.get(at).filter(|l| !l.is_blank())?;
        let text = line.text(source);
        if numbered(text).is_some() || caption::names_one(text) {
            return None;
        }
        // Headings stand left of the text; where the text itself does, or they are set in the middle, they must be known.
        let in_margin = line.column == 0 && layout.body > 0;
        let extent = extent(source, layout, lines, at, line.column);
        let known = words::plain_kind(text);
        let listed = contents.depth_of(text);
        // Where the contents name the sections, a line between two of them that they do not have is text.
        let unlisted = contents.numbers() >= 3 && self.next > 0 && self.next < self.numbered.len();
        let middle = (usize::from(line.column) + line.right(source)).abs_diff(72) <= 10;
        let shouted = layout.body == 0 && line.column == 0 && is_capitals(text) && is_title(text) && is_words(text);
        let underlined = extent.lines == 2 && is_underlined(source, lines, at) && is_title(text);
        let spoken = self.is_spoken(at, extent.lines);
        let accepted = if underlined {
            line.column <= layout.body
        } else if in_margin {
            known.is_some() && (extent.ends || text.len() < 40)
                || extent.ends && (listed.is_some() || !unlisted && !spoken && is_title(text) && is_words(text))
        } else {
            extent.ends
                && extent.lines == 1
                && (known.is_some() && (line.column <= layout.body || middle)
                    || listed.is_some() && is_title(text)
                    || shouted && !unlisted)
        };
        accepted.then_some(Shape { extent, known, listed })
    }

    /// Returns `true` if several lines from one on are sentences, and no title that goes over lines.
    fn is_spoken(&self, at: usize, count: usize) -> bool {
        let sentence = |line: usize| self.page.text(line).contains(".  ");
        count > 1 && (self.page.text(at + count - 1).ends_with(['.', ':']) || (at..at + count).any(sentence))
    }

    /// True if what a heading of the front or the back holds is most of the document: then it is more than that.
    fn is_whole(&self, at: usize, kind: ClauseKind) -> bool {
        let lines = self.page.lines;
        let apart = matches!(
            kind,
            ClauseKind::FrontMatter
                | ClauseKind::Abstract
                | ClauseKind::Foreword
                | ClauseKind::BackMatter
                | ClauseKind::Contributors
        );
        if !apart || lines.len() < 60 {
            return false;
        }
        let next = self.numbered.get(self.next).map_or(lines.len(), |(next, _)| next.line);
        let heads = |i: &usize| self.page.begins(*i) && self.plain_shape(*i).is_some();
        let end = (at + 1..next).find(heads).unwrap_or(next);
        (end - at) * 2 > lines.len()
    }

    /// A heading without a number belongs to the front or the back where the rest of the document is numbered, and is a clause
    /// like others where it is not.
    fn unknown_kind(&self, at: usize) -> ClauseKind {
        let whole = self.page.lines.len();
        let first = self.numbered.first().map(|(p, _)| p.line);
        let last = self.numbered.last().map(|(p, _)| p.line);
        match (first, last) {
            (Some(first), _) if at < first && first * 3 < whole => ClauseKind::FrontMatter,
            (_, Some(last)) if at > last && (whole - at) * 3 < whole && self.numbered.len() > 2 => {
                ClauseKind::BackMatter
            }
            _ => ClauseKind::Clause,
        }
    }

    fn plain_rank(&self, listed: Option<usize>, known: bool) -> Rank {
        let next = self.numbered.get(self.next);
        let holds = next.and_then(|(_, chosen)| chosen.parent);
        // Between the body and its annexes stands what belongs to neither.
        let annex = next.is_some_and(|(p, chosen)| p.found.number.scheme == Scheme::Annex && chosen.parent.is_none());
        let inside = next.is_some() && self.next > 0 && !annex;
        match listed {
            Some(depth) => Rank::Plain { depth, holds },
            None if inside && !known => Rank::Below,
            None => Rank::Plain { depth: 1, holds },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::cut;
    use super::*;

    fn all(source: &str, body: u16) -> Vec<(Option<&str>, String, Rank)> {
        let lines = cut(source);
        let contents = Contents::default();
        let mut headings = Headings::new(source, Layout { margin: 72, body }, &lines, &contents, 0..0);
        let mut found = Vec::new();
        for at in 0..lines.len() {
            if let Some(h) = headings.at(at) {
                found.push((h.label, source[h.title_start as usize..h.title_end as usize].to_owned(), h.rank));
            }
        }
        found
    }

    fn numbered(index: usize, parent: Option<usize>) -> Rank {
        Rank::Numbered { index, parent }
    }

    #[test]
    fn headings_stand_left_of_the_text() {
        let source = "1.  Scope\n\n   Text.\n\n   1.  An item.\n\n2.1.  Paper\n\n   Text.\n\nAppendix A.  Folding\n\nA.1.  Edges\n\nIndex\n\nx = y\n\n";
        let found = all(source, 3);
        let shown: Vec<_> = found.iter().map(|(l, t, d)| (l.unwrap_or_default(), t.as_str(), *d)).collect();
        assert_eq!(
            shown,
            [
                ("1.", "Scope", numbered(0, None)),
                ("2.1.", "Paper", numbered(1, None)),
                ("Appendix A.", "Folding", numbered(2, None)),
                ("A.1.", "Edges", numbered(3, Some(2))),
                ("", "Index", Rank::Plain { depth: 1, holds: None })
            ]
        );
    }

    #[test]
    fn a_title_may_go_on_and_text_may_follow_at_once() {
        let source = "1.  A Title That Goes On Because It Is Longer than a Line Can Hold on a\n    Page\n\n   Text.\n\n2. Paper\n   The paper is white.\n\n\
            3. MUST   This word says what a maker of paper lanterns shall do in\n   every case.\n";
        let found = all(source, 3);
        let titles: Vec<_> = found.iter().map(|(_, t, _)| t.as_str()).collect();
        assert_eq!(titles, ["A Title That Goes On Because It Is Longer than a Line Can Hold on a", "Paper", "MUST"]);
    }

    #[test]
    fn numbered_items_in_the_first_column_are_none() {
        assert_eq!(all("7.  seven lanterns;\n\n9.  nine lanterns.\n", 0), []);
    }

    #[test]
    fn a_heading_without_a_number_holds_no_numbered_one() {
        let source = "1.  Scope\n\n   Text.\n\n1.1.  Paper\n\n   Text.\n\nA Word on Glue\n\n   Text.\n\n1.2.  Frames\n\n   Text.\n\n2.  Use\n\n   Text.\n";
        let ranks: Vec<_> = all(source, 3).into_iter().map(|(_, _, rank)| rank).collect();
        assert_eq!(ranks[2..4], [Rank::Below, numbered(2, Some(0))]);
    }

    #[test]
    fn zeros_say_nothing_and_numbers_may_stand_alone() {
        let source =
            "1.0  Scope\n\n   Text.\n\n1.1\n\n   Paper\n\n   Text.\n\n2.0  Use\n\n   Text.\n\n2.1  Glue\n\n   Text.\n";
        let found = all(source, 3);
        let ranks: Vec<_> = found.iter().map(|(_, _, rank)| *rank).collect();
        assert_eq!(ranks, [numbered(0, None), numbered(1, Some(0)), numbered(2, None), numbered(3, Some(2))]);
        assert_eq!(found[1].0, Some("1.1"));
    }

    #[test]
    fn paragraphs_may_be_numbered() {
        let paragraph = "   It is a paper lantern that hangs from the string of hemp, and nothing else\n   that is made of bamboo.\n\n";
        let source = format!(
            "1. Scope\n\n   1.1. A{paragraph}   1.2. B{paragraph}2. Use\n\n   2.1. C{paragraph}",
            paragraph = &paragraph[3..]
        );
        let found = all(&source, 3);
        let shown: Vec<_> = found.iter().map(|(l, t, _)| (l.unwrap_or_default(), t.as_str())).collect();
        assert_eq!(shown, [("1.", "Scope"), ("1.1.", ""), ("1.2.", ""), ("2.", "Use"), ("2.1.", "")]);
    }

    #[test]
    fn what_holds_the_whole_document_is_a_clause() {
        let source = format!("Status of this Memo\n\n{}", "   Paper.\n\n".repeat(90));
        let lines = cut(&source);
        let contents = Contents::default();
        let mut headings = Headings::new(&source, Layout { margin: 72, body: 3 }, &lines, &contents, 0..0);
        assert_eq!(headings.at(0).map(|h| h.kind), Some(ClauseKind::Clause));
    }
}
