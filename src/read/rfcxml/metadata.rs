//! The attributes of `rfc`, and its `front` without what is text.

use crate::read::xml::Node;

use crate::model::{
    DocumentIdentifier, DocumentTitle, Field, IdentifierForm, LifeDate, Metadata, OtherFact, PartialDate, Relation,
    RelationKind,
};
use crate::read::xml::tree::{attribute, child, elements, plain, walk};

/// The fields that RFCXML has; what is missing of them is absent, not unknown.
const FIELDS: &[Field] = &[
    Field::Identifiers,
    Field::Titles,
    Field::Status,
    Field::Languages,
    Field::Dates,
    Field::Committees,
    Field::Contributors,
    Field::Keywords,
    Field::Relations,
];

/// Attributes of `rfc` that say something of the document and have no field.
const FACTS: &[&str] = &["category", "consensus", "ipr", "iprExtract", "seriesNo", "prepTime"];

/// Number of facts, from the last one back, among which the same fact is looked for.
const NEAR: usize = 64;

/// Reads what a document says of itself.
pub(super) fn read(rfc: Node<'_>) -> Metadata {
    let mut out = Metadata { extracted: FIELDS.to_vec(), ..Metadata::default() };
    let filled = |name| attribute(rfc, name).map(str::trim).filter(|value| !value.is_empty());
    let number = filled("number").filter(|n| n.bytes().all(|b| b.is_ascii_digit()));
    let draft = filled("docName");
    if let Some(number) = number {
        identifier(format!("RFC {number}"), &mut out);
    }
    out.status = filled("category").map(Box::from);
    out.languages.extend(filled("lang").map(Box::from));
    for (name, kind) in [("obsoletes", RelationKind::Obsoletes), ("updates", RelationKind::Updates)] {
        for other in filled(name).unwrap_or_default().split([',', ' ', '\n', '\t']).filter(|n| !n.is_empty()) {
            let digits = other.bytes().all(|b| b.is_ascii_digit());
            let identifier = if digits { format!("RFC {other}") } else { other.to_owned() };
            out.relations.push(Relation { kind, word: Some(name.into()), identifier: identifier.into() });
        }
    }
    if let Some(stream) = filled("submissionType") {
        fact("stream", stream, &mut out);
    }
    for name in FACTS {
        if let Some(value) = filled(name) {
            fact(name, value, &mut out);
        }
    }
    for link in elements(rfc).filter(|n| n.name() == "link") {
        let rel = attribute(link, "rel").unwrap_or("related");
        fact(&format!("link/{rel}"), attribute(link, "href").unwrap_or_default(), &mut out);
    }
    for front in elements(rfc).filter(|n| n.name() == "front") {
        read_front(front, &mut out);
    }
    // A draft's own name is what identifies it, until it is an RFC.
    match draft {
        Some(draft) if out.identifiers.is_empty() => identifier(draft.to_owned(), &mut out),
        Some(draft) if out.identifiers.iter().all(|i| &*i.value != draft) => fact("docName", draft, &mut out),
        _ => {}
    }
    out
}

fn read_front(front: Node<'_>, out: &mut Metadata) {
    let mut authors = 0;
    for node in elements(front) {
        let text = || plain(node, "br", |_| false);
        match node.name() {
            "title" => {
                let full = text();
                if !full.is_empty() {
                    out.titles.push(DocumentTitle { full: Some(full.into()), ..DocumentTitle::default() });
                }
                if let Some(short) = attribute(node, "abbrev") {
                    fact("title/abbrev", short, out);
                }
            }
            "seriesInfo" => series(node, out),
            "author" => {
                authors += 1;
                author(node, authors, out);
            }
            "date" => date(node, out),
            "workgroup" => out.committees.extend(Some(text()).filter(|t| !t.is_empty()).map(Box::from)),
            "keyword" => out.keywords.extend(Some(text()).filter(|t| !t.is_empty()).map(Box::from)),
            "abstract" | "note" | "boilerplate" | "toc" => {}
            name => fact(name, &text(), out),
        }
    }
}

fn identifier(value: String, out: &mut Metadata) {
    if out.identifiers.iter().take(NEAR).all(|known| *known.value != *value) {
        out.identifiers.push(DocumentIdentifier { value: value.into(), form: IdentifierForm::Unspecified });
    }
}

fn fact(name: &str, value: &str, out: &mut Metadata) {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let known = || out.other.iter().rev().take(NEAR).any(|known| *known.name == *name && *known.value == *value);
    if !value.is_empty() && !known() {
        out.other.push(OtherFact { name: name.into(), value: value.into() });
    }
}

fn series(node: Node<'_>, out: &mut Metadata) {
    let (name, value) = (attribute(node, "name").unwrap_or_default(), attribute(node, "value").unwrap_or_default());
    if !value.trim().is_empty() {
        match name.trim() {
            "Internet-Draft" | "" => identifier(value.trim().to_owned(), out),
            name => identifier(format!("{name} {}", value.trim()), out),
        }
    }
    for name in ["stream", "status", "asciiName", "asciiValue"] {
        if let Some(value) = attribute(node, name) {
            fact(name, value, out);
        }
    }
}

/// A person or an organization; what else is said of one is kept under its number.
fn author(node: Node<'_>, number: usize, out: &mut Metadata) {
    let given = |name| attribute(node, name).map(str::trim).filter(|value| !value.is_empty());
    let parts = || [given("initials"), given("surname")].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let organization = || child(node, "organization").map(|n| plain(n, "br", |_| false)).unwrap_or_default();
    let mut name = given("fullname").map_or_else(parts, str::to_owned);
    if name.is_empty() {
        name = organization();
    }
    if !name.is_empty() {
        out.contributors.push(name.into());
    }
    let key = format!("author[{number}]");
    for attribute in ["role", "asciiFullname"] {
        if let Some(value) = given(attribute) {
            fact(&format!("{key}/{attribute}"), value, out);
        }
    }
    // Every innermost text. The same line may stand in two addresses.
    let leaves = walk(node, |_| false).filter(|n| n.is_element() && elements(*n).next().is_none());
    for leaf in leaves {
        let value = plain(leaf, "br", |_| false);
        if !value.is_empty() {
            out.other.push(OtherFact { name: format!("{key}/{}", leaf.name()).into(), value: value.into() });
        }
    }
    let bare = walk(node, |_| false).filter(|n| n.is_text() && n.next_siblings().any(|s| s.is_element()));
    for text in bare.filter_map(Node::text) {
        fact(&key, text, out);
    }
}

/// English names of months; the first three letters tell them apart.
const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The number of a month, from its number or its English name.
fn month(text: &str) -> Option<u8> {
    let text = text.trim();
    let named = text.get(..3).and_then(|head| MONTHS.iter().position(|m| m.eq_ignore_ascii_case(head)));
    text.parse().ok().or_else(|| named.and_then(|at| u8::try_from(at + 1).ok()))
}

fn date(node: Node<'_>, out: &mut Metadata) {
    let part = |name| attribute(node, name).map(str::trim).filter(|value| !value.is_empty());
    let printed: Vec<_> = [part("day"), part("month"), part("year")].into_iter().flatten().collect();
    let said = plain(node, "br", |_| false);
    let printed = if said.is_empty() { printed.join(" ") } else { said };
    if printed.is_empty() {
        return;
    }
    let read = || {
        let year = part("year")?.parse().ok()?;
        let month = part("month").and_then(month);
        let day = part("day").filter(|_| month.is_some()).and_then(|d| d.parse().ok());
        PartialDate::new(year, month, day)
    };
    out.dates.push(LifeDate { event: "publication".into(), date: read(), printed: printed.into() });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(xml: &str) -> Metadata {
        read(crate::read::xml::tree_of(xml).root())
    }

    #[test]
    fn the_head_of_an_rfc_is_read() {
        let read = of(
            "<rfc number='99101' obsoletes='2818, 7230' updates='' category='std' docName='draft-lantern-09' submissionType='IETF'>\
            <front><title abbrev='Lanterns'>Paper<br/>Lanterns</title><seriesInfo name='RFC' value='99101' stream='IETF'/>\
            <seriesInfo name='STD' value='97'/><author fullname='Lin Deng' role='editor'><organization>Moon Works</organization>\
            <address><email>lin@example.com</email></address></author><date day='7' month='Sept' year='2024'/>\
            <keyword>paper</keyword><workgroup>Lights</workgroup></front></rfc>",
        );
        let ids: Vec<_> = read.identifiers.iter().map(|i| &*i.value).collect();
        assert_eq!(ids, ["RFC 99101", "STD 97"]);
        assert_eq!(read.titles[0].full.as_deref(), Some("Paper Lanterns"));
        assert_eq!(read.relations.iter().map(|r| &*r.identifier).collect::<Vec<_>>(), ["RFC 2818", "RFC 7230"]);
        assert_eq!(read.dates[0].date.unwrap().to_string(), "2024-09-07");
        assert_eq!(&*read.contributors[0], "Lin Deng");
        let has = |name: &str, value: &str| read.other.iter().any(|o| &*o.name == name && &*o.value == value);
        assert!(
            has("docName", "draft-lantern-09") && has("author[1]/email", "lin@example.com") && has("stream", "IETF")
        );
    }

    #[test]
    fn a_draft_is_called_by_its_name() {
        let read = of("<rfc docName='draft-lantern-00'><front><title>L</title></front></rfc>");
        assert_eq!(read.identifier(), Some("draft-lantern-00"));
        assert_eq!((month("06"), month("December"), month("x")), (Some(6), Some(12), None));
    }
}
