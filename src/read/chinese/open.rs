//! Opening what was judged to be a heading: elements, annexes, clauses, with their titles.

use super::contents::{is_page_number, squeezed};
use super::decimal::{Reader, SECOND, SECTION, SUBSECTION, TOP, Words};
use super::flow::{NewClause, Stretch};
use super::numbering::{Number, number};
use super::page::{Line, LineKind};
use super::plain::width;
use super::{cover, elements, head};
use crate::model::{Bindingness, ClauseKind, NodeKind};
use crate::regime::Regime;

impl Reader<'_, '_, '_> {
    pub(super) fn enter(&mut self, rank: u32, kind: ClauseKind) {
        while self.kinds.pop_if(|(open, _)| *open >= rank).is_some() {}
        self.kinds.push((rank, kind));
        self.begun = true;
        self.width = 0;
        self.definitions = super::content::Definitions::default();
        self.stage = super::terms::Stage::None;
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

    /// Whether the line below a heading has the label of that heading again: pages that print their title twice do so with other
    /// words as well.
    pub(super) fn says_label_again(&self) -> bool {
        let chars = &self.flow.view.chars;
        let annex = head::annex(chars)
            .is_some_and(|(letter, _)| Some(letter) == self.annex && self.sequence.last.parts.is_empty());
        let number = number(chars).is_some_and(|(found, length)| {
            length < chars.len()
                && found.depth() == 1
                && found == self.sequence.last
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
        self.sequence.restart(None);
    }

    pub(super) fn open_annex(&mut self, letter: char, length: usize, line: Line) {
        self.settle();
        let at = (line.start, line.end);
        let label = (line.start, self.flow.view.place(length));
        let mut rest = self.flow.trimmed((label.1, line.end));
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
            let words = self.words_of(next.1);
            let is_type = declares.is_none() && declared(self.text(next.1)).is_some();
            let is_title =
                words == Words::Title && number(&self.flow.view.chars).is_none() && !next.1.kind.is_heading();
            if !(is_type || is_title) {
                break;
            }
            skipped.push((self.at + taken, next.0));
            taken = next.0 + 1 - self.at;
            rest = (next.1.start, next.1.end);
        }
        let rank = if self.commentary { SECOND + 1 } else { TOP };
        let says = declares.map(|(_, says)| says);
        self.flow.clause(NewClause { rank, kind: ClauseKind::Annex, says, label: Some(label), at });
        if let Some((at, _)) = declares {
            self.flow.block(NodeKind::AnnexType, at);
        }
        if let Some(title) = title {
            let mut pieces = vec![title];
            if let Some(more) = self.title_goes_on(self.at + taken - 1) {
                pieces.push(more);
                taken += 1;
            }
            self.flow.title(&pieces);
        }
        self.enter(rank, ClauseKind::Annex);
        self.annex = Some(letter);
        self.sequence.restart(Some(letter));
        self.base = rank;
        let lines = self.lines;
        for (from, to) in skipped.into_iter().filter(|(from, to)| from < to) {
            self.flow.preformatted("running-head", &lines[from..to]);
        }
        self.past(taken);
    }

    /// The next line that is no page number and no running head, with its place.
    pub(super) fn next_words(&mut self, from: usize) -> Option<(usize, Line)> {
        for at in from..(from + 3).min(self.lines.len()) {
            let line = self.lines[at];
            let text = self.text(line);
            let skips = self.flow.page.wrapped && is_page_number(text) || self.furniture.is_running_head(text);
            if !skips {
                return line.kind.is_text().then_some((at, line));
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
        if cover::is_page_title(self.flow, at) {
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
        let rank = TOP + u32::from(level.saturating_sub(outer));
        let kind = match elements::kind_of(self.text(line)) {
            kind if rank == TOP => kind,
            ClauseKind::Terms => ClauseKind::Terms,
            _ => ClauseKind::Clause,
        };
        self.flow.clause(NewClause { rank, kind, says: None, label: None, at });
        self.flow.title(&[at]);
        self.enter(rank, kind);
        self.past(1);
    }

    pub(super) fn open_number(&mut self, found: &Number, length: usize, line: Line, words: Words) {
        self.settle();
        let at = (line.start, line.end);
        let label = (line.start, self.flow.view.place(length));
        let mut rest = self.flow.trimmed((label.1, line.end));
        let mut taken = 1;
        let deep = found.depth() > 2 && self.regime == Regime::Engineering;
        let mut held = Vec::new();
        if rest.0 >= rest.1
            && let Some((place, next)) = self.next_words(self.at + 1)
        {
            held.extend_from_slice(&self.lines[self.at + 1..place]);
            rest = (next.start, next.end);
            taken = place + 1 - self.at;
        }
        // Provisions of engineering codes have no titles, but for a few that are short and no sentence.
        let untitled = self.siblings.get(found.depth()).copied().flatten() == Some(false)
            && !line.kind.is_heading()
            && self.toc.title(found).is_none();
        let titled = words == Words::Title && !(deep && is_provision(self.flow.slice(rest))) && !untitled;
        // All clauses below one are titled, or none (GB/T 1.1-2020, 7.4.2).
        self.siblings.resize(found.depth(), None);
        self.siblings.push(Some(titled));
        let rank = self.base + found.depth() as u32;
        let title = if titled { self.flow.slice(rest) } else { "" };
        let kind = match elements::kind_of(title) {
            kind if found.depth() == 1 && found.letter.is_none() => kind,
            kind @ (ClauseKind::Terms | ClauseKind::Symbols) if found.depth() == 2 => kind,
            _ => ClauseKind::Clause,
        };
        let informs = kind == ClauseKind::NormativeReferences && self.edition_2020;
        let says = informs.then_some(Bindingness::Informative);
        if found.depth() == 1 && found.letter.is_none() && !self.commentary {
            self.annex = None;
        }
        self.flow.clause(NewClause { rank, kind, says, label: Some(label), at });
        self.enter(rank, kind);
        for line in held {
            self.flow.hold(line);
        }
        if titled {
            let mut pieces = vec![rest];
            if let Some(more) = self.title_goes_on(self.at + taken - 1) {
                pieces.push(more);
                taken += 1;
            }
            self.flow.title(&pieces);
        } else if rest.0 < rest.1 {
            self.flow.paragraph(rest);
            self.width = self.wide(self.text(self.lines[self.at + taken - 1]));
        }
        self.past(taken);
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

/// `（规范性附录）`, `（资料性）`: where it ends, and what it says.
fn declared(text: &str) -> Option<(usize, Bindingness)> {
    let inner = text.strip_prefix(['（', '('])?;
    let end = inner.find(['）', ')'])?;
    let word = squeezed(&inner[..end]);
    let says = match word.as_str() {
        "规范性" | "规范性附录" | "标准的附录" | "規範性附錄" | "規範性" => Bindingness::Normative,
        "资料性" | "资料性附录" | "提示的附录" | "資料性附錄" | "資料性" | "参考件" => {
            Bindingness::Informative
        }
        _ => return None,
    };
    let close = inner[end..].chars().next().map_or(1, char::len_utf8);
    Some((text.len() - inner.len() + end + close, says))
}

/// Whether the words of a provision demand something, although they end in no full stop.
fn is_provision(text: &str) -> bool {
    text.chars().count() > 25 || is_demand(text)
}

/// Whether words demand something: 应 and the like, but not 效应, 应力 and 应答.
pub(super) fn is_demand(text: &str) -> bool {
    let must = text.match_indices('应').any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + '应'.len_utf8()..].chars().next();
        !matches!(before, Some('效' | '相' | '对' | '反' | '响' | '适' | '供' | '感' | '回'))
            && !matches!(after, Some('力' | '变' | '用' | '急' | '答'))
    });
    must || ["不宜", "不得", "必须", "严禁"].into_iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::is_demand;

    #[test]
    fn words_that_contain_a_verbal_form_demand_nothing() {
        for words in ["灯笼应亮", "烛台不宜倾斜", "严禁烟火", "对应答器应做检查"] {
            assert!(is_demand(words), "{words}");
        }
        for words in ["应答器", "应力与应变", "荷载效应", "应急照明", "对回应的处理"] {
            assert!(!is_demand(words), "{words}");
        }
    }
}
