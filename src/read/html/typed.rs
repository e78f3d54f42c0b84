//! Pages that hold a typed text: nearly all that they show stands in `pre`, as of RFCs that were turned into pages. The reader of such
//! text reads it.

use super::role::Role;
use super::survey::Survey;
use super::tree::{Node, Tree};
use crate::detect::detect_by_head;
use crate::error::Error;
use crate::format::Format;
use crate::place::Span;
use crate::read::{Parsed, SourceBytes, plain, rfctext};
use crate::regime::Regime;
use crate::source::{Decoded, Limits, OffsetMap};

/// The least share of the characters of a page that stand in its typed text, in hundredths.
const LEAST: usize = 85;

/// Reads the typed text of a page, if that is nearly all of it.
pub(super) fn read(
    tree: &Tree<'_>,
    survey: &Survey,
    source: &SourceBytes<'_>,
    limits: &Limits,
) -> Option<Result<Parsed, Error>> {
    let inside = inside_typed(tree, survey)?;
    let mut typed = Typed::default();
    typed.take(tree.root(), survey, &inside);
    let regime = detect_by_head(typed.text.as_bytes()).and_then(|found| found.regime());
    let length = typed.text.len() as u32;
    let decoded = Decoded {
        text: typed.text.into(),
        map: typed.map.after(&source.decoded.map),
        encoding: source.decoded.encoding,
        diagnostics: source.decoded.diagnostics.clone(),
    };
    let inner = SourceBytes { name: source.name, bytes: source.bytes, decoded };
    let parsed = if regime == Some(Regime::Rfc) { rfctext::read(&inner, limits) } else { plain::read(&inner, limits) };
    Some(parsed.map(|mut parsed| {
        parsed.document.origin.format = Format::Html.name().into();
        if let Some(root) = parsed.document.nodes.first_mut() {
            root.source = Span::new(0, length);
        }
        parsed
    }))
}

/// For each node whether it stands in typed text; `None` where most of a page does not.
fn inside_typed(tree: &Tree<'_>, survey: &Survey) -> Option<Vec<bool>> {
    let (mut all, mut typed) = (0, 0);
    let mut inside = vec![false; tree.len()];
    for index in 1..tree.len() {
        let node = tree.node(index);
        let Some(parent) = node.parent() else { continue };
        let role = survey.role(node);
        if matches!(role, Role::Skip(_)) {
            continue;
        }
        inside[index] = inside[parent.index()] || matches!(role, Role::Verbatim(_));
        if node.is_text() {
            let length = node.markup().bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
            all += length;
            typed += if inside[index] { length } else { 0 };
        }
    }
    (typed > 0 && typed * 100 >= all * LEAST).then_some(inside)
}

/// A text that is taken out of a page, and the way back.
#[derive(Debug, Default)]
struct Typed {
    text: String,
    map: OffsetMap,
}

impl Typed {
    /// Takes everything that is shown; what stands outside of typed text is a line for each element.
    fn take(&mut self, page: Node<'_>, survey: &Survey, inside: &[bool]) {
        for node in page.descendants() {
            let role = survey.role(node);
            if node.is_text() {
                let shown = inside[node.index()] || !node.markup().trim().is_empty();
                if shown && !matches!(role, Role::Skip(_)) {
                    node.runs(|run, place| self.push(run, place));
                }
            } else if !role.is_inline() && !matches!(role, Role::Skip(_) | Role::Heading(_)) {
                self.end_line(node);
            }
        }
    }

    fn push(&mut self, run: &str, place: u32) {
        self.map.copied(self.text.len(), place as usize);
        self.text.push_str(run);
    }

    fn end_line(&mut self, node: Node<'_>) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.map.replaced(self.text.len(), node.span().start() as usize);
            self.text.push('\n');
        }
    }
}
