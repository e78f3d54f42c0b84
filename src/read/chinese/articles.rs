//! Which lines of a statute begin an article: the best numbering of all lines that begin with `第…条`.

use super::chain::{self, Link};
use super::contents::{self, Entries};
use super::head::{self, Level};
use super::numbering::{Number, Parts};
use super::page::{LineKind, Page};
use super::view::{View, is_han};
use crate::script::width;

/// The articles of a statute, decided before a line of it is read.
#[derive(Debug, Default)]
pub(super) struct Articles {
    lines: Vec<usize>,
    /// Labels stand alone, with the titles of the articles on the next lines: 第一條⏎標的.
    pub(super) titled_below: bool,
    pub(super) entries: Entries,
}

impl Articles {
    pub(super) fn of(page: &Page<'_>) -> Self {
        let (entries, _) = contents::find(page);
        let mut links = Vec::new();
        let mut view = View::default();
        let mut at = 0;
        let mut depth = 0_u32;
        while let Some(line) = page.lines.get(at) {
            if let Some(after) = entries.after(at) {
                at = after;
                continue;
            }
            match line.kind {
                LineKind::TableStart => depth += 1,
                LineKind::TableEnd => depth = depth.saturating_sub(1),
                LineKind::Text | LineKind::Heading(_) if depth == 0 => {
                    let text = page.slice(*line);
                    if text.starts_with(['第', '*', '【', '[', '［']) {
                        view.fill(text, line.start, 64, page.glossed);
                        links.extend(link(page, at, &view));
                    }
                }
                _ => {}
            }
            at += 1;
        }
        let lines: Vec<_> = chain::best(&links).into_iter().map(|at| links[at].line).collect();
        let titled_below = are_titled_below(page, &lines);
        Self { lines, titled_below, entries }
    }

    /// True if a line begins an article.
    pub(super) fn has(&self, line: usize) -> bool {
        self.lines.binary_search(&line).is_ok()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

/// A line that begins with the label of an article, and how much it speaks for its being one.
fn link(page: &Page<'_>, at: usize, view: &View) -> Option<Link> {
    let (level, number, inserted, length) = head::level(&view.chars)?;
    if level != Level::Article {
        return None;
    }
    let mut parts = Parts::default();
    parts.push(u16::try_from(number).ok()?)?;
    if inserted > 0 {
        parts.push(u16::try_from(inserted).ok()?)?;
    }
    let number = Number { letter: None, parts };
    let line = page.lines[at];
    let rest = &view.chars[length..];
    let mut weight = if line.kind.is_heading() { 3000 } else { 0 };
    weight += match rest.first() {
        None => 600,
        Some(' ' | '(') => 1500,
        // `第三条、第四条`, `第三条的规定`, `第三条第二款`.
        Some(
            '、' | '和' | '至' | '款' | '项' | '的' | '或' | ',' | '，' | '。' | '~' | '；' | ';' | ')' | '》' | '”',
        ) => -3000,
        Some('第' | '规' | '所' | '中' | '以' | '与' | '之' | '及') => 200,
        Some(c) if is_han(*c) || matches!(c, '《' | '“' | '「' | '[') => 1000,
        Some(_) => 300,
    };
    if before_is_open(page, at) {
        weight -= 1500;
    }
    Some(Link { line: at, number, last: number, weight, epoch: 0, marked: false })
}

/// True where most labels of articles stand alone, and a title stands below each of them.
fn are_titled_below(page: &Page<'_>, articles: &[usize]) -> bool {
    let alone = articles.iter().filter(|&&at| page.slice(page.lines[at]).trim().ends_with(['条', '條']));
    let (mut labels, mut titles) = (0, 0);
    for at in alone {
        labels += 1;
        let body = page.lines.get(at + 2).is_some_and(|line| line.kind.is_text()) && !articles.contains(&(at + 2));
        titles += usize::from(body && is_title_below(page, at + 1));
    }
    labels > 2 && labels * 2 > articles.len() && titles * 5 >= labels * 4
}

/// True for a line that may be the title of the label above it: short, without a label and without a stop.
pub(super) fn is_title_below(page: &Page<'_>, at: usize) -> bool {
    const LONGEST: usize = 30;
    let Some(line) = page.lines.get(at).filter(|line| line.kind.is_text()) else { return false };
    let text = page.slice(*line);
    let full = page.wrapped && width(text) * 100 >= page.full * 85;
    text.starts_with(is_han)
        && text.chars().count() <= LONGEST
        && !full
        && !text.ends_with(['。', '；', '：', ';', ':', '，', ','])
        && !text.starts_with(['第', '附', '目', '表', '图', '圖'])
        && !text.trim_start_matches(|c| "一二三四五六七八九十".contains(c)).starts_with(['、', '.', '．'])
}

/// True if the line before goes to the edge of the page, without a stop.
pub(super) fn before_is_open(page: &Page<'_>, at: usize) -> bool {
    let line = page.lines[at];
    let Some(before) = at.checked_sub(1).filter(|_| page.wrapped && !line.gap) else { return false };
    let before = page.slice(page.lines[before]);
    !before.ends_with(['。', '；', '：', ';', ':', '！', '？']) && width(before) * 100 >= page.full * 85
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    fn articles(text: &str) -> Vec<usize> {
        Articles::of(&plain::page(text)).lines
    }

    #[test]
    fn titles_may_stand_below_labels() {
        let titled = "第一條\n標的\n\n本法律訂定制度。\n\n第二條\n定義\n\n用語如下。\n\n第三條\n監察\n\n負責監察。";
        assert!(Articles::of(&plain::page(titled)).titled_below);
        let bare = "第一条\n为了灯笼，制定本条例。\n第二条\n灯笼应当亮。\n第三条\n本条例自公布之日起施行。";
        assert!(!Articles::of(&plain::page(bare)).titled_below);
    }

    #[test]
    fn articles_need_no_blank() {
        assert_eq!(articles("第一条为了灯笼。\n第二条中央灯笼应亮。\n第一条规定的灯笼。\n第三条规则。"), [0, 1, 3]);
    }

    #[test]
    fn a_misprinted_article_costs_one_line() {
        assert_eq!(articles("第一条 灯。\n第二条 灯。\n第九条、第十条的灯。\n第五条 灯。\n第六条 灯。"), [0, 1, 3, 4]);
        assert_eq!(articles("第1條　燈。\n第1-1條　燈。\n第2條　燈。"), [0, 1, 2]);
    }
}
