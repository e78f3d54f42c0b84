//! From the text of a grammar to the nodes of the engine.

use std::collections::HashMap;

use super::class::{Class, First};
use super::error::GrammarError;
use super::field::Field;
use super::first::firsts;
use super::node::{Grammar, Node, NodeRef};
use super::source::rules;

type Compiled<T> = Result<T, GrammarError>;

/// Compiles a grammar. Linear in its text, but for a look at the names of its rules for each that is met.
pub(in crate::identifier) fn compile(text: &str) -> Compiled<Grammar> {
    let mut compiler = Compiler { text, at: 0, nodes: Vec::new(), rules: HashMap::new(), open: Vec::new() };
    let mut sources: Vec<(&str, &str)> = Vec::new();
    for (name, body) in rules(text) {
        if sources.iter().any(|(known, _)| *known == name) {
            return Err(GrammarError::Twice(name.to_owned()));
        }
        sources.push((name, body));
    }
    let (begin, _) = *sources.first().ok_or(GrammarError::Empty)?;
    let start = compiler.rule(begin, &sources)?;
    let mut nodes = compiler.nodes;
    let firsts = firsts(&nodes);
    let of = |item: NodeRef| firsts.get(item as usize).copied().unwrap_or_default();
    // A choice need not try what cannot begin with the character that is there.
    for node in &mut nodes {
        if let Node::Choice(items) = node {
            items.iter_mut().for_each(|(first, item)| *first = of(*item));
        }
    }
    Ok(Grammar { nodes, start })
}

struct Compiler<'t> {
    text: &'t str,
    at: usize,
    nodes: Vec<Node>,
    rules: HashMap<&'t str, NodeRef>,
    open: Vec<&'t str>,
}

impl<'t> Compiler<'t> {
    fn add(&mut self, node: Node) -> NodeRef {
        self.nodes.push(node);
        (self.nodes.len() - 1) as NodeRef
    }

    fn rule(&mut self, name: &'t str, sources: &[(&'t str, &'t str)]) -> Compiled<NodeRef> {
        if let Some(known) = self.rules.get(name) {
            return Ok(*known);
        }
        if self.open.contains(&name) {
            return Err(GrammarError::Circle(name.to_owned()));
        }
        let body = sources.iter().find(|(known, _)| *known == name).map(|(_, body)| *body);
        let body = body.ok_or_else(|| GrammarError::NoRule(name.to_owned()))?;
        self.open.push(name);
        let outer = (std::mem::replace(&mut self.text, body), std::mem::replace(&mut self.at, 0));
        let node = self.choice(sources).map_err(|e| e.in_rule(name))?;
        self.blank();
        if self.at < self.text.len() {
            return Err(GrammarError::expected("the end of the rule", self.rest()).in_rule(name));
        }
        (self.text, self.at) = outer;
        self.open.pop();
        self.rules.insert(name, node);
        Ok(node)
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn blank(&mut self) {
        loop {
            self.at += self.rest().len() - self.rest().trim_start().len();
            // A comment goes to the end of its line.
            if !self.rest().starts_with("-- ") {
                return;
            }
            self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        }
    }

    fn eat(&mut self, sign: &str) -> bool {
        self.blank();
        let found = self.rest().starts_with(sign);
        if found {
            self.at += sign.len();
        }
        found
    }

    fn choice(&mut self, sources: &[(&'t str, &'t str)]) -> Compiled<NodeRef> {
        let mut items = vec![self.sequence(sources)?];
        while self.eat("/") {
            items.push(self.sequence(sources)?);
        }
        if items.len() == 1 {
            return Ok(items[0]);
        }
        let length = |item: &NodeRef| match &self.nodes[*item as usize] {
            Node::Text(text) => Some(text.len()),
            _ => None,
        };
        if items.iter().all(|item| length(item).is_some()) {
            items.sort_by_key(|item| std::cmp::Reverse(length(item)));
        }
        Ok(self.add(Node::Choice(items.into_iter().map(|item| (First::default(), item)).collect())))
    }

    fn sequence(&mut self, sources: &[(&'t str, &'t str)]) -> Compiled<NodeRef> {
        let mut items = Vec::new();
        loop {
            self.blank();
            if self.rest().is_empty() || self.rest().starts_with(['/', ')']) {
                break;
            }
            items.push(self.item(sources)?);
        }
        match items.as_slice() {
            [] => Err(GrammarError::expected("an expression", self.rest())),
            [one] => Ok(*one),
            _ => Ok(self.add(Node::Sequence(items.into()))),
        }
    }

    fn item(&mut self, sources: &[(&'t str, &'t str)]) -> Compiled<NodeRef> {
        if self.eat("&") {
            let inner = self.item(sources)?;
            return Ok(self.add(Node::Ahead(inner)));
        }
        if self.eat("!") {
            let inner = self.item(sources)?;
            return Ok(self.add(Node::NotAhead(inner)));
        }
        if self.eat("^") {
            let inner = self.item(sources)?;
            return Ok(self.add(Node::Upper(inner)));
        }
        let mut node = self.repeated(sources)?;
        if self.eat(">") {
            self.blank();
            let text = self.quoted()?;
            node = self.add(Node::Replace(node, text));
        }
        Ok(node)
    }

    /// An atom with its counts.
    fn repeated(&mut self, sources: &[(&'t str, &'t str)]) -> Compiled<NodeRef> {
        let mut node = self.atom(sources)?;
        loop {
            let rest = self.rest();
            let (least, most, length) = match rest.chars().next() {
                Some('?') => (0, 1, 1),
                Some('*') => (0, u16::MAX, 1),
                Some('+') => (1, u16::MAX, 1),
                Some('{') if rest[1..].starts_with(|c: char| c.is_ascii_digit()) => {
                    let end = rest.find('}').ok_or_else(|| GrammarError::expected("} after a count", rest))?;
                    let (least, most) = rest[1..end].split_once(',').unwrap_or((&rest[1..end], &rest[1..end]));
                    let number = |text: &str| text.parse::<u16>().map_err(|_| GrammarError::expected("a count", text));
                    (number(least)?, number(most)?, end + 1)
                }
                _ => break,
            };
            self.at += length;
            node = self.add(Node::Repeat(node, least, most));
        }
        Ok(node)
    }

    fn quoted(&mut self) -> Compiled<Box<str>> {
        let rest = self.rest().strip_prefix('\'').ok_or_else(|| GrammarError::expected("'", self.rest()))?;
        let end = rest.find('\'').ok_or_else(|| GrammarError::expected("the end of a text", rest))?;
        self.at += end + 2;
        Ok(rest[..end].into())
    }

    fn atom(&mut self, sources: &[(&'t str, &'t str)]) -> Compiled<NodeRef> {
        self.blank();
        let rest = self.rest();
        match rest.chars().next().ok_or_else(|| GrammarError::expected("an expression", rest))? {
            '\'' => {
                let text = self.quoted()?;
                Ok(self.add(Node::Text(text)))
            }
            '~' => {
                self.at += 1;
                let text = self.quoted()?;
                Ok(self.add(Node::AnyCase(text)))
            }
            '[' => {
                let inner = self.enclosed(']', "the end of a class")?;
                Ok(self.add(Node::Class(Class::from_text(inner))))
            }
            '.' => {
                self.at += 1;
                Ok(self.add(Node::Class(Class { negated: true, ..Class::default() })))
            }
            '$' => {
                self.at += 1;
                Ok(self.add(Node::End))
            }
            '(' => {
                self.at += 1;
                let node = self.choice(sources)?;
                if self.eat(")") { Ok(node) } else { Err(GrammarError::expected(")", self.rest())) }
            }
            '{' => {
                let inner = self.enclosed('}', "the end of what is printed")?;
                match inner.strip_prefix('#').and_then(|n| n.parse().ok()) {
                    Some(register) => Ok(self.add(Node::Recall(register))),
                    None => Ok(self.add(Node::Print(inner.into()))),
                }
            }
            '#' => {
                let digit = rest[1..].chars().next().and_then(|c| c.to_digit(10));
                let digit = digit.ok_or_else(|| GrammarError::expected("a number after #", rest))?;
                self.at += 2;
                let inner = self.atom(sources)?;
                Ok(self.add(Node::Keep(digit as u8, inner)))
            }
            c if c.is_ascii_alphabetic() => self.named(sources),
            _ => Err(GrammarError::expected("an expression", rest)),
        }
    }

    /// What stands between the sign at the offset and a closing one.
    fn enclosed(&mut self, close: char, expected: &'static str) -> Compiled<&'t str> {
        let rest = self.rest();
        let end = rest[1..].find(close).ok_or_else(|| GrammarError::expected(expected, rest))? + 1;
        self.at += end + 1;
        Ok(&rest[1..end])
    }

    /// A name: that of a field with what it notes, or of a rule.
    fn named(&mut self, sources: &[(&'t str, &'t str)]) -> Compiled<NodeRef> {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let name = &rest[..end];
        self.at += end;
        if !self.rest().starts_with(':') {
            return self.rule(name, sources);
        }
        self.at += 1;
        let field = Field::from_name(name).ok_or_else(|| GrammarError::NoField(name.to_owned()))?;
        let inner = self.repeated(sources)?;
        Ok(self.add(Node::Field(field, inner)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_the_rule_and_what_was_expected() {
        let error = |text: &str| compile(text).err().map(|e| e.to_string()).unwrap_or_default();
        assert_eq!(error(""), "a grammar without a rule");
        assert_eq!(error("A = 'a"), "rule A: expected the end of a text, found \"a\"");
        assert_eq!(error("A = B\nB = (C"), "rule B: no rule C");
        assert_eq!(error("A = B\nB = A"), "rule B: rule A refers to itself");
        assert_eq!(error("A = size:'x'"), "rule A: no field size");
        assert_eq!(error("A = 'x'\nA = 'y'"), "rule A is there twice");
        assert_eq!(error("A = 'x' )"), "rule A: expected the end of the rule, found \")\"");
    }
}
