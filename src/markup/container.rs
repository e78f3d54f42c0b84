//! Plain text, Markdown and HTML told apart by the signs that each has.

use memchr::{memchr, memmem};

use crate::format::Format;
use crate::source::prefix;

/// Tags that stand in a text only where it is marked up.
const TAGS: &[&str] = &["<table", "<TABLE", "<td", "<div", "</p>", "<br>", "<br/>", "<br />", "</b>", "</span>"];

/// The container that a decoded text is: HTML where it begins with a tag, Markdown where lines begin as only its lines do or tags
/// stand between them, else plain text. Linear.
pub(crate) fn of_text(text: &str) -> Format {
    let begin = text.trim_start_matches('\u{feff}').trim_start();
    let is_page = begin.starts_with('<') && !begin.starts_with("<!-- ");
    // Markdown may begin with a tag; its headings do not stand in a page of HTML.
    if is_page && (is_whole_page(begin) || !has_headings(text)) {
        Format::Html
    } else if is_markdown(text) || has_tags(text) {
        Format::Markdown
    } else {
        Format::Text
    }
}

/// Returns `true` if lines begin as headings of Markdown do.
fn has_headings(text: &str) -> bool {
    ["\n# ", "\n## ", "\n### "].iter().any(|sign| memmem::find(text.as_bytes(), sign.as_bytes()).is_some())
}

/// Returns `true` if a text says that it is a page of HTML.
fn is_whole_page(begin: &str) -> bool {
    let head = prefix(begin, 32).to_ascii_lowercase();
    ["<!doctype", "<html", "<head", "<body", "<?xml"].iter().any(|sign| head.starts_with(sign))
}

/// Returns `true` if tags stand in a text.
fn has_tags(text: &str) -> bool {
    memchr(b'<', text.as_bytes()).is_some()
        && TAGS.iter().any(|tag| memmem::find(text.as_bytes(), tag.as_bytes()).is_some())
}

/// Returns `true` if a text has headings, strong labels or tables of Markdown.
fn is_markdown(text: &str) -> bool {
    const SIGNS: &[&str] =
        &["\n# ", "\n## ", "\n### ", "\n#### ", "\n|-", "\n| -", "\n|:", "\n--- |", "\n---|", "\n:--", "\n```", "\n**"];
    text.starts_with("# ")
        || text.starts_with("**")
        || SIGNS.iter().any(|sign| memmem::find(text.as_bytes(), sign.as_bytes()).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn containers_are_told_apart() {
        assert_eq!(of_text("\u{feff}\n<p>灯笼</p>"), Format::Html);
        assert_eq!(of_text("<!-- 灯笼 -->\n# 灯笼"), Format::Markdown);
        assert_eq!(of_text("灯笼\n\n## 1 范围"), Format::Markdown);
        assert_eq!(of_text("灯笼\n<table><tr><td>纸</td></tr></table>"), Format::Markdown);
        assert_eq!(of_text("<div align=center>灯笼</div>\n\n# 1 范围"), Format::Markdown);
        assert_eq!(of_text("1 范围\n灯笼 < 3 个"), Format::Text);
    }
}
