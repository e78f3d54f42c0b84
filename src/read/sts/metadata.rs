//! `iso-meta`, `reg-meta`, `nat-meta`, `std-meta` and `std-doc-meta`.

use crate::read::xml::Node;

use super::tree::{attribute, child, elements, is_mixed, plain, walk};
use crate::identifier::Identifier;
use crate::model::{
    Copyright, DocumentIdentifier, DocumentTitle, Field, IdentifierForm, LifeDate, Metadata, OtherFact, PartialDate,
    Relation, RelationKind, Stage,
};
use crate::vocabulary::sts::words;

/// The fields that STS has; what is missing of them is absent, not unknown.
pub(super) const FIELDS: &[Field] = &[
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
    Field::Copyright,
    Field::Keywords,
    Field::Relations,
];

/// Reads an element of metadata. What has no field is kept under its path of names, so that nothing is lost.
pub(super) fn read(meta: Node<'_>) -> Metadata {
    let mut out = Metadata { extracted: FIELDS.to_vec(), ..Metadata::default() };
    own_text(meta, meta.name(), &mut out);
    for node in elements(meta) {
        field(node, &mut out);
    }
    if out.identifiers.is_empty() {
        out.identifiers.extend(reference(meta).map(|printed| identifier(printed.into(), None)));
    }
    // The dated identifier is the one of this edition.
    out.identifiers.sort_by_key(|i| i.form != IdentifierForm::Dated);
    out
}

fn field(node: Node<'_>, out: &mut Metadata) {
    let name = node.name();
    let text = plain(node, &["std-id-group", "std-id"]);
    match name {
        "title-wrap" => {
            const PARTS: &[&str] =
                &["intro", "intro-title-wrap", "main", "main-title-wrap", "compl", "compl-title-wrap", "full"];
            out.titles.push(title(node));
            others(node, name, PARTS, out);
        }
        "std-ident" => standard_ident(node, out),
        "doc-ident" => elements(node).for_each(|inner| match inner.name() {
            "release-version" => stage(&plain(inner, &[]), out),
            other => fact(&format!("doc-ident/{other}"), plain(inner, &[]), out),
        }),
        "permissions" => permissions(node, out),
        "std-xref" => relation(node, out),
        "kwd-group" => {
            const KEYWORDS: &[&str] = &["kwd", "compound-kwd", "nested-kwd", "unstructured-kwd-group"];
            let is_keyword = |n: &Node<'_>| KEYWORDS.contains(&n.name());
            let outermost =
                walk(node, |_| false).filter(is_keyword).filter(|n| !n.parent().is_some_and(|p| is_keyword(&p)));
            out.keywords.extend(outermost.map(|n| plain(n, &[]).into()).collect::<Vec<_>>());
            others(node, name, KEYWORDS, out);
        }
        "custom-meta-group" => {
            elements(node).filter(|n| n.name() == "custom-meta").for_each(|custom| custom_fact(custom, out));
            others(node, name, &["custom-meta"], out);
        }
        "pub-date" => published("publication", node, out),
        "meta-date" => published(attribute(node, "type").unwrap_or("date"), node, out),
        "release-date" => published("release", node, out),
        "page-count" | "counts" => fact(name, attribute(node, "count").unwrap_or_default().to_owned(), out),
        _ if text.is_empty() => {}
        "std-ref" => out.identifiers.push(identifier(text.into(), attribute(node, "type"))),
        "doc-ref" => fact(name, text, out),
        "release-version" => stage(&text, out),
        "content-language" => out.languages.push(text.into()),
        "comm-ref" => out.committees.push(text.into()),
        "secretariat" if out.secretariat.is_none() => out.secretariat = Some(text.into()),
        "ics" => out.ics.push(text.into()),
        "std-org" => out.publishers.push(text.into()),
        _ => leaves(node, name, out),
    }
}

fn fact(name: &str, value: String, out: &mut Metadata) {
    if !value.is_empty() {
        out.other.push(OtherFact { name: name.into(), value: value.into() });
    }
}

/// Text of an element beside that of the children that are dealt with.
fn others(node: Node<'_>, name: &str, known: &[&str], out: &mut Metadata) {
    own_text(node, name, out);
    for inner in elements(node).filter(|n| !known.contains(&n.name())) {
        fact(&format!("{name}/{}", inner.name()), plain(inner, &[]), out);
    }
}

/// Text that stands directly in an element that should only hold others.
fn own_text(node: Node<'_>, name: &str, out: &mut Metadata) {
    for text in node.children().filter(Node::is_text).filter_map(Node::text) {
        fact(name, text.split_whitespace().collect::<Vec<_>>().join(" "), out);
    }
}

/// Every innermost text of an element, under its path of names.
fn leaves(node: Node<'_>, name: &str, out: &mut Metadata) {
    if is_mixed(node) || elements(node).next().is_none() {
        fact(name, plain(node, &[]), out);
        return;
    }
    // Two levels of names tell enough; deeper ones are joined into one text.
    for inner in elements(node) {
        fact(&format!("{name}/{}", inner.name()), plain(inner, &[]), out);
    }
}

fn custom_fact(custom: Node<'_>, out: &mut Metadata) {
    let part = |name| child(custom, name).map(|n| plain(n, &[])).unwrap_or_default();
    let (name, value) = (part("meta-name"), part("meta-value"));
    match attribute(custom, "lang") {
        Some(language) => fact(&format!("{name}@{language}"), value, out),
        None => fact(&name, value, out),
    }
}

fn identifier(value: Box<str>, form: Option<&str>) -> DocumentIdentifier {
    let form = form.and_then(IdentifierForm::from_name).unwrap_or(IdentifierForm::Unspecified);
    DocumentIdentifier { value, form }
}

/// The identifier that the running head prints, without its language: `ISO 99101-1:2024(en)`. For files without `std-ref`.
fn reference(meta: Node<'_>) -> Option<String> {
    let head = elements(meta).find(|n| n.name() == "doc-ref")?;
    let printed = plain(head, &[]);
    let language = printed.rfind('(').filter(|_| printed.ends_with(')')).unwrap_or(printed.len());
    let printed = printed[..language].trim_end();
    printed.parse::<Identifier>().ok().map(|_| printed.to_owned())
}

fn title(wrap: Node<'_>) -> DocumentTitle {
    let part = |names: &[&str]| {
        let found = elements(wrap).find(|n| names.contains(&n.name()));
        found.map(|n| plain(n, &["std-id-group", "std-id"])).filter(|t| !t.is_empty()).map(Box::from)
    };
    DocumentTitle {
        language: attribute(wrap, "lang").map(Box::from),
        introductory: part(&["intro", "intro-title-wrap"]),
        main: part(&["main", "main-title-wrap"]),
        complementary: part(&["compl", "compl-title-wrap"]),
        full: part(&["full"]),
    }
}

fn standard_ident(node: Node<'_>, out: &mut Metadata) {
    own_text(node, "std-ident", out);
    for inner in elements(node) {
        let name = inner.name();
        let text = plain(inner, &[]);
        if text.is_empty() {
            continue;
        }
        match name {
            "originator" => out.publishers.push(text.into()),
            "doc-type" if out.document_type.is_none() => out.document_type = Some(text.into()),
            "edition" if out.edition.is_none() => out.edition = Some(text.into()),
            "version" if out.version.is_none() => out.version = Some(text.into()),
            "std-id-group" => elements(inner).for_each(|id| fact("std-ident/std-id", plain(id, &[]), out)),
            other => fact(&format!("std-ident/{other}"), text, out),
        }
    }
}

fn stage(code: &str, out: &mut Metadata) {
    if code.is_empty() {
        return;
    }
    match &out.stage {
        None => out.stage = Some(Stage { code: code.into(), detail: None }),
        Some(known) if *known.code == *code => {}
        Some(_) => fact("release-version", code.to_owned(), out),
    }
}

/// A date in words, in parts, or in `iso-8601-date`: as exact as it is said.
fn published(event: &str, node: Node<'_>, out: &mut Metadata) {
    let part = |name| child(node, name).map(|n| plain(n, &[])).filter(|text| !text.is_empty());
    let iso = attribute(node, "iso-8601-date").map(str::trim).filter(|text| !text.is_empty());
    let parts = elements(node).map(|n| plain(n, &[])).filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let mut printed = if parts.is_empty() || is_mixed(node) { plain(node, &[]) } else { parts.join(" ") };
    if printed.is_empty() {
        let Some(iso) = iso else { return };
        iso.clone_into(&mut printed);
    }
    let number = |name| part(name).and_then(|text| text.parse::<u8>().ok());
    let in_parts = || {
        let month = number("month");
        PartialDate::new(part("year")?.parse().ok()?, month, number("day").filter(|_| month.is_some()))
    };
    let date = printed.parse().ok().or_else(|| iso.and_then(|iso| iso.parse().ok())).or_else(in_parts);
    out.dates.push(LifeDate { event: event.into(), date, printed: printed.into() });
}

fn permissions(node: Node<'_>, out: &mut Metadata) {
    own_text(node, "permissions", out);
    let mut copyright = out.copyright.take().unwrap_or_default();
    for inner in elements(node) {
        let text = plain(inner, &[]);
        match inner.name() {
            _ if text.is_empty() => {}
            "copyright-statement" if copyright.statement.is_none() => copyright.statement = Some(text.into()),
            "copyright-year" => copyright.years.push(text.into()),
            "copyright-holder" => copyright.holders.push(text.into()),
            name => fact(&format!("permissions/{name}"), text, out),
        }
    }
    out.copyright = Some(copyright).filter(|c| *c != Copyright::default());
}

fn relation(node: Node<'_>, out: &mut Metadata) {
    let word = attribute(node, "type").unwrap_or_default();
    for named in elements(node).filter(|n| n.name() == "std-ref") {
        let identifier = plain(named, &[]);
        if !identifier.is_empty() {
            let word = Some(word).filter(|w| !w.is_empty()).map(Box::from);
            out.relations.push(Relation {
                kind: words::relation(word.as_deref().unwrap_or_default()),
                word,
                identifier: identifier.into(),
            });
        }
    }
    if elements(node).all(|n| n.name() != "std-ref") {
        // Only a machine identifier says which.
        let machine = walk(node, |_| false).find(|n| n.name() == "std-id").map(|n| plain(n, &[]));
        if let Some(identifier) = machine.filter(|i| !i.is_empty()) {
            let word = Some(word).filter(|w| !w.is_empty()).map(Box::from);
            let kind = words::relation(word.as_deref().unwrap_or_default());
            out.relations.push(Relation { kind, word, identifier: identifier.into() });
        }
    }
    others(node, "std-xref", &["std-ref", "std-id-group", "std-id"], out);
}

/// Keeps metadata of another document beside the main one: every value becomes a fact under `name`, and what the other is
/// called becomes a relation, since one front with several metadata is how an adoption is written.
pub(super) fn demote(name: &str, old: Metadata, main: &mut Metadata) {
    let mut identifiers = old.identifiers.into_iter().map(|i| i.value);
    if let Some(identifier) = identifiers.next() {
        main.relations.push(Relation { kind: RelationKind::Adopts, word: Some(name.into()), identifier });
    }
    identifiers.for_each(|i| fact(&format!("{name}/std-ref"), i.into(), main));
    let known = |title: &DocumentTitle| main.titles.contains(title);
    let titles: Vec<_> = old.titles.into_iter().filter(|t| !known(t)).collect();
    main.titles.extend(titles);
    let mut keep = |field: &str, value: &str| fact(&format!("{name}/{field}"), value.to_owned(), main);
    let single = [
        ("document-type", &old.document_type),
        ("edition", &old.edition),
        ("version", &old.version),
        ("status", &old.status),
        ("secretariat", &old.secretariat),
    ];
    for (field, value) in single {
        value.iter().for_each(|value| keep(field, value));
    }
    if let Some(stage) = &old.stage {
        keep("stage", &stage.code);
        stage.detail.iter().for_each(|detail| keep("stage", detail));
    }
    let lists = [
        ("publisher", &old.publishers),
        ("language", &old.languages),
        ("committee", &old.committees),
        ("ics", &old.ics),
        ("ccs", &old.ccs),
        ("contributor", &old.contributors),
        ("keyword", &old.keywords),
    ];
    for (field, values) in lists {
        values.iter().for_each(|value| keep(field, value));
    }
    old.dates.iter().for_each(|date| keep(&format!("date/{}", date.event), &date.printed));
    if let Some(copyright) = &old.copyright {
        copyright
            .statement
            .iter()
            .chain(&copyright.years)
            .chain(&copyright.holders)
            .for_each(|value| keep("copyright", value));
    }
    main.relations.extend(old.relations);
    main.other
        .extend(old.other.into_iter().map(|o| OtherFact { name: format!("{name}/{}", o.name).into(), value: o.value }));
}

/// Fills what the main metadata leaves out with those of the same document elsewhere; what both say stays as a fact.
pub(super) fn merge(other: Metadata, main: &mut Metadata) {
    fn list<T: PartialEq>(main: &mut Vec<T>, other: Vec<T>) {
        for value in other {
            if !main.contains(&value) {
                main.push(value);
            }
        }
    }
    list(&mut main.identifiers, other.identifiers);
    main.identifiers.sort_by_key(|i| i.form != IdentifierForm::Dated);
    list(&mut main.titles, other.titles);
    list(&mut main.publishers, other.publishers);
    list(&mut main.languages, other.languages);
    list(&mut main.dates, other.dates);
    list(&mut main.committees, other.committees);
    list(&mut main.ics, other.ics);
    list(&mut main.ccs, other.ccs);
    list(&mut main.contributors, other.contributors);
    list(&mut main.keywords, other.keywords);
    list(&mut main.relations, other.relations);
    let mut doubled = Vec::new();
    let mut one = |name: &str, main: &mut Option<Box<str>>, other: Option<Box<str>>| match (&main, other) {
        (Some(known), Some(value)) if **known != *value => doubled.push((name.to_owned(), value)),
        (None, value) => *main = value,
        _ => {}
    };
    one("document-type", &mut main.document_type, other.document_type);
    one("edition", &mut main.edition, other.edition);
    one("version", &mut main.version, other.version);
    one("status", &mut main.status, other.status);
    one("secretariat", &mut main.secretariat, other.secretariat);
    if let Some(copyright) = other.copyright {
        let main = main.copyright.get_or_insert_default();
        one("copyright-statement", &mut main.statement, copyright.statement);
        list(&mut main.years, copyright.years);
        list(&mut main.holders, copyright.holders);
    }
    match (&main.stage, other.stage) {
        (Some(known), Some(stage)) if *known != stage => doubled.push(("stage".to_owned(), stage.code)),
        (None, stage) => main.stage = stage,
        _ => {}
    }
    main.other.extend(other.other);
    doubled.into_iter().for_each(|(name, value)| fact(&format!("std-doc-meta/{name}"), value.into(), main));
}
