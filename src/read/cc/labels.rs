//! Labels of classes, families, components and elements: `FCS`, `FCS_CKM`, `FCS_CKM.1/AK`, `FCS_CKM.1.2/AK`, `ALC_CMC.1.1D`; and what
//! references name, with the words that are printed for it.

use std::collections::HashMap;

use super::element::{self, Role, is_named_section};
use crate::read::xml::tree::{Id, attribute, child, plain, walk};
use crate::read::xml::{Node, Tree};

/// Labels of a document, and what is named in it.
#[derive(Debug, Default)]
pub(super) struct Labels<'t> {
    by_element: HashMap<Id, Box<str>>,
    by_name: HashMap<Box<str>, Node<'t>>,
    /// Tags of entries of bibliographies, in brackets.
    tags: HashMap<Id, String>,
}

impl<'t> Labels<'t> {
    /// Those of a document. Linear.
    pub(super) fn of(tree: &'t Tree<'t>) -> Self {
        let mut found = Self::default();
        // The open component: where it ends, its label, and how many elements of each letter it has.
        let mut component: Option<(usize, Box<str>, HashMap<&str, u32>)> = None;
        let root = std::iter::once(tree.root());
        for node in root.chain(walk(tree.root(), |_| false)).filter(Node::is_element) {
            let role = element::role(node.name());
            let label = match role {
                Role::Component => {
                    let label = component_label(node);
                    component = Some((node.range().end, label.clone().unwrap_or_default(), HashMap::new()));
                    label
                }
                Role::Element => {
                    let open = component.as_mut().filter(|(end, ..)| node.range().start < *end);
                    open.and_then(|(_, label, counts)| element_label(node, label, counts))
                }
                Role::Family | Role::Package => upper(attribute(node, "id")),
                Role::Action => upper(attribute(node, "id")).filter(|id| id.contains('.')),
                Role::Supplement(_) if node.name() == "m-workunit" => upper(attribute(node, "id")),
                _ => None,
            };
            found.name(node, role, label);
        }
        found
    }

    fn name(&mut self, node: Node<'t>, role: Role, label: Option<Box<str>>) {
        for name in [id(node, role), label.as_deref()].into_iter().flatten().filter(|name| !name.is_empty()) {
            self.by_name.entry(name.into()).or_insert(node);
        }
        if is_named_section(node) {
            self.by_name.entry(node.name().into()).or_insert(node);
        }
        if matches!(role, Role::Entry | Role::BiblioEntry) {
            let tag = ["tag", "biblioterm"].into_iter().find_map(|name| child(node, name));
            if let Some(tag) = tag.map(|tag| plain(tag, "", |_| false)).filter(|tag| !tag.is_empty()) {
                self.tags.insert(node.id(), format!("[{tag}]"));
            }
        }
        if let Some(label) = label {
            self.by_name.entry(label.to_lowercase().into()).or_insert(node);
            self.by_element.insert(node.id(), label);
        }
    }

    /// The label of an element.
    pub(super) fn label(&self, node: Node<'_>) -> Option<&str> {
        self.by_element.get(&node.id()).map(|label| &**label)
    }

    /// What a name is of, with the name by which it is an anchor: as it is written, else in capitals.
    pub(super) fn named(&self, name: &str) -> Option<(Box<str>, Node<'t>)> {
        let find = |name: &str| self.by_name.get_key_value(name).map(|(key, node)| (key.clone(), *node));
        find(name).or_else(|| find(&name.to_uppercase()))
    }

    /// The words that are printed for what a name is of: its label, the tag of an entry in brackets, or its title.
    pub(super) fn printed(&self, name: &str) -> String {
        let Some((_, node)) = self.named(name) else { return name.to_owned() };
        if let Some(label) = self.label(node) {
            return label.to_owned();
        }
        if let Some(tag) = self.tags.get(&node.id()) {
            return tag.clone();
        }
        title(node).unwrap_or_else(|| name.to_owned())
    }
}

/// The title of a section, a class, a component or a figure, as an attribute gives it.
pub(super) fn title(node: Node<'_>) -> Option<String> {
    let given =
        ["title", "name"].into_iter().find_map(|name| attribute(node, name).filter(|title| !title.trim().is_empty()));
    match given {
        Some(title) => Some(title.split_whitespace().collect::<Vec<_>>().join(" ")),
        None => is_named_section(node).then(|| node.name().replace('_', " ")),
    }
}

/// The id of an element. References have what they name in an attribute of that name.
pub(super) fn id(node: Node<'_>, role: Role) -> Option<&str> {
    let names = matches!(role, Role::Call | Role::Label);
    node.attribute("id").map(str::trim).filter(|id| !names && !id.is_empty())
}

fn upper(id: Option<&str>) -> Option<Box<str>> {
    id.map(str::trim).filter(|id| !id.is_empty()).map(|id| id.to_uppercase().into())
}

/// `FCS_CKM.1/AK`, from the identifier of the criteria and the name of the iteration.
fn component_label(node: Node<'_>) -> Option<Box<str>> {
    let given = attribute(node, "cc-id").or_else(|| attribute(node, "id"))?.trim();
    let Some(length) = component_length(given) else { return upper(Some(given)) };
    let base = given[..length].to_uppercase();
    Some(match attribute(node, "iteration").map(str::trim).filter(|iteration| !iteration.is_empty()) {
        Some(iteration) => format!("{base}/{iteration}").into(),
        None => (base + &given[length..]).into(),
    })
}

/// The length of `fcs_ckm_ext.1` at the beginning of an id: three letters, a family, a number.
fn component_length(id: &str) -> Option<usize> {
    let (family, rest) = id.split_once('.')?;
    let (class, name) = family.split_once('_')?;
    let word = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let is_class = class.len() == 3 && class.bytes().all(|b| b.is_ascii_alphabetic());
    (is_class && word(name) && digits > 0).then_some(family.len() + 1 + digits)
}

/// Returns `true` for the id of an element: `fcs_ckm.1.2`, `alc_cmc.1.1d`.
fn is_element_id(id: &str) -> bool {
    let Some(rest) = component_length(id).and_then(|length| id[length..].strip_prefix('.')) else { return false };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && matches!(rest.as_bytes()[digits..], [] | [b'a'..=b'z' | b'A'..=b'Z'])
}

/// `FCS_CKM.1.2/AK`: the number of an element among those of its letter.
fn element_label<'t>(node: Node<'t>, component: &str, counts: &mut HashMap<&'t str, u32>) -> Option<Box<str>> {
    let letter = attribute(node, "type").unwrap_or_default();
    let count = counts.entry(letter).or_default();
    *count += 1;
    if let Some(id) = attribute(node, "id").filter(|id| is_element_id(id)) {
        return upper(Some(id));
    }
    if component.is_empty() {
        return None;
    }
    let (base, iteration) = component.find('/').map_or((component, ""), |at| component.split_at(at));
    let printed = if matches!(letter, "D" | "C" | "E") { letter } else { "" };
    Some(format!("{base}.{count}{printed}{iteration}").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_follow_from_ids_and_places() {
        let tree = crate::read::xml::tree_of(
            "<PP><f-component cc-id='fcs_lan_ext.1' iteration='AK' id='x'><f-element/><f-element id='y'/></f-component>\
             <f-component id='fcs_lan.1(2)'><f-element id='fcs_lan.1.1'/></f-component>\
             <a-component cc-id='alc_lan.1'><a-element type='D'/><a-element type='C'/><a-element type='D'/></a-component>\
             <f-family id='fau_arp' name='Alarms'/><f-element/><xref id='fau_arp'/></PP>",
        );
        let labels = Labels::of(&tree);
        let found: Vec<_> = walk(tree.root(), |_| false).map(|n| labels.label(n).unwrap_or("-").to_owned()).collect();
        assert_eq!(
            found.join(" "),
            "FCS_LAN_EXT.1/AK FCS_LAN_EXT.1.1/AK FCS_LAN_EXT.1.2/AK FCS_LAN.1(2) FCS_LAN.1.1 ALC_LAN.1 ALC_LAN.1.1D \
             ALC_LAN.1.1C ALC_LAN.1.2D FAU_ARP - -"
        );
        assert_eq!(labels.printed("x"), "FCS_LAN_EXT.1/AK");
        assert_eq!(labels.printed("fcs_lan_ext.1/ak"), "FCS_LAN_EXT.1/AK");
        assert_eq!(labels.printed("elsewhere"), "elsewhere");
        assert!(is_element_id("alc_cmc.1.1d") && !is_element_id("fcs_ckm.1") && !is_element_id("fel-key"));
    }
}
