//! One description of the graph for every form of RDF: a resource and its statements.

use std::borrow::Cow;
use std::collections::HashSet;

/// Prefixes of the names that are used, in the order of declaration.
pub(super) const PREFIXES: &[(&str, &str)] = &[
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("skosxl", "http://www.w3.org/2008/05/skos-xl#"),
    ("smart", "https://w3id.org/standards/smart/ontologies/core/"),
    ("spdx", "http://spdx.org/rdf/terms#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("bindingness-type", "https://w3id.org/standards/smart/taxonomies/bindingness-type/"),
    ("part-of-speech-type", "https://w3id.org/standards/smart/taxonomies/part-of-speech-type/"),
    ("provision-supplement-type", "https://w3id.org/standards/smart/taxonomies/provision-supplement-type/"),
    ("provision-type", "https://w3id.org/standards/smart/taxonomies/provision-type/"),
    ("publication-component-type", "https://w3id.org/standards/smart/taxonomies/publication-component-type/"),
    ("publication-type", "https://w3id.org/standards/smart/taxonomies/publication-type/"),
    ("term-form-type", "https://w3id.org/standards/smart/taxonomies/term-form-type/"),
];

/// A name with one of the [`PREFIXES`].
pub(super) type Curie = &'static str;

/// A name with its prefix written out.
pub(super) fn expanded(name: Curie) -> String {
    let (prefix, local) = name.split_once(':').unwrap_or_default();
    let iri = PREFIXES.iter().find(|(known, _)| *known == prefix).map_or("", |(_, iri)| iri);
    format!("{iri}{local}")
}

/// So many objects are compared one with the other; more are looked up.
const FEW: usize = 8;

/// The object of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Object<'a> {
    /// A resource that has a name of a vocabulary.
    Name(Curie),
    /// A resource.
    Iri(Cow<'a, str>),
    /// A string.
    Text(Cow<'a, str>),
    /// A text in a language.
    InLanguage(Cow<'a, str>, Cow<'a, str>),
    /// A value of a datatype.
    Typed(Cow<'a, str>, Curie),
}

/// A subject with its statements; those of one predicate are written together, equal ones once.
#[derive(Debug)]
pub(super) struct Resource<'a> {
    pub(super) subject: Cow<'a, str>,
    pub(super) statements: Vec<(Curie, Object<'a>)>,
}

impl<'a> Resource<'a> {
    pub(super) fn new(subject: impl Into<Cow<'a, str>>, types: &[Curie]) -> Self {
        let statements = types.iter().map(|name| ("rdf:type", Object::Name(name))).collect();
        Self { subject: subject.into(), statements }
    }

    pub(super) fn say(&mut self, predicate: Curie, object: Object<'a>) {
        self.statements.push((predicate, object));
    }

    pub(super) fn name(&mut self, predicate: Curie, name: Curie) {
        self.say(predicate, Object::Name(name));
    }

    pub(super) fn iri(&mut self, predicate: Curie, iri: impl Into<Cow<'a, str>>) {
        self.say(predicate, Object::Iri(iri.into()));
    }

    pub(super) fn text(&mut self, predicate: Curie, text: impl Into<Cow<'a, str>>) {
        self.say(predicate, Object::Text(text.into()));
    }

    pub(super) fn in_language(
        &mut self,
        predicate: Curie,
        text: impl Into<Cow<'a, str>>,
        tag: impl Into<Cow<'a, str>>,
    ) {
        self.say(predicate, Object::InLanguage(text.into(), tag.into()));
    }

    pub(super) fn typed(&mut self, predicate: Curie, value: impl Into<Cow<'a, str>>, datatype: Curie) {
        self.say(predicate, Object::Typed(value.into(), datatype));
    }

    /// The statements, grouped by predicate in the order of its first use.
    pub(super) fn grouped(&self) -> Vec<(Curie, Vec<&Object<'a>>)> {
        let mut groups: Vec<(Curie, Vec<&Object<'a>>)> = Vec::with_capacity(self.statements.len());
        // Only few resources have many statements, and those have them together.
        for (predicate, object) in &self.statements {
            match groups.iter_mut().rfind(|(known, _)| known == predicate) {
                Some((_, objects)) => objects.push(object),
                None => groups.push((predicate, vec![object])),
            }
        }
        for (_, objects) in groups.iter_mut().filter(|(_, objects)| objects.len() > 1) {
            if objects.len() > FEW {
                let mut seen = HashSet::with_capacity(objects.len());
                objects.retain(|object| seen.insert(*object));
                continue;
            }
            let mut at = 1;
            while at < objects.len() {
                if objects[..at].contains(&objects[at]) {
                    objects.remove(at);
                } else {
                    at += 1;
                }
            }
        }
        groups
    }
}
