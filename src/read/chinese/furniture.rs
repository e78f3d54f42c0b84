//! Furniture of printed pages: running heads that come again on every page, and page numbers.

use std::collections::HashMap;

use super::contents::squeezed;
use super::page::{LineKind, Page};

/// What comes again on the pages of a document.
#[derive(Debug, Default)]
pub(super) struct Furniture {
    heads: HashMap<String, u32>,
    /// The last page number.
    page: Option<u32>,
}

impl Furniture {
    /// Looks for identifiers of standards that stand alone on a line three times or more.
    pub(super) fn of(page: &Page<'_>) -> Self {
        let mut heads: HashMap<String, u32> = HashMap::new();
        for line in page.lines.iter().filter(|line| line.kind == LineKind::Text) {
            let text = page.slice(*line);
            if is_identifier(text) {
                *heads.entry(squeezed(text)).or_default() += 1;
            }
        }
        heads.retain(|_, count| *count > 2);
        Self { heads, page: None }
    }

    /// Whether a line is a running head.
    pub(super) fn is_running_head(&self, text: &str) -> bool {
        !self.heads.is_empty() && is_identifier(text) && self.heads.contains_key(&squeezed(text))
    }

    /// Whether a number alone on a line is that of a page: the one after the last. Roman numerals always are.
    pub(super) fn is_page(&mut self, text: &str) -> bool {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let Ok(number) = digits.parse::<u32>() else { return true };
        let follows = match self.page {
            None => number <= 3,
            Some(last) => number > last && number <= last + 3,
        };
        if follows {
            self.page = Some(number);
        }
        follows
    }
}

/// Whether a line is an identifier and nothing else: `GB/T 38629—2020`.
fn is_identifier(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_ascii_uppercase() || ('Ａ'..='Ｚ').contains(&c));
    let mark = |c: char| {
        c.is_ascii_alphanumeric()
            || matches!(c, '/' | ' ' | '.' | '-' | '—' | '–' | '－' | '／' | '～' | '．')
            || ('Ａ'..='Ｚ').contains(&c)
            || ('０'..='９').contains(&c)
    };
    // Asked of every line: what most of them fail comes first.
    begins
        && (6..40).contains(&text.chars().take(40).count())
        && text.chars().all(mark)
        && text.chars().filter(char::is_ascii_digit).count() >= 4
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    #[test]
    fn running_heads_come_again() {
        let text = "GB/T 99001—2024\n灯\nGB/T 99001—2024\n笼\nGB/T 99001—2024\nGB/T 99002—2024";
        let page = plain::page(text);
        let mut furniture = Furniture::of(&page);
        assert!(furniture.is_running_head("GB/T 99001—2024"));
        assert!(!furniture.is_running_head("GB/T 99002—2024"));
        assert!(furniture.is_page("1"));
        assert!(furniture.is_page("2"));
        assert!(!furniture.is_page("40"));
        assert!(furniture.is_page("Ⅳ"));
    }
}
