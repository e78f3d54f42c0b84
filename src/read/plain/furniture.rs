//! The lines that pages add to a text: running heads, feet, and the numbers of pages.
//!
//! A line is one of them where it carries the number of a page or a copyright and comes again on other pages, or where it stands beside
//! such a line, or beside a form feed, and comes again.

use std::collections::HashMap;

use super::caption::caption;
use crate::read::rfctext::lines::Line;
use crate::regime::european::declared;

/// Longer lines are no heads, in bytes.
const LONGEST: usize = 160;

/// A line as heads are compared.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    /// Its text without the number of the page and without blanks, as a hash; 0 for a line that is none.
    key: u64,
    /// The number of the page at its beginning or its end.
    number: Option<u32>,
    /// True if it says whose the page is.
    owned: bool,
    /// True if it is nothing but a number.
    alone: bool,
}

/// Parts lines from running heads and feet. The line after each is marked as one that a page turned before. Linear.
pub(super) fn take(source: &str, lines: Vec<Line>) -> (Vec<Line>, Vec<Line>) {
    let running = find(source, &lines);
    if !running.contains(&true) {
        return (lines, Vec::new());
    }
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    let mut removed = Vec::new();
    let mut turned = false;
    for (line, is_running) in lines.into_iter().zip(running) {
        if is_running {
            // Blank lines around are those of the page.
            kept.pop_if(|last| last.is_blank());
            removed.push(line);
            turned = true;
        } else if !(turned && line.is_blank()) {
            let parted = turned && kept.last().is_some_and(|last| !goes_on(source, *last, line));
            if parted {
                kept.push(Line { end: line.start, ..line });
            }
            kept.push(line);
            turned = false;
        }
    }
    (kept, removed)
}

/// True if a line goes on a sentence over the end of a page.
fn goes_on(source: &str, before: Line, next: Line) -> bool {
    let (before, next) = (before.text(source), next.text(source));
    let open = !super::page::ends_sentence(before) && before.len() > 30;
    open && next.starts_with(|c: char| c.is_lowercase() || c == '(' || c.is_ascii_digit() && !next.contains('.'))
}

fn find(source: &str, lines: &[Line]) -> Vec<bool> {
    let looks: Vec<Look> = lines.iter().map(|line| look(line.text(source))).collect();
    let mut groups: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, look) in looks.iter().enumerate().filter(|(_, look)| look.key != 0 && !look.alone) {
        groups.entry(look.key).or_default().push(at);
    }
    let mut running = vec![false; lines.len()];
    for (at, look) in looks.iter().enumerate() {
        running[at] = look.owned && look.number.is_some();
    }
    // The numbers of pages go up.
    for group in groups.values() {
        let numbered = group.iter().filter(|at| looks[**at].number.is_some()).count();
        let rising = group.windows(2).filter(|pair| looks[pair[1]].number > looks[pair[0]].number).count();
        let apart = group.windows(2).filter(|pair| pair[1] >= pair[0] + 4).count();
        let at_edge = group.iter().filter(|at| edge(lines, **at)).count();
        // Roman numbers and Arabic ones each go up.
        let whole = numbered == group.len() && rising + 2 >= group.len() && apart + 1 == group.len();
        let text = without_page(lines[group[0]].text(source)).0;
        let named = text.contains(|c: char| c.is_ascii_digit());
        let worded = (named || text.contains(' ')) && caption(lines[group[0]].text(source)).is_none();
        let at_edges = at_edge * 2 >= group.len() && (group.len() > 2 || at_edge == group.len());
        if group.len() > 1 && whole && worded && (at_edges || named && group.len() > 2) {
            group.iter().for_each(|at| running[*at] = true);
        }
        for step in [1, usize::MAX] {
            paired(&looks, group, step, &mut running);
        }
    }
    // What comes again beside them, and beside form feeds. Twice, for heads of two lines.
    for _ in 0..2 {
        let beside: Vec<usize> =
            (0..lines.len()).filter(|at| !running[*at] && is_beside(lines, &running, *at)).collect();
        // The first page may print more beside the same words.
        let mut known: Vec<&str> = Vec::new();
        for at in (0..lines.len()).filter(|at| running[*at] && !looks[*at].owned).take(4) {
            known.push(without_page(lines[at].text(source)).0);
        }
        for at in beside {
            let text = lines[at].text(source);
            let more = text.len() < LONGEST && known.iter().any(|own| own.len() > 5 && text.ends_with(own));
            let look = looks[at];
            let again = || {
                let group = groups.get(&look.key).map(Vec::as_slice).unwrap_or_default();
                let near = group.iter().filter(|at| running[**at] || is_beside(lines, &running, **at)).count();
                near > 1 && near * 4 >= group.len() * 3 && declared(text).is_none()
            };
            running[at] = look.key != 0 && (look.alone || look.owned || more || again());
        }
    }
    running
}

/// Marks a line that comes again with the number of the page alone on the next line, or on the one before.
fn paired(looks: &[Look], group: &[usize], step: usize, running: &mut [bool]) {
    let beside = |at: usize| looks.get(at.wrapping_add(step)).filter(|look| look.alone).and_then(|look| look.number);
    let numbers: Vec<u32> = group.iter().filter_map(|at| beside(*at)).collect();
    let rising = numbers.windows(2).filter(|pair| pair[1] > pair[0]).count();
    if numbers.len() < 3 || rising + 2 < numbers.len() || numbers.len() * 4 < group.len() * 3 {
        return;
    }
    for at in group.iter().copied().filter(|at| beside(*at).is_some()) {
        running[at] = true;
        running[at.wrapping_add(step)] = true;
    }
}

/// True if much room or the end of the text stands on one side of a line.
fn edge(lines: &[Line], at: usize) -> bool {
    let wide = |line: Option<&Line>| line.is_none_or(|line| line.is_blank() && (line.column > 1 || line.feed));
    lines[at].feed || wide(at.checked_sub(1).and_then(|at| lines.get(at))) || wide(lines.get(at + 1))
}

/// True if a running line or a form feed stands beside a line, with or without blank lines between.
fn is_beside(lines: &[Line], running: &[bool], at: usize) -> bool {
    if lines[at].is_blank() {
        return false;
    }
    let skip = |at: usize| lines.get(at).is_some_and(|line| line.is_blank());
    let before = at.checked_sub(1).map(|b| if skip(b) { b.saturating_sub(1) } else { b });
    let after = if skip(at + 1) { at + 2 } else { at + 1 };
    let feed = lines[at].feed
        || lines.get(after).is_some_and(|next| next.feed)
        || at > 0 && lines[at - 1].is_blank() && lines[at - 1].feed
        || lines.get(at + 1).is_some_and(|next| next.feed);
    feed || before.is_some_and(|b| running[b]) || running.get(after).copied().unwrap_or_default()
}

/// The look of a line as a running head.
fn look(text: &str) -> Look {
    if text.is_empty() || text.len() > LONGEST {
        return Look::default();
    }
    let (rest, number) = without_page(text);
    let letters = rest.bytes().filter(|b| b.is_ascii_alphabetic() || !b.is_ascii()).count();
    let lower = || text.to_lowercase();
    let owned = text.contains('©')
        || text.contains("rights reserved")
        || text.contains("droits r")
        || text.contains("Rechte vorbehalten")
        || text.contains("(c)") && lower().contains("copyright");
    // FNV-1a over the letters and digits that are left.
    let mut key = 0xcbf2_9ce4_8422_2325_u64;
    for byte in rest.bytes().filter(|b| !b.is_ascii_whitespace()) {
        key = (key ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let alone = number.is_some() && letters == 0;
    Look { key: if letters > 2 || alone { key.max(1) } else { 0 }, number, owned, alone }
}

/// A line without the number of the page at its beginning or end.
fn without_page(text: &str) -> (&str, Option<u32>) {
    let bare = text.trim_matches(['-', ' ', '\u{2013}', '\u{2014}']);
    if let Some(number) = page_number(bare) {
        return ("", Some(number));
    }
    if let Some((rest, last)) = text.rsplit_once([' ', '\t'])
        && let Some(number) = page_number(last)
    {
        let rest = rest.trim_end();
        return (
            rest.strip_suffix("Page").or_else(|| rest.strip_suffix("Seite")).unwrap_or(rest).trim_end(),
            Some(number),
        );
    }
    if let Some((first, rest)) = text.split_once([' ', '\t'])
        && let Some(number) = page_number(first)
    {
        return (rest.trim_start(), Some(number));
    }
    (text, None)
}

/// A number of a page, Arabic or in small Roman letters.
fn page_number(word: &str) -> Option<u32> {
    let word = word.trim_matches(['[', ']', '(', ')', '|']);
    if word.is_empty() || word.len() > 6 {
        return None;
    }
    if word.bytes().all(|b| b.is_ascii_digit()) {
        // A number that may be a year is none of a page.
        return word.parse().ok().filter(|number| *number < 1900);
    }
    let roman = word.bytes().all(|b| b"ivxl".contains(&b));
    let worth = |b: u8| match b {
        b'i' => 1_i32,
        b'v' => 5,
        b'x' => 10,
        _ => 50,
    };
    let value = |bytes: &[u8]| {
        let signed = |(at, b): (usize, &u8)| {
            let next = bytes.get(at + 1).map_or(0, |b| worth(*b));
            if worth(*b) < next { -worth(*b) } else { worth(*b) }
        };
        bytes.iter().enumerate().map(signed).sum::<i32>()
    };
    // Front matter stands before page 1.
    if roman { u32::try_from(value(word.as_bytes())).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::rfctext::lines::cut;

    fn shown(source: &str) -> (Vec<&str>, usize) {
        let (kept, removed) = take(source, cut(source));
        (kept.iter().map(|l| l.text(source)).filter(|t| !t.is_empty()).collect(), removed.len())
    }

    #[test]
    fn feet_with_a_copyright_and_the_heads_below_them() {
        let page = |n: u32| {
            format!("\n\n\n© KKO 2031 – All rights reserved        {n}\nKKO 17:2031(E)\n\n\ntext {n} of a kite\n")
        };
        let source = format!("first{}{}", page(1), page(2));
        assert_eq!(shown(&source), (vec!["first", "text 1 of a kite", "text 2 of a kite"], 4));
    }

    #[test]
    fn heads_with_numbers_that_rise() {
        let source = "one\n\n\n\n2      KKO 17 (2031)\n\n\ntwo\n\n\n\nKKO 17 (2031)      3\n\n\nthree\n";
        assert_eq!(shown(source), (vec!["one", "two", "three"], 2));
    }

    #[test]
    fn items_and_tables_stay() {
        let source = "a kite 1\na kite 2\na kite 3\n\n1\n\n2\n\n3\n";
        assert_eq!(shown(source).1, 0);
    }

    #[test]
    fn numbers_beside_form_feeds() {
        assert_eq!(
            shown("one is long enough to go on to the next\n\n12\n\x0cpage and two\n"),
            (vec!["one is long enough to go on to the next", "page and two"], 1)
        );
    }
}
