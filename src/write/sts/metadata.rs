//! `std-meta`: what a document says about itself. What STS has no element for is `custom-meta` by its name.

use super::Writer;
use crate::model::{Copyright, IdentifierForm, Metadata, Relation};
use crate::vocabulary::sts::words;

impl Writer<'_, '_> {
    /// Writes the metadata at a place of the document's table; nothing where there is none.
    pub(super) fn metadata(&mut self, at: usize, id: Option<&str>) {
        let document = self.document;
        let Some(metadata) = document.metadata.get(at) else { return };
        if *metadata == Metadata::default() && id.is_none() {
            return;
        }
        self.xml.line_end();
        self.xml.start("std-meta", &[("id", id)]);
        self.xml.line_end();
        self.titles(metadata);
        if let Some(stage) = &metadata.stage {
            self.xml.leaf("release-version", &[], &stage.code);
        }
        self.ident(metadata);
        let publishers = metadata.publishers.get(1..).unwrap_or_default();
        for publisher in publishers {
            self.xml.open("std-org");
            self.xml.leaf("std-org-name", &[], publisher);
            self.xml.end("std-org");
        }
        metadata.languages.iter().for_each(|language| self.xml.leaf("content-language", &[], language));
        for identifier in &metadata.identifiers {
            let form = Some(identifier.form).filter(|f| *f != IdentifierForm::Unspecified).map(IdentifierForm::name);
            self.xml.leaf("std-ref", &[("type", form)], &identifier.value);
        }
        if let Some(reference) = sole(metadata, "doc-ref") {
            self.xml.leaf("doc-ref", &[], reference);
        }
        self.dates(metadata);
        metadata.committees.iter().for_each(|committee| self.xml.leaf("comm-ref", &[], committee));
        metadata.secretariat.iter().for_each(|secretariat| self.xml.leaf("secretariat", &[], secretariat));
        metadata.ics.iter().for_each(|ics| self.xml.leaf("ics", &[], ics));
        metadata.relations.iter().for_each(|relation| self.relation(relation));
        metadata.copyright.iter().for_each(|copyright| self.permissions(copyright));
        if !metadata.keywords.is_empty() {
            self.xml.open("kwd-group");
            metadata.keywords.iter().for_each(|keyword| self.xml.leaf("kwd", &[], keyword));
            self.xml.end("kwd-group");
        }
        self.custom(metadata);
        self.xml.line_end();
        self.xml.end("std-meta");
        self.xml.line_end();
    }

    fn relation(&mut self, relation: &Relation) {
        let said = relation.word.as_deref();
        let word = if words::relation(said.unwrap_or_default()) == relation.kind {
            said.unwrap_or_default()
        } else {
            self.losses.add("words for relations to other documents", usize::from(said.is_some()));
            relation.kind.name()
        };
        self.xml.start("std-xref", &[("type", Some(word))]);
        self.xml.leaf("std-ref", &[], &relation.identifier);
        self.xml.end("std-xref");
    }

    fn permissions(&mut self, copyright: &Copyright) {
        self.xml.open("permissions");
        copyright.statement.iter().for_each(|text| self.xml.leaf("copyright-statement", &[], text));
        copyright.years.iter().for_each(|text| self.xml.leaf("copyright-year", &[], text));
        copyright.holders.iter().for_each(|text| self.xml.leaf("copyright-holder", &[], text));
        self.xml.end("permissions");
    }

    fn titles(&mut self, metadata: &Metadata) {
        for title in &metadata.titles {
            let tag = title.language.as_deref().filter(|tag| crate::write::language::is_language_tag(tag));
            self.losses.add("languages that are no tags", usize::from(tag.is_none() && title.language.is_some()));
            self.xml.start("title-wrap", &[("xml:lang", tag)]);
            for (name, part) in [
                ("intro", &title.introductory),
                ("main", &title.main),
                ("compl", &title.complementary),
                ("full", &title.full),
            ] {
                part.iter().for_each(|part| self.xml.leaf(name, &[], part));
            }
            self.xml.end("title-wrap");
            self.xml.line_end();
        }
    }

    fn ident(&mut self, metadata: &Metadata) {
        let parts = [
            ("originator", metadata.publishers.first().map(|p| &**p)),
            ("doc-type", metadata.document_type.as_deref()),
            ("doc-number", sole(metadata, "std-ident/doc-number")),
            ("part-number", sole(metadata, "std-ident/part-number")),
            ("edition", metadata.edition.as_deref()),
            ("version", metadata.version.as_deref()),
        ];
        if parts.iter().any(|(_, value)| value.is_some()) {
            self.xml.open("std-ident");
            for (name, value) in parts {
                value.iter().for_each(|value| self.xml.leaf(name, &[], value));
            }
            self.xml.end("std-ident");
            self.xml.line_end();
        }
    }

    /// One day of publication, then days of release, then others: where the order is another, all are `meta-date`.
    fn dates(&mut self, metadata: &Metadata) {
        let rank = |event: &str| match event {
            "publication" => 0,
            "release" => 1,
            _ => 2,
        };
        let ranks: Vec<u8> = metadata.dates.iter().map(|d| rank(&d.event)).collect();
        let ordered = ranks.is_sorted() && ranks.get(1) != Some(&0);
        for date in &metadata.dates {
            // A date that its words do not say is given beside them.
            let said = date.printed.parse().ok();
            let iso = date.date.filter(|date| said != Some(*date)).map(|date| date.to_string());
            let iso = ("iso-8601-date", iso.as_deref());
            match rank(&date.event) {
                0 if ordered => self.xml.leaf("pub-date", &[iso], &date.printed),
                1 if ordered => self.xml.leaf("release-date", &[iso], &date.printed),
                _ => {
                    let event = Some(&*date.event).filter(|e| *e != "date");
                    self.xml.leaf("meta-date", &[("type", event), iso], &date.printed);
                }
            }
        }
    }

    fn custom(&mut self, metadata: &Metadata) {
        let native = ["doc-ref", "std-ident/doc-number", "std-ident/part-number"];
        let rest = metadata
            .other
            .iter()
            .filter(|fact| !(native.contains(&&*fact.name) && sole(metadata, &fact.name) == Some(&*fact.value)));
        let mut facts: Vec<(&str, &str)> = rest.map(|fact| (&*fact.name, &*fact.value)).collect();
        let lost = metadata.ccs.len() + metadata.contributors.len() + usize::from(metadata.status.is_some());
        self.losses.add("classes of the CCS, contributors and status, as custom metadata", lost);
        facts.extend(metadata.ccs.iter().map(|value| ("ccs", &**value)));
        facts.extend(metadata.contributors.iter().map(|value| ("contributor", &**value)));
        facts.extend(metadata.status.iter().map(|value| ("status", &**value)));
        facts.extend(metadata.stage.iter().filter_map(|stage| stage.detail.as_deref()).map(|value| ("stage", value)));
        if facts.is_empty() {
            return;
        }
        self.xml.open("custom-meta-group");
        for (name, value) in facts {
            self.xml.open("custom-meta");
            self.xml.leaf("meta-name", &[], name);
            self.xml.leaf("meta-value", &[], value);
            self.xml.end("custom-meta");
        }
        self.xml.end("custom-meta-group");
    }
}

/// The value of a fact that is there once.
fn sole<'m>(metadata: &'m Metadata, name: &str) -> Option<&'m str> {
    let mut all = metadata.other.iter().filter(|fact| &*fact.name == name);
    let first = all.next()?;
    all.next().is_none().then_some(&*first.value)
}
