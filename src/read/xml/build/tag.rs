//! Start tags: their names, attributes and declarations of namespaces.

use std::ops::Range;

use memchr::memchr;

use super::names::{XML, XML_ADDRESS, XMLNS_ADDRESS, is_local};
use super::pass::{Checked, Fault, NOTHING, Pass, Scope};
use crate::diagnostic::{Code, Diagnostic};
use crate::read::xml::tree::{AttributeData, EXTRA, Kind, NodeData};

/// Greatest number of declarations of namespaces that hold in one place: each look-up goes over them.
const NAMESPACES: usize = 128;

/// Greatest number of prefixes without a declaration that are made up for before a file is refused.
const PREFIXES: usize = 16;

const NAME: &str = "not well-formed XML: a name that is none";

fn is_white(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\r' | b'\n')
}

impl Pass<'_, '_> {
    /// Opens an element. The range of its name in the stretch is given.
    pub(super) fn start(
        &mut self,
        stretch: &str,
        range: Range<usize>,
        empty: bool,
        in_entity: bool,
    ) -> Checked<Range<usize>> {
        self.flush()?;
        let bytes = stretch.as_bytes();
        let close = range.end - if empty { 2 } else { 1 };
        let name = range.start + 1;
        let length = bytes[name..close].iter().position(|b| is_white(*b)).unwrap_or(close - name);
        let name = name..name + length;
        let start = self.position(range.start);
        self.depth += 1;
        if self.depth > self.limits.depth() {
            let depth = self.limits.depth();
            return Err(self.limit(
                range.start,
                format!("elements nested deeper than {depth}; raise the limit on depth to read it"),
            ));
        }
        let first = self.attributes.len();
        self.attribute_list(stretch, name.end..close, range.start, in_entity)?;
        let id = self.name_of(&stretch[name.clone()], name.start)?;
        self.resolve_prefixes(stretch, first)?;
        let count = (self.attributes.len() - first) as u32;
        let end = self.position(range.end);
        let (first, parent, previous, past) = (first as u32, 0, 0, 0);
        let node =
            self.push(NodeData { kind: Kind::Element, name: id, parent, previous, past, start, end, first, count })?;
        if empty {
            self.leave_scope();
            self.depth -= 1;
        } else {
            self.current = (node, NOTHING);
        }
        Ok(name)
    }

    /// The attributes of a start tag, which begins at `tag`.
    fn attribute_list(&mut self, stretch: &str, range: Range<usize>, tag: usize, in_entity: bool) -> Checked {
        self.prefixed.clear();
        let bytes = stretch.as_bytes();
        let mut at = range.start;
        let mut count = 0;
        loop {
            let begin = at;
            while at < range.end && is_white(bytes[at]) {
                at += 1;
            }
            if at >= range.end {
                break;
            }
            count += 1;
            if count > self.limits.attributes() {
                let most = self.limits.attributes();
                let message =
                    format!("element with more than {most} attributes; raise the limit on attributes to read it");
                return Err(self.limit(tag, message));
            }
            if at == begin {
                return Err(self.fault(at, "not well-formed XML: expected white space before an attribute"));
            }
            at = self.attribute(stretch, at, range.end, in_entity)?;
        }
        Ok(())
    }

    /// One attribute. The offset after it.
    fn attribute(&mut self, stretch: &str, at: usize, close: usize, in_entity: bool) -> Checked<usize> {
        let bytes = stretch.as_bytes();
        let length = bytes[at..close].iter().position(|b| is_white(*b) || *b == b'=');
        let Some(length) = length else {
            return Err(self.fault(at, "not well-formed XML: an attribute without a value"));
        };
        let name = at..at + length;
        let skip = |from: usize| from + bytes[from..close].iter().take_while(|b| is_white(**b)).count();
        let equals = skip(name.end);
        let open = skip(equals + usize::from(bytes.get(equals) == Some(&b'=')));
        let quote = bytes.get(open).copied().filter(|b| open < close && matches!(b, b'"' | b'\''));
        let Some(quote) = quote.filter(|_| bytes[equals] == b'=') else {
            return Err(
                self.fault(at, "not well-formed XML: expected = and a value in quotes after the name of an attribute")
            );
        };
        let Some(length) = memchr(quote, &bytes[open + 1..close]) else {
            return Err(self.fault(open, "not well-formed XML: a value of an attribute that does not end"));
        };
        let value = open + 1..open + 1 + length;
        let after = value.end + 1;
        let place = self.position(value.start);
        let mut data = AttributeData { name: 0, start: place, end: 0, place, place_end: 0 };
        let odd = |b: &u8| matches!(b, b'<' | b'&' | b'\t' | b'\n' | b'\r');
        if bytes[value.clone()].iter().any(odd) {
            data.start = self.extra.len() as u32 | EXTRA;
            self.value(stretch, value.clone(), in_entity)?;
            data.end = self.extra.len() as u32;
            data.place_end = self.position(value.end);
        } else {
            data.end = self.position(value.end);
            data.place_end = data.end;
        }
        self.named(stretch, name, data, &stretch[value])?;
        Ok(after)
    }

    /// Writes a value with its references replaced and its white space as blanks.
    fn value(&mut self, stretch: &str, range: Range<usize>, in_entity: bool) -> Checked {
        let mut at = range.start;
        while at < range.end {
            let rest = &stretch[at..range.end];
            let Some(found) = rest.find(['<', '&', '\t', '\n', '\r']) else {
                self.extra.push_str(rest);
                break;
            };
            self.extra.push_str(&rest[..found]);
            at += found;
            match stretch.as_bytes()[at] {
                b'<' => {
                    return Err(self.fault(at, "< inside the value of an attribute; write &lt; for the sign itself"));
                }
                b'&' => at = self.reference_in_value(stretch, at, range.end, in_entity)?,
                b'\r' if stretch[at..].starts_with("\r\n") => at += 1,
                _ => {
                    self.extra.push(' ');
                    at += 1;
                }
            }
        }
        Ok(())
    }

    /// Files an attribute under its name: a declaration of a namespace, or one of the element.
    fn named(&mut self, stretch: &str, name: Range<usize>, data: AttributeData, value: &str) -> Checked {
        let qualified = &stretch[name.clone()];
        let (prefix, local) = qualified.split_once(':').unwrap_or(("", qualified));
        if prefix == "xmlns" || qualified == "xmlns" {
            let value = match data.start & EXTRA {
                0 => value.to_owned(),
                _ => self.extra[(data.start & !EXTRA) as usize..data.end as usize].to_owned(),
            };
            return self.declare(if prefix.is_empty() { "" } else { local }, &value, name.start);
        }
        if prefix.is_empty() {
            let Some(id) = self.names.name(0, local) else {
                return Err(self.fault(name.start, NAME));
            };
            self.attributes.push(AttributeData { name: id, ..data });
        } else {
            self.prefixed.push((self.attributes.len(), name));
            self.attributes.push(data);
        }
        Ok(())
    }

    /// A declaration of a namespace on the element that is being opened (Namespaces in XML 1.0, 3).
    fn declare(&mut self, prefix: &str, address: &str, at: usize) -> Checked {
        let reserved = match (prefix, address) {
            (_, XMLNS_ADDRESS) => true,
            ("xml", address) => address != XML_ADDRESS,
            (_, address) => address == XML_ADDRESS,
        };
        if reserved || !prefix.is_empty() && !is_local(prefix) {
            return Err(self.fault(at, "not well-formed XML: a namespace that may not be declared so"));
        }
        let depth = self.depth;
        if self.scopes.iter().rev().take_while(|s| s.depth == depth).any(|s| *s.prefix == *prefix) {
            return Err(self.fault(at, "not well-formed XML: a namespace that is declared twice"));
        }
        if self.scopes.len() >= NAMESPACES {
            return Err(self.limit(at, format!("more than {NAMESPACES} namespaces declared around an element")));
        }
        let namespace = self.names.namespace(address);
        self.scopes.push(Scope { prefix: prefix.into(), namespace, depth });
        Ok(())
    }

    /// Ends the declarations of the innermost element.
    pub(super) fn leave_scope(&mut self) {
        while self.scopes.pop_if(|scope| scope.depth >= self.depth).is_some() {}
    }

    fn namespace_of(&mut self, prefix: &str, at: usize) -> Checked<u32> {
        if let Some(scope) = self.scopes.iter().rev().find(|scope| *scope.prefix == *prefix) {
            return Ok(scope.namespace);
        }
        match prefix {
            "" => return Ok(0),
            "xml" => return Ok(XML),
            _ => {}
        }
        if !is_local(prefix) || prefix == "xmlns" {
            return Err(self.fault(at, NAME));
        }
        if !self.undeclared.iter().any(|known| **known == *prefix) {
            if self.undeclared.len() >= PREFIXES {
                return Err(self.fault(at, "too many undeclared prefixes of names"));
            }
            self.undeclared.push(prefix.into());
        }
        Ok(self.names.namespace(&format!("urn:undeclared:{prefix}")))
    }

    fn name_of(&mut self, qualified: &str, at: usize) -> Checked<u32> {
        let (prefix, local) = qualified.split_once(':').unwrap_or(("", qualified));
        let namespace = self.namespace_of(prefix, at)?;
        self.names.name(namespace, local).ok_or_else(|| self.fault(at, NAME))
    }

    /// Names the attributes that have a prefix, and looks for two of one name.
    fn resolve_prefixes(&mut self, stretch: &str, first: usize) -> Checked {
        for i in 0..self.prefixed.len() {
            let (attribute, name) = self.prefixed[i].clone();
            self.attributes[attribute].name = self.name_of(&stretch[name.clone()], name.start)?;
        }
        let all = &self.attributes[first..];
        for (i, attribute) in all.iter().enumerate().skip(1) {
            if all[..i].iter().any(|other| other.name == attribute.name) {
                let name = self.names.local(attribute.name).to_owned();
                let at = attribute.place;
                let message = format!("not well-formed XML: attribute {name} is given twice").into();
                return Err(Fault { at, limit: false, message });
            }
        }
        Ok(())
    }
}

/// Says that a prefix was made up for.
pub(super) fn undeclared(prefix: &str) -> Diagnostic {
    let message = format!("the prefix {prefix} is declared nowhere; its names were read as if it were");
    Diagnostic::warning(Code::UnknownElement, message)
}
