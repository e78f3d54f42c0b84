//! Entities: their declarations in a document type declaration, and their expansion.
//!
//! Nothing external is opened. Of a declaration, the general entities of the internal subset are read (XML 1.0, 4.2); beside
//! them the named characters of [`entities`](super::entities) are known.

use std::collections::HashMap;
use std::rc::Rc;

use memchr::{memchr, memchr2};

use super::entities::named_character;
use super::names::is_entity_name;
use crate::diagnostic::{Code, Diagnostic, Gathered};
use crate::place::Span;
use crate::source::past;

/// The declaration of a name in an internal subset.
#[derive(Clone, Debug)]
enum Entity<'a> {
    Internal(Rc<str>),
    External(&'a str),
}

/// Greatest depth of entities in entities.
const DEPTH: usize = 16;

/// The entities of a document, and how many bytes references may still expand to.
#[derive(Debug)]
pub(super) struct Declared<'a> {
    entities: HashMap<&'a str, Entity<'a>>,
    budget: u64,
}

/// A reference that is being replaced: where it stands in the source, and whether in the value of an attribute.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    length: usize,
    in_attribute: bool,
}

const TOO_LARGE: &str = "entities expand to more than is allowed; raise the limit on expansion to read it";

impl<'a> Declared<'a> {
    pub(super) fn new(budget: u64) -> Self {
        Self { entities: HashMap::new(), budget }
    }

    /// Reads the entity declarations of an internal subset (XML 1.0, 4.2).
    pub(super) fn read(&mut self, start: usize, doctype: &'a str, said: &mut Gathered) {
        let Some(mut at) = doctype.find('[') else { return };
        while let Some(found) = memchr2(b'<', b'%', &doctype.as_bytes()[at..]) {
            at += found;
            let rest = &doctype[at..];
            if rest.starts_with('%') {
                let length = rest.bytes().take(128).position(|b| b == b';').map_or(1, |n| n + 1);
                say(
                    said,
                    Code::Dtd,
                    start + at,
                    length,
                    format!("parameter entity {} was not expanded", &rest[..length]),
                );
                at += length;
            } else if rest.starts_with("<!--") {
                at += past(rest.as_bytes(), b"-->");
            } else if rest.starts_with("<?") {
                at += past(rest.as_bytes(), b"?>");
            } else {
                let length = markup_length(rest);
                if let Some(declaration) = rest[..length].strip_prefix("<!ENTITY") {
                    self.declare(start + at, length, declaration, said);
                }
                at += length;
            }
        }
    }

    fn declare(&mut self, at: usize, length: usize, declaration: &'a str, said: &mut Gathered) {
        let declaration = declaration.trim_start();
        if declaration.starts_with('%') {
            say(said, Code::Dtd, at, length, "a parameter entity was declared; it is not used".into());
            return;
        }
        let Some((name, rest)) = declaration.split_once(|c: char| c.is_whitespace()) else { return };
        let rest = rest.trim_start();
        let entity = match literal(rest) {
            Some((value, _)) => Some(Entity::Internal(with_characters(value).into())),
            None => {
                let system = rest.strip_prefix("SYSTEM").or_else(|| {
                    let public = rest.strip_prefix("PUBLIC")?.trim_start();
                    literal(public).map(|(_, after)| after)
                });
                system.and_then(|s| literal(s.trim_start())).map(|(address, _)| Entity::External(address))
            }
        };
        if let Some(entity) = entity {
            // The first declaration binds (XML 1.0, 4.2).
            self.entities.entry(name).or_insert(entity);
        }
    }

    /// The expansion of a reference, with the references in it replaced but for those that XML itself knows. The message of the limit
    /// that was passed otherwise.
    pub(super) fn resolve(
        &mut self,
        name: &str,
        (at, length): (usize, usize),
        in_attribute: bool,
        said: &mut Gathered,
    ) -> Result<String, String> {
        let mut out = String::new();
        self.put(name, Place { at, length, in_attribute }, 0, &mut out, said)?;
        Ok(out)
    }

    fn put(
        &mut self,
        name: &str,
        place: Place,
        depth: usize,
        out: &mut String,
        said: &mut Gathered,
    ) -> Result<(), String> {
        // A reference costs something even where it stands for nothing.
        self.budget = self.budget.saturating_sub(1);
        if self.budget == 0 {
            return Err(TOO_LARGE.into());
        }
        if depth > DEPTH {
            return Err(format!("entity &{name}; refers to itself, or through more than {DEPTH} others"));
        }
        let Place { at, length, .. } = place;
        match self.entities.get(name).cloned() {
            Some(Entity::Internal(value)) => self.value(&value, place, depth, out, said)?,
            Some(Entity::External(address)) => {
                let message = format!("external entity &{name}; ({address}) was not opened; its place is empty");
                say(said, Code::ExternalEntity, at, length, message);
                // A reader may know what its address names.
                let plain = !address.contains("?>") && !address.contains(['<', '&']);
                if !place.in_attribute && plain {
                    out.push_str("<?external-entity ");
                    out.push_str(address);
                    out.push_str("?>");
                }
            }
            None => match named_character(name) {
                Some(characters) => out.push_str(&characters.replace('&', "&amp;").replace('<', "&lt;")),
                None => {
                    let message = format!("entity &{name}; is declared nowhere; it was kept as text");
                    say(said, Code::UndeclaredEntity, at, length, message);
                    out.push_str("&amp;");
                    out.push_str(name);
                    out.push(';');
                }
            },
        }
        let size = out.len() as u64;
        if size > self.budget {
            return Err(TOO_LARGE.into());
        }
        if depth == 0 {
            self.budget = self.budget.saturating_sub(size);
        }
        Ok(())
    }

    /// The replacement text of an internal entity, with the references in it replaced as well.
    fn value(
        &mut self,
        value: &str,
        place: Place,
        depth: usize,
        out: &mut String,
        said: &mut Gathered,
    ) -> Result<(), String> {
        let mut rest = value;
        while let Some(found) = memchr(b'&', rest.as_bytes()) {
            push_literal(&rest[..found], place.in_attribute, out);
            rest = &rest[found..];
            if let Some(length) = character_reference(rest) {
                out.push_str(&rest[..length]);
                rest = &rest[length..];
                continue;
            }
            match reference_name(&rest[1..]) {
                Some(name) if matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") => {
                    out.push_str(&rest[..name.len() + 2]);
                    rest = &rest[name.len() + 2..];
                }
                Some(name) => {
                    self.put(name, place, depth + 1, out, said)?;
                    rest = &rest[name.len() + 2..];
                }
                None => {
                    out.push_str("&amp;");
                    rest = &rest[1..];
                }
            }
        }
        push_literal(rest, place.in_attribute, out);
        Ok(())
    }
}

fn say(said: &mut Gathered, code: Code, at: usize, length: usize, message: String) {
    if said.wants(code) {
        let span = Span::new(at as u32, (at + length) as u32);
        said.push(Diagnostic::warning(code, message).at(span));
    }
}

/// Bytes of a character reference at the start: `&#160;`, `&#xA0;`.
fn character_reference(text: &str) -> Option<usize> {
    let digits = text.strip_prefix("&#")?;
    let length = digits.bytes().take(10).position(|b| b == b';')?;
    let code = &digits[..length];
    let fits = |code: &str, hex: bool| {
        !code.is_empty() && code.bytes().all(|b| if hex { b.is_ascii_hexdigit() } else { b.is_ascii_digit() })
    };
    (fits(code, false) || code.strip_prefix('x').is_some_and(|hex| fits(hex, true))).then_some(length + 3)
}

/// The value of an entity with its character references replaced, as they are when it is declared (XML 1.0, 4.5).
fn with_characters(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find("&#") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = character_reference(rest).unwrap_or(2);
        let code = rest[..length].trim_start_matches("&#").trim_end_matches(';');
        let number = code.strip_prefix('x').map_or_else(|| code.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
        match number.and_then(char::from_u32) {
            // What stands for a sign of markup in an attribute or in text is kept as the parser takes it.
            Some('&') => out.push_str("&#38;"),
            Some(c) => out.push(c),
            None => out.push_str(&rest[..length]),
        }
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

fn push_literal(text: &str, in_attribute: bool, out: &mut String) {
    if in_attribute {
        out.push_str(&text.replace('<', "&lt;").replace('"', "&quot;").replace('\'', "&apos;"));
    } else {
        out.push_str(text);
    }
}

/// The name in `name;…`; character references give none, for the parser knows them.
fn reference_name(rest: &str) -> Option<&str> {
    let end = rest.bytes().take(128).position(|b| b == b';')?;
    let name = &rest[..end];
    is_entity_name(name).then_some(name)
}

/// The quoted text at the start, and what comes after.
fn literal(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    text[1..].split_once(quote)
}

/// Length of a declaration in an internal subset.
fn markup_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            quote @ (b'"' | b'\'') => at += memchr(quote, &bytes[at + 1..]).map_or(bytes.len(), |n| n + 2),
            b'>' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}
