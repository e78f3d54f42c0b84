//! Plain text: lines, and what its extraction from a printed page broke that needs no knowledge of the document.

use std::borrow::Cow;

use memchr::memchr_iter;

use super::entry::{LEADER, has_leader};
use super::page::{Line, LineKind, Page};
use super::view::{is_gloss, is_han, is_layout};
use crate::script::narrow;
use crate::script::width;
use crate::source::OffsetMap;

/// The lines of a text.
pub(super) fn page(text: &str) -> Page<'_> {
    let mut lines = Vec::with_capacity(text.len() / 64);
    let mut gap = false;
    let mut start = 0;
    for end in memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len())) {
        push_line(text, start, end, &mut gap, &mut lines);
        start = end + 1;
    }
    Page::new(Cow::Borrowed(text), OffsetMap::default(), lines)
}

/// Adds a stretch without the white space around it; a stretch of nothing else is a gap.
pub(super) fn push_line(text: &str, start: usize, end: usize, gap: &mut bool, lines: &mut Vec<Line>) {
    let Some(raw) = text.get(start..end) else { return };
    let body = raw.trim_start_matches(is_layout);
    let from = start + raw.len() - body.len();
    let body = body.trim_end_matches(is_layout);
    if body.is_empty() {
        *gap = true;
        return;
    }
    let new_page = raw.as_bytes()[..from - start].contains(&b'\x0c');
    lines.push(Line {
        start: from as u32,
        end: (from + body.len()) as u32,
        kind: LineKind::Text,
        gap: std::mem::take(gap),
        new_page,
    });
}

/// Joins what text layers of PDF break: `5.⏎2 标题`, `A.⏎2`, and words whose characters stand on lines of their own: `前⏎言`.
pub(super) fn mend(page: &mut Page<'_>) {
    let text = &page.text;
    let mut kept: Vec<Line> = Vec::with_capacity(page.lines.len());
    for line in &page.lines {
        let body = &text[line.start as usize..line.end as usize];
        if let Some(last) = kept.last_mut().filter(|last| last.kind == LineKind::Text && line.kind == LineKind::Text) {
            let before = &text[last.start as usize..last.end as usize];
            if goes_on(before, body) {
                last.end = line.end;
                continue;
            }
        }
        kept.push(*line);
    }
    page.lines = kept;
}

/// Titles whose two characters text layers put on lines of their own.
const WORDS: &[[&str; 2]] =
    &[["前", "言"], ["引", "言"], ["目", "次"], ["目", "录"], ["目", "錄"], ["附", "录"], ["附", "錄"], ["索", "引"]];

/// True if a line ends inside a number or a word that the next one completes.
fn goes_on(before: &str, body: &str) -> bool {
    // `5.` and `A.4.` end in the dot of a number that goes on.
    if before.len() <= 36 && before.ends_with(['.', '．']) && body.starts_with(|c| narrow(c).is_ascii_digit()) {
        let number: String = before.chars().filter(|c| !is_layout(*c)).map(narrow).collect();
        let number = number.trim_end_matches('.');
        let head = number.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or(number);
        let inner = head.split('.').all(|part| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit()));
        return inner && number.len() < 12 && before.len() > 1;
    }
    // `附⏎录⏎A`, and what stands behind the letter on its line.
    let mut rest = body.chars();
    let letter = rest.next().is_some_and(|c| c.is_ascii_uppercase())
        && rest.next().is_none_or(|c| is_layout(c) || matches!(c, '(' | '（'));
    let annex = before.starts_with('附')
        && before.ends_with(['录', '錄'])
        && before.chars().filter(|c| !is_layout(*c)).count() == 2;
    if letter && annex {
        return true;
    }
    let squeezed = || body.chars().next().map(char::len_utf8).is_some_and(|len| !body[len..].starts_with(is_han));
    WORDS.iter().any(|[first, second]| before == *first && body.starts_with(second) && squeezed())
}

/// What a text looks like on its page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Look {
    /// In columns.
    width: usize,
    /// True if characters of Chinese stand in it.
    chinese: bool,
    /// True if dots lead to the number of a page.
    leads: bool,
}

impl Look {
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        // Nearly every line of Chinese has characters of the main block, which their first bytes say.
        let chinese =
            bytes.iter().any(|byte| matches!(byte, 0xE5..=0xE9)) || (!text.is_ascii() && text.contains(is_han));
        Self { width: width(text), chinese, leads: dots(bytes) >= LEADER && has_leader(text) }
    }
}

/// So many bytes are summed at once: what they count to stays below 256.
const STEP: usize = 80;

/// No fewer than the dots of a leader in a text, by the bytes that they end in. No branch for a byte.
fn dots(bytes: &[u8]) -> u32 {
    let next = bytes.get(1..).unwrap_or_default();
    let last = bytes.get(2..).unwrap_or_default();
    let is_dot = |b: &u8| matches!(*b, b'.' | b'!' | 0xC2 | 0x8E | 0xBB);
    let of_chunk = |chunk: &[u8]| u32::from(chunk.iter().map(|b| u8::from(is_dot(b))).sum::<u8>());
    let mut dots: u32 = bytes.chunks(STEP).map(of_chunk).sum();
    // `…` and its like are 0xE2 0x80 0xA6, `⋯` 0xE2 0x8B 0xAF.
    if memchr::memchr(0xE2, bytes).is_some() {
        let ellipses = bytes.iter().zip(next).zip(last).filter(|((a, _), c)| **a == 0xE2 && **c & 0xF0 == 0xA0);
        dots += 3 * ellipses.count() as u32;
    }
    dots
}

/// How many lines say enough; the beginning may be a table of contents.
const SAMPLE: usize = 4000;

/// What a line shows of the width of its page.
struct Sample<'t> {
    text: &'t str,
    look: Look,
    gap: bool,
}

/// Measures the lines of a page: how wide a full one is, and whether they end at its edge.
pub(super) fn measure(page: &mut Page<'_>) {
    let lines = page.lines.iter().filter(|line| line.kind == LineKind::Text).take(SAMPLE);
    let samples: Vec<Sample<'_>> = lines
        .map(|line| {
            let text = page.slice(*line);
            Sample { text, look: Look::of(text), gap: line.gap }
        })
        .collect();
    let full = full_width(&samples);
    let wrapped = (40..=140).contains(&full) && is_wrapped(&samples, full);
    // Samples are in step with the lines where nothing else stands between them.
    if wrapped && page.lines.iter().take(samples.len()).all(|line| line.kind == LineKind::Text) {
        page.widths = samples.iter().map(|line| line.look.width as u32).collect();
    }
    (page.full, page.wrapped) = (full, wrapped);
}

/// How wide a full line is: 19 of 20 lines of Chinese are no wider. Rows of tables, whose columns stand apart, are no lines of text.
fn full_width(samples: &[Sample<'_>]) -> usize {
    let is_row =
        |text: &str| text.match_indices("   ").filter(|(at, _)| text[at + 3..].starts_with(|c| c != ' ')).count() > 2;
    let chinese = samples.iter().filter(|line| line.look.chinese && !line.look.leads && !is_row(line.text));
    let mut widths: Vec<usize> = chinese.map(|line| line.look.width).collect();
    let at = widths.len() * 95 / 100;
    if at < widths.len() { *widths.select_nth_unstable(at).1 } else { 0 }
}

/// True if lines end at the edge of the page: most long lines stop short of the end of a sentence.
fn is_wrapped(samples: &[Sample<'_>], full: usize) -> bool {
    let (mut long, mut open) = (0_usize, 0_usize);
    for pair in samples.windows(2) {
        let (line, next) = (&pair[0], &pair[1]);
        if line.look.width * 10 < full * 8 || line.look.leads {
            continue;
        }
        long += 1;
        open += usize::from(!next.gap && !line.text.ends_with(['。', '；', '：', ';', ':', '！', '？', '.']));
    }
    long >= 3 && open * 2 > long
}

/// True if the pinyin stands behind many characters.
pub(super) fn is_glossed(text: &str) -> bool {
    memchr_iter(b'(', text.as_bytes()).filter(|at| is_gloss(text, *at, false).is_some()).take(12).count() >= 12
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<&str> {
        let mut page = page(text);
        mend(&mut page);
        page.lines.iter().map(|line| &text[line.start as usize..line.end as usize]).collect()
    }

    #[test]
    fn broken_numbers_and_words_are_one_line() {
        assert_eq!(lines("5.\n2 灯笼\n"), ["5.\n2 灯笼"]);
        assert_eq!(lines("A.\n2.\n1 灯笼"), ["A.\n2.\n1 灯笼"]);
        assert_eq!(lines("前\n言\n灯笼。\n前\n言论"), ["前\n言", "灯笼。", "前", "言论"]);
        assert_eq!(lines("见第4.\n灯笼 2012.\n3 个"), ["见第4.", "灯笼 2012.", "3 个"]);
        assert_eq!(lines(" \u{3000}灯\r\n\n笼\t"), ["灯", "笼"]);
    }

    #[test]
    fn lines_are_measured_by_their_characters() {
        assert_eq!(Look::of("灯笼 a.").width, 7);
        let leads = |text: &str| Look::of(text).leads;
        assert!(leads("灯....1") && leads("灯……") && leads("灯．． ．．") && !leads("灯笼，纸。1.2.3."));
        assert!(Look::of("a〇").chinese && !Look::of("a，").chinese);
    }

    proptest::proptest! {
        #[test]
        fn bytes_say_what_characters_do(text in "([.!·．•・‥…⋯ \u{a0}]{0,6}[a灯〇㐀，“é⺀𠀀ﷺ\u{2026}]{0,30}|.{0,20}){0,6}") {
            let look = Look::of(&text);
            proptest::prop_assert_eq!(look.chinese, text.contains(is_han));
            proptest::prop_assert_eq!(look.leads, has_leader(&text));
        }
    }

    #[test]
    fn gaps_and_pages_are_known() {
        let page = page("灯\n\n\u{c}笼");
        assert_eq!(page.lines.iter().map(|l| (l.gap, l.new_page)).collect::<Vec<_>>(), [(false, false), (true, true)]);
    }
}
