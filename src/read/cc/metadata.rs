//! What a document of the Common Criteria says of itself.

use crate::model::{
    DocumentIdentifier, DocumentTitle, Field, IdentifierForm, LifeDate, Metadata, OtherFact, Relation, RelationKind,
};
use crate::read::xml::Node;
use crate::read::xml::tree::{attribute, elements, plain, walk};

/// The fields that these documents have; what is missing of them is absent, not unknown.
const FIELDS: &[Field] = &[
    Field::Identifiers,
    Field::Titles,
    Field::DocumentType,
    Field::Version,
    Field::Status,
    Field::Languages,
    Field::Dates,
    Field::Publishers,
    Field::Keywords,
    Field::Relations,
];

/// Reads what a document says of itself.
pub(super) fn read(root: Node<'_>) -> Metadata {
    let mut out = Metadata { extracted: FIELDS.to_vec(), ..Metadata::default() };
    out.document_type = Some(attribute(root, "type").filter(|t| !t.is_empty()).unwrap_or(root.name()).into());
    for attribute in root.attributes().filter(|a| a.namespace().is_none() && !a.value().trim().is_empty()) {
        let value = attribute.value().trim();
        match attribute.name() {
            "lang" => out.languages.push(value.to_lowercase().into()),
            "version" => out.version = Some(value.into()),
            name => fact(name, value, &mut out),
        }
    }
    for node in elements(root) {
        match node.name() {
            "PPReference" | "intro" => head(node, &mut out),
            "RevisionHistory" => history(node, &mut out),
            "include-pkg" | "include" => {
                let place = elements(node).filter(|n| n.name() == "url").last().map(|url| plain(url, "", |_| false));
                if let Some(identifier) = place.or_else(|| attribute(node, "id").map(str::to_owned)) {
                    let (kind, word) = (RelationKind::Related, Some("include-pkg".into()));
                    out.relations.push(Relation { kind, word, identifier: identifier.into() });
                }
            }
            "release-notes" | "patchinfo" | "extra-css" => fact(node.name(), &plain(node, "br", |_| false), &mut out),
            _ => {}
        }
    }
    out
}

/// Every innermost text of the head.
fn head(node: Node<'_>, out: &mut Metadata) {
    for leaf in walk(node, |_| false).filter(|n| n.is_element() && elements(*n).next().is_none()) {
        let value = plain(leaf, "br", |_| false);
        if value.is_empty() {
            continue;
        }
        match leaf.name() {
            "PPTitle" | "esrtitle" => {
                out.titles.push(DocumentTitle { full: Some(value.into()), ..DocumentTitle::default() });
            }
            "PPVersion" | "version" if out.version.is_none() => out.version = Some(value.into()),
            "PPAuthor" | "maintainer" => out.publishers.push(value.into()),
            "PPPubDate" | "issuedate" => {
                let date = value.parse().ok();
                out.dates.push(LifeDate { event: "publication".into(), date, printed: value.into() });
            }
            "Keywords" => {
                out.keywords.extend(value.split([';', ',']).map(str::trim).filter(|k| !k.is_empty()).map(Box::from));
            }
            "PPCertificationID" | "identifier" => {
                out.identifiers.push(DocumentIdentifier { value: value.into(), form: IdentifierForm::Unspecified });
            }
            "status" => out.status = Some(value.into()),
            name => fact(name, &value, out),
        }
    }
}

/// The history of revisions, an entry a fact.
fn history(node: Node<'_>, out: &mut Metadata) {
    for entry in elements(node) {
        let parts: Vec<_> =
            elements(entry).map(|part| plain(part, "br", |_| false)).filter(|p| !p.is_empty()).collect();
        fact("revision", &parts.join(" · "), out);
    }
}

fn fact(name: &str, value: &str, out: &mut Metadata) {
    if !value.is_empty() {
        out.other.push(OtherFact { name: name.into(), value: value.into() });
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_head_of_a_profile_is_read() {
        let tree = crate::read::xml::tree_of(
            "<PP xmlns='https://niap-ccevs.org/cc/v1' name='Lanterns'><PPReference><ReferenceTable><PPTitle>Profile for Lanterns</PPTitle>\
             <PPVersion>1.1</PPVersion><PPAuthor>Moon Works</PPAuthor><PPPubDate>2026-02-03</PPPubDate><Keywords>light; paper</Keywords>\
             </ReferenceTable></PPReference><RevisionHistory><entry><version>1.0</version><subject>First</subject></entry></RevisionHistory></PP>",
        );
        let read = super::read(tree.root());
        assert_eq!(read.titles[0].text(), "Profile for Lanterns");
        assert_eq!(
            (read.version.as_deref(), read.dates[0].date.unwrap().to_string()),
            (Some("1.1"), "2026-02-03".into())
        );
        assert_eq!(read.keywords.iter().map(|k| &**k).collect::<Vec<_>>(), ["light", "paper"]);
        assert!(read.other.iter().any(|o| &*o.name == "revision" && &*o.value == "1.0 · First"));
    }
}
