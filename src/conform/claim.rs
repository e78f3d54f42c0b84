//! What an implementation says of a control.

use std::collections::HashMap;

use crate::oscal::Element;
use crate::oscal::label::flat;
use crate::place::Span;
use crate::source::OffsetMap;

/// A claim that a component meets a control, or a statement of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Claim {
    /// The title of the component, or of the capability; none where the source speaks of the whole system.
    pub component: Option<Box<str>>,
    /// The id of the control.
    pub control: Option<Box<str>>,
    /// The id of the statement of the control.
    pub statement: Option<Box<str>>,
    /// How far it is met, in the source's word: `implemented`, `partial`, `planned`, `alternative`, `not-applicable`.
    pub status: Option<Box<str>>,
    /// The catalog or profile that the control is of, as the source names it.
    pub source: Option<Box<str>>,
    /// How it is met.
    pub text: Box<str>,
    /// Parameters that are set, each with its values.
    pub parameters: Vec<(Box<str>, Vec<Box<str>>)>,
    /// Bytes of the file that it was read from.
    pub place: Span,
}

/// The claims of a document.
pub(super) fn all(root: Element<'_>, map: &OffsetMap) -> Vec<Claim> {
    let named =
        root.walk().filter(|element| matches!(element.name(), "component" | "capability" | "defined-component"));
    let names: HashMap<&str, String> =
        named.filter_map(|component| Some((component.get("uuid")?, title(component)?))).collect();
    let import = root.child("import-profile").and_then(|import| import.get("href"));
    let mut claims = Vec::new();
    for requirement in root.below("implemented-requirement") {
        let around = || requirement.ancestors();
        let holder = around().find(|outer| matches!(outer.name(), "component" | "capability")).and_then(title);
        let source =
            around().find(|outer| outer.is("control-implementation")).and_then(|outer| outer.get("source")).or(import);
        let control = requirement.get("control-id");
        let make = |element: Element<'_>, statement: Option<&str>, component: Option<&str>| Claim {
            component: component.map(Into::into),
            control: control.map(Into::into),
            statement: statement.map(Into::into),
            status: status(element).map(Into::into),
            source: source.map(Into::into),
            text: element.child("description").map(flat).unwrap_or_default().into(),
            parameters: element.all("set-parameter").map(setting).collect(),
            place: map.span(element.span().start(), element.span().end()),
        };
        let described = |element: Element<'_>| element.child("description").is_some_and(|text| !flat(text).is_empty());
        let parted = requirement.children().any(|child| matches!(child.name(), "statement" | "by-component"));
        if described(requirement) || !parted {
            claims.push(make(requirement, None, holder.as_deref()));
        }
        for inner in requirement.walk().skip(1) {
            match inner.name() {
                "statement" if described(inner) || inner.child("by-component").is_none() => {
                    claims.push(make(inner, inner.get("statement-id"), holder.as_deref()));
                }
                "by-component" => {
                    let statement = inner
                        .parent()
                        .filter(|outer| outer.is("statement"))
                        .and_then(|outer| outer.get("statement-id"));
                    let component = inner.get("component-uuid").and_then(|uuid| names.get(uuid));
                    claims.push(make(inner, statement, component.map(String::as_str)));
                }
                _ => {}
            }
        }
    }
    claims
}

fn title(element: Element<'_>) -> Option<String> {
    element.child("title").map(flat)
}

/// The degree to which a control is met: an element of its own, or a property as `FedRAMP` has it.
fn status(element: Element<'_>) -> Option<&str> {
    let own = element.child("implementation-status").and_then(|status| status.get("state"));
    let property = || {
        element
            .all("prop")
            .find(|prop| prop.get("name") == Some("implementation-status"))
            .and_then(|prop| prop.get("value"))
    };
    own.or_else(property)
}

fn setting(setting: Element<'_>) -> (Box<str>, Vec<Box<str>>) {
    let values = setting.all("value").map(|value| flat(value).into()).collect();
    (setting.get("param-id").unwrap_or_default().into(), values)
}
