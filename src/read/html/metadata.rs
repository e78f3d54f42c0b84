//! What the head of a page says of its document: the title, `meta` elements, the list of versions and editors.

use super::tree::{Node, Tag, Tree};
use crate::model::{DocumentIdentifier, DocumentTitle, Field, IdentifierForm, LifeDate, Metadata, OtherFact};

/// Facts that are looked for.
const LOOKED_FOR: &[Field] = &[
    Field::Identifiers,
    Field::Titles,
    Field::Languages,
    Field::Dates,
    Field::Publishers,
    Field::Contributors,
    Field::Keywords,
];

/// How many elements of a head are looked at.
const MOST: usize = 2000;

/// Reads the facts that stand outside of the text.
pub(super) fn read(tree: &Tree<'_>, metadata: &mut Metadata) {
    metadata.extracted.extend_from_slice(LOOKED_FOR);
    let root = tree.root();
    let language = root.filled("lang").or_else(|| root.filled("xml:lang"));
    metadata.languages.extend(language.map(|language| language.into_owned().into()));
    for node in root.descendants().filter(|node| node.is_element()).take(MOST) {
        match node.tag() {
            Tag::Meta => meta(node, metadata),
            Tag::Title => {
                let text = node.first_child().map(Node::text).unwrap_or_default();
                if let Some(text) = line(&text) {
                    fact(metadata, "html/title", &text);
                }
            }
            _ => {}
        }
    }
}

/// The title of the document, where no heading is it: that of the page.
pub(super) fn title(metadata: &mut Metadata) {
    let page = metadata.other.iter().find(|fact| &*fact.name == "html/title").map(|fact| fact.value.clone());
    if metadata.titles.is_empty() {
        let language = metadata.languages.first().cloned();
        metadata.titles.extend(page.map(|full| DocumentTitle {
            language,
            full: Some(full),
            ..DocumentTitle::default()
        }));
    }
}

fn meta(node: Node<'_>, metadata: &mut Metadata) {
    let name = node.filled("name").or_else(|| node.filled("property"));
    let (Some(name), Some(content)) = (name, node.filled("content")) else { return };
    let lower = name.to_ascii_lowercase();
    let bare = lower.strip_prefix("dcterms.").or_else(|| lower.strip_prefix("dc.")).unwrap_or(&lower);
    let value = || Box::from(content.as_ref());
    match bare {
        "author" | "creator" | "editor" => metadata.contributors.push(value()),
        "publisher" => metadata.publishers.push(value()),
        "keyword" | "keywords" | "subject" => metadata.keywords.push(value()),
        "rfc.number" => metadata.identifiers.push(identifier(&format!("RFC {content}"))),
        "identifier" if !content.contains("://") => metadata.identifiers.push(identifier(&content)),
        "date" | "issued" | "created" | "modified" | "revised" => {
            let date = content.get(..10).or(Some(&content)).and_then(|date| date.parse().ok());
            metadata.dates.push(LifeDate { event: bare.into(), date, printed: value() });
        }
        "viewport" | "theme-color" | "color-scheme" => {}
        _ => fact(metadata, &format!("html/meta/{name}"), &content),
    }
}

fn identifier(value: &str) -> DocumentIdentifier {
    DocumentIdentifier { value: value.into(), form: IdentifierForm::Unspecified }
}

fn fact(metadata: &mut Metadata, name: &str, value: &str) {
    metadata.other.push(OtherFact { name: name.into(), value: value.into() });
}

/// A text on one line, if it says anything.
fn line(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
