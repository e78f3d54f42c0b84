//! The cover of a standard: what it is called, what it replaces, whom it comes from (GB/T 1.1-2020, 8.1).

use super::contents::squeezed;
use super::dates;
use super::flow::{Flow, Stretch};
use super::page::Line;
use super::view::{folded, is_han};
use crate::identifier::{Identifier, find};
use crate::model::{
    DocumentIdentifier, DocumentTitle, Field, IdentifierForm, LifeDate, Metadata, OtherFact, Relation, RelationKind,
};

/// Words of the cover of an engineering code whose value follows, on the line or the next.
const LABELS: &[(&str, &str)] = &[
    ("主编部门", "sponsor"),
    ("主编单位", "drafter"),
    ("批准部门", "publisher"),
    ("施行日期", "implementation"),
    ("实施日期", "implementation"),
    ("备案号", "record-number"),
];

/// How a line of the cover ends that names who issued the document.
const ISSUERS: &[&str] = &["局", "委员会", "部", "协会", "学会", "厅", "出版社"];

/// Reads the lines of a cover into the metadata. Its text stays in the document as it is laid out.
pub(super) fn read(flow: &mut Flow<'_, '_>, lines: &[Line]) {
    let (mut title, mut english) = (String::new(), String::new());
    let mut label: Option<&str> = None;
    for line in lines {
        let printed = flow.slice((line.start, line.end));
        let text: String = printed.chars().map(folded).collect();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let metadata = flow.builder.metadata();
        if let Some(name) = label.take() {
            fact(name, &text, metadata);
            continue;
        }
        if let Some((name, value)) = labelled(&text) {
            match value {
                Some(value) => fact(name, value, metadata),
                None => label = Some(name),
            }
            continue;
        }
        if field(&text, metadata) {
            continue;
        }
        // What is left is the title: Chinese lines, then English ones.
        let han = text.chars().filter(|c| is_han(*c)).count();
        if han * 2 > text.chars().filter(|c| c.is_alphabetic()).count() {
            if !title.contains(&*text) && !is_publisher(&text) {
                join(&mut title, &text);
            } else if is_publisher(&text) {
                metadata.publishers.extend(issuer(&text));
            }
        } else if text.chars().filter(char::is_ascii_alphabetic).count() > 4 {
            join(&mut english, &text);
        }
    }
    let metadata = flow.builder.metadata();
    for (language, full) in [("zh", title), ("en", english)] {
        if !full.is_empty() {
            let (language, full) = (Some(language.into()), Some(full.into()));
            metadata.titles.push(DocumentTitle { language, full, ..DocumentTitle::default() });
        }
    }
    metadata.extracted.extend_from_slice(&[Field::Ics, Field::Ccs, Field::Relations, Field::DocumentType]);
}

fn join(title: &mut String, line: &str) {
    if !title.is_empty() {
        title.push(' ');
    }
    title.push_str(line);
}

fn is_publisher(text: &str) -> bool {
    let squeezed: String = text.chars().filter(|c| *c != ' ').collect();
    squeezed.ends_with("发布") || ISSUERS.iter().any(|end| squeezed.ends_with(end)) && !squeezed.starts_with('第')
}

/// Who issued the document, without the word that says so and without the blanks of a line whose characters are spread out.
fn issuer(text: &str) -> Option<Box<str>> {
    let spread = text.split(' ').all(|part| part.chars().count() == 1);
    let text = if spread { text.replace(' ', "") } else { text.to_owned() };
    let name = text.trim_end_matches("发布").trim_end_matches("发 布").trim();
    (!name.is_empty()).then(|| name.into())
}

fn labelled(text: &str) -> Option<(&'static str, Option<&str>)> {
    let squeezed: String = text.split(':').next()?.chars().filter(|c| *c != ' ').collect();
    let (_, name) = LABELS.iter().find(|(word, _)| *word == squeezed)?;
    let value = text.split_once(':').map(|(_, value)| value.trim());
    Some((name, value.filter(|value| !value.is_empty())))
}

fn fact(name: &str, value: &str, metadata: &mut Metadata) {
    match name {
        "publisher" => metadata.publishers.push(value.into()),
        "implementation" => {
            let date = dates::dates(value).first().map(|(_, date)| *date);
            metadata.dates.push(LifeDate { event: name.into(), date, printed: value.into() });
        }
        _ => metadata.other.push(OtherFact { name: name.into(), value: value.into() }),
    }
}

/// Reads a line that is one of the fixed fields; whether it was one.
fn field(text: &str, metadata: &mut Metadata) -> bool {
    let squeezed: String = text.chars().filter(|c| *c != ' ').collect();
    if let Some(rest) = text.strip_prefix("ICS") {
        let codes = rest.split([';', ',', ' ', '；']).filter(|code| code.starts_with(|c: char| c.is_ascii_digit()));
        metadata.ics.extend(codes.map(Box::from));
        return true;
    }
    // CCS: a letter and two digits, `A 00`.
    let class = squeezed.strip_prefix("CCS").unwrap_or(&squeezed);
    if class.len() == 3
        && class.starts_with(|c: char| c.is_ascii_uppercase())
        && class[1..].bytes().all(|b| b.is_ascii_digit())
    {
        metadata.ccs.push(format!("{} {}", &class[..1], &class[1..]).into());
        return true;
    }
    if squeezed.starts_with("中华人民共和国") && squeezed.ends_with("标准") {
        metadata.document_type = Some(squeezed.into());
        return true;
    }
    if let Some(rest) = text.strip_prefix("部分代替").or_else(|| text.strip_prefix("代替")) {
        for other in find(rest) {
            let identifier = rest[other.range].into();
            metadata.relations.push(Relation { kind: RelationKind::Replaces, word: Some("代替".into()), identifier });
        }
        return true;
    }
    if correspondence(text, metadata) {
        return true;
    }
    let events = dates::events(text);
    if !events.is_empty() {
        metadata.dates.extend(events);
        return true;
    }
    let identifier = text.parse::<Identifier>().ok().filter(|id| matches!(id.family(), "gb" | "iso" | "iec"));
    if let Some(identifier) = identifier.filter(|_| text.contains(|c: char| c.is_ascii_digit())) {
        let form = if identifier.year().is_some() { IdentifierForm::Dated } else { IdentifierForm::Undated };
        // The running head of the page says it again.
        if metadata.identifiers.iter().all(|known| *known.value != *text) {
            metadata.identifiers.push(DocumentIdentifier { value: text.into(), form });
        }
        return true;
    }
    false
}

/// `(ISO 99001:2020, Paper lanterns, MOD)`: what the standard corresponds to, and how far.
fn correspondence(text: &str, metadata: &mut Metadata) -> bool {
    const DEGREES: &[&str] = &["IDT", "MOD", "NEQ", "idt", "eqv", "neq"];
    let Some(inner) = text.strip_prefix('(').map(|inner| inner.trim_end_matches(')')) else { return false };
    let Some(degree) = inner.rsplit([',', '，', ' ']).next().filter(|word| DEGREES.contains(word)) else {
        return false;
    };
    let Some(first) = find(inner).into_iter().next() else { return false };
    metadata.relations.push(Relation {
        kind: RelationKind::Adopts,
        word: Some(degree.into()),
        identifier: inner[first.range].into(),
    });
    true
}

/// A title that stands alone, without a cover around it.
pub(super) fn title(flow: &mut Flow<'_, '_>, at: Stretch) {
    flow.end_blocks();
    flow.title(&[at]);
    let full = super::view::without_glosses(flow.slice(at), flow.page.glossed);
    let metadata = flow.builder.metadata();
    let language = Some("zh".into());
    metadata.titles.push(DocumentTitle { language, full: Some(full.into()), ..DocumentTitle::default() });
}

/// What the title of a web page says of the document behind the title of the page: `3 设计 — 灯笼棚结构技术规范 GB 59001-2024`.
fn document_of<'f>(flow: &'f Flow<'_, '_>) -> Option<&'f str> {
    let (_, title) = flow.page.facts.iter().find(|(name, _)| name == "html/title")?;
    title.rsplit_once('—').map(|(_, document)| document.trim())
}

/// Whether a heading is the title of the document that the page belongs to.
pub(super) fn is_page_title(flow: &Flow<'_, '_>, at: Stretch) -> bool {
    let heading = squeezed(flow.slice(at));
    document_of(flow).is_some_and(|document| squeezed(document).starts_with(&heading)) && heading.chars().count() > 3
}

/// Takes identifier and title of the document from the title of its web page, where the page itself has none.
pub(super) fn page_title(flow: &mut Flow<'_, '_>) {
    let Some(document) = document_of(flow).map(str::to_owned) else { return };
    let found = find(&document).into_iter().next();
    let metadata = flow.builder.metadata();
    let end = found.as_ref().map_or(document.len(), |found| found.range.start);
    if let Some(found) = found.filter(|_| metadata.identifiers.is_empty()) {
        let form = if found.identifier.year().is_some() { IdentifierForm::Dated } else { IdentifierForm::Undated };
        metadata.identifiers.push(DocumentIdentifier { value: document[found.range].into(), form });
    }
    let full = document[..end].trim();
    if metadata.titles.is_empty() && !full.is_empty() {
        let (language, full) = (Some("zh".into()), Some(full.into()));
        metadata.titles.push(DocumentTitle { language, full, ..DocumentTitle::default() });
    }
}
