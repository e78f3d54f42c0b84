//! One page of HTML to read: clauses as a tree, provisions marked by kind, references as links, formulas as MathML.
//!
//! The page stands by itself: it asks for nothing and runs nothing. The filter of provisions is style alone.

mod block;
mod inline;
mod page;
mod table;
mod words;

use std::collections::{HashMap, HashSet};
use std::io;

use self::words::Words;
use super::language::is_language_tag;
use super::loss::{Losses, of_all_but_native};
use crate::markup::tags::{Language, Tags};
use crate::model::{
    AttributeKey, Clause, Document, MarkKind, NodeId, NodeKind, ProvisionKind, RelationKind, TargetData, TermStatus,
};

/// Writes a document as a page. Linear in the size of the document.
pub(super) fn to_html(document: &Document, losses: &mut Losses, out: &mut dyn io::Write) -> io::Result<()> {
    let says = document.attribute(NodeId::ROOT, &AttributeKey::Language);
    let language = says.or_else(|| document.metadata().languages.first().map(|l| &**l)).filter(|l| is_language_tag(l));
    let internal = document.references.iter().filter_map(|r| match r.target {
        TargetData::Node(node) => Some(node),
        _ => None,
    });
    let mut listed = HashMap::new();
    for row in &document.references {
        if let TargetData::Document { identifier, .. } = &row.target {
            let entry = document.ancestors(row.node).find(|&id| document.node(id).kind == NodeKind::ReferenceEntry);
            if let Some(entry) = entry {
                listed.entry(identifier.clone()).or_insert(entry);
            }
        }
    }
    let mut targets: HashSet<NodeId> = internal.collect();
    targets.extend(listed.values());
    let statuses = document.terms.iter().flat_map(|t| t.designations.iter().map(|d| (d.node, d.status)));
    let mut writer = Writer {
        document,
        words: Words::of(language),
        targets,
        listed,
        statuses: statuses.collect(),
        written: HashSet::new(),
        borrowed: None,
        regions: 0,
        page: Tags::new(out, Language::Html),
    };
    writer.whole(language);
    let pictures = document.attributes.iter().filter(|a| a.key == AttributeKey::Target).count();
    losses.add("pictures, but for their names and words", pictures);
    losses.add("facts of the metadata", document.metadata().other.len());
    let quiet = |m: MarkKind| matches!(m, MarkKind::Named);
    losses.add("types of inline ranges", document.marks.iter().filter(|m| quiet(m.kind)).count());
    of_all_but_native(document, losses);
    writer.page.finish()
}

/// One document on its way to a page.
struct Writer<'d, 'w> {
    document: &'d Document,
    words: &'static Words,
    /// Nodes that something leads to.
    targets: HashSet<NodeId>,
    /// Entries of lists of references, by identifier.
    listed: HashMap<Box<str>, NodeId>,
    statuses: HashMap<NodeId, TermStatus>,
    /// Nodes that were written before their turn.
    written: HashSet<NodeId>,
    /// A paragraph that the label of the block around it stands in.
    borrowed: Option<(NodeId, NodeId)>,
    /// Number of regions that have a name.
    regions: usize,
    page: Tags<'w>,
}

impl Writer<'_, '_> {
    fn whole(&mut self, language: Option<&str>) {
        let metadata = self.document.metadata();
        let title = language.and_then(|l| metadata.title(l)).or(metadata.titles.first());
        let heading = title.map(crate::model::DocumentTitle::text).filter(|t| !t.is_empty());
        let name =
            [metadata.identifier().map(str::to_owned), heading.clone()].into_iter().flatten().collect::<Vec<_>>();
        let name = if name.is_empty() { self.words.contents.to_owned() } else { name.join(" · ") };
        self.page.document_type("html");
        self.page.line_end();
        self.page.start("html", &[("lang", Some(language.unwrap_or("en")))]);
        self.page.raw("\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        self.page.raw(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n",
        );
        self.page.raw("<link rel=\"icon\" href=\"data:,\">\n");
        self.page.leaf("title", &[], &name);
        self.page.line_end();
        self.page.open("style");
        self.page.line_end();
        self.page.raw(include_str!("style.css"));
        self.rules();
        self.page.end("style");
        self.page.line_end();
        self.page.end("head");
        self.page.line_end();
        self.page.open("body");
        self.page.line_end();
        self.page.leaf(
            "a",
            &[("class", Some("skip")), ("href", Some("#text")), ("lang", Some(self.words.language))],
            self.words.skip,
        );
        self.header(&name, heading.as_deref(), title.and_then(|t| t.language.as_deref()));
        self.page.start("div", &[("class", Some("page"))]);
        self.page.line_end();
        self.side();
        self.page.start("main", &[("id", Some("text")), ("tabindex", Some("-1"))]);
        self.page.line_end();
        self.children(NodeId::ROOT);
        self.page.end("main");
        self.page.line_end();
        self.page.end("div");
        self.page.line_end();
        self.page.end("body");
        self.page.line_end();
        self.page.end("html");
        self.page.line_end();
    }

    /// The style of each kind, while its box is ticked.
    fn rules(&mut self) {
        for kind in ProvisionKind::ALL {
            let name = kind.name();
            self.page.raw(&format!(
                ".swatch.{name},body:has(#show-{name}:checked) mark.{name}{{background:var(--{name})}}\n"
            ));
        }
    }

    fn header(&mut self, name: &str, heading: Option<&str>, language: Option<&str>) {
        let metadata = self.document.metadata();
        self.page.open("header");
        self.page.line_end();
        if let Some(identifier) = metadata.identifier().filter(|_| heading.is_some()) {
            self.page.leaf("p", &[("class", Some("id"))], identifier);
        }
        self.page.leaf("h1", &[("lang", language.filter(|l| is_language_tag(l)))], heading.unwrap_or(name));
        let [also, edition, date, publisher, replaces] = self.words.facts;
        let main = metadata.identifier();
        let others = metadata.identifiers.iter().map(|i| &*i.value).filter(|i| Some(*i) != main);
        let replaced =
            metadata.relations.iter().filter(|r| matches!(r.kind, RelationKind::Replaces | RelationKind::Obsoletes));
        let facts = [
            (also, others.collect::<Vec<_>>().join(", ")),
            (edition, metadata.edition.as_deref().unwrap_or_default().to_owned()),
            (date, metadata.dates.first().map(|d| d.printed.to_string()).unwrap_or_default()),
            (publisher, metadata.publishers.join(", ")),
            (replaces, replaced.map(|r| &*r.identifier).collect::<Vec<_>>().join(", ")),
        ];
        if facts.iter().any(|(_, value)| !value.is_empty()) {
            self.page.start("dl", &[("lang", Some(self.words.language))]);
            for (what, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
                self.page.open("div");
                self.page.leaf("dt", &[], what);
                self.page.leaf("dd", &[], value);
                self.page.end("div");
            }
            self.page.end("dl");
            self.page.line_end();
        }
        self.page.end("header");
        self.page.line_end();
    }

    /// Legend, filter and contents.
    fn side(&mut self) {
        self.page.start(
            "aside",
            &[("class", Some("side")), ("lang", Some(self.words.language)), ("aria-label", Some(self.words.contents))],
        );
        self.legend();
        self.contents();
        self.page.end("aside");
        self.page.line_end();
    }

    /// Kinds of provisions, with a box that shows or hides each.
    fn legend(&mut self) {
        let count = |kind: &ProvisionKind| self.document.provisions.iter().filter(|p| p.kind == *kind).count();
        let counts: Vec<_> =
            ProvisionKind::ALL.iter().map(|kind| (*kind, count(kind))).filter(|(_, count)| *count > 0).collect();
        if counts.is_empty() {
            return;
        }
        self.page.line_end();
        self.page.open("fieldset");
        self.page.leaf("legend", &[], self.words.provisions);
        for (kind, count) in counts {
            let name = kind.name();
            self.page.raw(&format!(
                "<label><input type=\"checkbox\" id=\"show-{name}\" checked> <span class=\"swatch {name}\">"
            ));
            self.page.text(self.words.kind(kind));
            self.page.raw(&format!("</span> <span class=\"count\">{count}</span></label>"));
        }
        self.page.raw("<label><input type=\"checkbox\" id=\"only\"> ");
        self.page.text(self.words.only);
        self.page.end("label");
        self.page.end("fieldset");
        self.page.line_end();
    }

    /// Clauses as a list of lists, with links.
    fn contents(&mut self) {
        let clauses: Vec<Clause<'_>> = self.document.clauses().collect();
        if clauses.is_empty() {
            return;
        }
        self.page.start("nav", &[("aria-labelledby", Some("contents"))]);
        self.page.leaf("h2", &[("id", Some("contents"))], self.words.contents);
        let mut depth = 0;
        for clause in clauses {
            let own = clause.depth().max(1);
            if own > depth {
                // A deeper list stands in the item before it, one level at a time.
                (depth..own).for_each(|_| ["ol", "li"].iter().for_each(|name| self.page.open(name)));
            } else {
                self.end_lists(own..depth);
                self.page.end("li");
                self.page.line_end();
                self.page.open("li");
            }
            depth = own;
            self.link_to(clause);
        }
        self.end_lists(0..depth);
        self.page.end("nav");
        self.page.line_end();
    }

    fn end_lists(&mut self, levels: std::ops::Range<u16>) {
        levels.for_each(|_| ["li", "ol"].iter().for_each(|name| self.page.end(name)));
    }

    /// A link to a clause: its label and its title.
    fn link_to(&mut self, clause: Clause<'_>) {
        let target = format!("#{}", self.id_of(clause.node()));
        let language = self.document.ancestors(clause.node()).find_map(|id| self.language(id)).map(str::to_owned);
        self.page.start("a", &[("href", Some(&target)), ("lang", language.as_deref())]);
        if let Some(label) = clause.label() {
            self.page.leaf("span", &[("class", Some("n"))], label);
        }
        match clause.title() {
            Some(title) => self.page.text(title),
            None if clause.label().is_none() => self.page.text(self.words.untitled),
            None => {}
        }
        self.page.end("a");
    }

    fn clause(&mut self, node: NodeId) {
        let Some(data) = self.document.clause_data(node) else { return };
        let (depth, bindingness) = (data.depth, data.bindingness.name());
        let (id, language) = (self.id_of(node), self.language(node).map(str::to_owned));
        self.page.start("section", &[("id", Some(&id)), ("class", Some(bindingness)), ("lang", language.as_deref())]);
        let title = self.document.children(node).find(|c| self.kind(*c) == NodeKind::Title);
        let label = self.document.label_of(node);
        let heading = format!("h{}", (depth + 1).clamp(2, 6));
        self.page.open(&heading);
        if let Some(label) = label {
            self.page.leaf("span", &[("class", Some("n"))], label);
        }
        match title.filter(|t| !self.document.node(*t).range.is_empty()) {
            Some(title) => {
                self.written.insert(title);
                let language = self.language(title).map(str::to_owned);
                self.page.start("span", &[("lang", language.as_deref())]);
                let own: Vec<_> = self.document.own_text(title).collect();
                own.into_iter().for_each(|range| self.text(title, range));
                self.page.end("span");
            }
            None => {
                self.written.extend(title);
                if label.is_none() {
                    self.page.leaf(
                        "span",
                        &[("class", Some("hide")), ("lang", Some(self.words.language))],
                        self.words.untitled,
                    );
                }
            }
        }
        self.page.end(&heading);
        self.page.line_end();
        // Blocks of a title stand below it.
        let below: Vec<NodeId> = title.into_iter().flat_map(|t| self.document.children(t)).collect();
        below.into_iter().for_each(|block| self.block(block));
        self.children(node);
        self.page.end("section");
        self.page.line_end();
    }
}
