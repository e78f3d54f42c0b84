//! What stands inside clauses with decimal numbers: paragraphs, lists, notes, captions, tables, formulas, variables, references.

use super::changes;
use super::decimal::Reader;
use super::flow::Stretch;
use super::head::{self, Captioned, ItemStyle, Supplement};
use super::page::{Line, LineKind};
use super::view::is_han;
use super::words::Words;
use crate::diagnostic::Code;
use crate::identifier::{Found, find};
use crate::model::{AttributeKey, Basis, ClauseKind, NewReference, NodeKind, ReferenceKind, TargetData};
use crate::place::Span;
use crate::regime::Regime;

/// The most lines of a table whose cells lost their places.
const LONGEST_TABLE: usize = 3000;

impl Reader<'_, '_, '_> {
    /// A line that the markup names: an item, a picture, text that is laid out.
    pub(super) fn marked(&mut self, line: Line) {
        let at = (line.start, line.end);
        match line.kind {
            LineKind::Item { ordinal, depth } => {
                self.settle();
                self.definitions.close(self.flow);
                self.flow.item(ItemStyle::Markup(depth), ordinal, None, at);
                self.follow_change(at);
            }
            LineKind::Graphic(target) => {
                let target = self.flow.page.targets.get(target as usize).cloned().unwrap_or_default();
                let id = self.flow.block(NodeKind::Graphic, at);
                self.flow.builder.attribute_of(id, AttributeKey::Target, &target);
            }
            LineKind::Preformatted => {
                let lines = self.lines;
                self.flow.preformatted("preformatted", &lines[self.at..=self.at]);
            }
            _ => self.flow.paragraph(at),
        }
    }

    /// A line that begins no clause.
    pub(super) fn content(&mut self, line: Line) {
        let wide = self.wide_here(line);
        if self.formula(line) || self.symbol(line) {
            return;
        }
        if let Some((kind, length)) = head::supplement(&self.flow.view.chars) {
            self.settle();
            self.supplement(kind, length, line);
            self.width = wide;
            self.at += 1;
            return;
        }
        if let Some((kind, goes_on, length)) = head::caption(&self.flow.view.chars) {
            let unfinished = self.flow.page.wrapped && self.flow.is_unfinished() && self.width * 10 > self.full * 8;
            let rest = &self.flow.view.chars[length..];
            let sentence =
                rest.iter().any(|c| matches!(c, '。' | '；')) || rest.last().is_some_and(|c| matches!(c, ':' | ';'));
            if !unfinished && !self.flow.view.cut && !sentence {
                self.settle();
                self.definitions.close(self.flow);
                self.caption(kind, goes_on, length, line);
                return;
            }
        }
        if self.term(line) {
            return;
        }
        if self.entry(line) {
            return;
        }
        let comma = head::han_section(&self.flow.view.chars).filter(|_| self.plan.articles);
        let comma = comma.map(|(number, length)| (ItemStyle::HanComma, number, length));
        if let Some((style, number, length)) = comma.or_else(|| head::item(&self.flow.view.chars))
            && self.is_item(style, number, line)
        {
            self.settle();
            self.list_item(style, number, length, line);
            return;
        }
        if self.bare_item(line) {
            return;
        }
        self.prose(line, wide);
    }

    /// A line without any label: what text, a formula, a symbol or an entry of a list begins with.
    pub(super) fn unlabelled(&mut self, line: Line) {
        let wide = self.wide_here(line);
        if !self.formula(line) && !self.symbol(line) && !self.entry(line) {
            self.prose(line, wide);
        }
    }

    /// A paragraph, or more of the one that is open.
    fn prose(&mut self, line: Line, wide: usize) {
        let at = (line.start, line.end);
        if self.goes_on(line) || self.goes_over(line) {
            // The break inside a number ends a line early.
            self.width = if self.is_broken(line) { self.width + wide } else { wide };
            self.flow.extend(at);
        } else {
            self.settle();
            self.definitions.close(self.flow);
            self.flow.paragraph(at);
            self.follow_change(at);
            self.width = wide;
        }
        self.at += 1;
    }

    /// True if a line goes on with the open paragraph.
    fn goes_on(&self, line: Line) -> bool {
        let full = self.flow.is_unfinished() && self.width * 10 >= self.full * 6;
        self.flow.page.wrapped && !line.gap && (full || self.is_broken(line))
    }

    /// True if a line goes on with a sentence that breaks off on the line before, or on the page before.
    fn goes_over(&self, line: Line) -> bool {
        let turned = self.at == self.after_page;
        let near = self.flow.page.joins() && (!line.gap || turned);
        near && line.kind.is_text() && (self.flow.breaks_off(turned) || self.is_cited(line) && self.is_broken(line))
    }

    /// True where the number that ends the line before is of a document or stands in a sentence, and counts no lines.
    fn is_cited(&self, line: Line) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.line(at)).map(|before| self.text(before));
        before.is_some_and(|before| !line.gap && before.contains(|c: char| is_han(c) || c.is_ascii_uppercase()))
    }

    /// True if the line before ends inside a number: `见4.⏎3.⏎1`.
    fn is_broken(&self, line: Line) -> bool {
        let Some(before) = self.at.checked_sub(1).and_then(|at| self.line(at)) else { return false };
        let digit = |c: char| c.is_ascii_digit();
        let head = self.text(before).strip_suffix(['.', '．']);
        head.is_some_and(|head| head.ends_with(digit))
            && self.text(line).starts_with(digit)
            && self.flow.last_char() == Some('.')
    }

    /// True if a label begins an item here: the first of a list, the next of an open one, or after a lead-in.
    fn is_item(&self, style: ItemStyle, number: u32, line: Line) -> bool {
        if matches!(style, ItemStyle::Dash | ItemStyle::Bullet) {
            return !(self.flow.page.wrapped && self.goes_on(line) && style == ItemStyle::Bullet);
        }
        let last = self.flow.last_number(style);
        let follows = last.is_some_and(|last| number == last + 1 || number == 1) || number == 1;
        let fresh = !self.flow.page.wrapped || !self.goes_on(line);
        follows || fresh && number < 30
    }

    fn list_item(&mut self, style: ItemStyle, number: u32, length: usize, line: Line) {
        self.definitions.close(self.flow);
        let label = (line.start, self.flow.view.place(length));
        let mut rest = self.flow.trimmed((label.1, line.end));
        let mut taken = 1;
        if rest.0 >= rest.1 {
            // The label of an item alone on its line.
            if let Some(next) = self.line(self.at + 1).filter(|next| next.kind == LineKind::Text && !next.gap) {
                rest = (next.start, next.end);
                taken = 2;
            }
        }
        self.flow.item(style, number, Some(label), rest);
        self.follow_change(rest);
        self.width = self.wide(self.flow.slice(rest));
        self.at += taken;
    }

    /// 款 of an engineering code: a number, a blank, a sentence.
    fn bare_item(&mut self, line: Line) -> bool {
        if self.regime == Regime::Gbt {
            return false;
        }
        let chars = &self.flow.view.chars;
        let digits = chars.iter().take(3).take_while(|c| c.is_ascii_digit()).count();
        let word = |at: usize| chars.get(at).is_some_and(|c| is_han(*c) || matches!(c, '《' | '“'));
        // Where the blank is lost, a lead-in or the item before says that it is an item: `1竹架不应外露；`.
        let glued = word(digits)
            && !matches!(chars[digits], '年' | '月' | '日' | '个' | '级' | '类' | '层' | '种' | '次' | '倍' | '根')
            && (self.flow.last_number(ItemStyle::Bare).is_some()
                || self.flow.last_char().is_some_and(|c| matches!(c, '：' | ':')));
        let begins = chars.get(digits) == Some(&' ') && word(digits + 1) || glued;
        if !(1..=2).contains(&digits) || !begins {
            return false;
        }
        let number = chars[..digits].iter().fold(0, |n, c| n * 10 + (*c as u32 - '0' as u32));
        let follows = match self.flow.last_number(ItemStyle::Bare) {
            Some(last) => number == last + 1,
            None => number == 1,
        };
        if !follows {
            return false;
        }
        self.settle();
        self.list_item(ItemStyle::Bare, number, digits, line);
        true
    }

    fn supplement(&mut self, kind: Supplement, length: usize, line: Line) {
        let label = (line.start, self.flow.view.place(length));
        let rest = self.flow.trimmed((label.1, line.end));
        let kind = match kind {
            Supplement::Note => NodeKind::Note,
            Supplement::Example => NodeKind::Example,
            Supplement::Warning => NodeKind::Warning,
            Supplement::Where => {
                self.definitions.close(self.flow);
                self.flow.paragraph((line.start, line.end));
                self.definitions.expected = true;
                return;
            }
        };
        self.definitions.close(self.flow);
        self.flow.supplement(kind, label, rest);
    }

    /// A displayed formula: TeX between double dollars, or a line of signs that ends in the number of a formula.
    fn formula(&mut self, line: Line) -> bool {
        let text = self.text(line);
        let tex = text.strip_prefix("$$").and_then(|rest| rest.strip_suffix("$$"));
        let numbered = || {
            if !text.ends_with(['）', ')']) {
                return false;
            }
            let number = text.trim_end_matches(['）', ')']).rsplit(['（', '(']).next().unwrap_or_default();
            let is_number = !number.is_empty()
                && number.len() < 12
                && number.len() < text.len()
                && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-') || c.is_ascii_uppercase())
                && number.chars().any(|c| c.is_ascii_digit());
            is_number && text.contains(['=', '≤', '≥', '≈', '＝']) && text.chars().filter(|c| is_han(*c)).count() < 3
        };
        if tex.is_none() && !numbered() {
            return false;
        }
        self.settle();
        self.definitions.close(self.flow);
        let id = self.flow.block(NodeKind::Formula, (line.start, line.end));
        if let Some(tex) = tex {
            self.flow.builder.attribute_of(id, AttributeKey::Tex, tex);
            let tag = tex.rsplit_once("\\tag{").and_then(|(_, rest)| rest.split('}').next());
            if let Some(tag) = tag {
                self.flow.builder.label_node(id, tag, false);
            }
        } else if let Some(number) = text.trim_end_matches(['）', ')']).rsplit(['（', '(']).next() {
            self.flow.builder.label_node(id, number, false);
        }
        self.at += 1;
        true
    }

    /// A symbol and what it stands for: `r——半径；`, or the three on lines of their own.
    fn symbol(&mut self, line: Line) -> bool {
        let text = self.text(line);
        let dashes = |text: &str| matches!(text, "——" | "———" | "—" | "──");
        let next = self.line(self.at + 1).map(|next| self.text(next)).unwrap_or_default();
        if dashes(next)
            && text.chars().count() <= 40
            && !text.ends_with('。')
            && let Some(last) = self.line(self.at + 2).filter(|line| line.kind == LineKind::Text)
        {
            let middle = self.lines[self.at + 1];
            self.settle();
            self.definition((line.start, line.end), (middle.start, middle.end), (last.start, last.end));
            self.at += 3;
            return true;
        }
        if !(self.definitions.expected || self.kind() == Some(ClauseKind::Symbols)) {
            return false;
        }
        let Some(at) = text.find("——").or_else(|| text.find("──")) else { return false };
        let symbol = text[..at].trim_end();
        if symbol.is_empty() || symbol.chars().count() > 30 || symbol.contains(['。', '；', '，']) {
            return false;
        }
        let from = line.start + at as u32;
        let signs = text[at..].chars().take_while(|c| matches!(c, '—' | '─')).map(char::len_utf8).sum::<usize>() as u32;
        self.settle();
        let explanation = self.flow.trimmed((from + signs, line.end));
        self.definition((line.start, line.start + symbol.len() as u32), (from, from + signs), explanation);
        self.at += 1;
        true
    }

    fn definition(&mut self, symbol: Stretch, dashes: Stretch, explanation: Stretch) {
        if !self.definitions.open {
            self.flow.end_blocks();
            self.flow.open(NodeKind::DefinitionList, symbol);
            self.definitions.open = true;
        }
        self.definitions.expected = true;
        self.flow.open(NodeKind::DefinitionItem, (symbol.0, explanation.1));
        self.flow.block(NodeKind::DefinitionTerm, symbol);
        self.flow.builder.continue_line(false);
        self.flow.put(dashes);
        self.flow.block_on_line(NodeKind::DefinitionText, explanation);
        self.flow.close();
    }

    /// A table or figure: its caption, and the rows that are told apart by tabs or not at all.
    fn caption(&mut self, kind: Captioned, goes_on: bool, length: usize, line: Line) {
        let node = match kind {
            Captioned::Table => NodeKind::Table,
            Captioned::Figure => NodeKind::Figure,
        };
        self.flow.end_blocks();
        self.flow.open(node, (line.start, line.end));
        if goes_on {
            self.flow.builder.attribute(AttributeKey::Type, "continued");
        }
        let alone = length >= self.flow.view.chars.len();
        let mut end = line.end;
        // A caption that is parted goes on on the next line.
        let parted = self.text(line).ends_with(['、', '和', '与', '及', '，']);
        if let Some(next) = self.line(self.at + 1).filter(|next| parted && next.kind == LineKind::Text && !next.gap) {
            end = next.end;
            self.at += 1;
        }
        self.flow.captioned((line.start, end));
        self.at += 1;
        // The title below the number.
        if alone && let Some(next) = self.line(self.at).filter(|next| next.kind == LineKind::Text && !next.gap) {
            self.flow.look(next);
            let chars = self.flow.view.chars.clone();
            let is_title = self.words(&chars) == Words::Title && chars.iter().any(|c| is_han(*c));
            if is_title && super::numbering::number(&chars).is_none() && head::item(&chars).is_none() {
                self.flow.block(NodeKind::Caption, (next.start, next.end));
                self.at += 1;
            }
        }
        if node == NodeKind::Table {
            let starts = |at: usize| self.line(at).is_some_and(|next| next.kind == LineKind::TableStart);
            let unit = self.line(self.at).is_some_and(|next| self.text(next).starts_with("单位"));
            if starts(self.at) || unit && starts(self.at + 1) {
                // The markup has the rows.
                if unit {
                    let line = self.lines[self.at];
                    self.flow.block(NodeKind::Paragraph, (line.start, line.end));
                    self.at += 1;
                }
                self.at += self.flow.table_rows(&self.lines[self.at..]);
            } else if !self.rows() {
                self.cells(line);
            }
            self.notes();
        }
        self.flow.close();
    }

    /// Rows whose cells are separated by tabs; whether there are any.
    fn rows(&mut self) -> bool {
        let mut any = false;
        while let Some(line) = self.line(self.at).filter(|line| line.kind == LineKind::Text && !line.gap) {
            let text = self.text(line);
            if !text.contains('\t') {
                break;
            }
            if !any {
                self.flow.open(NodeKind::RowGroup, (line.start, line.end));
                self.flow.builder.attribute(AttributeKey::GroupRole, "body");
                any = true;
            }
            self.flow.open(NodeKind::Row, (line.start, line.end));
            let mut at = line.start;
            for cell in text.split('\t') {
                let end = at + cell.len() as u32;
                let inner = self.flow.trimmed((at, end));
                self.flow.cell(false, 1, 1, inner);
                at = end + 1;
            }
            self.flow.close();
            self.at += 1;
        }
        if any {
            self.flow.close();
        }
        any
    }

    /// Cells of a table that extraction laid out line by line: kept as they are, and said.
    fn cells(&mut self, caption: Line) {
        let from = self.at;
        while let Some(line) = self.line(self.at).filter(|line| line.kind == LineKind::Text) {
            let text = self.text(line);
            let count = text.chars().count();
            let sentence = text.ends_with(['。', '；', '：']) && count > 6 || count > 40;
            if sentence || self.at - from > LONGEST_TABLE {
                break;
            }
            self.flow.look(line);
            let chars = &self.flow.view.chars;
            let begins = super::elements::element(chars).is_some()
                || head::supplement(chars).is_some()
                || head::caption(chars).is_some()
                || head::han_section(chars).is_some()
                || self.plan.is_heading(self.at);
            if begins {
                break;
            }
            self.at += 1;
        }
        let lines = self.lines;
        if self.at - from < 2 {
            self.at = from;
            return;
        }
        self.flow.preformatted("cells", &lines[from..self.at]);
        let message =
            format!("{} lines of cells stand one below the other; rows and columns were not extracted", self.at - from);
        self.flow.warn(Code::TableGrid, message, (caption.start, caption.end));
    }

    /// Notes below a table are the table's own.
    fn notes(&mut self) {
        let depth = self.flow.builder.depth();
        while let Some(line) = self.line(self.at).filter(|line| line.kind == LineKind::Text) {
            self.flow.look(line);
            let Some((Supplement::Note, length)) = head::supplement(&self.flow.view.chars) else { break };
            let label = (line.start, self.flow.view.place(length));
            let rest = self.flow.trimmed((label.1, line.end));
            let id = self.flow.open(NodeKind::Note, (line.start, line.end));
            self.flow.lead(id, label, rest.0);
            self.flow.put(rest);
            self.flow.close();
            self.at += 1;
        }
        debug_assert_eq!(depth, self.flow.builder.depth());
    }

    /// True where the number that ends a line goes on with the next one: `GB/T 2828.⏎1—2012`.
    fn goes_below(&self, line: Line, next: Line) -> bool {
        let head = self.text(line).strip_suffix(['.', '．']);
        head.is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()))
            && next.kind.is_text()
            && !next.gap
            && self.text(next).starts_with(|c: char| c.is_ascii_digit())
    }

    /// An entry of a list of documents: it begins with an identifier, a title in 《》, or a number in square brackets.
    fn entry(&mut self, line: Line) -> bool {
        if !matches!(self.kind(), Some(ClauseKind::NormativeReferences | ClauseKind::Bibliography)) {
            return false;
        }
        let text = self.text(line);
        let numbered = text.strip_prefix(['[', '［']).and_then(|rest| {
            let end = rest.find([']', '］'])?;
            (end < 5 && rest[..end].bytes().all(|b| b.is_ascii_digit())).then_some(end)
        });
        // GB/T 2828.⏎1—2012: the number goes on below.
        let below = self.line(self.at + 1).filter(|next| self.goes_below(line, *next));
        let whole = below.map(|next| format!("{text}{}", self.text(next)));
        let found = find(whole.as_deref().unwrap_or(text));
        let leads = found.first().is_some_and(|first| first.range.start < 3);
        let titled = text.starts_with('《') && !text.ends_with('。');
        if numbered.is_none() && !leads && !titled {
            return false;
        }
        self.settle();
        self.flow.open_list(NodeKind::ReferenceList, (line.start, line.end));
        let id = self.flow.open(NodeKind::ReferenceEntry, (line.start, line.end));
        let mut from = line.start;
        if let Some(end) = numbered {
            let open = text.chars().next().map_or(1, char::len_utf8);
            let close = text[open + end..].chars().next().map_or(1, char::len_utf8);
            let length = (open + end + close) as u32;
            self.flow.builder.anchor(&text[open..open + end]);
            let rest = self.flow.trimmed((line.start + length, line.end));
            self.flow.lead(id, (line.start, line.start + length), rest.0);
            from = rest.0;
        }
        let skipped = (from - line.start) as usize;
        match found.into_iter().find(|found| found.range.start >= skipped) {
            Some(found) => self.entry_document(line, below, from, &found),
            None => self.flow.put((from, line.end)),
        }
        self.flow.hold_open();
        self.width = self.wide(text);
        self.at += 1;
        self.entry_title(text);
        true
    }

    /// The identifier of an entry as a reference, with the text around it; it may go on in the line below.
    fn entry_document(&mut self, line: Line, below: Option<Line>, from: u32, found: &Found) {
        let printed = (line.end - line.start) as usize;
        let start = line.start + found.range.start as u32;
        let over = below.filter(|_| found.range.end > printed);
        let last = over.unwrap_or(line);
        let end =
            over.map_or(line.start + found.range.end as u32, |next| next.start + (found.range.end - printed) as u32);
        self.flow.put((from, start));
        let token = self.flow.builder.begin();
        if over.is_some() {
            self.flow.put((start, line.end));
            self.flow.between((last.start, end));
            self.at += 1;
        } else {
            self.flow.put((start, end));
        }
        let range = self.flow.builder.end(token);
        let identifier = format!("{:#}", found.identifier);
        let dated = found.identifier.year().is_some();
        self.flow.builder.reference(
            range,
            NewReference {
                kind: ReferenceKind::Document,
                target: TargetData::Document { identifier: identifier.into(), locator: None },
                dated: Some(dated),
                normative: Some(self.kind() == Some(ClauseKind::NormativeReferences)),
                basis: Basis::Structure,
                source: Span::new(start, end),
                within: None,
            },
        );
        self.flow.put((end, last.end));
    }

    /// The title of a document whose identifier stands alone on the line before.
    fn entry_title(&mut self, text: &str) {
        let bare = |text: &str| {
            find(text).first().is_some_and(|found| found.range.start < 3 && found.range.end + 1 >= text.len())
        };
        let before = self.at.checked_sub(2).and_then(|at| self.line(at)).is_some_and(|line| bare(self.text(line)));
        let Some(next) = self.line(self.at).filter(|next| next.kind.is_text() && bare(text) && !before) else { return };
        let title = self.text(next);
        let words = self.words_of(next) == Words::Title && find(title).is_empty() && title.starts_with(is_han);
        if words && !self.plan.is_heading(self.at) && super::elements::element(&self.flow.view.chars).is_none() {
            self.flow.extend((next.start, next.end));
            self.at += 1;
        }
    }

    /// Begins to watch a line of the foreword that may belong to its change log.
    fn follow_change(&mut self, at: Stretch) {
        if self.element() == Some(ClauseKind::Foreword) {
            self.change = Some((self.flow.builder.current(), at.0));
        }
    }

    /// Reads the line of a change log that ends here.
    pub(super) fn settle(&mut self) {
        let Some((node, start)) = self.change.take() else { return };
        let end = self.flow.last_end().max(start);
        let Some(change) = changes::change(self.flow.slice((start, end))) else { return };
        let builder = &mut self.flow.builder;
        let key = |name: &str| AttributeKey::Other(name.into());
        builder.attribute_of(node, key("change"), change.action);
        for (name, places) in [("change-new", &change.new), ("change-old", &change.old)] {
            if !places.is_empty() {
                builder.attribute_of(node, key(name), &places.join(" "));
            }
        }
        if let Some(edition) = &change.edition {
            builder.attribute_of(node, key("change-edition"), edition);
        }
    }
}
