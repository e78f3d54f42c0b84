//! How the syntaxes name members: lists in the plural in JSON and YAML, elements and attributes in XML.

use std::borrow::Cow;

/// The documents that OSCAL has, by their root.
pub(crate) const ROOTS: &[&str] = &[
    "catalog",
    "profile",
    "component-definition",
    "system-security-plan",
    "assessment-plan",
    "assessment-results",
    "plan-of-action-and-milestones",
    "mapping-collection",
];

/// The namespace of all releases from 1.0 on.
pub(crate) const NAMESPACE: &str = "http://csrc.nist.gov/ns/oscal/1.0";

/// Lists whose name is that of their items.
const SAME: &[&str] = &["choice", "include-controls", "exclude-controls", "insert-controls"];

/// Elements of HTML that hold running text, or others that do.
const BLOCKS: &[&str] =
    &["p", "ul", "ol", "table", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "img-block"];

/// Elements of HTML inside running text.
const INLINE: &[&str] = &[
    "em", "strong", "code", "q", "sub", "sup", "i", "b", "a", "insert", "img", "br", "li", "td", "th", "cite", "span",
];

/// Fields whose content is one line of markup.
const LINES: &[&str] = &["title", "label", "usage", "choice", "text", "caption"];

/// Fields whose content is paragraphs of markup.
const PARAGRAPHS: &[&str] = &["prose", "description", "remarks", "statement", "purpose", "rationale", "justification"];

/// Members that are attributes in XML, whatever element they are of.
const FLAGS: &[&str] = &[
    "id",
    "uuid",
    "class",
    "ns",
    "group",
    "href",
    "rel",
    "media-type",
    "resource-fragment",
    "control-id",
    "param-id",
    "position",
    "by-id",
    "by-name",
    "by-class",
    "by-ns",
    "by-item-name",
    "how-many",
    "method",
    "order",
    "depends-on",
    "type",
    "scheme",
    "system",
    "component-uuid",
    "statement-id",
    "role-id",
    "state",
    "target-id",
    "with-child-controls",
    "with-parent-controls",
    "pattern",
    "observation-uuid",
    "risk-uuid",
    "finding-uuid",
    "actor-uuid",
    "subject-uuid",
    "task-uuid",
    "reason",
    "filename",
    "algorithm",
    "transport",
    "start",
    "end",
    "asserted-on",
    "collected-by",
    "implementation-uuid",
    "identifier-type",
    "component-type",
    "from",
    "to",
    "provided-uuid",
    "responsibility-uuid",
    "id-ref",
    "source",
    "lifecycle",
    "subject-placeholder-uuid",
    "activity-uuid",
    "response-uuid",
    "date-tested",
    "sharing",
];

/// Elements with attributes whose text has a name in JSON: the element and the name.
const VALUES: &[(&str, &str)] = &[
    ("hash", "value"),
    ("base64", "value"),
    ("telephone-number", "number"),
    ("document-id", "identifier"),
    ("external-id", "id"),
    ("system-id", "id"),
    ("threat-id", "id"),
];

/// Members that name another: of an element of its own, `name` and `value` are elements.
const NAMED: &[&str] = &["prop", "part", "facet", "link", "add"];

/// The name of an item of a list, from the name of the list in JSON, inside an element.
pub(crate) fn item(list: &str, parent: &str) -> String {
    match list {
        "include-controls" | "exclude-controls" if parent == "control-selection" => {
            list.trim_end_matches('s').to_owned()
        }
        "remediations" => "response".to_owned(),
        _ if SAME.contains(&list) => list.to_owned(),
        _ => match list.strip_suffix("ies") {
            Some(stem) => format!("{stem}y"),
            None => {
                let hissing = ["sses", "shes", "ches", "xes"].iter().any(|end| list.ends_with(end));
                list.strip_suffix(if hissing { "es" } else { "s" }).unwrap_or(list).to_owned()
            }
        },
    }
}

/// Members of which there may be several, so that they are a list in JSON though there be one.
const LISTS: &[&str] = &[
    "param",
    "prop",
    "link",
    "part",
    "control",
    "group",
    "resource",
    "rlink",
    "hash",
    "role",
    "party",
    "location",
    "responsible-party",
    "party-uuid",
    "location-uuid",
    "document-id",
    "revision",
    "constraint",
    "test",
    "guideline",
    "choice",
    "import",
    "include-controls",
    "exclude-controls",
    "insert-controls",
    "with-id",
    "matching",
    "set-parameter",
    "alter",
    "remove",
    "add",
    "email-address",
    "telephone-number",
    "addr-line",
    "external-id",
    "member-of-organization",
    "url",
    "action",
];

/// True if a member is one of a list in JSON.
pub(crate) fn is_list(name: &str, parent: &str) -> bool {
    match name {
        "value" => matches!(parent, "param" | "set-parameter"),
        "address" => parent == "party",
        _ => LISTS.contains(&name),
    }
}

/// The name of a list in JSON, from the name of its items.
pub(crate) fn list(item: &str) -> Cow<'_, str> {
    match item {
        _ if SAME.contains(&item) => item.into(),
        "response" => "remediations".into(),
        _ => match item.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
            Some(stem) => format!("{stem}ies").into(),
            None if ["s", "sh", "ch", "x"].iter().any(|end| item.ends_with(end)) => format!("{item}es").into(),
            None => format!("{item}s").into(),
        },
    }
}

/// True if a member is an attribute in XML.
pub(crate) fn is_flag(name: &str, parent: &str) -> bool {
    match name {
        "name" | "value" => NAMED.contains(&parent) && !(name == "value" && parent == "link"),
        "id" => !VALUES.contains(&(parent, "id")),
        "type" => parent != "assessment-platform",
        "source" => parent == "control-implementation",
        "end" | "start" => parent == "port-range",
        "identifier" | "number" => false,
        _ => FLAGS.contains(&name),
    }
}

/// The name in JSON of an element's text, where it has one beside members.
pub(crate) fn value_name(element: &str) -> Option<&'static str> {
    VALUES.iter().find(|(name, _)| *name == element).map(|(_, value)| *value)
}

/// True if an element of HTML is a block of prose.
pub(crate) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// True if white space in an element counts.
pub(crate) fn is_mixed(name: &str) -> bool {
    LINES.contains(&name)
        || INLINE.contains(&name)
        || is_block(name) && !matches!(name, "ul" | "ol" | "table" | "blockquote")
}

/// What a string is in JSON: paragraphs of Markdown, a line of it, or itself.
pub(crate) fn markup(name: &str, parent: &str) -> Markup {
    match name {
        // The text of a risk; a statement of a control's implementation is an object.
        _ if PARAGRAPHS.contains(&name) => Markup::Paragraphs,
        "value" if parent == "param" || parent == "set-parameter" => Markup::Line,
        _ if LINES.contains(&name) => Markup::Line,
        _ => Markup::None,
    }
}

/// What a string is in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Markup {
    None,
    Line,
    Paragraphs,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_named_after_their_items() {
        for (list, parent, name) in [
            ("props", "control", "prop"),
            ("parties", "metadata", "party"),
            ("hashes", "rlink", "hash"),
            ("addresses", "party", "address"),
            ("email-addresses", "party", "email-address"),
            ("choice", "select", "choice"),
            ("include-controls", "import", "include-controls"),
            ("include-controls", "control-selection", "include-control"),
            ("activities", "local-definitions", "activity"),
            ("values", "param", "value"),
        ] {
            assert_eq!(item(list, parent), name);
            if !list.ends_with("controls") {
                assert_eq!(super::list(name), list);
            }
        }
    }
}
