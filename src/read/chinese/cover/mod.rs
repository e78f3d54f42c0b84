//! The cover of a standard: what it is called, what it replaces, whom it comes from (GB/T 1.1-2020, 8.1; 建标〔2008〕182号, 7).

mod field;
mod issuer;
mod segment;

use super::contents::is_heading;
use super::dates;
use super::entry::squeezed;
use super::flow::{Flow, Stretch};
use super::page::Line;
use super::view::is_han;
use crate::identifier::find;
use crate::model::{
    DocumentIdentifier, DocumentTitle, Field, IdentifierForm, LifeDate, Metadata, OtherFact, PartialDate,
};

/// Words of a cover whose value follows, on the line or the next.
const LABELS: &[(&str, &str)] = &[
    ("主编部门", "sponsor"),
    ("主编单位", "drafter"),
    ("批准部门", "publisher"),
    ("发布部门", "publisher"),
    ("发布单位", "publisher"),
    ("施行日期", "implementation"),
    ("实施日期", "implementation"),
    ("发布日期", "publication"),
    ("批准日期", "approval"),
    ("备案号", "record-number"),
];

/// So many lines below a sentence are looked at for more fields of the cover.
const BELOW: usize = 16;

/// So many fields a bracket of the cover may go over.
const BRACKET: u32 = 8;

/// What was read of a cover.
struct Cover<'m> {
    metadata: &'m mut Metadata,
    title: String,
    english: String,
    /// The label whose value follows.
    label: Option<&'static str>,
    /// The word behind which more identifiers of replaced documents follow.
    replacing: Option<&'static str>,
    /// A date whose event follows.
    date: Option<(PartialDate, Box<str>)>,
    /// The letter of a class whose digits follow.
    class: Option<char>,
    /// What a bracket has so far that says what the standard corresponds to, and over how many fields.
    bracket: Option<(String, u32)>,
    /// Dates were met, so that no title follows.
    is_late: bool,
}

/// Reads the lines of a cover into the metadata. Its text stays in the document as it is laid out.
pub(super) fn read(flow: &mut Flow<'_, '_>, lines: &[Line]) {
    let segments = segment::segments(lines.iter().map(|line| flow.slice((line.start, line.end))));
    let mut cover = Cover::of(flow.builder.metadata());
    for text in &segments {
        cover.field(text);
    }
    cover.dated(None);
    let Cover { metadata, title, english, .. } = cover;
    push_titles(metadata, title, english);
    metadata.extracted.extend_from_slice(&[Field::Ics, Field::Ccs, Field::Relations, Field::DocumentType]);
}

/// Reads a cover whose lines the markup makes headings and paragraphs: what it says of the document, if it names its number.
pub(super) fn marked_up(flow: &mut Flow<'_, '_>, lines: &[Line]) {
    let segments = segment::segments(lines.iter().map(|line| flow.slice((line.start, line.end))));
    let mut metadata = Metadata::default();
    let mut cover = Cover::of(&mut metadata);
    for text in &segments {
        cover.field(text);
    }
    cover.dated(None);
    let (title, english) = (std::mem::take(&mut cover.title), std::mem::take(&mut cover.english));
    if metadata.identifiers.is_empty() {
        return;
    }
    let known = flow.builder.metadata();
    known.identifiers = metadata.identifiers;
    known.document_type = known.document_type.take().or(metadata.document_type);
    for date in metadata.dates {
        if known.dates.iter().all(|other| other.event != date.event || other.date != date.date) {
            known.dates.push(date);
        }
    }
    for relation in metadata.relations {
        if known.relations.iter().all(|other| other.identifier != relation.identifier) {
            known.relations.push(relation);
        }
    }
    for publisher in metadata.publishers {
        if !known.publishers.contains(&publisher) {
            known.publishers.push(publisher);
        }
    }
    if known.ics.is_empty() {
        known.ics = metadata.ics;
    }
    if known.ccs.is_empty() {
        known.ccs = metadata.ccs;
    }
    known.other.extend(metadata.other);
    if !title.is_empty() {
        known.titles.clear();
    }
    push_titles(known, title, english);
    known.extracted.extend_from_slice(&[Field::Ics, Field::Ccs, Field::Relations, Field::DocumentType]);
}

/// Adds the titles in both languages that a cover prints.
fn push_titles(metadata: &mut Metadata, title: String, english: String) {
    for (language, full) in [("zh", title), ("en", english)] {
        if !full.is_empty() {
            let (language, full) = (Some(language.into()), Some(full.into()));
            metadata.titles.push(DocumentTitle { language, full, ..DocumentTitle::default() });
        }
    }
}

impl<'m> Cover<'m> {
    fn of(metadata: &'m mut Metadata) -> Self {
        Self {
            metadata,
            title: String::new(),
            english: String::new(),
            label: None,
            replacing: None,
            date: None,
            class: None,
            bracket: None,
            is_late: false,
        }
    }

    /// Reads one field of the cover.
    fn field(&mut self, text: &str) {
        if self.goes_on(text) || self.classes(text) {
            return;
        }
        if let Some((name, value)) = labelled(text) {
            match value {
                Some(value) => fact(name, value, self.metadata),
                None => self.label = Some(name),
            }
            return;
        }
        if let Some(kind) = field::kind(text) {
            self.metadata.document_type = Some(kind.into());
            return;
        }
        if field::stage(text, self.metadata) || is_sentence(text) {
            return;
        }
        if let Some((word, rest)) = field::replaced(text) {
            let any = field::replaces(word, rest, self.metadata);
            let more = rest.ends_with(['、', ',', '，', ';', '；', '和', '及', '与']);
            self.replacing = (!any || more).then_some(word);
            return;
        }
        if text.starts_with('(') && text[1..].trim_start().starts_with(|c: char| c.is_ascii_uppercase()) {
            if !text.ends_with(')') {
                self.bracket = Some((text.to_owned(), 0));
                return;
            }
            if field::correspondence(text, self.metadata) {
                return;
            }
        }
        if self.dates(text) || field::identifier(text, self.metadata) {
            return;
        }
        if let Some(names) = issuer::issuers(text, self.is_late) {
            let known = &mut self.metadata.publishers;
            names.into_iter().for_each(|name| {
                if !known.contains(&name) {
                    known.push(name);
                }
            });
            return;
        }
        if field::is_imprint(text) {
            // The imprint stands at the foot of the page.
            self.is_late = true;
        } else if !field::is_furniture(text) {
            self.title(text);
        }
    }

    /// True if a field is the rest of the one before.
    fn goes_on(&mut self, text: &str) -> bool {
        if let Some((bracket, count)) = self.bracket.take() {
            let whole = format!("{bracket} {text}");
            if text.ends_with(')') {
                field::correspondence(&whole, self.metadata);
                return true;
            }
            if count < BRACKET {
                self.bracket = Some((whole, count + 1));
                return true;
            }
        }
        if let Some(name) = self.label.take() {
            fact(name, text, self.metadata);
            return true;
        }
        if let Some(word) = self.replacing.take() {
            let is_list = text.starts_with(|c: char| c.is_ascii_uppercase());
            if is_list && field::replaces(word, text, self.metadata) {
                self.replacing = text.ends_with(['、', ',', '，', ';', '；']).then_some(word);
                return true;
            }
        }
        self.dated(dates::event(text))
    }

    /// Ends a date whose event was awaited; whether there was one, and its event.
    fn dated(&mut self, event: Option<&str>) -> bool {
        let Some((date, printed)) = self.date.take() else { return false };
        let name = event.unwrap_or("unknown").into();
        self.metadata.dates.push(LifeDate { event: name, date: Some(date), printed });
        event.is_some()
    }

    /// Reads the classes of both classifications; whether a field has them.
    fn classes(&mut self, text: &str) -> bool {
        if let Some(letter) = self.class.take()
            && let Some(digits) = text.get(..2).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
        {
            self.metadata.ccs.push(format!("{letter} {digits}").into());
            return true;
        }
        if let Some(codes) = field::ics(text) {
            self.metadata.ics.extend(codes);
            let letter = text.chars().last().filter(char::is_ascii_uppercase);
            self.class = letter.filter(|_| text.len() > 4 && text[..text.len() - 1].ends_with(' '));
            return true;
        }
        let class = field::ccs(text);
        let any = class.is_some();
        self.metadata.ccs.extend(class);
        any
    }

    /// Reads the dates of a field; whether it has any, or the place for one.
    fn dates(&mut self, text: &str) -> bool {
        let mut events = dates::events(text);
        if events.is_empty() {
            return dates::is_blank(text);
        }
        self.is_late = true;
        if events.len() == 1
            && events[0].event.as_ref() == "unknown"
            && let Some(LifeDate { date: Some(date), printed, .. }) = events.pop()
        {
            self.date = Some((date, printed));
        }
        // Who issued it may stand behind the word: `2020-01-01发布 灯笼局`.
        self.metadata.dates.extend(events);
        true
    }

    /// What is left is the title: Chinese lines, then English ones.
    fn title(&mut self, text: &str) {
        let han = text.chars().filter(|c| is_han(*c)).count();
        let is_chinese = han * 2 > text.chars().filter(|c| c.is_alphabetic()).count();
        let known = if is_chinese { &mut self.title } else { &mut self.english };
        let says = if is_chinese { han > 1 } else { text.chars().filter(char::is_ascii_alphabetic).count() > 4 };
        if !says || known.contains(text) || self.is_late && !known.is_empty() {
            return;
        }
        if !known.is_empty() {
            known.push(' ');
        }
        known.push_str(text);
    }
}

/// A sentence on a cover speaks of the print or asks for comments.
fn is_sentence(text: &str) -> bool {
    text.contains('。') || text.contains(['，', ',', ';', '；']) && text.chars().filter(|c| is_han(*c)).count() > 20
}

fn labelled(text: &str) -> Option<(&'static str, Option<&str>)> {
    let (head, value) = text.split_once(':').map_or((text, None), |(head, value)| (head, Some(value.trim())));
    let head = squeezed(head);
    if let Some((_, name)) = LABELS.iter().find(|(word, _)| *word == head) {
        return Some((name, value.filter(|value| !value.is_empty())));
    }
    // A blank may stand for the colon.
    let (word, name) =
        LABELS.iter().find(|(word, _)| text.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))?;
    Some((name, Some(text[word.len()..].trim())))
}

fn fact(name: &str, value: &str, metadata: &mut Metadata) {
    match name {
        "publisher" => {
            let names = issuer::issuers(value, true).unwrap_or_else(|| vec![squeezed(value).into()]);
            metadata.publishers.extend(names);
        }
        "implementation" | "publication" | "approval" => {
            let date = dates::dates(value).first().map(|(_, date)| *date);
            metadata.dates.push(LifeDate { event: name.into(), date, printed: value.into() });
        }
        _ => metadata.other.push(OtherFact { name: name.into(), value: value.into() }),
    }
}

/// True if fields of a cover still follow behind a sentence: a date with its event, or who issued it.
pub(super) fn follows(flow: &Flow<'_, '_>, below: &[Line]) -> bool {
    let lines = below.iter().take(BELOW).map(|line| flow.slice((line.start, line.end)));
    lines.take_while(|text| !is_heading(text)).any(|text| {
        let text: String = text.chars().map(super::view::folded).collect();
        text.chars().count() < 80 && dates::events(&text).iter().any(|found| found.event.as_ref() != "unknown")
    })
}

/// True if a line names the kind of standard, as only covers do.
pub(super) fn is_kind(text: &str) -> bool {
    field::kind(text).is_some()
}

/// A title that stands alone, without a cover around it.
pub(super) fn title(flow: &mut Flow<'_, '_>, at: Stretch) {
    let metadata = flow.builder.metadata();
    let text: String = flow.page.text[at.0 as usize..at.1 as usize].chars().map(super::view::folded).collect();
    if field::identifier(&text, metadata) {
        flow.paragraph(at);
        return;
    }
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

/// True if a heading is the title of the document that the page belongs to.
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
        let value = found.identifier.to_string().into();
        metadata.identifiers.push(DocumentIdentifier { value, form });
    }
    let full = document[..end].trim();
    if metadata.titles.is_empty() && !full.is_empty() {
        let (language, full) = (Some("zh".into()), Some(full.into()));
        metadata.titles.push(DocumentTitle { language, full, ..DocumentTitle::default() });
    }
}
