//! Changes side by side in a terminal.

use std::io::{self, IsTerminal, Write};

use super::sides::{Pair, Piece, Style, pairs};
use crate::model::Clause;
use crate::script::{width, width_of};
use crate::version::{Change, ChangeKind, Changes, Impact};

/// Shows changes within a width, in colour or with marks.
pub(super) struct Terminal {
    width: usize,
    colour: bool,
}

/// Marks before and after a piece.
type Marks = (&'static str, &'static str);

impl Terminal {
    /// The width and abilities of the terminal; 100 columns and no colour where the output is none.
    pub(super) fn of_output(is_file: bool) -> Self {
        let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()).unwrap_or(100);
        let colour = !is_file && io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        Self { width: columns.clamp(40, 240), colour }
    }

    pub(super) fn show(&self, changes: &Changes<'_>, out: &mut dyn Write) -> io::Result<()> {
        for change in changes.clauses() {
            self.change(change, out)?;
        }
        let count = |impact: Impact| changes.clauses().iter().filter(|c| c.impact() == impact).count();
        let counts = [Impact::Major, Impact::Minor, Impact::Patch].map(|impact| format!("{} {impact}", count(impact)));
        match changes.clauses().len() {
            0 => writeln!(out, "No change: {}.", changes.kinship()),
            all => writeln!(out, "{all} changes: {}. Bump: {}.", counts.join(", "), changes.bump()),
        }
    }

    fn change(&self, change: &Change<'_>, out: &mut dyn Write) -> io::Result<()> {
        let place = match (change.old_address(), change.new_address()) {
            (Some(old), Some(new)) if old == new => old.to_owned(),
            (Some(old), Some(new)) => format!("{old} → {new}"),
            (old, new) => old.or(new).unwrap_or_default().to_owned(),
        };
        let titles = (change.before().and_then(Clause::title), change.after().and_then(Clause::title));
        let title = titles.1.or(titles.0).unwrap_or_default().replace('\n', " ");
        let head = format!("{:<10} {:<5}  {place}  {title}", change.kind().name(), change.impact().name());
        writeln!(out, "{}", self.painted(&cut(&head, self.width), impact_colour(change.impact())))?;
        for reason in change.reasons() {
            let gravest = format!("  · {reason}");
            wrap(&[Piece { style: Style::Same, text: gravest }], self.width, |_| ("", ""))
                .iter()
                .try_for_each(|line| writeln!(out, "{}", line.trim_end()))?;
        }
        if !matches!(change.kind(), ChangeKind::Renumbered | ChangeKind::Moved) {
            self.columns(&pairs(change), out)?;
        }
        writeln!(out)
    }

    /// Two columns of equal width with a line between them.
    fn columns(&self, pairs: &[Pair], out: &mut dyn Write) -> io::Result<()> {
        let column = (self.width - 7) / 2;
        for pair in pairs {
            let wrapped = |pieces: &[Piece]| wrap(pieces, column, |style| self.marks(style));
            let (left, right) = (wrapped(&pair.left), wrapped(&pair.right));
            for at in 0..left.len().max(right.len()) {
                let (left, right) = (left.get(at).map_or("", |l| l), right.get(at).map_or("", |l| l));
                let blank = column.saturating_sub(shown_width(left));
                writeln!(out, "{}", format!("  {left}{} │ {right}", " ".repeat(blank)).trim_end())?;
            }
        }
        Ok(())
    }

    fn marks(&self, style: Style) -> Marks {
        match (style, self.colour) {
            (Style::Same, _) => ("", ""),
            (Style::Removed, true) => ("\u{1b}[31;9m", "\u{1b}[0m"),
            (Style::Added, true) => ("\u{1b}[32m", "\u{1b}[0m"),
            (Style::Removed, false) => ("[-", "-]"),
            (Style::Added, false) => ("{+", "+}"),
        }
    }

    fn painted(&self, text: &str, colour: &str) -> String {
        if self.colour { format!("\u{1b}[1;{colour}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

fn impact_colour(impact: Impact) -> &'static str {
    match impact {
        Impact::Major => "31",
        Impact::Minor => "33",
        _ => "36",
    }
}

/// The width of a text in columns, without what sets colours.
fn shown_width(text: &str) -> usize {
    let mut columns = 0;
    let mut escape = false;
    for c in text.chars() {
        match c {
            '\u{1b}' => escape = true,
            'm' if escape => escape = false,
            _ if escape => {}
            c => columns += width_of(c),
        }
    }
    columns
}

fn cut(text: &str, room: usize) -> String {
    let mut taken = 0;
    let fits = |c: &char| {
        taken += width_of(*c);
        taken <= room
    };
    text.chars().take_while(fits).collect()
}

/// Splits a text into pieces that are not broken over lines: a word with the blank before it, or one wide character.
fn atoms(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut before_wide = false;
    for (at, c) in text.char_indices() {
        let wide = width_of(c) == 2;
        if at > start && (c.is_whitespace() || wide || before_wide) {
            found.push(&text[start..at]);
            start = at;
        }
        before_wide = wide;
    }
    found.push(&text[start..]);
    found
}

/// Breaks pieces over lines of a width; each line closes the marks that it opens.
fn wrap(pieces: &[Piece], most: usize, marks: impl Fn(Style) -> Marks) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let (mut line, mut room) = (String::new(), most);
    for (at, piece) in pieces.iter().enumerate() {
        let (open, close) = marks(piece.style);
        let around = shown_width(open) + shown_width(close);
        let mut inside = false;
        for (number, atom) in atoms(&piece.text).into_iter().enumerate() {
            let blank = at > 0 && number == 0 && needs_blank(&pieces[at - 1].text, &piece.text);
            let mut atom = if blank { format!(" {}", atom.trim_start()) } else { atom.replace('\n', " ") };
            let needed = width(&atom) + if inside { 0 } else { around };
            if needed > room && room < most {
                if inside {
                    line.push_str(close);
                    inside = false;
                }
                lines.push(std::mem::take(&mut line));
                room = most;
                atom = atom.trim_start().to_owned();
            }
            if inside {
                line.push_str(&atom);
            } else {
                let lead = atom.len() - atom.trim_start().len();
                line.push_str(&atom[..lead]);
                line.push_str(open);
                line.push_str(&atom[lead..]);
                room = room.saturating_sub(around);
                inside = true;
            }
            room = room.saturating_sub(width(&atom));
        }
        if inside {
            line.push_str(close);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Returns `true` if a blank stands between two pieces: not before a stop or a comma, not between wide characters.
fn needs_blank(before: &str, after: &str) -> bool {
    let (last, first) = (before.chars().next_back(), after.chars().next());
    let wide = |c: Option<char>| c.is_some_and(|c| width_of(c) == 2);
    let closes = first.is_some_and(|c| matches!(c, '.' | ',' | ';' | ':' | ')' | ']' | '%' | '\'' | '’' | '”'));
    let opens = last.is_some_and(|c| matches!(c, '(' | '[' | '“' | '-' | '/'));
    !(closes || opens || wide(last) && wide(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(style: Style, text: &str) -> Piece {
        Piece { style, text: text.to_owned() }
    }

    #[test]
    fn wide_characters_fill_columns() {
        let marks = |style| if style == Style::Added { ("{+", "+}") } else { ("", "") };
        let lines = wrap(&[piece(Style::Same, "应符合下列规定"), piece(Style::Added, "和要求")], 10, marks);
        assert_eq!(lines, ["应符合下列", "规定{+和+}", "{+要求+}"]);
        assert!(lines.iter().all(|line| width(line) <= 10));
    }

    #[test]
    fn words_stay_whole() {
        let lines = wrap(&[piece(Style::Same, "The paper shall be white")], 10, |_| ("", ""));
        assert_eq!(lines, ["The paper", "shall be", "white"]);
    }
}
