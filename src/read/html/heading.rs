//! What the headings of a page say: numbers, titles, kinds, and which clause contains which.

use super::number;
use super::role::Role;
use super::survey::Survey;
use super::tree::{Node, Tag, Tree};
use crate::model::{Bindingness, ClauseKind};
use crate::regime::european;
use crate::vocabulary::titles::rfc_clause_kind;

/// What a heading heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// The whole document.
    Document,
    /// Nothing: it stands in the head of the document, in a note or a table.
    Line,
    /// A table of contents.
    Contents,
    /// A clause, with its depth from 1.
    Clause(u16),
    /// A term entry.
    Term,
}

/// A heading.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub(super) node: usize,
    pub(super) what: What,
    /// Its number as printed.
    pub(super) label: Option<Box<str>>,
    /// A word before the number that is no part of it: *Guideline*.
    pub(super) word: Option<Box<str>>,
    /// How many characters stand before the title, white space aside.
    pub(super) skip: usize,
    /// How many characters of the title declare the clause: `(informative)`.
    pub(super) declares: usize,
    pub(super) title: Box<str>,
    pub(super) kind: ClauseKind,
    pub(super) says: Option<Bindingness>,
}

/// Classes of spans with the number of a heading.
const NUMBERS: &[&str] =
    &["header-section-number", "secno", "section-number", "sectno", "section-num", "chapter-number", "number"];

/// Reads the headings of a page.
pub(super) fn read(tree: &Tree<'_>, survey: &Survey) -> Vec<Heading> {
    let nodes = || survey.headings.iter().map(|(index, inside)| (tree.node(*index), *inside));
    let is_rfc = tree.root().descendants().take(400).any(is_rfc_mark);
    let mut all: Vec<Heading> = nodes().map(|(node, inside)| heading(node, inside, survey, is_rfc)).collect();
    all.retain(|heading| heading.label.is_some() || !heading.title.is_empty() || heading.what == What::Line);
    find_title(tree, &mut all);
    part_chapters(&mut all);
    nest(tree, survey, &mut all);
    part_references(&mut all);
    all
}

/// Returns `true` for what xml2rfc writes into the head of a page.
fn is_rfc_mark(node: Node<'_>) -> bool {
    let generator = || node.attribute("content").is_some_and(|content| content.starts_with("xml2rfc"));
    let number = || node.attribute("name").is_some_and(|name| &*name == "rfc.number");
    node.tag() == Tag::Meta && (generator() || number())
}

fn heading(node: Node<'_>, inside: bool, survey: &Survey, is_rfc: bool) -> Heading {
    let text = survey.text(node);
    let mut found = Heading {
        node: node.index(),
        what: if inside { What::Line } else { What::Clause(1) },
        label: None,
        word: None,
        skip: 0,
        declares: 0,
        title: Box::default(),
        kind: ClauseKind::Clause,
        says: None,
    };
    let begin = match spanned(node, survey, &text) {
        Some((label, word, begin)) => {
            (found.label, found.word) = (Some(label), word);
            begin
        }
        None => match number::read(&text) {
            Some(numbered) => {
                found.label = Some(numbered.label.into());
                numbered.title
            }
            None => {
                found.label = node.filled("data-level").map(|level| level.into_owned().into());
                0
            }
        },
    };
    found.skip = printed(&text[..begin]);
    let title = text[begin..].trim_start();
    let declared = european::declared(title).or_else(|| chinese_declaration(title));
    let length = declared.map_or(0, |(length, _)| length);
    found.declares = printed(&title[..length]);
    found.title = title[length..].split_whitespace().collect::<Vec<_>>().join(" ").into();
    found.kind = kind(node, &found, is_rfc);
    found.says = declared.map(|(_, says)| says).or_else(|| says(node, survey));
    if node.has_class(&["TermNum"]) && found.title.is_empty() {
        found.what = What::Term;
    } else if european::heads_contents(&found.title) {
        found.what = What::Contents;
    }
    found
}

/// Declarations of annexes in Chinese (GB/T 1.1).
fn chinese_declaration(title: &str) -> Option<(usize, Bindingness)> {
    let inner = title.strip_prefix(['（', '('])?;
    let end = inner.find(['）', ')']).filter(|end| *end <= 30)?;
    let says = match &inner[..end] {
        "规范性" | "规范性附录" => Bindingness::Normative,
        "资料性" | "资料性附录" => Bindingness::Informative,
        _ => return None,
    };
    let opening = title.len() - inner.len();
    let closing = inner[end..].chars().next().map_or(0, char::len_utf8);
    Some((opening + end + closing, says))
}

/// How many characters a text has, white space aside.
pub(super) fn printed(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The number that a span of its own has, a word before it, and where the title begins in the text of the heading.
fn spanned(node: Node<'_>, survey: &Survey, text: &str) -> Option<(Box<str>, Option<Box<str>>, usize)> {
    let holds = |inner: &Node<'_>| {
        inner.is_element() && !matches!(survey.role(*inner), Role::Skip(_)) && inner.has_class(NUMBERS)
    };
    let span = node.descendants().take(60).find(holds)?;
    let shown = survey.text(span);
    let number = shown.trim();
    let begin = text.len() - text.trim_start().len();
    if number.is_empty() || !text[begin..].starts_with(number) {
        return None;
    }
    let end = begin + number.len();
    let words: Vec<&str> = number.split_whitespace().collect();
    let known = number::read(number).is_some_and(|read| read.title == number.len());
    match words.split_last() {
        Some((last, before)) if !known && !before.is_empty() => {
            Some(((*last).into(), Some(before.join(" ").into()), end))
        }
        _ => Some((words.join(" ").into(), None, end)),
    }
}

/// What a clause is, by its title, its number and its class.
fn kind(node: Node<'_>, heading: &Heading, is_rfc: bool) -> ClauseKind {
    let title = heading.title.as_ref();
    let bare =
        title.rsplit_once('(').filter(|(_, end)| end.ends_with(')')).map_or(title, |(begin, _)| begin.trim_end());
    let lettered = heading.label.as_deref().is_some_and(is_annex);
    if is_rfc {
        let known = rfc_clause_kind(title).or_else(|| lettered.then_some(ClauseKind::Annex));
        return known.unwrap_or(ClauseKind::Clause);
    }
    let known = match &heading.label {
        Some(_) => european::numbered(title).or_else(|| european::numbered(bare)),
        None => european::unnumbered(title).or_else(|| european::unnumbered(bare)),
    };
    let references = || european::names_references(bare).then_some(ClauseKind::Bibliography);
    let known = known.or_else(references);
    if lettered
        && !matches!(known, Some(ClauseKind::Bibliography | ClauseKind::NormativeReferences | ClauseKind::Index))
    {
        return ClauseKind::Annex;
    }
    known.unwrap_or(if node.has_class(&["Annex"]) { ClauseKind::Annex } else { ClauseKind::Clause })
}

/// Returns `true` for the number of an annex itself: a word for one, or a letter alone.
fn is_annex(label: &str) -> bool {
    let parts = number::parts(label);
    let letter = |part: &str| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_uppercase());
    let word = label.split_whitespace().next().unwrap_or_default().to_lowercase();
    parts.len() == 1 && (european::ANNEX.contains(&&*word) || word.starts_with('附') || letter(&parts[0]))
}

/// What a clause says of itself: by the class of its section, or by its first sentence.
fn says(node: Node<'_>, survey: &Survey) -> Option<Bindingness> {
    let sections = node.ancestors().take(2).filter(|holder| matches!(holder.tag(), Tag::Section | Tag::Div));
    let own = sections.filter(|section| section.descendants().take(40).any(|inner| inner == node));
    for section in own {
        if section.has_class(&["informative", "non-normative"]) {
            return Some(Bindingness::Informative);
        }
    }
    european::says_of_itself(first_words(node, survey).trim_start())
}

/// The first words behind a heading.
fn first_words(node: Node<'_>, survey: &Survey) -> String {
    const ENOUGH: usize = 120;
    let mut out = String::new();
    let mut at = Some(node);
    let mut looked = 0;
    while let Some(here) = at {
        let next = here.next_sibling().or_else(|| here.ancestors().take(4).find_map(Node::next_sibling));
        let Some(next) = next else { break };
        for inner in std::iter::once(next).chain(next.descendants()) {
            looked += 1;
            if looked > 60 || out.trim().len() > ENOUGH || matches!(survey.role(inner), Role::Heading(_)) {
                return out;
            }
            if inner.is_text() && !matches!(survey.role(inner), Role::Skip(_)) {
                out.push_str(&inner.text());
            }
        }
        if !out.trim().is_empty() {
            break;
        }
        at = Some(next);
    }
    out
}

/// Classes and ids of the title of a whole document.
const TITLES: &[&str] = &["doctitle", "entry-title", "p-name", "title-main", "zzSTDTitle1", "MsoTitle", "Title"];

/// Finds the heading that is the title of the document: one that says so, or the only one of the first level, which is the first.
fn find_title(tree: &Tree<'_>, all: &mut [Heading]) {
    let tops = all.iter().filter(|heading| tree.node(heading.node).tag() == Tag::H1).count();
    let page = page_title(tree);
    for (at, heading) in all.iter_mut().enumerate() {
        let node = tree.node(heading.node);
        let id = node.attribute("id");
        let says = node.has_class(TITLES) || matches!(id.as_deref(), Some("title" | "rfcnum"));
        let first = at == 0 && node.tag() == Tag::H1;
        let titled = first && node.has_class(&["title"]);
        let same = || !heading.title.is_empty() && page.contains(&heading.title.to_lowercase());
        let plain = matches!(heading.kind, ClauseKind::Clause);
        let alone = first && heading.label.is_none() && plain && (tops == 1 || same());
        if says || titled || alone {
            heading.what = What::Document;
        }
    }
}

/// The title of the page, in lower case.
fn page_title(tree: &Tree<'_>) -> String {
    let title = tree.root().descendants().take(400).find(|node| node.tag() == Tag::Title);
    let text = title.and_then(Node::first_child).map(|text| text.text().to_lowercase());
    text.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Parts the word from the number of a chapter that the numbers of its clauses begin with: `Chapter 3` above `3.1`.
fn part_chapters(all: &mut [Heading]) {
    let parts: Vec<_> =
        all.iter().map(|heading| heading.label.as_deref().map(number::parts).unwrap_or_default()).collect();
    for at in 0..all.len() {
        let Some((word, bare)) = all[at].label.as_deref().and_then(|label| label.split_once(char::is_whitespace))
        else {
            continue;
        };
        if european::ANNEX.contains(&&*word.to_lowercase()) || parts[at].len() != 1 {
            continue;
        }
        let next = parts[at + 1..].iter().find(|parts| !parts.is_empty());
        if next.is_some_and(|next| next.len() > 1 && next.starts_with(&parts[at])) {
            (all[at].word, all[at].label) = (Some(word.into()), Some(bare.into()));
        }
    }
}

/// A clause whose parts are lists of references is no such list itself.
fn part_references(all: &mut [Heading]) {
    let lists = |kind| matches!(kind, ClauseKind::Bibliography | ClauseKind::NormativeReferences);
    for at in 1..all.len() {
        let deeper =
            matches!((all[at - 1].what, all[at].what), (What::Clause(outer), What::Clause(inner)) if inner > outer);
        if deeper && lists(all[at].kind) && lists(all[at - 1].kind) {
            let lettered = all[at - 1].label.as_deref().is_some_and(is_annex);
            all[at - 1].kind = if lettered { ClauseKind::Annex } else { ClauseKind::Clause };
        }
    }
}

/// A clause that is open while headings are nested.
struct Open {
    level: u8,
    parts: Vec<Box<str>>,
    says: Option<Bindingness>,
}

/// Gives each clause its depth: by its number where that of a clause around it is its beginning, else by the level of its tag.
fn nest(tree: &Tree<'_>, survey: &Survey, all: &mut [Heading]) {
    let mut open: Vec<Open> = Vec::new();
    let started =
        all.iter().position(|heading| matches!(heading.what, What::Clause(_)) && !in_head(tree.node(heading.node)));
    for (at, heading) in all.iter_mut().enumerate() {
        let node = tree.node(heading.node);
        let Role::Heading(level) = survey.role(node) else { continue };
        if !matches!(heading.what, What::Clause(_)) {
            continue;
        }
        if started.is_none_or(|started| at < started) || in_head(node) {
            heading.what = What::Line;
            continue;
        }
        let parts = heading.label.as_deref().map(number::parts).unwrap_or_default();
        let outer =
            |open: &Open| !open.parts.is_empty() && open.parts.len() < parts.len() && parts.starts_with(&open.parts);
        match open.iter().rposition(outer) {
            Some(parent) => open.truncate(parent + 1),
            None => {
                while open.last().is_some_and(|last| last.level >= level || sibling(&last.parts, &parts)) {
                    open.pop();
                }
            }
        }
        heading.says = heading.says.or_else(|| open.last().and_then(|last| last.says));
        open.push(Open { level, parts, says: heading.says });
        heading.what = What::Clause(open.len() as u16);
    }
}

/// Returns `true` for numbers of one level, or of which the former is deeper: a clause does not contain the other.
fn sibling(former: &[Box<str>], parts: &[Box<str>]) -> bool {
    !former.is_empty() && !parts.is_empty() && former.len() >= parts.len()
}

/// Returns `true` for a heading in the head of a document, which is a part of its title page.
fn in_head(node: Node<'_>) -> bool {
    let boilerplate = |around: Node<'_>| around.classes().any(|class| class.starts_with("boilerplate"));
    node.ancestors().take(6).any(|around| {
        around.tag() == Tag::Header || around.has_class(&["head", "metadata-header"]) || boilerplate(around)
    })
}
