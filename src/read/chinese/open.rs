//! Opening what was judged to be a heading: elements, annexes, clauses, with their titles.

use std::iter;

use super::decimal::{Reader, SECOND, SECTION, SUBSECTION, TOP};
use super::entry::{is_page_number, is_worded_page, squeezed};
use super::flow::{NewClause, Stretch};
use super::letters::Letters;
use super::names::equivalent;
use super::numbering::{Number, number};
use super::page::{Line, LineKind};
use super::plan::Heading;
use super::state::{Definitions, Stage};
use super::view::is_han;
use super::words::Words;
use super::{cover, elements, head};
use crate::diagnostic::Code;
use crate::model::{Bindingness, ClauseKind, NodeKind};
use crate::regime::Regime;
use crate::script::width;

impl Reader<'_, '_, '_> {
    pub(super) fn enter(&mut self, rank: u32, kind: ClauseKind) {
        while self.kinds.pop_if(|(open, _)| *open >= rank).is_some() {}
        self.kinds.push((rank, kind));
        self.starts.extend(self.line(self.at).map(|line| line.start));
        self.begun = true;
        self.unnumbered = None;
        self.width = 0;
        self.definitions = Definitions::default();
        self.stage = Stage::None;
    }

    /// Goes past a heading, and past a second print of it.
    pub(super) fn past(&mut self, count: usize) {
        let again = self.is_printed_again(self.at + count - 1);
        let from = self.at + count;
        self.at = from + again;
        if again > 0 {
            let lines = self.lines;
            self.flow.preformatted("running-head", &lines[from..from + again]);
        }
        self.after_heading = self.at;
    }

    /// True if the line below a heading has the label of that heading again: pages that print their title twice do so with other
    /// words as well.
    pub(super) fn says_label_again(&self) -> bool {
        if self.plan.is_heading(self.at) {
            return false;
        }
        let chars = &self.flow.view.chars;
        let annex =
            head::annex(chars).is_some_and(|(letter, _)| Some(letter) == self.annex && self.last.parts.is_empty());
        let number = number(chars).is_some_and(|(found, length)| {
            length < chars.len()
                && found.depth() == 1
                && found == self.last
                && self.words(&chars[length..]) == Words::Title
        });
        annex || number
    }

    pub(super) fn open_element(&mut self, kind: ClauseKind, line: Line) {
        self.settle();
        let at = (line.start, line.end);
        // The title of a second text is printed on its cover and again where it begins.
        if kind == ClauseKind::BackMatter && self.kinds.last() == Some(&(TOP, kind)) {
            let title = squeezed(self.text(line));
            if self.last_element == title {
                let lines = self.lines;
                self.flow.aside("running-head", &lines[self.at..=self.at]);
                self.at += 1;
                return;
            }
            // 修订说明 on the next page belongs to the commentary that has just begun.
            let first = self.starts.last().is_some_and(|start| self.at - self.after_heading < 2 && *start < line.start);
            if first && self.last_element.ends_with("条文说明") && title.ends_with("说明") {
                self.flow.paragraph(at);
                self.at += 1;
                return;
            }
        }
        let second = kind == ClauseKind::BackMatter;
        self.flow.clause(NewClause { rank: TOP, kind, says: None, label: None, at });
        self.flow.title(&[at]);
        self.last_element = squeezed(self.text(line));
        self.enter(TOP, kind);
        if second {
            self.begin_second();
        } else if matches!(kind, ClauseKind::Foreword | ClauseKind::Introduction | ClauseKind::FrontMatter)
            && self.annex.is_none()
        {
            self.commentary = false;
            self.base = TOP - 1;
        }
        self.past(1);
    }

    /// What follows is a second text with the numbers of the first.
    pub(super) fn begin_second(&mut self) {
        self.commentary = true;
        self.base = SECOND;
        self.annex = None;
        self.last = Number::default();
        self.placed = self.last;
    }

    fn open_annex(&mut self, letter: Letters, label_end: u32) {
        self.settle();
        let line = self.lines[self.at];
        let at = (line.start, line.end);
        let (label, mut rest) = self.label_of_annex(line, label_end);
        let mut taken = 1;
        let mut declares: Option<(Stretch, Bindingness)> = None;
        let mut title: Option<Stretch> = None;
        let mut skipped = Vec::new();
        // `（规范性）` and the title stand on the line of the label, or on the next ones.
        for _ in 0..3 {
            if rest.0 < rest.1 {
                if declares.is_none()
                    && let Some((end, says)) = declared(self.flow.slice(rest))
                {
                    declares = Some(((rest.0, rest.0 + end as u32), says));
                    rest = self.flow.trimmed((rest.0 + end as u32, rest.1));
                }
                if rest.0 < rest.1 {
                    title = Some(rest);
                    break;
                }
            }
            let Some(next) = self.next_words(self.at + taken) else { break };
            let is_type = declares.is_none() && declared(self.text(next.1)).is_some();
            if self.plan.is_heading(next.0) || !is_type && !self.may_name_annex(line, next.1) {
                break;
            }
            skipped.push((self.at + taken, next.0));
            taken = next.0 + 1 - self.at;
            rest = (next.1.start, next.1.end);
        }
        // Before 1993 the type stood below the title.
        if title.is_some()
            && declares.is_none()
            && let Some((at, next)) = self.next_words(self.at + taken)
            && let Some((end, says)) = declared(self.text(next)).filter(|(end, _)| *end as u32 == next.end - next.start)
        {
            declares = Some(((next.start, next.start + end as u32), says));
            skipped.push((self.at + taken, at));
            taken = at + 1 - self.at;
        }
        let rank = if self.commentary { SECOND + 1 } else { TOP };
        let says = declares.map(|(_, says)| says);
        self.flow.clause(NewClause { rank, kind: ClauseKind::Annex, says, label: Some(label), at });
        if let Some((at, _)) = declares {
            self.flow.block(NodeKind::AnnexType, at);
        }
        if let Some(title) = title {
            let more = self.title_goes_on(self.at + taken - 1);
            taken += usize::from(more.is_some());
            self.flow.title(&iter::once(title).chain(more).collect::<Vec<_>>());
        }
        self.begin_annex(rank, letter);
        let lines = self.lines;
        for (from, to) in skipped.into_iter().filter(|(from, to)| from < to) {
            self.flow.preformatted("running-head", &lines[from..to]);
        }
        self.past(taken);
    }

    /// The label of an annex with the colon behind it, and what stands behind both on its line.
    fn label_of_annex(&self, line: Line, label_end: u32) -> (Stretch, Stretch) {
        let rest = self.flow.trimmed((label_end, line.end));
        let colon = self.flow.slice(rest).chars().next().filter(|c| matches!(c, ':' | '：'));
        let Some(colon) = colon else { return ((line.start, label_end), rest) };
        let end = rest.0 + colon.len_utf8() as u32;
        ((line.start, end), self.flow.trimmed((end, rest.1)))
    }

    /// Numbers count inside the annex from here on.
    fn begin_annex(&mut self, rank: u32, letter: Letters) {
        self.enter(rank, ClauseKind::Annex);
        self.annex = Some(letter);
        self.last = Number { letter: Some(letter), ..Number::default() };
        self.placed = self.last;
        self.base = rank;
    }

    /// True if a line below the label of an annex may be its title.
    fn may_name_annex(&mut self, label: Line, line: Line) -> bool {
        self.words_of(line) == Words::Title
            && elements::element(&self.flow.view.chars).is_none()
            && head::caption(&self.flow.view.chars).is_none()
            && (label.kind.is_heading() || !line.kind.is_heading())
    }

    /// The next line that is no page number and no running head, with its place.
    pub(super) fn next_words(&mut self, from: usize) -> Option<(usize, Line)> {
        for at in from..(from + 3).min(self.lines.len()) {
            let line = self.lines[at];
            let text = self.text(line);
            let skips = self.flow.page.wrapped && is_page_number(text)
                || is_worded_page(text)
                || self.furniture.is_running_head(text);
            if !skips {
                return (line.kind.is_text() || line.kind.is_heading()).then_some((at, line));
            }
        }
        None
    }

    /// `一、` and `（一）` as headings; whether they are. `None` where the line has none.
    pub(super) fn han(&mut self, line: Line, marked: bool) -> Option<bool> {
        let chars = &self.flow.view.chars;
        let (rank, length) = match (head::han_section(chars), head::han_paren(chars)) {
            (Some((_, length)), _) => (SECTION, length),
            (_, Some((_, length))) => (SUBSECTION, length),
            _ => return None,
        };
        let rest = &chars[length..];
        if !(self.words(rest) == Words::Title || marked) || rank == SUBSECTION && self.flow.is_in_list() {
            return None;
        }
        self.settle();
        let at = (line.start, line.end);
        let label = (line.start, self.flow.view.place(length));
        let title = self.flow.trimmed((label.1, line.end));
        let inherited = self.kind().filter(|kind| rank == SUBSECTION && *kind == ClauseKind::Contributors);
        let kind = inherited.unwrap_or_else(|| elements::kind_of(self.flow.slice(title)));
        self.flow.clause(NewClause { rank, kind, says: None, label: Some(label), at });
        self.flow.title(&[title]);
        self.enter(rank, kind);
        if kind == ClauseKind::BackMatter {
            self.begin_second();
        }
        self.past(1);
        Some(true)
    }

    /// A heading without a number that the markup names.
    pub(super) fn unnumbered(&mut self, level: u8, line: Line) {
        let at = (line.start, line.end);
        if level == 1 && !self.begun {
            cover::title(self.flow, at);
            self.at += 1;
            return;
        }
        self.settle();
        if cover::is_page_title(self.flow, at) || self.is_title_again() {
            let lines = self.lines;
            self.flow.aside("running-head", &lines[self.at..=self.at]);
            self.at += 1;
            return;
        }
        if self.in_terms() && self.level.is_some_and(|outer| level > outer) {
            self.open_term(None, at);
            self.at += 1;
            return;
        }
        let outer = *self.level.get_or_insert(level);
        let rank = (TOP + u32::from(level.saturating_sub(outer))).max(self.least_rank());
        let kind = match elements::kind_of(self.text(line)) {
            kind if rank == TOP => kind,
            ClauseKind::Terms => ClauseKind::Terms,
            _ => ClauseKind::Clause,
        };
        self.flow.clause(NewClause { rank, kind, says: None, label: None, at });
        self.flow.title(&[at]);
        self.enter(rank, kind);
        self.unnumbered = (kind == ClauseKind::Clause).then_some(rank);
        self.past(1);
    }

    /// True if a line is the title of the document, printed once more before its first clause.
    pub(super) fn is_title_again(&self) -> bool {
        let first = |number: Number| number.letter.is_none() && *number.parts == [1];
        let chapter = self.plan.number(self.at + 1).is_some_and(first);
        chapter && self.last.parts.is_empty() && self.annex.is_none()
    }

    /// Opens what the plan has at the line that is being read; whether there is anything.
    pub(super) fn planned(&mut self) -> bool {
        let pile = self.plan.at(self.at).to_vec();
        for (place, heading) in pile.iter().enumerate() {
            let first = place == 0;
            match heading.number.letter {
                Some(letter) if heading.number.depth() == 0 => self.open_annex(letter, heading.label_end),
                _ => self.open_number(heading, first),
            }
            // What stands between the words of two numbers of a pile belongs to the first.
            let next = pile[place + 1..].iter().map(|next| next.words_at).find(|at| *at != usize::MAX);
            while next.is_some_and(|next| self.at < next && self.at > heading.line) && self.step_in_pile(heading) {}
        }
        !pile.is_empty()
    }

    /// Reads a line between the words of two numbers of a pile, where it is no number of the pile.
    fn step_in_pile(&mut self, heading: &Heading) -> bool {
        if heading.words_at == usize::MAX || self.plan.is_heading(self.at) {
            return false;
        }
        let before = self.at;
        if let Some(line) = self.line(before).filter(|line| line.kind.is_text()) {
            self.flow.look(line);
            self.content(line);
        }
        self.at > before
    }

    fn open_number(&mut self, heading: &Heading, first: bool) {
        self.settle();
        let found = &heading.number;
        let line = self.lines[heading.line];
        let label = (line.start, heading.label_end);
        let alone = heading.words_at != heading.line;
        let words = self.lines.get(heading.words_at).copied();
        // A number of a pile has its place where its words are.
        let at = match words {
            Some(words) if !first => (words.start, words.end),
            _ => (line.start, line.end),
        };
        let rest = match words {
            Some(words) if alone => (words.start, words.end),
            Some(words) => self.flow.trimmed((label.1, words.end)),
            None => (label.1, label.1),
        };
        self.note_gap(heading, at);
        self.make_room(&heading.place);
        self.last = *found;
        self.placed = heading.place;
        let rank = self.base + heading.place.depth() as u32;
        let title = if heading.titled { self.flow.slice(rest) } else { "" };
        let named = match elements::kind_of(title) {
            ClauseKind::Clause if found.is_chapter() && self.vocabulary && self.holds_terms(heading) => {
                ClauseKind::Terms
            }
            named => named,
        };
        let defined = self.defines(heading);
        let groups = heading.parent && !(defined && equivalent(title).is_some())
            || named != ClauseKind::Clause && !(named == ClauseKind::Terms && found.depth() > 2);
        let marked = line.kind.is_heading() && heading.titled && !alone && self.regime == Regime::Gbt && !defined;
        if self.in_terms() && found.depth() > 1 && !groups && !marked {
            self.open_term(Some((label, rank)), if words.is_some() { rest } else { (label.1, label.1) });
            self.at = self.at.max(words.map_or(heading.line, |_| heading.words_at) + 1);
            return;
        }
        let kind = match named {
            kind if found.is_chapter() => kind,
            kind @ (ClauseKind::Terms | ClauseKind::Symbols) if found.depth() == 2 => kind,
            _ => ClauseKind::Clause,
        };
        let informs = kind == ClauseKind::NormativeReferences && self.edition_2020;
        let says = informs.then_some(Bindingness::Informative);
        let printed = Some(label).filter(|_| !heading.odd);
        let clause = self.flow.clause(NewClause { rank, kind, says, label: printed, at });
        if heading.odd {
            self.flow.builder.label_node(clause, &found.printed(), false);
        }
        self.enter(rank, kind);
        if words.is_some() {
            self.clause_words(heading, rest, first && alone);
        } else {
            self.at = self.at.max(heading.line + 1);
        }
    }

    /// True where words that may define a term stand below the words of a number: a line of text that is no heading.
    fn defines(&self, heading: &Heading) -> bool {
        let below = heading.words_at.checked_add(1).and_then(|at| Some((at, self.line(at)?)));
        below.is_some_and(|(at, line)| {
            let text = self.text(line);
            line.kind.is_text() && !self.plan.is_heading(at) && text.contains(is_han) && !is_lead_in(text)
        })
    }

    /// True for a chapter of a vocabulary whose first number has a term with its equivalent in another language.
    fn holds_terms(&self, chapter: &Heading) -> bool {
        let first = self.plan.following(chapter.line).filter(|first| first.number.depth() > 1);
        let words = first.and_then(|first| Some((first.words_at, self.line(first.words_at)?)));
        words.is_some_and(|(_, line)| equivalent(self.text(line)).is_some())
    }

    /// Ends what a number does not stand in: clauses of other numbers, and an annex of another letter.
    fn make_room(&mut self, number: &Number) {
        if number.letter.is_none() && self.annex.take().is_some() {
            self.base = if self.commentary { SECOND } else { TOP - 1 };
        }
        let foreign = number.letter.is_some() && number.letter != self.annex;
        if foreign {
            self.base = if self.commentary { SECOND + 1 } else { TOP };
        }
        let common = self.common(number) as u32;
        // A number whose own chapter has no number stands below the heading that it follows.
        // So do the subdivisions of an introduction, whose numbers begin with 0 (GB/T 1.1-2020, 8.4).
        let introduces = number.parts.first() == Some(&0) && self.kind() == Some(ClauseKind::Introduction);
        let adopted = common == 0 && number.depth() > 1 && !foreign && (self.unnumbered.is_some() || introduces);
        let rank = self.base + u32::from(!foreign) + common + u32::from(adopted);
        self.flow.end_clauses(rank);
        while self.kinds.pop_if(|(open, _)| *open >= rank).is_some() {}
    }

    /// How many parts a number has in common with the last one.
    fn common(&self, number: &Number) -> usize {
        let parts = || self.placed.parts.iter().zip(number.parts.iter());
        if number.letter == self.placed.letter { parts().take_while(|(a, b)| a == b).count() } else { 0 }
    }

    /// The least rank of a heading without a number: where the numbers go on behind it, it stands in what they have in common.
    fn least_rank(&self) -> u32 {
        let Some(next) = self.plan.following(self.at).map(|next| next.place) else { return TOP };
        let same = next.letter == self.placed.letter && self.begun && !self.commentary;
        let common = self.common(&next);
        if same && (common > 0 || next.letter.is_some() && next.depth() > 0) {
            self.base + 1 + common as u32
        } else {
            TOP
        }
    }

    /// The title or the first paragraph of a clause. `between`: furniture stands between its number and its words.
    fn clause_words(&mut self, heading: &Heading, rest: Stretch, between: bool) {
        for line in (heading.line + 1..heading.words_at).filter(|_| between) {
            if !self.plan.is_heading(line) {
                self.flow.hold(self.lines[line]);
            }
        }
        self.at = heading.words_at;
        if heading.titled {
            let mut pieces = vec![rest];
            if let Some(more) = self.title_goes_on(self.at) {
                pieces.push(more);
                self.at += 1;
            }
            self.flow.title(&pieces);
        } else if rest.0 < rest.1 {
            self.flow.paragraph(rest);
            self.width = self.wide(self.text(self.lines[self.at]));
        }
        self.past(1);
    }

    /// Says where numbers are missing, and where numbers begin anew.
    fn note_gap(&mut self, heading: &Heading, at: Stretch) {
        let found = &heading.number;
        if let Some(before) = heading.follows.filter(|_| self.begun && !self.commentary) {
            let message =
                format!("{} follows {}; what stands between is not in this text", found.printed(), before.printed());
            self.flow.note(Code::Missing, message, at);
        }
        let numbered = self.last.parts.first().is_some_and(|first| *first > 0);
        if found.letter.is_none() && *found.parts == [1] && numbered && !self.commentary {
            let message = "1 stands behind other numbers: perhaps another document begins here";
            self.flow.warn(Code::NotUnderstood, message, at);
        }
    }

    /// The rest of a title that went on to the next line: the first goes to the edge of the page, the second is short.
    pub(super) fn title_goes_on(&mut self, at: usize) -> Option<Stretch> {
        let line = self.line(at)?;
        let next = self.line(at + 1).filter(|next| next.kind == LineKind::Text && !next.gap)?;
        if !self.is_full(line) || !self.flow.page.wrapped {
            return None;
        }
        let words = self.words_of(next);
        let short = width(self.text(next)) * 2 < self.full;
        let plain = number(&self.flow.view.chars).is_none() && head::item(&self.flow.view.chars).is_none();
        (words == Words::Title && short && plain).then_some((next.start, next.end))
    }
}

/// True for a sentence that leads in what follows, and defines nothing: 下列术语和定义适用于本文件。
fn is_lead_in(text: &str) -> bool {
    text.starts_with("下列") || text.contains("适用于本") || text.ends_with(['：', ':'])
}

/// `（规范性附录）`, `（资料性）`: where it ends, and what it says.
fn declared(text: &str) -> Option<(usize, Bindingness)> {
    let inner = text.strip_prefix(['（', '('])?;
    let end = inner.find(['）', ')'])?;
    let word = squeezed(&inner[..end]);
    let says = match word.as_str() {
        "规范性" | "规范性附录" | "标准的附录" | "补充件" | "規範性附錄" | "規範性" => {
            Bindingness::Normative
        }
        "资料性" | "资料性附录" | "提示的附录" | "資料性附錄" | "資料性" | "参考件" => {
            Bindingness::Informative
        }
        _ => return None,
    };
    let close = inner[end..].chars().next().map_or(1, char::len_utf8);
    Some((text.len() - inner.len() + end + close, says))
}
