//! The shape of metadata, in the native JSON and in the program's rows.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::unknown::Unknown;
use super::word::Word;
use crate::model::{self, Field, IdentifierForm, PartialDate, RelationKind};

type Text<'a> = Cow<'a, str>;

/// What a document says about itself.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub(crate) struct Metadata<'a> {
    /// The most exact first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    identifiers: Vec<Identifier<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    titles: Vec<Title<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document_type: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    publishers: Vec<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<Stage<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    languages: Vec<Text<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dates: Vec<LifeDate<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    committees: Vec<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    secretariat: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ics: Vec<Text<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ccs: Vec<Text<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contributors: Vec<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    copyright: Option<Copyright<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<Text<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    relations: Vec<Relation<'a>>,
    /// Everything else that the source says, by its name there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    other: Vec<Other<'a>>,
    /// Fields that the reader looked for: one that is not here and has no value is unknown, not absent.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    extracted: Vec<Word<Field>>,
    #[serde(flatten)]
    unknown: Unknown,
}

/// An identifier, as printed.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Identifier<'a> {
    value: Text<'a>,
    form: Word<IdentifierForm>,
    #[serde(flatten)]
    unknown: Unknown,
}

/// A title in one language.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Title<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    introductory: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    main: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    complementary: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    full: Option<Text<'a>>,
    #[serde(flatten)]
    unknown: Unknown,
}

/// A stage of development.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Stage<'a> {
    code: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    detail: Option<Text<'a>>,
    #[serde(flatten)]
    unknown: Unknown,
}

/// A date in the document's life. `date` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, where it could be read.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct LifeDate<'a> {
    event: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    printed: Text<'a>,
    #[serde(flatten)]
    unknown: Unknown,
}

/// Copyright.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Copyright<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    statement: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    years: Vec<Text<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    holders: Vec<Text<'a>>,
    #[serde(flatten)]
    unknown: Unknown,
}

/// A relation to another document.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Relation<'a> {
    kind: Word<RelationKind>,
    /// The source's own word for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    word: Option<Text<'a>>,
    identifier: Text<'a>,
    #[serde(flatten)]
    unknown: Unknown,
}

/// A fact without a field of its own.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Other<'a> {
    name: Text<'a>,
    value: Text<'a>,
    #[serde(flatten)]
    unknown: Unknown,
}

impl Metadata<'_> {
    /// Does something with the unknown keys of each object, named by its place.
    pub(super) fn each_unknown(&mut self, object: &str, mut each: impl FnMut(&str, &mut Unknown)) {
        each(object, &mut self.unknown);
        let mut rows = |name: &str, unknown: Vec<&mut Unknown>| {
            for (at, unknown) in unknown.into_iter().enumerate() {
                each(&format!("{object}/{name}/{at}"), unknown);
            }
        };
        rows("identifiers", self.identifiers.iter_mut().map(|row| &mut row.unknown).collect());
        rows("titles", self.titles.iter_mut().map(|row| &mut row.unknown).collect());
        rows("dates", self.dates.iter_mut().map(|row| &mut row.unknown).collect());
        rows("relations", self.relations.iter_mut().map(|row| &mut row.unknown).collect());
        rows("other", self.other.iter_mut().map(|row| &mut row.unknown).collect());
        if let Some(stage) = &mut self.stage {
            each(&format!("{object}/stage"), &mut stage.unknown);
        }
        if let Some(copyright) = &mut self.copyright {
            each(&format!("{object}/copyright"), &mut copyright.unknown);
        }
    }
}

fn text(value: &str) -> Text<'_> {
    Cow::Borrowed(value)
}

fn maybe(value: Option<&str>) -> Option<Text<'_>> {
    value.map(Cow::Borrowed)
}

fn all(values: &[Box<str>]) -> Vec<Text<'_>> {
    values.iter().map(|v| text(v)).collect()
}

impl<'a> From<&'a model::Metadata> for Metadata<'a> {
    fn from(m: &'a model::Metadata) -> Self {
        Self {
            identifiers: m
                .identifiers
                .iter()
                .map(|i| Identifier { value: text(&i.value), form: Word(i.form), unknown: Unknown::new() })
                .collect(),
            titles: m.titles.iter().map(title_of).collect(),
            document_type: maybe(m.document_type.as_deref()),
            publishers: all(&m.publishers),
            edition: maybe(m.edition.as_deref()),
            version: maybe(m.version.as_deref()),
            stage: m.stage.as_ref().map(|s| Stage {
                code: text(&s.code),
                detail: maybe(s.detail.as_deref()),
                unknown: Unknown::new(),
            }),
            status: maybe(m.status.as_deref()),
            languages: all(&m.languages),
            dates: m.dates.iter().map(date_of).collect(),
            committees: all(&m.committees),
            secretariat: maybe(m.secretariat.as_deref()),
            ics: all(&m.ics),
            ccs: all(&m.ccs),
            contributors: all(&m.contributors),
            copyright: m.copyright.as_ref().map(|c| Copyright {
                statement: maybe(c.statement.as_deref()),
                years: all(&c.years),
                holders: all(&c.holders),
                unknown: Unknown::new(),
            }),
            keywords: all(&m.keywords),
            relations: m.relations.iter().map(relation_of).collect(),
            other: m
                .other
                .iter()
                .map(|o| Other { name: text(&o.name), value: text(&o.value), unknown: Unknown::new() })
                .collect(),
            extracted: m.extracted.iter().copied().map(Word).collect(),
            unknown: Unknown::new(),
        }
    }
}

fn title_of(t: &model::DocumentTitle) -> Title<'_> {
    Title {
        language: maybe(t.language.as_deref()),
        introductory: maybe(t.introductory.as_deref()),
        main: maybe(t.main.as_deref()),
        complementary: maybe(t.complementary.as_deref()),
        full: maybe(t.full.as_deref()),
        unknown: Unknown::new(),
    }
}

fn date_of(d: &model::LifeDate) -> LifeDate<'_> {
    LifeDate {
        event: text(&d.event),
        date: d.date.map(|date| date.to_string()),
        printed: text(&d.printed),
        unknown: Unknown::new(),
    }
}

fn relation_of(r: &model::Relation) -> Relation<'_> {
    Relation {
        kind: Word(r.kind),
        word: maybe(r.word.as_deref()),
        identifier: text(&r.identifier),
        unknown: Unknown::new(),
    }
}

impl From<Metadata<'_>> for model::Metadata {
    /// Leaves the unknown keys out: they are gathered before.
    fn from(w: Metadata<'_>) -> Self {
        let own = |value: Text<'_>| Box::<str>::from(&*value);
        let every = |values: Vec<Text<'_>>| values.into_iter().map(own).collect::<Vec<_>>();
        let title = |t: Title<'_>| model::DocumentTitle {
            language: t.language.map(own),
            introductory: t.introductory.map(own),
            main: t.main.map(own),
            complementary: t.complementary.map(own),
            full: t.full.map(own),
        };
        let date = |d: LifeDate<'_>| model::LifeDate {
            event: own(d.event),
            date: d.date.and_then(|date| date.parse::<PartialDate>().ok()),
            printed: own(d.printed),
        };
        Self {
            identifiers: w
                .identifiers
                .into_iter()
                .map(|i| model::DocumentIdentifier { value: own(i.value), form: i.form.0 })
                .collect(),
            titles: w.titles.into_iter().map(title).collect(),
            document_type: w.document_type.map(own),
            publishers: every(w.publishers),
            edition: w.edition.map(own),
            version: w.version.map(own),
            stage: w.stage.map(|s| model::Stage { code: own(s.code), detail: s.detail.map(own) }),
            status: w.status.map(own),
            languages: every(w.languages),
            dates: w.dates.into_iter().map(date).collect(),
            committees: every(w.committees),
            secretariat: w.secretariat.map(own),
            ics: every(w.ics),
            ccs: every(w.ccs),
            contributors: every(w.contributors),
            copyright: w.copyright.map(|c| model::Copyright {
                statement: c.statement.map(own),
                years: every(c.years),
                holders: every(c.holders),
            }),
            keywords: every(w.keywords),
            relations: w
                .relations
                .into_iter()
                .map(|r| model::Relation { kind: r.kind.0, word: r.word.map(own), identifier: own(r.identifier) })
                .collect(),
            other: w.other.into_iter().map(|o| model::OtherFact { name: own(o.name), value: own(o.value) }).collect(),
            extracted: w.extracted.into_iter().map(|f| f.0).collect(),
        }
    }
}
