//! `bibdata`: what a document says about itself.

use super::query::{child, elements, filled, plain, says_something};
use super::state::{Frame, Walker};
use crate::identifier::Identifier;
use crate::model::{
    Copyright, DocumentIdentifier, DocumentTitle, Field, IdentifierForm, LifeDate, Metadata, OtherFact, Relation, Stage,
};
use crate::read::xml::Node;
use crate::vocabulary::metanorma::relation;

/// The fields that Metanorma has; what is missing of them is absent, not unknown.
const FIELDS: &[Field] = &[
    Field::Identifiers,
    Field::Titles,
    Field::DocumentType,
    Field::Publishers,
    Field::Edition,
    Field::Version,
    Field::Stage,
    Field::Languages,
    Field::Dates,
    Field::Committees,
    Field::Secretariat,
    Field::Ics,
    Field::Ccs,
    Field::Contributors,
    Field::Copyright,
    Field::Keywords,
    Field::Relations,
];

impl<'t> Walker<'_, 't> {
    /// Reads the metadata of the innermost open document.
    pub(super) fn metadata(&mut self, node: Node<'t>) -> Option<Frame<'t>> {
        let found = read(node);
        let main = self.builder.metadata();
        let before = std::mem::replace(main, found);
        main.other.extend(before.other);
        None
    }
}

/// Reads a bibliographic record. What has no field is kept under its path of names.
pub(super) fn read(data: Node<'_>) -> Metadata {
    let mut out = Metadata { extracted: FIELDS.to_vec(), ..Metadata::default() };
    let mut primary = 0;
    for node in elements(data) {
        match node.name() {
            "title" => title(node, &mut out),
            "docidentifier" => identifier(node, &mut primary, &mut out),
            "ext" => elements(node).for_each(|inner| field(inner, &mut out)),
            _ => field(node, &mut out),
        }
    }
    let own: Vec<_> = out.languages.clone();
    // The titles in the languages of the content come first.
    out.titles.sort_by_key(|title| !title.language.as_ref().is_some_and(|language| own.contains(language)));
    out
}

fn field(node: Node<'_>, out: &mut Metadata) {
    let name = node.name();
    let text = plain(node);
    match name {
        "contributor" => contributor(node, out),
        "date" => date(node, out),
        "version" => version(node, out),
        "status" => stage(node, out),
        "copyright" => copyright(node, out),
        "relation" => relations(node, out),
        "editorialgroup" => elements(node).for_each(|group| committee(group, out)),
        "ics" => out.ics.push(child(node, "code").map_or(text, plain).into()),
        "gbtype" | "structuredidentifier" => leaves(node, name, out),
        "keyword" => {
            // A taxon is a path of words.
            let words = elements(node).filter(|n| matches!(n.name(), "vocab" | "taxon")).map(plain).collect::<Vec<_>>();
            let words = if words.is_empty() { text } else { words.join(" ") };
            out.keywords.push(words.into());
        }
        _ if text.is_empty() => {}
        "edition" if out.edition.is_none() => out.edition = Some(text.into()),
        "language" if node.attribute("current") != Some("false") => out.languages.push(text.into()),
        "doctype" if out.document_type.is_none() => out.document_type = Some(text.into()),
        "ccs" => out.ccs.push(child(node, "code").map_or(text, plain).into()),
        "gbcommittee" => out.committees.push(text.into()),
        _ => leaves(node, name, out),
    }
}

fn fact(name: &str, value: String, out: &mut Metadata) {
    if !value.is_empty() {
        out.other.push(OtherFact { name: name.into(), value: value.into() });
    }
}

/// Every text of an element, under its path of names. Two levels of names tell enough.
fn leaves(node: Node<'_>, name: &str, out: &mut Metadata) {
    if elements(node).next().is_none() {
        fact(name, plain(node), out);
        return;
    }
    for inner in elements(node) {
        fact(&format!("{name}/{}", inner.name()), plain(inner), out);
    }
    for text in node.children().filter_map(Node::text) {
        fact(name, text.split_whitespace().collect::<Vec<_>>().join(" "), out);
    }
}

/// A title, or a part of one; parts of one language are one title. In older files parts stand inside one title.
fn title(node: Node<'_>, out: &mut Metadata) {
    let parts: Vec<_> = elements(node).filter(|n| n.name().starts_with("title-")).collect();
    if !parts.is_empty() {
        let mut whole = DocumentTitle::default();
        for part in parts {
            whole.language = whole.language.or_else(|| filled(part, "language").map(Box::from));
            place_part(&mut whole, part.name(), &plain(part));
        }
        // GB/T 1.1 prints the parts with blanks between them.
        whole.full = Some(plain(node)).filter(|text| !text.is_empty()).map(Into::into);
        out.titles.push(whole);
        return;
    }
    let text = plain(node);
    if text.is_empty() {
        return;
    }
    let language = filled(node, "language");
    let kind = filled(node, "type").unwrap_or("main");
    if !matches!(kind, "main" | "title-intro" | "title-main" | "title-part") {
        fact(&format!("title/{kind}"), text, out);
        return;
    }
    let known =
        out.titles.iter().position(|t| t.language.as_deref() == language && (kind != "main" || t.full.is_none()));
    let at = known.unwrap_or_else(|| {
        out.titles.push(DocumentTitle { language: language.map(Box::from), ..DocumentTitle::default() });
        out.titles.len() - 1
    });
    place_part(&mut out.titles[at], kind, &text);
}

fn place_part(title: &mut DocumentTitle, kind: &str, text: &str) {
    let place = match kind {
        "title-intro" => &mut title.introductory,
        "title-main" => &mut title.main,
        "title-part" => &mut title.complementary,
        _ => &mut title.full,
    };
    if place.is_none() && !text.is_empty() {
        *place = Some(text.into());
    }
}

/// An identifier. The primary ones come first, in the order of the source.
fn identifier(node: Node<'_>, primary: &mut usize, out: &mut Metadata) {
    let value = plain(node);
    if value.is_empty() {
        return;
    }
    let kind = filled(node, "type").unwrap_or_default();
    let form = match kind {
        "iso-undated" => IdentifierForm::Undated,
        _ => match value.parse::<Identifier>() {
            Ok(parsed) if parsed.year().is_some() => IdentifierForm::Dated,
            _ => IdentifierForm::Unspecified,
        },
    };
    let found = DocumentIdentifier { value: value.into(), form };
    if out.identifiers.contains(&found) {
        return;
    }
    if node.attribute("primary") == Some("true") {
        out.identifiers.insert(*primary, found);
        *primary += 1;
    } else {
        out.identifiers.push(found);
    }
}

/// A person or an organization in its role.
fn contributor(node: Node<'_>, out: &mut Metadata) {
    let role = child(node, "role");
    let kind = role.and_then(|role| filled(role, "type")).unwrap_or_default();
    let described = role.map(plain).unwrap_or_default();
    if let Some(person) = child(node, "person") {
        let name = child(person, "name").map(|name| child(name, "completename").map_or_else(|| plain(name), plain));
        if let Some(name) = name.filter(|name| !name.is_empty()) {
            out.contributors.push(name.into());
        }
        elements(person)
            .filter(|n| n.name() != "name")
            .for_each(|n| fact(&format!("person/{}", n.name()), plain(n), out));
        return;
    }
    let Some(organization) = child(node, "organization") else { return leaves(node, "contributor", out) };
    let name = child(organization, "name").map(plain).unwrap_or_default();
    let groups: Vec<_> = elements(organization).filter(|n| n.name() == "subdivision").collect();
    match (kind, &*described) {
        ("technical-committee", _) => out.committees.push(name.clone().into()),
        (_, "secretariat") => {
            let who = groups.first().and_then(|group| child(*group, "name")).map_or(name.clone(), plain);
            out.secretariat.get_or_insert(who.into());
        }
        (_, "committee") => groups.iter().for_each(|group| committee(*group, out)),
        ("publisher", _) => out.publishers.push(name.clone().into()),
        _ => fact(&format!("contributor/{kind}"), name.clone(), out),
    }
    for part in elements(organization)
        .filter(|n| matches!(n.name(), "abbreviation" | "address" | "uri" | "email" | "phone" | "logo"))
    {
        fact(&format!("{kind}/{}", part.name()), plain(part), out);
    }
}

/// A committee: its number and its name. One that is named for several roles is one.
fn committee(group: Node<'_>, out: &mut Metadata) {
    let number = elements(group).find(|n| n.name() == "identifier" && filled(*n, "type").is_none()).map(plain);
    let number = number.or_else(|| filled(group, "number").map(str::to_owned)).unwrap_or_default();
    let name = child(group, "name").map_or_else(
        || if number.is_empty() || child(group, "identifier").is_none() { plain(group) } else { String::new() },
        plain,
    );
    let words = [number, name].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    if group.name() == "secretariat" {
        out.secretariat.get_or_insert(words.into());
    } else if !words.is_empty() && !out.committees.iter().rev().take(64).any(|known| **known == *words) {
        out.committees.push(words.into());
    }
}

fn date(node: Node<'_>, out: &mut Metadata) {
    let event: Box<str> = filled(node, "type").unwrap_or("date").into();
    let ends: Vec<_> = elements(node)
        .filter(|n| matches!(n.name(), "on" | "from" | "to"))
        .map(plain)
        .filter(|text| !text.is_empty())
        .collect();
    let printed = if ends.is_empty() { plain(node) } else { ends.join("/") };
    if printed.is_empty() {
        return;
    }
    let date = ends.first().and_then(|text| text.parse().ok()).or_else(|| printed.parse().ok());
    out.dates.push(LifeDate { event, date, printed: printed.into() });
}

fn version(node: Node<'_>, out: &mut Metadata) {
    for part in elements(node) {
        let text = plain(part);
        match part.name() {
            _ if text.is_empty() => {}
            "revision-date" => {
                out.dates.push(LifeDate { event: "revision".into(), date: text.parse().ok(), printed: text.into() });
            }
            "edition" if out.edition.is_none() => out.edition = Some(text.into()),
            "draft" if out.version.is_none() => out.version = Some(text.into()),
            name => fact(&format!("version/{name}"), text, out),
        }
    }
    if elements(node).next().is_none() && says_something(node) && out.version.is_none() {
        out.version = Some(plain(node).into());
    }
}

/// The stage: the code first, words for it in a language beside.
fn stage(node: Node<'_>, out: &mut Metadata) {
    let part = |name| {
        elements(node).find(|n| n.name() == name && filled(*n, "language").is_none()).or_else(|| child(node, name))
    };
    let code = part("stage").map(plain).unwrap_or_default();
    let substage = part("substage").map(plain).filter(|text| !text.is_empty());
    if !code.is_empty() {
        // ISO Guide 69: the codes of stage and substage are one, parted by a full stop.
        let numbered = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let (code, detail) = match substage {
            Some(sub) if numbered(&code) && numbered(&sub) => (format!("{code}.{sub}"), None),
            sub => (code, sub),
        };
        out.stage = Some(Stage { code: code.into(), detail: detail.map(Into::into) });
    }
    let others =
        elements(node).filter(|n| filled(*n, "language").is_some() || !matches!(n.name(), "stage" | "substage"));
    others.for_each(|n| fact(&format!("status/{}", n.name()), plain(n), out));
    if code_is_text(node) {
        out.status = Some(plain(node).into());
    }
}

/// True where the status is a word, and no stage.
fn code_is_text(node: Node<'_>) -> bool {
    elements(node).next().is_none() && says_something(node)
}

fn copyright(node: Node<'_>, out: &mut Metadata) {
    let mut found = out.copyright.take().unwrap_or_default();
    for part in elements(node) {
        let text = plain(part);
        match part.name() {
            _ if text.is_empty() => {}
            "from" | "to" => found.years.push(text.into()),
            "owner" => {
                let name =
                    child(part, "organization").or_else(|| child(part, "person")).and_then(|who| child(who, "name"));
                found.holders.push(name.map_or(text, plain).into());
            }
            name => fact(&format!("copyright/{name}"), text, out),
        }
    }
    out.copyright = Some(found).filter(|found| *found != Copyright::default());
}

/// A relation to another document, by its identifier, else by its title.
fn relations(node: Node<'_>, out: &mut Metadata) {
    let word = filled(node, "type").unwrap_or_default();
    for item in elements(node).filter(|n| n.name() == "bibitem") {
        let named = super::record::identifier_of(item)
            .or_else(|| child(item, "docidentifier"))
            .or_else(|| child(item, "title"))
            .or_else(|| child(item, "formattedref"));
        let identifier = named.map(plain).unwrap_or_default();
        if !identifier.is_empty() {
            out.relations.push(Relation {
                kind: relation(word),
                word: Some(word).filter(|w| !w.is_empty()).map(Box::from),
                identifier: identifier.into(),
            });
        }
    }
    let beside = elements(node).filter(|n| n.name() != "bibitem").map(plain).collect::<Vec<_>>().join(" ");
    fact(&format!("relation/{word}"), beside, out);
}
