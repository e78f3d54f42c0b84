//! Lines that may be headings, found in one pass: each with its number and how much its own line speaks for it.

use super::contents::{Contents, Entries};
use super::elements;
use super::entry::{is_page_number, is_worded_page, squeezed};
use super::furniture::Furniture;
use super::head;
use super::numbering::{self, Number, is_next};
use super::page::{Line, LineKind, Page};
use super::view::{View, is_han};
use super::words::{Words, first_word, is_demand, words_of};
use crate::model::ClauseKind;
use crate::regime::Regime;
use crate::script::width;

/// A line that may be a heading.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The line of the number.
    pub(super) line: usize,
    pub(super) number: Number,
    /// The last number of an entry for several clauses; else the number itself.
    pub(super) last: Number,
    /// Byte offset where the label ends.
    pub(super) label_end: u32,
    /// The line of the words: that of the number, or a later one where the number stands alone.
    pub(super) words_at: usize,
    /// The line after the last number of a pile that this one stands in.
    pub(super) resume: usize,
    pub(super) words: Words,
    /// How much speaks for it, in thousandths; what follows from other candidates is not in it.
    pub(super) weight: i32,
    /// The contents page has this number with this title.
    pub(super) known: bool,
    /// The number is read from characters that recognition erred in.
    pub(super) odd: bool,
    /// The markup says that the line is a heading.
    pub(super) marked: bool,
    /// How many second texts began before it.
    pub(super) epoch: u16,
}

/// Where a line of a document may be a heading, and what the document says of it elsewhere.
pub(super) struct Search<'s, 'a> {
    pub(super) page: &'s Page<'a>,
    pub(super) regime: Regime,
    pub(super) furniture: &'s Furniture,
    pub(super) contents: &'s Contents,
    pub(super) entries: &'s Entries,
    view: View,
    /// The last chapter that a word names: 第三章.
    chapter: u16,
}

/// Everything that may be a heading, in the order of lines, and the lines where a second text may begin.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) candidates: Vec<Candidate>,
    pub(super) seconds: Vec<usize>,
    /// How many lines begin like `第1.0.1条`.
    pub(super) articles: usize,
}

/// True if the first byte of a line may begin a number, the letter of an annex or `附录`.
fn may_begin(text: &str) -> bool {
    match text.as_bytes() {
        // Plain digits and letters; 第; full-width digits and letters; 附.
        [b'0'..=b'9' | b'A'..=b'Z' | b'l' | b'*', ..]
        | [0xE7, 0xAC, 0xAC, ..]
        | [0xEF, 0xBC, 0x90..=0xBA, ..]
        | [0xE9, 0x99, 0x84, ..] => true,
        _ => false,
    }
}

impl<'s, 'a> Search<'s, 'a> {
    pub(super) fn new(
        page: &'s Page<'a>,
        regime: Regime,
        furniture: &'s Furniture,
        (contents, entries): (&'s Contents, &'s Entries),
    ) -> Self {
        Self { page, regime, furniture, contents, entries, view: View::default(), chapter: 0 }
    }

    fn text(&self, at: usize) -> &'s str {
        self.page.lines.get(at).map_or("", |line| self.page.slice(*line))
    }

    fn fill(&mut self, at: usize) {
        if let Some(line) = self.page.lines.get(at) {
            self.view.fill(self.page.slice(*line), line.start, 64, self.page.glossed);
        }
    }

    /// Looks at every line once.
    pub(super) fn all(mut self) -> Found {
        let mut found = Found::default();
        let mut at = 0;
        let mut depth = 0_u32;
        while let Some(line) = self.page.lines.get(at).copied() {
            if let Some(after) = self.entries.after(at) {
                at = after;
                continue;
            }
            match line.kind {
                LineKind::TableStart => depth += 1,
                LineKind::TableEnd => depth = depth.saturating_sub(1),
                LineKind::Text | LineKind::Heading(_) if depth == 0 => self.line(at, line, &mut found),
                _ => {}
            }
            at += 1;
        }
        self.pile_up(&mut found.candidates);
        found
    }

    fn line(&mut self, at: usize, line: Line, found: &mut Found) {
        let text = self.text(at);
        if !may_begin(text) {
            if elements::may_end(text) && self.is_second(at) {
                found.seconds.push(at);
            }
            return;
        }
        if self.furniture.is_running_head(text) {
            return;
        }
        // `附：条文说明`.
        self.fill(at);
        let is_annex = head::annex(&self.view.chars).is_some();
        if text.starts_with('附') && !is_annex && elements::may_end(text) && self.is_second(at) {
            found.seconds.push(at);
            return;
        }
        let epoch = found.seconds.len() as u16;
        if let Some((letter, length)) = head::annex(&self.view.chars) {
            let weight = self.annex(at, line, length);
            let number = Number { letter: Some(letter), ..Number::default() };
            self.push(at, line, (number, number, length), weight, epoch, found);
            return;
        }
        let several = numbering::several(&self.view.chars).filter(|_| self.regime != Regime::Gbt);
        if let Some((first, last, length)) = several {
            self.push(at, line, (first, last, length), 1200, epoch, found);
            return;
        }
        if self.worded(at, line, epoch, found) {
            return;
        }
        let plain = numbering::number(&self.view.chars);
        let mut readings: Vec<(Number, usize, i32)> = Vec::new();
        readings.extend(plain.map(|(number, length)| (number, length, 0)));
        if plain.is_none_or(|(number, _)| number.depth() < 3) {
            readings.extend(numbering::spread(&self.view.chars).map(|(number, length)| (number, length, -400)));
        }
        if plain.is_none() {
            readings.extend(numbering::joined(&self.view.chars).map(|(number, length)| (number, length, -300)));
            readings.extend(numbering::dotted(&self.view.chars).map(|(number, length)| (number, length, -1300)));
        }
        for (mut number, length, odd) in readings {
            // `4.0`, as some number their chapters.
            if number.depth() == 2 && number.letter.is_none() && number.parts[1] == 0 && number.parts[0] > 0 {
                number.parts.pop();
            }
            let weight = self.numbered(at, line, &number, length) + odd;
            if weight > -2500 {
                self.push(at, line, (number, number, length), weight, epoch, found);
            }
            self.fill(at);
        }
    }

    /// Takes a number that words stand around: 第1.0.1条, 第一节, 第三章; whether there is one.
    fn worded(&mut self, at: usize, line: Line, epoch: u16, found: &mut Found) -> bool {
        if let Some((number, length)) = numbering::article(&self.view.chars) {
            self.push(at, line, (number, number, length), 1500, epoch, found);
            found.candidates.last_mut().into_iter().for_each(|article| article.words = Words::Sentence);
            found.articles += 1;
            return true;
        }
        let section = numbering::section(&self.view.chars, self.chapter).filter(|_| self.chapter > 0);
        if let Some((number, length)) = section {
            let weight = self.numbered(at, line, &number, length);
            self.push(at, line, (number, number, length), weight, epoch, found);
            return true;
        }
        if let Some((number, length)) = numbering::worded(&self.view.chars) {
            self.chapter = number.parts[0];
            let weight = self.numbered(at, line, &number, length);
            self.push(at, line, (number, number, length), weight, epoch, found);
            return true;
        }
        false
    }

    /// True if a line is the title of a second text: 条文说明, `四、条文说明`.
    fn is_second(&mut self, at: usize) -> bool {
        self.fill(at);
        let chars = &self.view.chars;
        let kind = match head::han_section(chars).filter(|_| self.regime != Regime::Gbt) {
            Some((_, length)) => Some(elements::kind_of(&chars[length..].iter().collect::<String>())),
            None => elements::element(chars).filter(|_| !self.view.cut),
        };
        kind == Some(ClauseKind::BackMatter)
    }

    fn push(
        &mut self,
        at: usize,
        line: Line,
        (number, last, length): (Number, Number, usize),
        mut weight: i32,
        epoch: u16,
        found: &mut Found,
    ) {
        self.fill(at);
        let label_end = self.view.place(length);
        let rest = self.view.chars.get(length..).unwrap_or_default();
        let mut words = words_of(rest, self.view.cut);
        let title: String = rest.iter().filter(|c| **c != ' ').collect();
        let known = self.known(&number, &title);
        if number.letter.is_none() || number.depth() > 0 {
            weight += match known {
                Some(true) => 2500,
                Some(false) if number.depth() == 1 && !title.is_empty() => -2500,
                _ => 0,
            };
        } else if known.is_some() {
            weight += 1500;
        }
        if known.is_none() && epoch == 0 && !title.is_empty() && self.names(&number) {
            weight -= if number.depth() == 1 { 1200 } else { 700 };
        }
        match known {
            Some(true) if words == Words::Sentence && !title.contains(['。', '；', ';']) => words = Words::Title,
            Some(true) => {}
            _ if words == Words::Title && is_demand(&title) => words = Words::Sentence,
            _ => {}
        }
        let marked = line.kind.is_heading();
        found.candidates.push(Candidate {
            line: at,
            number,
            last,
            label_end,
            words_at: at,
            resume: at + 1,
            words,
            weight: weight + if marked { 3000 } else { 0 },
            known: known == Some(true),
            odd: rest.len() < self.view.chars.len()
                && self.view.chars[..length].iter().any(|c| matches!(c, 'l' | 'I' | 'O' | 'o'))
                && number.letter.is_none(),
            marked,
            epoch,
        });
    }

    /// True if the contents page names a number with a title; `None` where it does not name the number.
    fn known(&self, number: &Number, title: &str) -> Option<bool> {
        let known = self.contents.title(number)?;
        let shorter = known.chars().count().min(title.chars().count());
        let same = known.chars().zip(title.chars()).take_while(|(a, b)| a == b).count();
        // Recognition of characters errs in some.
        let alike = || known.chars().zip(title.chars()).filter(|(a, b)| a == b).count() * 3 >= shorter * 2;
        Some(same >= shorter.clamp(1, 6) || shorter > 2 && alike())
    }

    /// True if the contents page names numbers of this depth below the same number.
    fn names(&self, number: &Number) -> bool {
        !self.contents.is_empty() && number.depth() > 0 && self.contents.names_siblings(number)
    }

    fn annex(&self, at: usize, line: Line, length: usize) -> i32 {
        let rest = self.view.chars.get(length..).unwrap_or_default();
        let mut weight = match rest.iter().find(|c| **c != ' ') {
            None => 2000,
            Some('(') => 2200,
            Some(':') if words_of(&rest[1..], self.view.cut) == Words::Title => 1500,
            Some(
                '的' | '中' | '给' | '规' | '和' | '、' | '与' | '或' | '所' | '，' | '。' | ')' | ':' | '是' | '为',
            ) => -5000,
            Some(_) if words_of(rest, self.view.cut) == Words::Title => 1500,
            Some(_) => -5000,
        };
        // `（资料性附录）` stands in no sentence.
        let declares = rest.iter().find(|c| **c != ' ') == Some(&'(');
        if self.interrupts(at, line) && !rest.is_empty() && !declares {
            weight -= 4000;
        }
        weight
    }

    /// True if a line stands inside a sentence: the line before goes to the edge of the page, without a stop.
    fn interrupts(&self, at: usize, line: Line) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| self.page.wrapped && !line.gap) else { return false };
        let before = self.text(before);
        let stops = before.ends_with(['。', '；', '：', ';', ':', '！', '？', '.']);
        !stops && before.contains(is_han) && width(before) * 100 >= self.page.full * 85
    }

    /// How much the line of a number speaks for its being the number of a clause.
    fn numbered(&mut self, at: usize, line: Line, number: &Number, length: usize) -> i32 {
        let chars = &self.view.chars;
        let rest = &chars[length..];
        let after = &rest[head::blanks(rest, 0)..];
        let chapter = number.depth() == 1 && number.letter.is_none();
        let parted = rest.first() == Some(&' ');
        let Some(first) = after.first().copied() else {
            return if chapter {
                -200
            } else if number.depth() > 2 || number.letter.is_some() {
                800
            } else {
                400
            };
        };
        let speaks = speaks(after, parted, self.page.wrapped);
        if speaks {
            return -5000;
        }
        let words = words_of(rest, self.view.cut);
        // No title of a chapter has a colon inside.
        let listed = chapter && after.iter().any(|c| matches!(c, ':' | '：'));
        let words = if listed { Words::Sentence } else { words };
        let mut weight = if chapter { chapter_weight(first, words) } else { clause_weight(after, number) };
        let (text, interrupts) = (self.text(at), self.interrupts(at, line));
        weight -= column_gaps(&text[(self.view.place(length).saturating_sub(line.start) as usize).min(text.len())..]);
        if interrupts {
            weight -= if chapter { 2500 } else { 1500 };
        }
        if chapter {
            let title = squeezed(&after.iter().collect::<String>());
            if elements::kind_of(&title) != ClauseKind::Clause {
                weight += 1000;
            }
            weight += self.chapter_room(at, line, number);
        }
        weight
    }

    /// What stands around the number of a chapter.
    fn chapter_room(&self, at: usize, line: Line, number: &Number) -> i32 {
        let mut weight = if line.gap { 300 } else { 0 };
        let before = at.checked_sub(1).map_or("", |before| self.text(before));
        if before.ends_with(['；', ';', '：', ':']) {
            weight -= 1500;
        }
        let part = u32::from(number.parts[0]);
        let begins = |text: &str, word: &str| {
            let rest = text.strip_prefix(word);
            rest.is_some_and(|rest| rest.starts_with(['.', '．', ' ', '\u{E010}']) || rest.starts_with(is_han))
        };
        let near = || (at + 1..at + 5).map(|at| self.text(at));
        let child = |text: &str| {
            let folded: String = text.chars().take(8).map(super::view::folded).filter(|c| *c != ' ').collect();
            [format!("{part}.1"), format!("{part}.0.1")].iter().any(|first| folded.starts_with(first.as_str()))
        };
        if near().any(child) {
            return weight + 1500;
        }
        // The next line is the next number: an item of a list.
        let next = (part + 1).to_string();
        if begins(self.text(at + 1), &next) {
            weight -= 1200;
        }
        weight
    }

    /// Numbers that stand alone have their words on the next lines: each its own, in order, where several numbers stand in a pile.
    fn pile_up(&mut self, candidates: &mut Vec<Candidate>) {
        let mut index = 0;
        while index < candidates.len() {
            if candidates[index].words != Words::None || candidates[index].number.depth() == 0 {
                index += 1;
                continue;
            }
            let mut end = index + 1;
            while end < candidates.len()
                && candidates[end].words == Words::None
                && candidates[end].number.depth() > 0
                && self.next_line(candidates[end - 1].line + 1) == Some(candidates[end].line)
                && goes_up(&candidates[end - 1].number, &candidates[end].number)
            {
                end += 1;
            }
            self.pair(&mut candidates[index..end]);
            index = end;
        }
        candidates.retain(|candidate| candidate.words != Words::None || candidate.number.depth() == 0);
    }

    /// The next line that is no furniture, if it is text.
    pub(super) fn next_line(&self, from: usize) -> Option<usize> {
        (from..from + 12).find(|at| {
            self.page.lines.get(*at).is_some() && {
                let text = self.text(*at);
                // A number of digits alone is that of a page where the head of the next page follows.
                let turns = || {
                    let after = self.page.lines.get(*at + 1);
                    after.is_some() && self.furniture.is_running_head(self.text(*at + 1))
                };
                !(is_page_number(text)
                    && (text.starts_with(['-', '—']) || !text.starts_with(|c: char| c.is_ascii_digit()) || turns())
                    || is_worded_page(text)
                    || self.furniture.is_running_head(text))
            }
        })
    }

    /// Gives the numbers of a pile their words.
    fn pair(&mut self, pile: &mut [Candidate]) {
        let Some(last) = pile.last().map(|last| last.line) else { return };
        let count = pile.len();
        let mut next = self.next_line(last + 1);
        for candidate in pile.iter_mut().filter(|candidate| candidate.number.depth() > 1 && count > 1) {
            // What has no words of its own is a number all the same.
            candidate.words_at = usize::MAX;
            candidate.words = Words::Sentence;
            candidate.resume = last + 1;
        }
        // Where there are fewer words than numbers, the first number may be that of the page.
        let page = pile[0].number.depth() == 1
            && count > 1
            && next.is_some_and(|at| self.next_line(at + 1).is_none_or(|at| self.is_labelled(at)));
        for index in usize::from(page)..count {
            let parent = pile.get(index + 1).is_some_and(|below| {
                below.number.depth() > pile[index].number.depth() && below.number.letter == pile[index].number.letter
            });
            let Some(at) = next else { break };
            let Some(words) = self.words_for_pile(at, count) else { break };
            let text = self.text(at);
            let chapter = pile[index].number.depth() == 1 && pile[index].number.letter.is_none();
            let sentence = words == Words::Sentence || is_demand(text);
            let number = pile[index].number;
            let room =
                if chapter && count == 1 { self.chapter_room(at, self.page.lines[at], &number).max(0) } else { 0 };
            let candidate = &mut pile[index];
            if parent && sentence {
                // A number with others below it has no text of its own.
                continue;
            }
            let title = squeezed(text);
            let known = self.known(&candidate.number, &title);
            candidate.known = known == Some(true);
            candidate.words_at = at;
            candidate.resume = at + 1;
            candidate.words = if sentence { Words::Sentence } else { Words::Title };
            candidate.weight += match known {
                Some(true) => 2500,
                Some(false) if chapter => -1500,
                _ if chapter && elements::kind_of(&title) != ClauseKind::Clause => 2000,
                _ => 300,
            };
            if chapter && sentence && self.page.wrapped {
                candidate.weight -= 500;
            }
            if chapter {
                candidate.weight += room;
            }
            // The next number of the pile takes the next paragraph; a term goes before its definition.
            let whole = sentence || !parent && self.page.lines.get(at + 1).is_some_and(|line| !line.gap);
            next = if whole && index + 1 < count { self.after_paragraph(at) } else { self.next_line(at + 1) };
        }
    }

    /// What the words look like of a line that may belong to a number of a pile; `None` where it may not.
    fn words_for_pile(&mut self, at: usize, count: usize) -> Option<Words> {
        let kind = self.page.lines[at].kind;
        self.fill(at);
        let chars = &self.view.chars;
        let stops =
            elements::element(chars).is_some() || head::annex(chars).is_some() || head::caption(chars).is_some();
        let numbered = numbering::number(chars)
            .is_some_and(|(number, length)| length < chars.len() && number.depth() > 1 || length == chars.len());
        let usable = matches!(kind, LineKind::Text) || kind.is_heading() && count == 1;
        (!stops && !numbered && usable && first_word(chars)).then(|| words_of(chars, self.view.cut))
    }

    /// True if a line begins with a number that has dots.
    fn is_labelled(&mut self, at: usize) -> bool {
        self.fill(at);
        numbering::number(&self.view.chars).is_some_and(|(number, _)| number.depth() > 1)
    }

    /// The line after the paragraph that begins at a line.
    fn after_paragraph(&self, at: usize) -> Option<usize> {
        let mut end = at;
        while !self.text(end).ends_with(['。', '；', ';']) && end < at + 12 {
            end = self.next_line(end + 1)?;
        }
        self.next_line(end + 1)
    }
}

/// True if a number may stand right below another in a pile.
fn goes_up(before: &Number, next: &Number) -> bool {
    next.letter == before.letter && *next.parts > *before.parts && is_next(before, next)
}

/// True if the words behind a number go on with a sentence that speaks of it: `3.2 的规定`, `4.1 和`.
fn speaks(after: &[char], parted: bool, wrapped: bool) -> bool {
    match after {
        ['的', ..] => !parted || wrapped,
        ['、' | '，' | '。' | ')' | '~' | '；', ..] | ['规', '定', ..] => true,
        // `3.2条规定`, not `节能`; `3.2中的`, not `中水`.
        ['条' | '款' | '项' | '章' | '节' | '中', rest @ ..] => rest.first().is_none_or(|next| speaks_on(*next)),
        ['和' | '或' | '及' | '与', next, ..] => {
            matches!(next, '第' | '表' | '图' | '附' | '本' | '其') || !(is_han(*next) && parted && !wrapped)
        }
        _ => false,
    }
}

/// True if a character goes on with a sentence behind the noun of a place: `3.2条的`, `4.1款、`, `5节中规定`.
fn speaks_on(next: char) -> bool {
    !is_han(next)
        || matches!(
            next,
            '的' | '规'
                | '所'
                | '中'
                | '第'
                | '和'
                | '与'
                | '及'
                | '或'
                | '至'
                | '之'
                | '要'
                | '执'
                | '进'
                | '计'
                | '给'
                | '已'
                | '有'
                | '对'
        )
}

/// How much the words behind the number of a chapter speak for it.
fn chapter_weight(first: char, words: Words) -> i32 {
    if !(is_han(first) || first.is_alphabetic() || matches!(first, '《' | '“')) {
        return -3000;
    }
    match words {
        // An entry of a list of documents.
        _ if first == '《' => -1500,
        Words::Title => 1000,
        _ => -900,
    }
}

/// How much the words behind a number with dots speak for it.
fn clause_weight(after: &[char], number: &Number) -> i32 {
    let han = after.iter().filter(|c| is_han(**c)).count();
    let latin = after.iter().take_while(|c| c.is_ascii_alphabetic()).count();
    match after.first() {
        Some(c) if is_han(*c) => 1300,
        Some('(' | '（' | '“' | '《' | '[' | '—' | '"' | '<' | '〈' | '「' | '『' | 'Ⅰ'..='Ⅻ') => 1100,
        // `3.5 mm`.
        Some(c) if c.is_alphabetic() => {
            if han == 0 && latin == after.len() && latin < 4 && number.depth() < 3 && number.letter.is_none() {
                -2000
            } else {
                1000
            }
        }
        Some(c) if c.is_ascii_digit() && (han >= 3 || number.depth() > 2 && han > 1) => 300,
        Some(c) if c.is_ascii_digit() => -2600,
        Some(_) if han > 2 => 300,
        _ => -2000,
    }
}

/// What the gaps between the columns of a table take away.
fn column_gaps(rest: &str) -> i32 {
    let mut gaps = 0;
    let mut blanks = 0;
    for c in rest.trim().chars() {
        if c == ' ' {
            blanks += 1;
        } else {
            gaps += i32::from(blanks >= 4 || c == '\t');
            blanks = 0;
        }
    }
    match gaps {
        0 => 0,
        1 => 700,
        _ => 3000,
    }
}
