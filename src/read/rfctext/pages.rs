//! Pages: their feet, form feeds and heads are taken out from between the lines, and remembered.

use std::collections::HashMap;

use super::lines::Line;

/// Most lines that the head of a page has.
const HEAD: usize = 4;

/// The lines that were taken out, in order: for each page break its foot and the lines of its head.
#[derive(Debug, Default)]
pub(super) struct Removed {
    pub(super) lines: Vec<Line>,
    /// Number of page breaks.
    pub(super) breaks: usize,
}

/// A page break: the lines from the first blank one before it to the first line after it, its head included.
#[derive(Clone, Copy)]
struct Break {
    from: usize,
    foot: Option<usize>,
    to: usize,
}

/// Takes page breaks out. The line after each is marked as one that a page turned before.
pub(super) fn take(source: &str, lines: Vec<Line>) -> (Vec<Line>, Removed) {
    let breaks = find(source, &lines);
    if breaks.is_empty() {
        return (lines, Removed::default());
    }
    let heads = recurring(source, &lines, &breaks);
    let mut removed = Removed { lines: Vec::with_capacity(breaks.len() * 2), breaks: breaks.len() };
    let mut kept = Vec::with_capacity(lines.len());
    let mut at = 0;
    for turn in &breaks {
        kept.extend(lines.get(at..turn.from).unwrap_or_default());
        removed.lines.extend(turn.foot.map(|foot| lines[foot]));
        let head = head_length(source, &lines, turn.to, &heads, breaks.len());
        removed.lines.extend(&lines[turn.to..turn.to + head]);
        at = turn.to + head;
        if head > 0 && lines.get(at).is_some_and(|l| l.is_blank()) {
            at += 1;
        }
        if let Some(next) = lines.get(at).filter(|l| !l.is_blank()) {
            kept.push(Line { turned: true, ..*next });
            at += 1;
        }
    }
    kept.extend(lines.get(at..).unwrap_or_default());
    (kept, removed)
}

fn find(source: &str, lines: &[Line]) -> Vec<Break> {
    let mut found: Vec<Break> = Vec::new();
    let blank = |i: usize| lines.get(i).is_none_or(|l| l.is_blank());
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        let is_foot =
            !line.is_blank() && has_page_number(line.text(source)) && (at == 0 || blank(at - 1) || blank(at + 1));
        let before = found.last().map_or(0, |b| b.to);
        if is_foot {
            let from = if at > before && lines[at - 1].is_blank() { at - 1 } else { at };
            let to = if lines.get(at + 1).is_some_and(|l| l.is_blank()) { at + 2 } else { at + 1 };
            found.push(Break { from, foot: Some(at), to: to.min(lines.len()) });
            // A form feed behind the foot is of the same break.
            at = if lines.get(to).is_some_and(|next| next.feed && !next.is_blank()) { to + 1 } else { to };
        } else if line.feed && at > 0 {
            // A number alone before a form feed is the foot of an old page.
            let mut from = if line.is_blank() || !lines[at - 1].is_blank() { at } else { at - 1 };
            let foot = from.checked_sub(1).filter(|&i| i >= before && is_number(lines[i].text(source)));
            if let Some(foot) = foot {
                from = if foot > before && lines[foot - 1].is_blank() { foot - 1 } else { foot };
            }
            let to = if line.is_blank() { at + 1 } else { at };
            found.push(Break { from: from.max(before), foot, to });
            at = to.max(at + 1);
        } else {
            at += 1;
        }
    }
    found
}

/// `[Page 12]` or `[Page iv]` at the end of a line.
pub(super) fn has_page_number(text: &str) -> bool {
    let Some(rest) = text.strip_suffix(']') else { return false };
    let Some(open) = rest.rfind('[') else { return false };
    let inner = &rest[open + 1..];
    let Some(word) = inner.get(..4).filter(|w| w.eq_ignore_ascii_case("page")) else { return false };
    let number = inner[word.len()..].trim();
    (1..=7).contains(&number.len())
        && (number.bytes().all(|b| b.is_ascii_digit()) || number.bytes().all(|b| b"ivxlcIVXLC".contains(&b)))
}

/// A page number alone: `12`, `-12-`, `Page 12`.
fn is_number(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| matches!(c, '-' | ' ' | '[' | ']' | '(' | ')' | '.'));
    let bare = bare.strip_prefix("Page").or_else(|| bare.strip_prefix("page")).unwrap_or(bare).trim_start();
    (1..=4).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit())
}

/// A line as heads are compared: its letters, and its place in the head.
fn key(place: usize, text: &str) -> u64 {
    // FNV-1a.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ place as u64;
    for byte in text.bytes().filter(u8::is_ascii_alphabetic) {
        hash = (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}

/// The lines that stand at the top of a page.
fn top(lines: &[Line], from: usize) -> &[Line] {
    let rest = lines.get(from..).unwrap_or_default();
    let length = rest.iter().take(HEAD + 1).take_while(|l| !l.is_blank()).count();
    // Longer blocks are text that a page begins with; its first line may still be a head.
    &rest[..length.min(HEAD)]
}

/// Number of pages that have each line at its place in their head.
fn recurring(source: &str, lines: &[Line], breaks: &[Break]) -> HashMap<u64, u32> {
    let mut counts = HashMap::with_capacity(breaks.len());
    for turn in breaks {
        for (place, line) in top(lines, turn.to).iter().enumerate() {
            *counts.entry(key(place, line.text(source))).or_insert(0) += 1;
        }
    }
    counts
}

/// Number of lines after a page break that are the head of the page.
fn head_length(source: &str, lines: &[Line], from: usize, heads: &HashMap<u64, u32>, breaks: usize) -> usize {
    let block = top(lines, from);
    let ends = lines.get(from + block.len()).is_none_or(|l| l.is_blank());
    let mut length = 0;
    for (place, line) in block.iter().enumerate() {
        let text = line.text(source);
        let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
        let often = heads.get(&key(place, text)).copied().unwrap_or_default() as usize;
        let known = letters >= 4 && (often >= 3 || often == breaks && breaks > 1) || place == 0 && is_head(text);
        // A head may name the section that the page is in.
        let names_section = place > 0 && ends && place + 1 == block.len();
        if !(known || names_section && letters > 0) {
            break;
        }
        length += 1;
    }
    length
}

/// `RFC 2119                     RFC Key Words                    March 1997`: parts far from each other, a year at the end.
fn is_head(text: &str) -> bool {
    let year = text.get(text.len().saturating_sub(4)..).unwrap_or_default();
    let dated = year.len() == 4
        && year.bytes().all(|b| b.is_ascii_digit())
        && (year.starts_with("19") || year.starts_with("20"));
    let begins = ["RFC", "INTERNET", "Internet"].iter().any(|word| text.starts_with(word));
    dated && text.contains("   ") && (begins || text.matches("   ").count() > 1)
}

#[cfg(test)]
mod tests {
    use super::super::lines::cut;
    use super::*;

    fn shown(source: &str) -> (Vec<String>, Vec<String>) {
        let (kept, removed) = take(source, cut(source));
        let show = |l: &Line| format!("{}{}", if l.turned { "|" } else { "" }, l.text(source));
        (kept.iter().map(show).collect(), removed.lines.iter().map(|l| l.text(source).to_owned()).collect())
    }

    #[test]
    fn feet_and_heads_are_taken_out() {
        let (kept, removed) = shown(
            "   one\n\n\n\nLantern                     Informational                    [Page 1]\n\x0c\n\
             RFC 99101                 Paper Lanterns                 March 2024\n\n\n   two\n",
        );
        assert_eq!(kept, ["   one".trim(), "|two", ""]);
        assert_eq!(removed.len(), 2);
    }

    #[test]
    fn a_head_of_several_lines_is_known_by_its_return() {
        let page = |n: u32, section: &str| {
            format!("\n\n                [Page {n}]\n\n\nMarch 1981\nPaper Lanterns\n{section}\n\n\n  text {n}\n")
        };
        let source = format!("  text{}{}{}", page(1, "Frame"), page(2, "Frame"), page(3, "Paper"));
        let (kept, removed) = shown(&source);
        assert_eq!(kept, ["text", "|text 1", "|text 2", "|text 3", ""]);
        assert_eq!(removed.len(), 12);
    }

    #[test]
    fn a_foot_and_a_form_feed_are_one_break() {
        let (kept, removed) = shown(
            "   one\n\nLantern                     Informational                    [Page 1]\n\x0c\
             RFC 99101                 Paper Lanterns                 March 2024\n\n\n2.  Two\n\n   three\n",
        );
        assert_eq!(kept, ["one", "|2.  Two", "", "three", ""]);
        assert_eq!(removed.len(), 2);
    }

    #[test]
    fn a_form_feed_alone_turns_a_page() {
        let (kept, removed) = shown("one\n\n      -2-\n\x0ctwo\x0c\n\x0c\nthree");
        assert_eq!((kept, removed), (vec!["one".into(), "|two".into(), "|three".into()], vec!["-2-".into()]));
    }

    #[test]
    fn page_numbers_have_two_forms() {
        assert!(has_page_number("Braden     [Page 12]") && has_page_number("[Page iii]"));
        assert!(!has_page_number("see [Page]") && !has_page_number("[RFC 12]"));
    }
}
