//! The fields of a cover as they stand on its lines: columns apart, characters spread over a line or put one below the other.

use crate::read::chinese::view::{folded, is_han, is_layout};

/// So many blanks part two columns.
const COLUMN: usize = 3;

/// The fields of lines: characters folded, columns apart, spread characters and fields that are parted over lines together.
pub(super) fn segments<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    // A run of lines with one Chinese character each.
    let mut column = String::new();
    for line in lines {
        let text: String = line.chars().map(folded).filter(|c| *c != '*').collect();
        let pieces = if is_spread(&text) { vec![squeezed(&text)] } else { columns(&text) };
        for piece in pieces.into_iter().filter(|piece| !piece.is_empty()) {
            if let Some(rest) = goes_down(&column, &piece) {
                column.push_str(&piece[..piece.len() - rest.len()]);
                if !rest.is_empty() {
                    column.push_str(rest);
                    found.push(std::mem::take(&mut column));
                }
                continue;
            }
            if !column.is_empty() {
                found.push(std::mem::take(&mut column));
            }
            if let Some(last) = found.last_mut().filter(|last| matches!(last.as_str(), "ICS" | "CCS")) {
                last.push(' ');
                last.push_str(&piece);
                continue;
            }
            match found.last_mut().filter(|last| is_open(last, &piece)) {
                Some(last) => last.push_str(&piece),
                None => found.push(piece),
            }
        }
    }
    if !column.is_empty() {
        found.push(column);
    }
    found
}

/// A text without white space.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !is_layout(*c)).collect()
}

/// True if the characters of a line are spread: most stand alone between blanks.
fn is_spread(text: &str) -> bool {
    let words = text.split(is_layout).filter(|word| !word.is_empty());
    let (mut alone, mut others) = (0, 0);
    for word in words {
        let mut chars = word.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) if is_han(c) => alone += 1,
            // The word that says what the line is may not be spread.
            _ if matches!(word, "发布" | "联合发布" | "批准") => {}
            _ => others += 1,
        }
    }
    alone >= 3 && others == 0
        || alone == 2 && others == 0 && text.split(is_layout).filter(|w| !w.is_empty()).count() == 2
}

/// The columns of a line, blanks inside them single.
fn columns(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut blanks = 0;
    for c in text.chars() {
        if is_layout(c) {
            blanks += if c == '\t' { COLUMN } else { 1 };
            continue;
        }
        let last = found.last().is_none_or(String::is_empty);
        if blanks >= COLUMN && !last {
            found.push(String::new());
        } else if blanks > 0 && !last {
            found.last_mut().into_iter().for_each(|open| open.push(' '));
        }
        blanks = 0;
        found.last_mut().into_iter().for_each(|open| open.push(c));
    }
    found
}

/// True if a piece goes on a run of single characters, and what stands behind its own: `部 发布`.
fn goes_down<'p>(column: &str, piece: &'p str) -> Option<&'p str> {
    let mut chars = piece.chars();
    let first = chars.next().filter(|c| is_han(*c))?;
    let rest = chars.as_str();
    let alone = rest.is_empty();
    let last = !column.is_empty() && matches!(squeezed(rest).as_str(), "发布" | "联合发布");
    let _ = first;
    (alone || last).then_some(rest)
}

/// True if a field is not at its end: a number ends in its dot, the first half of an identifier stands alone.
fn is_open(last: &str, piece: &str) -> bool {
    let digit = piece.starts_with(|c: char| c.is_ascii_digit());
    let code = last.len() <= 6 && last.contains('/') && last.bytes().all(|b| b.is_ascii_uppercase() || b == b'/');
    digit && (last.starts_with("ICS") && last.ends_with('.') || code) || last == "I" && piece.starts_with("CS")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Vec<String> {
        segments(lines.iter().copied())
    }

    #[test]
    fn columns_and_spread_characters() {
        assert_eq!(
            read(&["2031 - 06 - 01 发布        2031 - 09 - 01 实施"]),
            ["2031 - 06 - 01 发布", "2031 - 09 - 01 实施"]
        );
        assert_eq!(read(&["东    河    省    地    方    标    准"]), ["东河省地方标准"]);
        assert_eq!(read(&["灯 彩 管 理 总 局 发布"]), ["灯彩管理总局发布"]);
        assert_eq!(read(&["灯", "彩", "部 发布", "2031"]), ["灯彩部 发布", "2031"]);
        assert_eq!(read(&["环", "境", "部", "发 布"]), ["环境部", "发布"]);
    }

    #[test]
    fn fields_over_lines() {
        assert_eq!(read(&["ICS 97.", "150;47.020.", "10", "Y 70"]), ["ICS 97.150;47.020.10", "Y 70"]);
        assert_eq!(read(&["ＧＢ／Ｔ", "９９１—２０３１"]), ["GB/T991—2031"]);
    }
}
