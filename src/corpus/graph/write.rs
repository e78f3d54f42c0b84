//! The graph in the forms that other programs draw and load.

use std::io::{self, Write};

use serde::Serialize;

use super::{EdgeKind, Graph};
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
        out.write_all(
            b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n\
            <key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n\
            <key id=\"title\" for=\"node\" attr.name=\"title\" attr.type=\"string\"/>\n\
            <key id=\"member\" for=\"node\" attr.name=\"member\" attr.type=\"boolean\"/>\n\
            <key id=\"kind\" for=\"edge\" attr.name=\"kind\" attr.type=\"string\"/>\n\
            <key id=\"count\" for=\"edge\" attr.name=\"count\" attr.type=\"int\"/>\n\
            <key id=\"normative\" for=\"edge\" attr.name=\"normative\" attr.type=\"int\"/>\n\
            <graph id=\"corpus\" edgedefault=\"directed\">\n",
        )?;
        for (at, node) in self.nodes.iter().enumerate() {
            write!(out, "<node id=\"n{at}\"><data key=\"name\">{}</data>", escaped(&node.name))?;
            if let Some(title) = &node.title {
                write!(out, "<data key=\"title\">{}</data>", escaped(title))?;
            }
            writeln!(out, "<data key=\"member\">{}</data></node>", !node.files.is_empty())?;
        }
        for edge in &self.edges {
            writeln!(
                out,
                "<edge source=\"n{}\" target=\"n{}\"><data key=\"kind\">{}</data><data key=\"count\">{}</data>\
                <data key=\"normative\">{}</data></edge>",
                edge.from, edge.to, edge.kind, edge.count, edge.normative
            )?;
        }
        out.write_all(b"</graph>\n</graphml>\n")
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

/// Character data of XML; characters that XML 1.0 does not have are left out.
fn escaped(text: &str) -> String {
    let plain = text.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n')).collect::<String>();
    plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
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
