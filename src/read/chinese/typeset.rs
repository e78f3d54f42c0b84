//! Sources of LaTeX and typst: their headings. Other commands are kept as they stand.

use memchr::memmem;

use super::page::{LineKind, Page};
use super::view::is_layout;

/// Commands of LaTeX that begin a heading, with its level.
const SECTIONS: &[(&str, u8)] =
    &[("\\chapter", 1), ("\\section", 2), ("\\subsection", 3), ("\\subsubsection", 4), ("\\paragraph", 5)];

const NOTE: &str = "a source of LaTeX or typst: its headings were read, and other commands were kept as they stand";

/// Says which lines of a text are headings of LaTeX or typst, if it is a source of one.
pub(super) fn refine(page: &mut Page<'_>) {
    let has = |sign: &str| memmem::find(page.text.as_bytes(), sign.as_bytes()).is_some();
    let is_latex = has("\\begin{document}") || has("\\section{") || has("\\documentclass");
    let is_typst = !is_latex && has("\n= ") && (has("#import ") || has("#show") || has("#set ") || has("#let "));
    if !is_latex && !is_typst {
        return;
    }
    let text = &page.text;
    for line in &mut page.lines {
        let body = &text[line.start as usize..line.end as usize];
        if let Some((level, from, until)) = if is_latex { section(body) } else { heading(body) } {
            let start = line.start;
            (line.start, line.end) = (start + from as u32, start + until as u32);
            line.kind = LineKind::Heading(level);
        } else if is_command(body, is_latex) {
            line.kind = LineKind::Preformatted;
        }
    }
    page.lines.retain(|line| line.start < line.end);
    page.notes.push(NOTE);
}

/// `\section{灯罩}`: level, and where the title stands.
fn section(line: &str) -> Option<(u8, usize, usize)> {
    let (rest, level) = SECTIONS.iter().find_map(|(name, level)| Some((line.strip_prefix(name)?, *level)))?;
    let rest = rest.strip_prefix('*').unwrap_or(rest);
    let open = rest.find('{')?;
    // A short title may stand in square brackets before it.
    let is_short = rest[..open].is_empty() || rest.starts_with('[') && rest[..open].ends_with(']');
    let close = rest.rfind('}').filter(|close| is_short && *close > open)?;
    let at = line.len() - rest.len();
    Some((level, at + open + 1, at + close))
}

/// `== 船体 <hull>`: level, and where the title stands.
fn heading(line: &str) -> Option<(u8, usize, usize)> {
    let level = line.bytes().take_while(|byte| *byte == b'=').count();
    let title = line[level..].trim_start_matches(is_layout);
    if !(1..=6).contains(&level) || title.len() == line.len() - level || title.is_empty() {
        return None;
    }
    let end = title.rfind(" <").filter(|_| title.ends_with('>')).unwrap_or(title.len());
    let from = line.len() - title.len();
    // A heading of the first level is a chapter; the title of the document is none of them.
    Some((level as u8 + 1, from, from + title[..end].trim_end_matches(is_layout).len()))
}

/// True if a line is a command and no text.
fn is_command(line: &str, is_latex: bool) -> bool {
    const LATEX: &[&str] =
        &["\\documentclass", "\\usepackage", "\\begin{", "\\end{", "\\maketitle", "\\tableofcontents", "\\label{", "%"];
    const TYPST: &[&str] = &["#import", "#show", "#set", "#let", "#include", "//"];
    (if is_latex { LATEX } else { TYPST }).iter().any(|command| line.starts_with(command))
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    fn lines(text: &str) -> Vec<(LineKind, String)> {
        let mut page = plain::page(text);
        refine(&mut page);
        page.lines.iter().map(|line| (line.kind, page.slice(*line).to_owned())).collect()
    }

    #[test]
    fn headings_of_latex() {
        let found = lines("\\documentclass{a}\n\\section{范围}\n灯。\n\\subsection*{灯罩}\n\\section[罩]{灯的罩}");
        let expected = [
            (LineKind::Preformatted, "\\documentclass{a}"),
            (LineKind::Heading(2), "范围"),
            (LineKind::Text, "灯。"),
            (LineKind::Heading(3), "灯罩"),
            (LineKind::Heading(2), "灯的罩"),
        ];
        assert_eq!(found, expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn headings_of_typst() {
        let found = lines("#show: standard\n= 范围\n灯。\n== 灯罩 <shade>\n=无");
        assert_eq!(found[1], (LineKind::Heading(2), "范围".to_owned()));
        assert_eq!(found[3], (LineKind::Heading(3), "灯罩".to_owned()));
        assert_eq!(found[4].0, LineKind::Text);
        assert!(lines("灯 = 纸\n= 竹")[1].0.is_text());
    }
}
