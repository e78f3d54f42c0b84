//! Term entries: number, terms, definition, notes, sources (GB/T 1.1-2020, 8.7).

use super::decimal::Reader;
use super::flow::Stretch;
use super::head;
use super::names::{self, Known, ends_sentence, equivalent};
use super::numbering::number;
use super::page::Line;
use super::state::Stage;
use super::view::{is_han, is_layout};
use super::words::Words;
use crate::identifier::find;
use crate::model::NodeKind;

/// The longest second term, in characters, that is told from a definition by what follows it.
const LONGEST: usize = 12;

impl Reader<'_, '_, '_> {
    /// Opens an entry. `numbered`: its number and rank; the rest of the line, if there is one, holds its terms.
    pub(super) fn open_term(&mut self, numbered: Option<(Stretch, u32)>, rest: Stretch) {
        self.definitions.close(self.flow);
        let rank = numbered.map_or(super::decimal::TOP + 1, |(_, rank)| rank);
        let start = numbered.map_or(rest.0, |(label, _)| label.0);
        let id = self.flow.entry(NodeKind::TermEntry, rank, (start, rest.1));
        if let Some((label, _)) = numbered {
            let printed = self.flow.clause_label(label);
            self.flow.builder.label_node(id, &printed, false);
        }
        self.stage = Stage::Terms;
        if rest.0 < rest.1 {
            self.designations(rest, Known::default());
        }
    }

    /// Reads a line of an open entry, if it belongs to the entry in a way of its own.
    pub(super) fn term(&mut self, line: Line) -> bool {
        if self.stage == Stage::None || !self.in_terms() || !self.flow.is_in_entry() {
            return false;
        }
        let at = (line.start, line.end);
        let text = self.text(line);
        let stage = self.stage;
        let is_taken = match stage {
            Stage::None => false,
            Stage::Sourced => {
                self.flow.extend(at);
                if text.contains([']', '］']) {
                    self.stage = Stage::Defined;
                }
                true
            }
            _ if is_source(text) => {
                self.source(at);
                true
            }
            Stage::Terms => {
                self.designations(at, Known::default());
                true
            }
            Stage::Named(known) if self.wraps(line, known) => {
                self.flow.between(at);
                true
            }
            Stage::Named(known) if self.names(line, known) => {
                self.designations(at, known);
                true
            }
            Stage::Named(_) => {
                self.define(at);
                true
            }
            Stage::Defined if self.begins_entry(line) => {
                self.open_term(None, at);
                true
            }
            Stage::Defined => false,
        };
        if is_taken {
            self.width = self.wide(text);
            self.at += 1;
        }
        is_taken
    }

    /// A definition, and the source that may stand behind it on its line.
    fn define(&mut self, (start, end): Stretch) {
        let text = self.flow.slice((start, end));
        let source = text.rfind(['[', '［']).filter(|open| *open > 0 && is_source(&text[*open..]) && is_closed(text));
        self.stage = Stage::Defined;
        // <照明> says in which field the term is used.
        let domain = domain(text);
        if domain > 0 {
            self.flow.between((start, start + domain as u32));
        }
        let start = self.flow.trimmed((start + domain as u32, end)).0;
        let Some(open) = source else {
            self.flow.in_entry(NodeKind::Definition, (start, end));
            return;
        };
        let cut = end - (text.len() - open) as u32;
        let definition = self.flow.trimmed((start, cut));
        self.flow.in_entry(NodeKind::Definition, definition);
        self.flow.end_blocks();
        self.source((cut, end));
    }

    /// A source in brackets, which may go on over lines.
    fn source(&mut self, at: Stretch) {
        let text = self.flow.slice(at);
        let id = self.flow.in_entry(NodeKind::TermSource, at);
        if text.contains("来源") {
            self.flow.builder.label_node(id, "来源", false);
        }
        let is_open = text.starts_with(['[', '［']) && !is_closed(text);
        self.stage = if is_open { Stage::Sourced } else { Stage::Defined };
    }

    /// True if a line goes on with an equivalent that came to the edge of the page.
    fn wraps(&self, line: Line, known: Known) -> bool {
        let text = self.text(line);
        let full = self.flow.page.wrapped && self.width * 10 >= self.full * 7;
        known.foreign && full && !line.gap && !text.contains(is_han) && text.starts_with(|c: char| c.is_lowercase())
    }

    /// True if a line below a term names it once more: in another language, or by another term.
    fn names(&mut self, line: Line, known: Known) -> bool {
        let chars = self.flow.view.chars.clone();
        let text = self.text(line);
        if line.kind.is_text() && names::label(text).is_some() {
            return true;
        }
        if !line.kind.is_text() || self.words(&chars) != Words::Title {
            return false;
        }
        let has_next = self.line(self.at + 1).is_some_and(|next| {
            self.flow.look(next);
            number(&self.flow.view.chars).is_none() && head::caption(&self.flow.view.chars).is_none()
        });
        self.flow.look(line);
        if !has_next {
            return false;
        }
        // What stands in brackets behind a term says how it is used.
        let outer = chars.iter().position(|c| *c == '(').filter(|at| *at > 0).unwrap_or(chars.len());
        let chars = &chars[..outer];
        let han = chars.iter().filter(|c| is_han(**c)).count();
        let latin = chars.iter().filter(|c| c.is_ascii_alphabetic()).count();
        let next = self.line(self.at + 1).map(|next| self.text(next)).unwrap_or_default();
        if han == 0 {
            // A symbol stands between the terms and the definition.
            return latin > 1 || chars.len() < 6 && ends_sentence(next);
        }
        if han < LONGEST && latin > 2 && equivalent(text).is_some() {
            return true;
        }
        // `灯笼⏎纸灯⏎用纸做的灯。`
        let longest = if known.foreign { LONGEST / 2 } else { LONGEST };
        han == chars.len()
            && han < longest
            && !chars.ends_with(&['的'])
            && ends_sentence(next)
            && head::supplement(chars).is_none()
    }

    /// True if a line without a number names a new entry: a Chinese term with its equivalent behind the end of a sentence, and words
    /// that define it below.
    fn begins_entry(&self, line: Line) -> bool {
        let text = self.text(line);
        let Some(cut) = equivalent(text) else { return false };
        let term = &text[..cut];
        let is_term = !term.contains(['。', '，', '；', '：', ',', ':']) && term.chars().count() <= 2 * LONGEST;
        let next = self.line(self.at + 1).filter(|next| next.kind.is_text()).map(|next| self.text(next));
        let defined = next.is_some_and(|next| next.contains(is_han) && next.chars().count() > 5);
        let closed = !self.flow.is_unfinished();
        is_term && defined && closed && self.words(&self.flow.view.chars) == Words::Title && !text.contains(['='])
    }

    /// The terms of a line, and the definition that may stand behind them.
    fn designations(&mut self, (start, end): Stretch, mut known: Known) {
        let text = self.flow.slice((start, end));
        let found = names::names(text, known);
        let mut at = 0;
        for name in found.names {
            let (from, until) = (name.range.start, name.range.end);
            let blank = text[at..from].contains(is_layout) || at == from;
            if text[at..from].contains(|c| !is_layout(c)) {
                let between = self.flow.trimmed((start + at as u32, start + from as u32));
                self.flow.between(between);
            }
            // A term in letters alone is that of its entry.
            let equivalent = name.is_foreign && known.own;
            let place = (start + from as u32, start + until as u32);
            self.flow.designation(name.status, place, at > 0 && blank, equivalent);
            known.own = true;
            known.foreign |= equivalent;
            at = until;
        }
        self.stage = if at > 0 { Stage::Named(known) } else { Stage::Terms };
        let rest = self.flow.trimmed((start + found.definition.unwrap_or(text.len()).max(at) as u32, end));
        let between = self.flow.trimmed((start + at as u32, rest.0.min(end)));
        if between.0 < between.1 {
            self.flow.between(between);
        }
        if rest.0 < rest.1 {
            self.define(rest);
        }
    }
}

/// How long the field is, in bytes, that stands in angle brackets before a definition: `〈照明〉`.
fn domain(text: &str) -> usize {
    const LONGEST_FIELD: usize = 60;
    let close = [('<', '>'), ('〈', '〉'), ('＜', '＞')].into_iter().find(|(open, _)| text.starts_with(*open));
    let end = close.and_then(|(_, close)| Some(text.find(close)? + close.len_utf8()));
    end.filter(|end| *end <= LONGEST_FIELD && *end < text.len()).unwrap_or(0)
}

/// True if a line is a source: `[来源：GB/T 99001—2031，3.2，有修改]`, `［GB/T 99001—2031，定义3.2］`, `来源：…`.
fn is_source(text: &str) -> bool {
    let inner = text.strip_prefix(['[', '［', '(', '（']);
    if inner.unwrap_or(text).trim_start().starts_with("来源") {
        return true;
    }
    let Some(inner) = inner.filter(|_| text.starts_with(['[', '［'])) else { return false };
    let first = find(inner).into_iter().next();
    is_closed(text) || first.is_some_and(|first| first.range.start < 4)
}

/// True if a text ends with the bracket of a source.
fn is_closed(text: &str) -> bool {
    text.trim_end_matches(['。', '.']).ends_with([']', '］'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_told_by_their_words() {
        for source in [
            "[来源：GB/T 99001—2031，3.2，有修改]",
            "［GB/T 99001—2031，定义3.2］",
            "来源：GB/T 99001",
            "[ISO 99001:2031,",
        ] {
            assert!(is_source(source), "{source}");
        }
        assert!(!is_source("[纸]的灯") && !is_source("(纸)灯"));
    }
}
