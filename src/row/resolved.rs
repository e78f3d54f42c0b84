//! Rows of a resolved catalog.

use super::text::Text;
use crate::oscal::Element;
use crate::oscal::label::{flat, label, prose};
use crate::profile::Resolved;

/// What a resolved catalog holds: groups, controls, parameters, parts, properties and resources in its order. Printed by `resolve`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(tag = "row", rename_all = "lowercase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum ResolvedRow<'a> {
    /// A group.
    #[non_exhaustive]
    Group {
        /// Its id.
        id: Option<Text<'a>>,
        /// Its label, as printed.
        label: Option<Text<'a>>,
        /// Its title, without marks.
        title: Text<'a>,
        /// The id of the group that it stands in.
        parent: Option<Text<'a>>,
    },
    /// A control.
    #[non_exhaustive]
    Control {
        /// Its id.
        id: Option<Text<'a>>,
        /// Its label, as printed.
        label: Option<Text<'a>>,
        /// Its title, without marks.
        title: Text<'a>,
        /// The id of the group or control that it stands in.
        parent: Option<Text<'a>>,
        /// The name of the catalog that it comes from.
        from: Text<'a>,
        /// The alterations that it went through, each as file, line and column.
        altered: Vec<Text<'a>>,
    },
    /// A parameter.
    #[non_exhaustive]
    Param {
        /// Its id.
        id: Option<Text<'a>>,
        /// The id of the control or group that it stands in.
        control: Option<Text<'a>>,
        /// What it is called.
        label: Option<Text<'a>>,
        /// What it is set to.
        values: Vec<Text<'a>>,
        /// What may be chosen for it.
        choices: Vec<Text<'a>>,
        /// How many may be chosen: `one`, `one-or-more`.
        how_many: Option<Text<'a>>,
        /// Constraints on it.
        constraints: Vec<Text<'a>>,
        /// Guidelines for it.
        guidelines: Vec<Text<'a>>,
    },
    /// A part.
    #[non_exhaustive]
    Part {
        /// Its id.
        id: Option<Text<'a>>,
        /// What it is: `statement`, `item`, `guidance` …
        name: Option<Text<'a>>,
        /// The id of the control or group that it stands in.
        control: Option<Text<'a>>,
        /// The id of what it stands in directly.
        parent: Option<Text<'a>>,
        /// Its label, as printed.
        label: Option<Text<'a>>,
        /// Its own text; an insert as `{{ insert: param, ID }}`.
        text: Text<'a>,
    },
    /// A property of a group, a control or a part.
    #[non_exhaustive]
    Prop {
        /// The id of what has it.
        of: Option<Text<'a>>,
        /// Its name.
        name: Option<Text<'a>>,
        /// The namespace of its name; none for that of OSCAL.
        ns: Option<Text<'a>>,
        /// Its class.
        class: Option<Text<'a>>,
        /// Its value.
        value: Option<Text<'a>>,
    },
    /// A resource of the back matter.
    #[non_exhaustive]
    Resource {
        /// Its UUID.
        uuid: Option<Text<'a>>,
        /// Its title.
        title: Text<'a>,
    },
}

impl<'a> ResolvedRow<'a> {
    /// The rows of a resolved catalog. Linear in its size.
    pub fn of(resolved: &'a Resolved) -> impl Iterator<Item = Self> {
        resolved.root().walk().flat_map(move |element| {
            let own = match element.name() {
                "group" => Some(group(element)),
                "control" => Some(control(resolved, element)),
                "param" => Some(param(element)),
                "part" => Some(part(element)),
                "resource" => Some(resource(element)),
                _ => None,
            };
            let holds = matches!(element.name(), "group" | "control" | "part");
            own.into_iter().chain(element.all("prop").filter(move |_| holds).map(prop))
        })
    }
}

fn text(value: Option<&str>) -> Option<Text<'_>> {
    value.map(Into::into)
}

fn flat_of(element: Option<Element<'_>>) -> Text<'static> {
    element.map(flat).unwrap_or_default().into()
}

/// The id of what an element stands in.
fn outer(element: Element<'_>) -> Option<&str> {
    element
        .parent()
        .and_then(|outer| outer.flag("id"))
        .filter(|_| element.parent().is_some_and(|outer| !outer.is("catalog")))
}

/// The id of the control or group around an element.
fn holder(element: Element<'_>) -> Option<&str> {
    element
        .ancestors()
        .skip(1)
        .find(|around| matches!(around.name(), "control" | "group"))
        .and_then(|around| around.flag("id"))
}

fn group(element: Element<'_>) -> ResolvedRow<'_> {
    ResolvedRow::Group {
        id: text(element.get("id")),
        label: text(label(element)),
        title: flat_of(element.child("title")),
        parent: text(outer(element)),
    }
}

fn control<'a>(resolved: &'a Resolved, element: Element<'a>) -> ResolvedRow<'a> {
    let view = resolved.control(element);
    ResolvedRow::Control {
        id: text(element.get("id")),
        label: text(label(element)),
        title: flat_of(element.child("title")),
        parent: text(outer(element)),
        from: view.file().into(),
        altered: view.alterations().map(Into::into).collect(),
    }
}

fn param(element: Element<'_>) -> ResolvedRow<'_> {
    let select = element.child("select");
    let all = |name: &str| element.all(name).map(|value| Text::from(flat(value))).collect();
    ResolvedRow::Param {
        id: text(element.get("id")),
        control: text(holder(element)),
        label: element.child("label").map(|label| flat(label).into()),
        values: all("value"),
        choices: select.into_iter().flat_map(|select| select.all("choice")).map(|choice| flat(choice).into()).collect(),
        how_many: text(select.and_then(|select| select.get("how-many"))),
        constraints: element.all("constraint").map(|c| flat(c.child("description").unwrap_or(c)).into()).collect(),
        guidelines: all("guideline"),
    }
}

fn part(element: Element<'_>) -> ResolvedRow<'_> {
    ResolvedRow::Part {
        id: text(element.get("id")),
        name: text(element.get("name")),
        control: text(holder(element)),
        parent: text(element.parent().and_then(|outer| outer.flag("id"))),
        label: text(label(element)),
        text: prose(element).into(),
    }
}

fn prop(element: Element<'_>) -> ResolvedRow<'_> {
    ResolvedRow::Prop {
        of: text(element.parent().and_then(|outer| outer.flag("id"))),
        name: text(element.get("name")),
        ns: text(element.get("ns")),
        class: text(element.get("class")),
        value: text(element.get("value")),
    }
}

fn resource(element: Element<'_>) -> ResolvedRow<'_> {
    ResolvedRow::Resource { uuid: text(element.get("uuid")), title: flat_of(element.child("title")) }
}
