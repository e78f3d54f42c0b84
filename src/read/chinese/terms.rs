//! Term entries: number, terms, definition, notes, sources (GB/T 1.1-2020, 8.7).

use super::contents::squeezed;
use super::decimal::{Reader, Words};
use super::flow::Stretch;
use super::head;
use super::page::{Line, LineKind};
use super::view::{is_han, is_layout};
use crate::model::{NodeKind, TermStatus};

/// How far an open entry has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Stage {
    /// No entry is open.
    #[default]
    None,
    /// Terms are expected.
    Terms,
    /// A term was read; more may follow, or the definition.
    Named,
    /// The definition was read.
    Defined,
}

impl Reader<'_, '_, '_> {
    /// Opens an entry. `numbered`: its number and rank; the rest of the line, if there is one, holds its terms.
    pub(super) fn open_term(&mut self, numbered: Option<(Stretch, u32)>, rest: Stretch) {
        self.definitions.close(self.flow);
        let rank = numbered.map_or(super::decimal::TOP + 1, |(_, rank)| rank);
        let start = numbered.map_or(rest.0, |(label, _)| label.0);
        let id = self.flow.entry(NodeKind::TermEntry, rank, (start, rest.1));
        if let Some((label, _)) = numbered {
            let printed = self.flow.printed(label);
            self.flow.builder.label_node(id, &printed, false);
        }
        self.stage = Stage::Terms;
        if rest.0 < rest.1 {
            self.designations(rest);
        }
    }

    /// Reads a line of an open entry, if it belongs to the entry in a way of its own.
    pub(super) fn term(&mut self, line: Line) -> bool {
        if self.stage == Stage::None || !self.in_terms() || !self.flow.is_in_entry() {
            return false;
        }
        let at = (line.start, line.end);
        let text = self.text(line);
        if text.starts_with(['[', '［']) && text.ends_with([']', '］'])
            || text.starts_with("[来源")
            || text.starts_with("［来源")
        {
            self.flow.in_entry(NodeKind::TermSource, at);
            self.stage = Stage::Defined;
            self.width = self.wide(text);
            self.at += 1;
            return true;
        }
        let names_again = self.stage == Stage::Named && !line.gap && self.names(line);
        match self.stage {
            Stage::Terms => {
                self.designations(at);
                self.at += 1;
                true
            }
            Stage::Named if names_again => {
                self.designations(at);
                self.at += 1;
                true
            }
            Stage::Named => {
                self.flow.in_entry(NodeKind::Definition, at);
                self.stage = Stage::Defined;
                self.width = self.wide(text);
                self.at += 1;
                true
            }
            _ => false,
        }
    }

    /// Whether a line below a term names it once more: in another language, or by another term.
    fn names(&mut self, line: Line) -> bool {
        let chars = self.flow.view.chars.clone();
        if line.kind != LineKind::Text || self.words(&chars) != Words::Title || chars.len() > 60 {
            return false;
        }
        let han = chars.iter().filter(|c| is_han(**c)).count();
        let latin = chars.iter().filter(|c| c.is_ascii_alphabetic()).count();
        let has_next = self.line(self.at + 1).is_some_and(|next| {
            self.flow.look(next);
            super::numbering::number(&self.flow.view.chars).is_none() && head::caption(&self.flow.view.chars).is_none()
        });
        self.flow.look(line);
        has_next && (han == 0 && latin > 1 || han > 0 && latin > 2 && han < 12 && split(self.text(line)).is_some())
    }

    /// The terms of a line: a Chinese one, and after a blank an English one.
    fn designations(&mut self, at: Stretch) {
        let text = self.flow.slice(at);
        let status = if self.stage == Stage::Terms || !text.contains(is_han) {
            TermStatus::Preferred
        } else {
            TermStatus::Admitted
        };
        let (first, second) = match split(text) {
            Some(cut) => {
                let after = self.flow.trimmed((at.0 + cut as u32, at.1));
                (self.flow.trimmed((at.0, at.0 + cut as u32)), Some(after))
            }
            None => (at, None),
        };
        self.flow.designation(status, first, false);
        if let Some(second) = second {
            self.flow.designation(status, second, true);
        }
        self.stage = Stage::Named;
        self.width = 0;
    }
}

/// Where the English term begins on a line with both.
fn split(text: &str) -> Option<usize> {
    let mut han = false;
    let mut blank = false;
    for (offset, c) in text.char_indices() {
        if is_han(c) {
            han = true;
        }
        if han && c.is_ascii_alphabetic() && blank {
            // No Chinese follows but in brackets: 混凝土保护层厚度 concrete cover depth (新增).
            let rest = &text[offset..];
            let rest = rest.split(['(', '（']).next().unwrap_or(rest);
            return (!squeezed(rest).contains(is_han) && rest.trim().len() > 1).then_some(offset);
        }
        blank = is_layout(c);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_follows_chinese() {
        assert_eq!(split("纸灯笼 paper lantern"), Some(10));
        assert_eq!(split("灯罩　shade (新增)"), Some(9));
        assert_eq!(split("A型灯笼"), None);
        assert_eq!(split("用户 A 的灯笼"), None);
    }
}
