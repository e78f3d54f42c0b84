//! The graph in the forms that other programs draw and load.

use std::io::{self, Write};

use serde::Serialize;

use super::data::{EdgeKind, Graph};
use crate::markup::tags::{Language, Tags};
use crate::word::vocabulary;

vocabulary! {
    /// A form that a graph can be written in.
    pub enum GraphForm {
        /// The language of Graphviz.
        Dot = "dot",
        /// GraphML 1.0.
        GraphMl = "graphml",
        /// One JSON object with `nodes` and `edges`.
        Json = "json",
    }
}

#[derive(Serialize)]
struct NodeRow<'a> {
    name: &'a str,
    title: Option<&'a str>,
    files: &'a [Box<str>],
}

#[derive(Serialize)]
struct EdgeRow<'a> {
    from: &'a str,
    to: &'a str,
    kind: &'static str,
    count: usize,
    normative: usize,
}

/// Data of nodes and edges in GraphML: name, element, type.
const KEYS: &[(&str, &str, &str)] = &[
    ("name", "node", "string"),
    ("title", "node", "string"),
    ("member", "node", "boolean"),
    ("kind", "edge", "string"),
    ("count", "edge", "int"),
    ("normative", "edge", "int"),
];

impl Graph {
    /// Writes the graph in a form. The same graph gives the same bytes.
    ///
    /// # Errors
    ///
    /// Only what `out` itself refuses.
    pub fn write(&self, form: GraphForm, out: &mut dyn Write) -> io::Result<()> {
        match form {
            GraphForm::Dot => self.write_dot(out),
            GraphForm::GraphMl => self.write_graphml(out),
            GraphForm::Json => self.write_json(out),
        }
    }

    fn write_dot(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "digraph corpus {{\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];")?;
        for node in &self.nodes {
            let style = if node.files.is_empty() { ", style=dashed" } else { "" };
            let title = node.title.as_deref().map_or_else(String::new, |t| format!(", tooltip={}", quoted(t)));
            writeln!(out, "  {} [label={}{style}{title}];", quoted(&node.name), quoted(&node.name))?;
        }
        for edge in &self.edges {
            let (from, to) = (&self.nodes[edge.from].name, &self.nodes[edge.to].name);
            let look = match edge.kind {
                EdgeKind::Cites if edge.normative > 0 => "",
                EdgeKind::Cites => " [style=dashed]",
                EdgeKind::Replaces => " [label=replaces, color=red]",
                EdgeKind::Amends => " [label=amends, color=orange]",
                EdgeKind::Adopts => " [label=adopts, color=blue]",
            };
            writeln!(out, "  {} -> {}{look};", quoted(from), quoted(to))?;
        }
        writeln!(out, "}}")
    }

    fn write_graphml(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut xml = Tags::new(out, Language::Xml);
        xml.declaration();
        xml.line_end();
        xml.start("graphml", &[("xmlns", Some("http://graphml.graphdrawing.org/xmlns"))]);
        xml.line_end();
        for (name, of, kind) in KEYS {
            let attributes = [("id", *name), ("for", *of), ("attr.name", *name), ("attr.type", *kind)];
            xml.empty("key", &attributes.map(|(name, value)| (name, Some(value))));
            xml.line_end();
        }
        xml.start("graph", &[("id", Some("corpus")), ("edgedefault", Some("directed"))]);
        xml.line_end();
        let data = |xml: &mut Tags<'_>, key: &str, value: &str| xml.leaf("data", &[("key", Some(key))], value);
        for (at, node) in self.nodes.iter().enumerate() {
            xml.start("node", &[("id", Some(&format!("n{at}")))]);
            data(&mut xml, "name", &node.name);
            if let Some(title) = &node.title {
                data(&mut xml, "title", title);
            }
            data(&mut xml, "member", if node.files.is_empty() { "false" } else { "true" });
            xml.end("node");
            xml.line_end();
        }
        for edge in &self.edges {
            let ends = [("source", format!("n{}", edge.from)), ("target", format!("n{}", edge.to))];
            xml.start("edge", &[(ends[0].0, Some(&ends[0].1)), (ends[1].0, Some(&ends[1].1))]);
            data(&mut xml, "kind", edge.kind.name());
            data(&mut xml, "count", &edge.count.to_string());
            data(&mut xml, "normative", &edge.normative.to_string());
            xml.end("edge");
            xml.line_end();
        }
        xml.end("graph");
        xml.line_end();
        xml.end("graphml");
        xml.line_end();
        xml.finish()
    }

    fn write_json(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"{\"nodes\":[\n")?;
        for (at, node) in self.nodes.iter().enumerate() {
            let row = NodeRow { name: &node.name, title: node.title.as_deref(), files: &node.files };
            json_line(&row, at + 1 == self.nodes.len(), out)?;
        }
        out.write_all(b"],\"edges\":[\n")?;
        for (at, edge) in self.edges.iter().enumerate() {
            let row = EdgeRow {
                from: &self.nodes[edge.from].name,
                to: &self.nodes[edge.to].name,
                kind: edge.kind.name(),
                count: edge.count,
                normative: edge.normative,
            };
            json_line(&row, at + 1 == self.edges.len(), out)?;
        }
        out.write_all(b"]}\n")
    }
}

fn json_line(row: &impl Serialize, last: bool, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, row)?;
    out.write_all(if last { b"\n" } else { b",\n" })
}

/// A string of the DOT language.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r'], " "))
}

#[cfg(test)]
mod tests {
    use super::super::tests::graph;
    use super::*;

    fn written(form: GraphForm) -> String {
        let mut out = Vec::new();
        graph(&[("RFC 1", "ISO \"2\" & <3>")]).write(form, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn forms_are_well_formed() {
        let json: serde_json::Value = serde_json::from_str(&written(GraphForm::Json)).unwrap();
        assert_eq!(json["edges"][0]["to"], "ISO \"2\" & <3>");
        let xml = written(GraphForm::GraphMl);
        let tree = roxmltree::Document::parse(&xml).unwrap();
        assert_eq!(
            tree.descendants().filter(|n| n.has_tag_name(("http://graphml.graphdrawing.org/xmlns", "node"))).count(),
            2
        );
        let dot = written(GraphForm::Dot);
        assert!(dot.contains(r#""RFC 1" -> "ISO \"2\" & <3>";"#), "{dot}");
    }

    #[test]
    fn an_empty_graph_is_written_too() {
        for form in GraphForm::ALL {
            let mut out = Vec::new();
            Graph::default().write(*form, &mut out).unwrap();
            assert!(!out.is_empty());
        }
    }
}
