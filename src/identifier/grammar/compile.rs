//! From the text of a grammar to the nodes of the engine.

use std::collections::HashMap;

use super::{Class, Field, First, Grammar, Node, NodeRef};

/// Compiles a grammar. Grammars are part of the crate: an error is one of ours, and a test compiles them all.
pub(in crate::identifier) fn compile(text: &str) -> Result<Grammar, String> {
    let mut compiler = Compiler { text, at: 0, nodes: Vec::new(), rules: HashMap::new(), open: Vec::new() };
    let mut sources: Vec<(&str, &str)> = Vec::new();
    for (name, body) in rules(text) {
        if sources.iter().any(|(known, _)| *known == name) {
            return Err(format!("rule {name} is there twice"));
        }
        sources.push((name, body));
    }
    let (begin, _) = *sources.first().ok_or("a grammar without a rule")?;
    let start = compiler.rule(begin, &sources)?;
    let mut nodes = compiler.nodes;
    // A choice need not try what cannot begin with the character that is there.
    for at in 0..nodes.len() {
        let Node::Choice(items) = &nodes[at] else { continue };
        let firsts: Box<[_]> = items.iter().map(|(_, item)| (first(&nodes, *item), *item)).collect();
        nodes[at] = Node::Choice(firsts);
    }
    let first = first(&nodes, start);
    Ok(Grammar { nodes, start, first })
}

/// The rules of a text: `Name = expression`, which goes on in indented lines.
fn rules(text: &str) -> Vec<(&str, &str)> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    let mut start = None;
    let mut end = 0;
    let mut offset = 0;
    let mut push = |from: usize, to: usize| {
        if let Some((name, body)) = text[from..to].split_once('=') {
            found.push((name.trim(), body));
        }
    };
    for line in text.split_inclusive('\n') {
        let head = !line.starts_with([' ', '\t', '#', '\n', '\r']);
        if head {
            if let Some(from) = start.take() {
                push(from, end);
            }
            start = line.contains(" = ").then_some(offset);
        }
        offset += line.len();
        if !line.starts_with('#') {
            end = offset;
        }
    }
    if let Some(from) = start {
        push(from, end);
    }
    found
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

    fn rule(&mut self, name: &'t str, sources: &[(&'t str, &'t str)]) -> Result<NodeRef, String> {
        if let Some(known) = self.rules.get(name) {
            return Ok(*known);
        }
        if self.open.contains(&name) {
            return Err(format!("rule {name} refers to itself"));
        }
        let body = sources.iter().find(|(known, _)| *known == name).map(|(_, body)| *body);
        let body = body.ok_or_else(|| format!("no rule {name}"))?;
        self.open.push(name);
        let outer = (std::mem::replace(&mut self.text, body), std::mem::replace(&mut self.at, 0));
        let node = self.choice(sources).map_err(|e| format!("{name}: {e}"))?;
        self.blank();
        if self.at < self.text.len() {
            return Err(format!("{name}: cannot read {:?}", &self.text[self.at..]));
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

    fn choice(&mut self, sources: &[(&'t str, &'t str)]) -> Result<NodeRef, String> {
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

    fn sequence(&mut self, sources: &[(&'t str, &'t str)]) -> Result<NodeRef, String> {
        let mut items = Vec::new();
        loop {
            self.blank();
            if self.rest().is_empty() || self.rest().starts_with(['/', ')']) {
                break;
            }
            items.push(self.item(sources)?);
        }
        match items.as_slice() {
            [] => Err("an empty expression".to_owned()),
            [one] => Ok(*one),
            _ => Ok(self.add(Node::Sequence(items.into()))),
        }
    }

    fn item(&mut self, sources: &[(&'t str, &'t str)]) -> Result<NodeRef, String> {
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
    fn repeated(&mut self, sources: &[(&'t str, &'t str)]) -> Result<NodeRef, String> {
        let mut node = self.atom(sources)?;
        loop {
            let rest = self.rest();
            let (least, most, length) = match rest.chars().next() {
                Some('?') => (0, 1, 1),
                Some('*') => (0, u16::MAX, 1),
                Some('+') => (1, u16::MAX, 1),
                Some('{') if rest[1..].starts_with(|c: char| c.is_ascii_digit()) => {
                    let end = rest.find('}').ok_or("no } after a count")?;
                    let (least, most) = rest[1..end].split_once(',').unwrap_or((&rest[1..end], &rest[1..end]));
                    let number = |text: &str| text.parse::<u16>().map_err(|e| e.to_string());
                    (number(least)?, number(most)?, end + 1)
                }
                _ => break,
            };
            self.at += length;
            node = self.add(Node::Repeat(node, least, most));
        }
        Ok(node)
    }

    fn quoted(&mut self) -> Result<Box<str>, String> {
        let rest = self.rest().strip_prefix('\'').ok_or_else(|| format!("expected ' at {:?}", self.rest()))?;
        let end = rest.find('\'').ok_or("no end of a text")?;
        self.at += end + 2;
        Ok(rest[..end].into())
    }

    fn atom(&mut self, sources: &[(&'t str, &'t str)]) -> Result<NodeRef, String> {
        self.blank();
        let rest = self.rest();
        match rest.chars().next().ok_or("an expression is missing")? {
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
                let end = rest[1..].find(']').ok_or("no end of a class")? + 1;
                self.at += end + 1;
                Ok(self.add(Node::Class(class(&rest[1..end]))))
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
                if !self.eat(")") {
                    return Err(format!("expected ) at {:?}", self.rest()));
                }
                Ok(node)
            }
            '{' => {
                let end = rest.find('}').ok_or("no end of what is printed")?;
                self.at += end + 1;
                let inner = &rest[1..end];
                match inner.strip_prefix('#').and_then(|n| n.parse().ok()) {
                    Some(register) => Ok(self.add(Node::Recall(register))),
                    None => Ok(self.add(Node::Print(inner.into()))),
                }
            }
            '#' => {
                let digit = rest[1..].chars().next().and_then(|c| c.to_digit(10)).ok_or("no number after #")?;
                self.at += 2;
                let inner = self.atom(sources)?;
                Ok(self.add(Node::Keep(digit as u8, inner)))
            }
            c if c.is_ascii_alphabetic() => {
                let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
                let name = &rest[..end];
                self.at += end;
                if self.rest().starts_with(':') {
                    self.at += 1;
                    let field = Field::from_name(name).ok_or_else(|| format!("no field {name}"))?;
                    let inner = self.repeated(sources)?;
                    return Ok(self.add(Node::Field(field, inner)));
                }
                self.rule(name, sources)
            }
            c => Err(format!("cannot read {c:?} at {rest:?}")),
        }
    }
}

fn class(text: &str) -> Class {
    let mut class = Class { negated: text.starts_with('^'), ..Class::default() };
    let signs: Vec<char> = text.trim_start_matches('^').chars().collect();
    let mut at = 0;
    while at < signs.len() {
        let from = signs[at];
        let to = if signs.get(at + 1) == Some(&'-') && at + 2 < signs.len() { signs[at + 2] } else { from };
        at += if to == from { 1 } else { 3 };
        for code in from as u32..=(to as u32).min(127) {
            class.ascii |= 1 << code;
        }
        if !to.is_ascii() {
            class.ranges.push((from, to));
        }
    }
    class
}

/// What an expression may begin with.
fn first(nodes: &[Node], node: NodeRef) -> First {
    let of = |item: &NodeRef| first(nodes, *item);
    let mut found = First::default();
    let mut character = |c: char| {
        if c.is_ascii() {
            found.ascii |= 1 << (c as u32);
        } else {
            found.other = true;
        }
    };
    match &nodes[node as usize] {
        Node::Text(text) => match text.chars().next() {
            Some(c) => character(c),
            None => found.empty = true,
        },
        Node::AnyCase(text) => match text.chars().next() {
            Some(c) => {
                character(c.to_ascii_lowercase());
                character(c.to_ascii_uppercase());
            }
            None => found.empty = true,
        },
        Node::Class(class) => {
            found.ascii = if class.negated { !class.ascii } else { class.ascii };
            found.other = class.negated || !class.ranges.is_empty();
        }
        Node::Sequence(items) => {
            found.empty = true;
            for item in items {
                found.empty = false;
                found.add(of(item));
                if !found.empty {
                    break;
                }
            }
        }
        Node::Choice(items) => items.iter().for_each(|(_, item)| found.add(of(item))),
        Node::Repeat(item, least, _) => {
            found = of(item);
            found.empty |= *least == 0;
        }
        Node::Field(_, item) | Node::Replace(item, _) | Node::Upper(item) | Node::Keep(_, item) => found = of(item),
        Node::End | Node::Ahead(_) | Node::NotAhead(_) | Node::Print(_) | Node::Recall(_) => found.empty = true,
    }
    found
}
