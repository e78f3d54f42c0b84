//! Imports: what they name is asked for, read once, and resolved first.

use std::collections::HashMap;

use super::lines::Lines;
use super::resolved::Resolved;
use super::sources::{Source, Sources, last_segment};
use super::{alter, back_matter, finish, merge, select};
use crate::diagnostic::{Code, Diagnostic};
use crate::error::{Error, ErrorKind};
use crate::oscal::{Element, Id, Tree};
use crate::place::Span;
use crate::read::oscal::parse;
use crate::source::{Limits, OffsetMap, decode, locate, sha256};

/// How many profiles may import each other in a line.
const DEEPEST: usize = 64;

/// How many nodes a resolution may make for each that a source may have: imports of imports multiply.
const MULTIPLE: usize = 8;

/// A source that was read.
struct Loaded {
    name: Box<str>,
    bytes: Vec<u8>,
    map: OffsetMap,
    root: Id,
}

/// A profile that is being resolved, or has been.
pub(super) struct Resolver<'s> {
    sources: &'s mut dyn Sources,
    limits: &'s Limits,
    tree: Tree,
    loaded: Vec<Loaded>,
    by_name: HashMap<Box<str>, usize>,
    diagnostics: Vec<(Box<str>, Diagnostic)>,
    altered: HashMap<Id, Vec<Box<str>>>,
    /// Profiles that were resolved, with their catalogs: imports are copied from them.
    resolved: HashMap<usize, Id>,
}

impl<'s> Resolver<'s> {
    pub(super) fn new(sources: &'s mut dyn Sources, limits: &'s Limits) -> Self {
        Self {
            sources,
            limits,
            tree: Tree::default(),
            loaded: Vec::new(),
            by_name: HashMap::new(),
            diagnostics: Vec::new(),
            altered: HashMap::new(),
            resolved: HashMap::new(),
        }
    }

    pub(super) fn resolve(mut self, name: &str, bytes: &[u8]) -> Result<Resolved, Error> {
        let at = self.load(Source::new(name, bytes))?;
        let target = self.catalog_of(at, &mut vec![])?;
        if self.tree.at(self.loaded[at].root).is("profile") {
            let all: Vec<u8> =
                self.loaded.iter().flat_map(|loaded| sha256(&loaded.bytes).bytes().collect::<Vec<_>>()).collect();
            let profile = self.loaded[at].root;
            finish::metadata(&mut self.tree, target, profile, last_segment(name), &sha256(&all));
        }
        let files = self.loaded.into_iter().map(|loaded| loaded.name).collect();
        Ok(Resolved { tree: self.tree, root: target, files, altered: self.altered, diagnostics: self.diagnostics })
    }

    /// Reads a source, once.
    fn load(&mut self, source: Source) -> Result<usize, Error> {
        if let Some(&at) = self.by_name.get(&source.name) {
            return Ok(at);
        }
        let Source { name, bytes } = source;
        let mut read = || {
            self.limits.check_bytes(bytes.len() as u64)?;
            let decoded = decode(&bytes)?;
            self.tree.source = u16::try_from(self.loaded.len()).unwrap_or(u16::MAX);
            parse(&decoded, self.limits, &mut self.tree)
        };
        let read = read().map_err(|error: Error| error.named(&name))?;
        self.diagnostics.extend(read.diagnostics.into_iter().map(|diagnostic| (name.clone(), diagnostic)));
        self.by_name.insert(name.clone(), self.loaded.len());
        self.loaded.push(Loaded { name, bytes, map: read.map, root: read.root });
        Ok(self.loaded.len() - 1)
    }

    /// The catalog that a source stands for: a copy, which may be changed. `stack` names the profiles that wait for it.
    fn catalog_of(&mut self, at: usize, stack: &mut Vec<usize>) -> Result<Id, Error> {
        if let Some(known) = self.resolved.get(&at) {
            return Ok(*known);
        }
        let root = self.loaded[at].root;
        match self.tree.at(root).name() {
            "catalog" => return Ok(root),
            "profile" => {}
            other => {
                let message = format!("{other} can be neither imported nor resolved, expected a catalog or a profile");
                return Err(Error::new(ErrorKind::UnknownFormat, message).named(&self.loaded[at].name));
            }
        }
        let structure = self.structure(at)?;
        stack.push(at);
        let imports: Vec<_> = self.tree.at(root).all("import").map(Element::id).collect();
        if imports.is_empty() {
            return Err(self.error(
                at,
                self.tree.at(root).span(),
                ErrorKind::Argument,
                "a profile without an import stands for no catalog",
            ));
        }
        let mut selections = Vec::new();
        for import in imports {
            selections.push(self.import(at, import, stack)?);
        }
        stack.pop();
        let mut documents = selections.clone();
        documents.push(root);
        let resources = back_matter::gather(&self.tree, &documents);
        let most = self.most_nodes();
        let (target, copies) = merge::merge(&mut self.tree, root, &selections, structure, most);
        self.follow(&copies);
        let done = alter::modify(&mut self.tree, target, root, most);
        if self.tree.len() > most {
            let span = self.tree.at(root).span();
            let message =
                "the profile multiplies its controls beyond the limit on nodes; raise it with `Limits::with_nodes`";
            return Err(self.error(at, span, ErrorKind::Limit, message));
        }
        self.report(at, &done);
        finish::finish(&mut self.tree, target, &resources);
        self.resolved.insert(at, target);
        Ok(target)
    }

    /// Most nodes that a resolution may make.
    fn most_nodes(&self) -> usize {
        (self.limits.nodes() as usize).saturating_mul(MULTIPLE)
    }

    fn structure(&self, at: usize) -> Result<merge::Structure, Error> {
        let structures = merge::structures(self.tree.at(self.loaded[at].root));
        if let [_, (_, second), ..] = structures[..] {
            let message =
                format!("{} is a second structure; a profile has one of flat, as-is and custom", second.name());
            return Err(self.error(at, second.span(), ErrorKind::Argument, &message));
        }
        Ok(structures.first().map_or(merge::Structure::Flat, |(structure, _)| *structure))
    }

    /// What an import selects, as a copy.
    fn import(&mut self, at: usize, import: Id, stack: &mut Vec<usize>) -> Result<Id, Error> {
        let span = self.tree.at(import).span();
        let found = self.find(at, import)?;
        if let Some(position) = stack.iter().position(|outer| *outer == found) {
            let circle: Vec<_> = stack[position..].iter().chain([&found]).map(|at| &*self.loaded[*at].name).collect();
            let message = format!("the import leads back to itself: {}", circle.join(" -> "));
            return Err(self.error(at, span, ErrorKind::Argument, &message));
        }
        if stack.len() >= DEEPEST {
            let message = format!("more than {DEEPEST} profiles import each other in a line");
            return Err(self.error(at, span, ErrorKind::Limit, &message));
        }
        let mut source = self.catalog_of(found, stack)?;
        if self.tree.len() > self.most_nodes() {
            return Err(self.error(at, span, ErrorKind::Limit, "the imports multiply beyond the limit on nodes"));
        }
        if self.tree.at(import).child("mapping").is_some() {
            source = self.tree.copy(source);
            self.rename(source, import);
        }
        let (keep, unknown) = select::chosen(self.tree.at(import), self.tree.at(source));
        let unknown: Vec<_> = unknown.into_iter().map(|id| (id.value().trim().to_owned(), id.span())).collect();
        for (id, span) in unknown {
            self.say(at, span, format!("no control {id:?} is in what is imported; nothing was selected by it"));
        }
        let (selection, copies) = select::pruned(&mut self.tree, source, &keep, true);
        self.follow(&copies);
        Ok(selection)
    }

    /// Copies of controls have gone through what their originals have.
    fn follow(&mut self, copies: &[(Id, Id)]) {
        for (original, copy) in copies {
            if let Some(places) = self.altered.get(original).cloned() {
                self.altered.insert(*copy, places);
            }
        }
    }

    /// The source that an import names.
    fn find(&mut self, at: usize, import: Id) -> Result<usize, Error> {
        let directive = self.tree.at(import);
        let span = directive.span();
        let href = directive.get("href").unwrap_or_default().to_owned();
        let profile = self.tree.at(self.loaded[at].root);
        let addresses: Vec<String> = match href.strip_prefix('#') {
            Some(uuid) => {
                let named = |resource: &Element<'_>| resource.get("uuid") == Some(uuid);
                let resource = profile.all("back-matter").flat_map(|back| back.all("resource")).find(named);
                let Some(resource) = resource else {
                    let message = format!("the import of {href:?} names no resource of the back matter");
                    return Err(self.error(at, span, ErrorKind::NotFound, &message));
                };
                if let Some(inside) = embedded(resource) {
                    let name = format!("{}#{uuid}", self.loaded[at].name);
                    return self.load(Source::new(name, inside));
                }
                resource.all("rlink").filter_map(|link| link.get("href")).map(str::to_owned).collect()
            }
            None => vec![href.clone()],
        };
        let from = self.loaded[at].name.clone();
        let wanted: Vec<_> = addresses.iter().map(String::as_str).collect();
        let found =
            self.sources.find(&from, &wanted).map_err(|error| self.error(at, span, error.kind(), error.message()))?;
        let Some(found) = found else {
            let message = format!(
                "the import of {} is not given; put it beside the profile or name it as a source",
                wanted.join(" or ")
            );
            return Err(self.error(at, span, ErrorKind::NotFound, &message));
        };
        self.load(found)
    }

    /// Gives controls, parameters and parts the ids that an import maps theirs to.
    fn rename(&mut self, source: Id, import: Id) {
        let mapping = self.tree.at(import).all("mapping").flat_map(Element::walk);
        let pairs = mapping.filter_map(|pair| Some((pair.get("from")?.to_owned(), pair.get("to")?.to_owned())));
        let new: HashMap<String, String> = pairs.collect();
        let keys = ["id", "id-ref", "param-id", "control-id", "depends-on", "href"];
        let changed: Vec<_> = self
            .tree
            .at(source)
            .walk()
            .filter(|flag| flag.is_flag() && keys.contains(&flag.name()))
            .filter_map(|flag| match flag.value().strip_prefix('#').filter(|_| flag.is("href")) {
                Some(id) => new.get(id).map(|to| (flag.id(), format!("#{to}"))),
                None => new.get(flag.value()).filter(|_| !flag.is("href")).map(|to| (flag.id(), to.clone())),
            })
            .collect();
        for (flag, value) in changed {
            let place = self.tree.at(flag).place();
            self.tree.set_text(flag, &value, place);
        }
    }

    /// Says what a profile asks for that is not there, and notes what it altered.
    fn report(&mut self, at: usize, done: &alter::Done) {
        let name = self.loaded[at].name.clone();
        let lines = Lines::of(&self.loaded[at].bytes);
        for (control, alter) in &done.altered {
            let span = self.span(at, self.tree.at(*alter).span());
            let place = lines.locate(&self.loaded[at].bytes, span);
            self.altered.entry(*control).or_default().push(format!("{name}:{}:{}", place.line, place.column).into());
        }
        for id in &done.missing {
            let element = self.tree.at(*id);
            let message = match element.name() {
                "set-parameter" => format!(
                    "no parameter {:?} was selected; the setting was left out",
                    element.get("param-id").unwrap_or_default()
                ),
                "alter" => format!(
                    "no control {:?} was selected; the alteration was left out",
                    element.get("control-id").unwrap_or_default()
                ),
                _ => format!(
                    "the control has no {:?} inside; the addition was left out",
                    element.get("by-id").unwrap_or_default()
                ),
            };
            self.say(at, element.span(), message);
        }
    }

    fn say(&mut self, at: usize, span: Span, message: String) {
        let span = self.span(at, span);
        self.diagnostics
            .push((self.loaded[at].name.clone(), Diagnostic::warning(Code::DanglingReference, message).at(span)));
    }

    fn span(&self, at: usize, span: Span) -> Span {
        self.loaded[at].map.span(span.start(), span.end())
    }

    fn error(&self, at: usize, span: Span, kind: ErrorKind, message: &str) -> Error {
        let loaded = &self.loaded[at];
        let place = locate(&loaded.bytes, self.span(at, span));
        Error::new(kind, message).at(place).named(&loaded.name)
    }
}

/// The document that a resource holds in base 64.
fn embedded(resource: Element<'_>) -> Option<Vec<u8>> {
    let text = resource.child("base64")?;
    let encoded = text.get("value").unwrap_or_else(|| text.value());
    let mut out = Vec::with_capacity(encoded.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in encoded.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    (!out.is_empty()).then_some(out)
}
