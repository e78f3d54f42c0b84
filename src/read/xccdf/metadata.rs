//! What a benchmark or tailoring says of itself.

use crate::model::{
    DocumentIdentifier, DocumentTitle, Field, IdentifierForm, LifeDate, Metadata, OtherFact, PartialDate, Relation,
    RelationKind,
};
use crate::read::xml::Node;
use crate::read::xml::tree::{attribute, elements, plain, walk};

/// The fields that XCCDF has; what is missing of them is absent, not unknown.
const FIELDS: &[Field] = &[
    Field::Identifiers,
    Field::Titles,
    Field::DocumentType,
    Field::Version,
    Field::Status,
    Field::Languages,
    Field::Dates,
    Field::Publishers,
    Field::Contributors,
    Field::Relations,
];

/// Reads what a benchmark says of itself.
pub(super) fn read(benchmark: Node<'_>) -> Metadata {
    let mut out = Metadata { extracted: FIELDS.to_vec(), ..Metadata::default() };
    let filled = |node, name| attribute(node, name).map(str::trim).filter(|value: &&str| !value.is_empty());
    if let Some(id) = filled(benchmark, "id") {
        out.identifiers.push(DocumentIdentifier { value: id.into(), form: IdentifierForm::Unspecified });
    }
    out.document_type = Some(benchmark.name().into());
    out.languages.extend(filled(benchmark, "lang").map(Box::from));
    for name in ["resolved", "style", "style-href"] {
        fact(name, filled(benchmark, name).unwrap_or_default(), &mut out);
    }
    for node in elements(benchmark) {
        let text = || plain(node, "br", |_| false);
        match node.name() {
            "title" => {
                let language = filled(node, "lang").map(Box::from);
                out.titles.push(DocumentTitle { language, full: Some(text().into()), ..DocumentTitle::default() });
            }
            "version" => {
                date("version", filled(node, "time"), &mut out);
                fact("version/update", filled(node, "update").unwrap_or_default(), &mut out);
                match out.version {
                    None => out.version = Some(text().into()),
                    Some(_) => fact("version", &text(), &mut out),
                }
            }
            "status" => {
                let status = text();
                date(&status, filled(node, "date"), &mut out);
                match out.status {
                    None => out.status = Some(status.into()),
                    Some(_) => fact("status", &status, &mut out),
                }
            }
            "benchmark" => {
                if let Some(of) = filled(node, "href").or_else(|| filled(node, "id")) {
                    let kind = RelationKind::PartOf;
                    out.relations.push(Relation { kind, word: Some("benchmark".into()), identifier: of.into() });
                }
            }
            "platform" => fact("platform", filled(node, "idref").unwrap_or_default(), &mut out),
            "model" => fact("model", filled(node, "system").unwrap_or_default(), &mut out),
            "plain-text" => {
                fact(&format!("plain-text/{}", filled(node, "id").unwrap_or_default()), &text(), &mut out);
            }
            "metadata" | "dc-status" => dublin(node, &mut out),
            _ => {}
        }
    }
    out
}

/// Elements of Dublin Core, at any depth.
fn dublin(metadata: Node<'_>, out: &mut Metadata) {
    for leaf in walk(metadata, |_| false).filter(|n| n.is_element() && elements(*n).next().is_none()) {
        let value = plain(leaf, "", |_| false);
        if value.is_empty() {
            continue;
        }
        match leaf.name() {
            "publisher" => out.publishers.push(value.into()),
            "creator" | "contributor" => out.contributors.push(value.into()),
            name => fact(name, &value, out),
        }
    }
}

fn fact(name: &str, value: &str, out: &mut Metadata) {
    if !value.is_empty() {
        out.other.push(OtherFact { name: name.into(), value: value.into() });
    }
}

fn date(event: &str, printed: Option<&str>, out: &mut Metadata) {
    if let Some(printed) = printed {
        out.dates.push(LifeDate {
            event: event.into(),
            date: printed.parse::<PartialDate>().ok(),
            printed: printed.into(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_benchmark_is_read() {
        let tree = crate::read::xml::tree_of(
            "<c:Benchmark xmlns:c='http://checklists.nist.gov/xccdf/1.2' xmlns:dc='http://purl.org/dc/elements/1.1/' \
             id='xccdf_org.example_benchmark_lantern' xml:lang='en'><c:status date='2026-02-03'>draft</c:status>\
             <c:title>Lanterns</c:title><c:version time='2026-02-04T10:00:00'>1.2</c:version><c:platform idref='cpe:/o:lantern'/>\
             <c:metadata><dc:creator>Lin Deng</dc:creator><dc:source>http://example.com</dc:source></c:metadata></c:Benchmark>",
        );
        let read = read(tree.root());
        assert_eq!(read.identifier(), Some("xccdf_org.example_benchmark_lantern"));
        assert_eq!((read.status.as_deref(), read.version.as_deref()), (Some("draft"), Some("1.2")));
        assert_eq!(read.titles[0].text(), "Lanterns");
        let dates: Vec<_> = read.dates.iter().map(|d| (&*d.event, d.date.unwrap().to_string())).collect();
        assert_eq!(dates, [("draft", "2026-02-03".to_owned()), ("version", "2026-02-04".to_owned())]);
        assert_eq!(&*read.contributors[0], "Lin Deng");
        assert!(read.other.iter().any(|o| &*o.name == "platform" && &*o.value == "cpe:/o:lantern"));
    }
}
