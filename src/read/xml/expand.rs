//! Entity references are put in place before parsing, with the way back to the source.
//!
//! The parser then never meets a document type declaration: what it refers to is not opened, what it declares is expanded
//! within limits, and positions stay those of the file.

use std::collections::HashMap;
use std::rc::Rc;

use memchr::{memchr, memchr2};

use super::entities::named_character;
use super::guard::{Outline, Refusal, start_tag};
use crate::diagnostic::{Code, Diagnostic, Gathered};
use crate::place::Span;
use crate::source::{Limits, OffsetMap, declaration_length, past};

/// What an internal subset declares under a name.
#[derive(Clone, Debug)]
enum Entity<'a> {
    Internal(Rc<str>),
    External(&'a str),
}

/// A source with its entities in place.
#[derive(Debug)]
pub(super) struct Expanded {
    pub(super) text: String,
    pub(super) map: OffsetMap,
    pub(super) diagnostics: Gathered,
}

/// How deep entities may refer to entities.
const DEPTH: usize = 16;

/// Writes a source again without its document type declaration and with entity references replaced.
pub(super) fn expand(text: &str, outline: Outline, limits: &Limits) -> Result<Expanded, Refusal> {
    let mut expander = Expander {
        source: text,
        declared: HashMap::new(),
        out: Expanded {
            text: String::with_capacity(text.len()),
            map: OffsetMap::default(),
            diagnostics: Gathered::default(),
        },
        copied: 0,
        budget: limits.expansion(),
    };
    if let Some(at) = outline.doctype {
        let length = declaration_length(&text.as_bytes()[at..]);
        expander.declare(at, &text[at..at + length]);
        expander.copy_to(at);
        expander.out.text.extend(text[at..at + length].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }));
        expander.copied = at + length;
        expander.out.map.copied(expander.out.text.len(), expander.copied);
    }
    if outline.entities {
        expander.references()?;
    }
    expander.copy_to(text.len());
    Ok(expander.out)
}

struct Expander<'a> {
    source: &'a str,
    declared: HashMap<&'a str, Entity<'a>>,
    out: Expanded,
    copied: usize,
    budget: u64,
}

impl<'a> Expander<'a> {
    fn copy_to(&mut self, end: usize) {
        self.out.text.push_str(&self.source[self.copied..end]);
        self.copied = end;
    }

    fn say(&mut self, code: Code, at: usize, length: usize, message: String) {
        if !self.out.diagnostics.wants(code) {
            return;
        }
        let span = Span::new(at as u32, (at + length) as u32);
        self.out.diagnostics.push(Diagnostic::warning(code, message).at(span));
    }

    /// Reads the entity declarations of an internal subset (XML 1.0, 4.2).
    fn declare(&mut self, start: usize, doctype: &'a str) {
        let Some(mut at) = doctype.find('[') else { return };
        while let Some(found) = memchr2(b'<', b'%', &doctype.as_bytes()[at..]) {
            at += found;
            let rest = &doctype[at..];
            if rest.starts_with('%') {
                let length = rest.bytes().take(128).position(|b| b == b';').map_or(1, |n| n + 1);
                self.say(
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
                    self.declare_one(start + at, length, declaration);
                }
                at += length;
            }
        }
    }

    fn declare_one(&mut self, at: usize, length: usize, declaration: &'a str) {
        let declaration = declaration.trim_start();
        if declaration.starts_with('%') {
            self.say(Code::Dtd, at, length, "a parameter entity was declared; it is not used".into());
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
            self.declared.entry(name).or_insert(entity);
        }
    }

    fn references(&mut self) -> Result<(), Refusal> {
        let bytes = self.source.as_bytes();
        let mut at = self.copied;
        // References in the prolog before the declaration cannot be: it holds no text.
        while let Some(found) = memchr2(b'<', b'&', &bytes[at..]) {
            at += found;
            if bytes[at] == b'&' {
                at = self.reference(at, false)?;
                continue;
            }
            at = match bytes.get(at + 1) {
                Some(b'!') => at + declaration_length(&bytes[at..]),
                Some(b'?') => at + past(&bytes[at..], b"?>"),
                Some(b'/') => at + 2,
                _ => {
                    let end = at + start_tag(&bytes[at..]).length;
                    let mut inside = at;
                    while let Some(found) = memchr(b'&', &bytes[inside..end]) {
                        inside = self.reference(inside + found, true)?;
                    }
                    end
                }
            };
        }
        Ok(())
    }

    /// Replaces the reference at an offset, if it names an entity that the parser does not know. Gives the offset after it.
    fn reference(&mut self, at: usize, in_attribute: bool) -> Result<usize, Refusal> {
        let Some(name) = reference_name(&self.source[at + 1..]) else { return Ok(at + 1) };
        let end = at + name.len() + 2;
        if matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") {
            return Ok(end);
        }
        let mut replacement = String::new();
        self.resolve(name, at, end - at, in_attribute, 0, &mut replacement)?;
        self.copy_to(at);
        self.out.map.replaced(self.out.text.len(), at);
        self.out.text.push_str(&replacement);
        self.out.map.copied(self.out.text.len(), end);
        self.copied = end;
        Ok(end)
    }

    fn resolve(
        &mut self,
        name: &str,
        at: usize,
        length: usize,
        in_attribute: bool,
        depth: usize,
        out: &mut String,
    ) -> Result<(), Refusal> {
        // A reference costs something even where it stands for nothing.
        self.budget = self.budget.saturating_sub(1);
        if self.budget == 0 {
            return Err((at, "entities expand to more than the limit on expansion allows".into()));
        }
        if depth > DEPTH {
            return Err((at, format!("entity &{name}; refers to itself, or through more than {DEPTH} others")));
        }
        match self.declared.get(name).cloned() {
            Some(Entity::Internal(value)) => self.value(&value, at, length, in_attribute, depth, out)?,
            Some(Entity::External(address)) => {
                self.say(
                    Code::ExternalEntity,
                    at,
                    length,
                    format!("external entity &{name}; ({address}) was not opened; its place is empty"),
                );
            }
            None => match named_character(name) {
                Some(characters) => out.push_str(&characters.replace('&', "&amp;").replace('<', "&lt;")),
                None => {
                    self.say(
                        Code::UndeclaredEntity,
                        at,
                        length,
                        format!("entity &{name}; is declared nowhere; it was kept as text"),
                    );
                    out.push_str("&amp;");
                    out.push_str(name);
                    out.push(';');
                }
            },
        }
        let size = out.len() as u64;
        if size > self.budget {
            return Err((at, "entities expand to more than the limit on expansion allows".into()));
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
        at: usize,
        length: usize,
        in_attribute: bool,
        depth: usize,
        out: &mut String,
    ) -> Result<(), Refusal> {
        let mut rest = value;
        while let Some(found) = memchr(b'&', rest.as_bytes()) {
            push_literal(&rest[..found], in_attribute, out);
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
                    self.resolve(name, at, length, in_attribute, depth + 1, out)?;
                    rest = &rest[name.len() + 2..];
                }
                None => {
                    out.push_str("&amp;");
                    rest = &rest[1..];
                }
            }
        }
        push_literal(rest, in_attribute, out);
        Ok(())
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
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':');
    (!name.is_empty() && name.chars().all(fits)).then_some(name)
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

#[cfg(test)]
mod tests {
    use super::super::guard::guard;
    use super::*;

    fn run(text: &str) -> Result<Expanded, Refusal> {
        let limits = Limits::default();
        expand(text, guard(text, &limits).unwrap(), &limits)
    }

    #[test]
    fn named_characters_are_put_in_place() {
        let out = run("<a x='&mdash;'>b&nbsp;c&amp;d&#65;</a>").unwrap();
        assert_eq!(out.text, "<a x='—'>b\u{a0}c&amp;d&#65;</a>");
        let at = out.text.find('c').unwrap() as u32;
        assert_eq!(out.map.original(at), 22);
    }

    #[test]
    fn entities_may_hold_markup() {
        let out = run("<!DOCTYPE a [\n<!ENTITY s '<b>SHOULD</b>'>]><a>&s;</a>").unwrap();
        assert_eq!(out.text.trim(), "<a><b>SHOULD</b></a>");
        assert!(out.text.contains('\n'));
    }

    #[test]
    fn nothing_external_is_opened() {
        let out = run("<!DOCTYPE a SYSTEM 'a.dtd' [<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY % p SYSTEM 'q'> %p;]><a>&x;</a>").unwrap();
        assert_eq!(out.text.trim(), "<a></a>");
        let codes: Vec<_> = out.diagnostics.finish().iter().map(Diagnostic::code).collect();
        assert_eq!(codes, [Code::Dtd, Code::Dtd, Code::ExternalEntity]);
    }

    #[test]
    fn an_undeclared_entity_stays_as_text() {
        let out = run("<a>&nosuch;</a>").unwrap();
        assert_eq!(out.text, "<a>&amp;nosuch;</a>");
        assert_eq!(out.diagnostics.finish()[0].span(), Some(Span::new(3, 11)));
    }

    #[test]
    fn bombs_are_refused() {
        let mut text = String::from("<!DOCTYPE a [<!ENTITY e0 'lollollollollol'>");
        for i in 1..12 {
            let inner = format!("&e{};", i - 1).repeat(10);
            text.push_str(&["<!ENTITY e", &i.to_string(), " '", &inner, "'>"].concat());
        }
        text += "]><a>&e11;</a>";
        assert!(run(&text).is_err());
        assert!(run("<!DOCTYPE a [<!ENTITY b '&c;'><!ENTITY c '&b;'>]><a>&b;</a>").is_err());
    }
}
