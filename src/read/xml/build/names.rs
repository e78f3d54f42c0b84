//! Names of elements and attributes: which are names at all, and one number for each.

use std::collections::HashMap;

use crate::read::xml::tree::{NameData, Names};

/// White space of XML.
pub(super) const WHITE: [char; 4] = [' ', '\t', '\r', '\n'];

/// Returns `true` if a name may begin with a character (XML 1.0, production 4).
pub(super) fn starts_name(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | ':' | '_')
        || matches!(c as u32,
            0xC0..=0xD6 | 0xD8..=0xF6 | 0xF8..=0x2FF | 0x370..=0x37D | 0x37F..=0x1FFF | 0x200C..=0x200D | 0x2070..=0x218F
            | 0x2C00..=0x2FEF | 0x3001..=0xD7FF | 0xF900..=0xFDCF | 0xFDF0..=0xFFFD | 0x1_0000..=0xE_FFFF)
}

/// Returns `true` if a name may go on with a character (production 4a).
pub(super) fn continues_name(c: char) -> bool {
    starts_name(c) || matches!(c, '0'..='9' | '-' | '.') || matches!(c as u32, 0xB7 | 0x300..=0x36F | 0x203F..=0x2040)
}

/// Returns `true` if a part of a qualified name is one: no colon, and it begins as names do.
pub(super) fn is_local(name: &str) -> bool {
    name.starts_with(|c| c != ':' && starts_name(c)) && name.chars().all(|c| c != ':' && continues_name(c))
}

/// Returns `true` if a reference names an entity at all.
pub(super) fn is_entity_name(name: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':');
    !name.is_empty() && name.len() < 128 && name.chars().all(fits)
}

/// Number of names that are remembered by a cheap hash.
const QUICK: usize = 512;

/// Gives each pair of a namespace and a local name one number. What is met again is found by a plain hash; only what shares its
/// place with another is looked for in a map whose hash cannot be foreseen.
pub(super) struct Interner {
    names: Names,
    quick: Vec<u32>,
    all: HashMap<(u32, Box<str>), u32>,
    namespaces: HashMap<Box<str>, u32>,
}

/// The number of the namespace of `xml:`.
pub(super) const XML: u32 = 1;

pub(super) const XML_ADDRESS: &str = "http://www.w3.org/XML/1998/namespace";
pub(super) const XMLNS_ADDRESS: &str = "http://www.w3.org/2000/xmlns/";

impl Interner {
    pub(super) fn new() -> Self {
        let mut new = Self {
            names: Names::default(),
            quick: vec![u32::MAX; QUICK],
            all: HashMap::new(),
            namespaces: HashMap::new(),
        };
        new.namespace("");
        new.namespace(XML_ADDRESS);
        new
    }

    /// The number of a namespace, 0 for none.
    pub(super) fn namespace(&mut self, address: &str) -> u32 {
        if let Some(&known) = self.namespaces.get(address) {
            return known;
        }
        let number = self.names.namespaces.len() as u32;
        self.names.namespaces.push(address.into());
        self.namespaces.insert(address.into(), number);
        number
    }

    /// The number of a name. `None` where the local name is none.
    pub(super) fn name(&mut self, namespace: u32, local: &str) -> Option<u32> {
        let slot = local
            .bytes()
            .fold(namespace.wrapping_mul(31), |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let slot = ((slot >> 16) ^ slot) as usize % QUICK;
        let quick = self.quick[slot];
        if quick != u32::MAX {
            let data = self.names.list[quick as usize];
            if data.namespace == namespace && &self.names.pool[data.start as usize..data.end as usize] == local {
                return Some(quick);
            }
        }
        let number = self.slow(namespace, local)?;
        self.quick[slot] = number;
        Some(number)
    }

    fn slow(&mut self, namespace: u32, local: &str) -> Option<u32> {
        let key = (namespace, Box::from(local));
        if let Some(&known) = self.all.get(&key) {
            return Some(known);
        }
        if !is_local(local) {
            return None;
        }
        let number = self.names.list.len() as u32;
        let start = self.names.pool.len() as u32;
        self.names.pool.push_str(local);
        self.names.list.push(NameData { namespace, start, end: self.names.pool.len() as u32 });
        self.all.insert(key, number);
        Some(number)
    }

    pub(super) fn local(&self, name: u32) -> &str {
        self.names.local(name)
    }

    pub(super) fn finish(self) -> Names {
        self.names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_number() {
        let mut names = Interner::new();
        let other = names.namespace("urn:other");
        let many: Vec<_> = (0..2000).map(|i| names.name(0, &format!("n{i}")).unwrap()).collect();
        assert_eq!((0..2000).map(|i| names.name(0, &format!("n{i}")).unwrap()).collect::<Vec<_>>(), many);
        assert_ne!(names.name(0, "n1"), names.name(other, "n1"));
        assert_eq!(names.name(0, "1n"), None);
        assert_eq!(names.name(0, "a:b"), None);
        assert!(names.name(0, "灯·1").is_some());
    }
}
