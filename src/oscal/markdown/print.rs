//! Elements of HTML as the Markdown that OSCAL writes for them.

use crate::oscal::Element;
use crate::oscal::names::is_block;

/// A line of markup as Markdown.
pub(crate) fn line_of(element: Element<'_>) -> String {
    let mut out = String::new();
    inline(element, &mut out);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Blocks of markup as Markdown, a blank line between them.
pub(crate) fn paragraphs_of(element: Element<'_>) -> String {
    let mut out = String::new();
    let mut loose = String::new();
    for child in element.children() {
        if is_block(child.name()) {
            paragraph(&mut loose, &mut out);
            apart(&mut out);
            block(child, &mut out);
        } else if !child.is_flag() {
            run(child, &mut loose);
        }
    }
    paragraph(&mut loose, &mut out);
    if element.children().next().is_none() {
        escape(element.value(), &mut out);
    }
    out
}

/// Writes what waited outside of blocks.
fn paragraph(loose: &mut String, out: &mut String) {
    if !loose.trim().is_empty() {
        apart(out);
        out.push_str(loose.trim());
    }
    loose.clear();
}

fn apart(out: &mut String) {
    if !out.is_empty() {
        out.push_str("\n\n");
    }
}

fn block(element: Element<'_>, out: &mut String) {
    match element.name() {
        "ul" | "ol" => list(element, out),
        "table" => table(element, out),
        "pre" => {
            out.push_str("```\n");
            element.pieces().for_each(|(text, _)| out.push_str(text));
            out.push_str("\n```");
        }
        name => {
            if let Some(level) = name.strip_prefix('h').and_then(|level| level.parse::<usize>().ok()) {
                out.push_str(&"#".repeat(level.min(6)));
                out.push(' ');
            }
            out.push_str(&line_of(element));
        }
    }
}

/// A list, without recursion: items of inner lists are indented by how many lists they stand in.
fn list(outer: Element<'_>, out: &mut String) {
    let mut first = true;
    for item in outer.walk().filter(|node| node.is("li")) {
        let depth = item
            .ancestors()
            .take_while(|around| around.id() != outer.id())
            .filter(|n| matches!(n.name(), "ul" | "ol"))
            .count();
        if !first {
            out.push('\n');
        }
        first = false;
        out.push_str(&"  ".repeat(depth));
        out.push_str(if item.parent().is_some_and(|list| list.is("ol")) { "1. " } else { "* " });
        let mut own = String::new();
        for child in item.children().filter(|child| !matches!(child.name(), "ul" | "ol")) {
            if is_block(child.name()) {
                own.push(' ');
                inline(child, &mut own);
            } else {
                run(child, &mut own);
            }
        }
        if item.children().next().is_none() {
            escape(item.value(), &mut own);
        }
        out.push_str(&own.split_whitespace().collect::<Vec<_>>().join(" "));
    }
}

fn table(element: Element<'_>, out: &mut String) {
    for (at, row) in element.walk().filter(|node| node.is("tr")).enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let cells: Vec<_> = row.children().filter(|cell| matches!(cell.name(), "td" | "th")).collect();
        for cell in &cells {
            out.push_str("| ");
            out.push_str(&line_of(*cell).replace('|', "\\|"));
            out.push(' ');
        }
        out.push('|');
        if at == 0 {
            out.push('\n');
            out.push_str(&"| --- ".repeat(cells.len()));
            out.push('|');
        }
    }
}

fn inline(element: Element<'_>, out: &mut String) {
    if element.children().next().is_none() {
        escape(element.value(), out);
    }
    element.children().filter(|child| !child.is_flag()).for_each(|child| run(child, out));
}

/// A piece of running text, or a mark around some, each level of which costs a level of the call stack; deeper ones are text alone.
fn run(element: Element<'_>, out: &mut String) {
    let deep = element.ancestors().nth(DEEPEST).is_some();
    let (before, after) = match element.name() {
        "em" | "i" => ("*", "*"),
        "strong" | "b" => ("**", "**"),
        "code" => ("`", "`"),
        "q" => ("\"", "\""),
        "sub" => ("~", "~"),
        "sup" => ("^", "^"),
        "insert" => {
            let kind = element.get("type").unwrap_or("param");
            let id = element.get("id-ref").or_else(|| element.get("param-id")).unwrap_or_default();
            return ["{{ insert: ", kind, ", ", id, " }}"].into_iter().for_each(|part| out.push_str(part));
        }
        "a" if !deep => {
            out.push('[');
            inline(element, out);
            let target = element.get("href").unwrap_or_default();
            return ["](", target, ")"].into_iter().for_each(|part| out.push_str(part));
        }
        "br" => return out.push(' '),
        _ if element.is_text() => return escape(element.value(), out),
        _ => ("", ""),
    };
    if deep {
        element.walk().filter(|node| node.is_text()).for_each(|text| escape(text.value(), out));
        return;
    }
    out.push_str(before);
    if element.name() == "code" {
        element.pieces().for_each(|(text, _)| out.push_str(text));
    } else {
        inline(element, out);
    }
    out.push_str(after);
}

/// How many elements around a mark are gone into.
const DEEPEST: usize = 200;

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        if matches!(c, '*' | '`' | '[' | ']' | '\\' | '^' | '~' | '{' | '}') {
            out.push('\\');
        }
        out.push(c);
    }
}
