//! What the tools of Metanorma print with a number: words of each language, habits of each publisher.

/// Habits of a publisher.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    /// Subclauses of the introduction are numbered from 0.1.
    pub(crate) numbers_introduction: bool,
    noun: Noun,
}

/// How a clause is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Noun {
    /// `Clause 4`, and of subclauses the number alone (ISO/IEC Directives Part 2, 10.4).
    Top,
    /// `Clause 4.1` at every depth.
    Always,
    /// `clause 4.1`.
    Small,
    /// `Section 4.1`.
    Section,
}

impl Style {
    /// The habits of a flavour; those of ISO where it is not known.
    pub(crate) fn of(flavour: &str) -> Self {
        let noun = match flavour {
            "ogc" => Noun::Always,
            "itu" => Noun::Small,
            "ietf" => Noun::Section,
            _ => Noun::Top,
        };
        Self { numbers_introduction: matches!(flavour, "iso" | "iec"), noun }
    }

    /// What a reference calls a clause of a number, at a depth below the body or in an annex.
    pub(crate) fn clause(self, number: &str, words: &Words, depth: u32, in_annex: bool) -> String {
        match self.noun {
            Noun::Top if depth == 1 || in_annex && depth == 2 => words.clause(number),
            Noun::Top => number.to_owned(),
            Noun::Always => words.join(words.clause, number),
            Noun::Small => words.join(&words.clause.to_lowercase(), number),
            Noun::Section => words.join("Section", number),
        }
    }
}

/// Words of a language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    pub(crate) clause: &'static str,
    annex: &'static str,
    pub(crate) appendix: &'static str,
    pub(crate) table: &'static str,
    pub(crate) figure: &'static str,
    pub(crate) formula: &'static str,
    /// As labels.
    pub(crate) note: &'static str,
    pub(crate) example: &'static str,
    /// As references call them.
    pub(crate) called_note: &'static str,
    pub(crate) called_example: &'static str,
    to_entry: &'static str,
    /// True if words and numbers stand without a blank between them.
    is_dense: bool,
}

const ENGLISH: Words = Words {
    clause: "Clause",
    annex: "Annex",
    appendix: "Appendix",
    table: "Table",
    figure: "Figure",
    formula: "Formula",
    note: "NOTE",
    example: "EXAMPLE",
    called_note: "Note",
    called_example: "Example",
    to_entry: "to entry",
    is_dense: false,
};

/// The languages that have words of their own.
const LANGUAGES: &[(&str, Words)] = &[
    ("en", ENGLISH),
    (
        "fr",
        Words {
            clause: "Article",
            annex: "Annexe",
            appendix: "Appendice",
            table: "Tableau",
            formula: "Formule",
            example: "EXEMPLE",
            called_example: "Exemple",
            to_entry: "à l’article",
            ..ENGLISH
        },
    ),
    (
        "de",
        Words {
            clause: "Abschnitt",
            annex: "Anhang",
            appendix: "Beilage",
            table: "Tabelle",
            figure: "Bild",
            formula: "Formel",
            note: "ANMERKUNG",
            example: "BEISPIEL",
            called_note: "Anmerkung",
            called_example: "Beispiel",
            to_entry: "zum Begriff",
            ..ENGLISH
        },
    ),
    (
        "ru",
        Words {
            clause: "Пункт",
            annex: "Приложение",
            appendix: "Дополнение",
            table: "Таблица",
            figure: "Рисунок",
            formula: "Формула",
            note: "ПРИМЕЧАНИЕ",
            example: "ПРИМЕР",
            called_note: "Примечание",
            called_example: "Пример",
            to_entry: "к статье",
            ..ENGLISH
        },
    ),
    (
        "zh",
        Words {
            clause: "章",
            annex: "附录",
            appendix: "附件",
            table: "表",
            figure: "图",
            formula: "公式",
            note: "注",
            example: "示例",
            called_note: "注",
            called_example: "示例",
            to_entry: "",
            is_dense: true,
        },
    ),
];

impl Words {
    /// The words of a language, by its code; English where it has none here.
    pub(crate) fn of(language: &str) -> Self {
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        LANGUAGES.iter().find(|(code, _)| *code == primary).map_or(ENGLISH, |(_, words)| *words)
    }

    /// A word and a number.
    pub(crate) fn join(&self, word: &str, number: &str) -> String {
        let blank = if self.is_dense { "" } else { " " };
        format!("{word}{blank}{number}")
    }

    /// `Clause 4`, 第4章.
    pub(crate) fn clause(&self, number: &str) -> String {
        if self.is_dense && number.bytes().all(|b| b.is_ascii_digit()) {
            return format!("第{number}{}", self.clause);
        }
        if self.is_dense { number.to_owned() } else { self.join(self.clause, number) }
    }

    /// `Annex A`, 附录A.
    pub(crate) fn annex(&self, letter: &str) -> String {
        self.join(self.annex, letter)
    }

    /// `Note 1 to entry`, 注1.
    pub(crate) fn note_to_entry(&self, number: u32) -> String {
        let label = self.join(self.called_note, &number.to_string());
        format!("{label} {}", self.to_entry).trim_end().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_called_as_their_publisher_calls_them() {
        let (english, chinese) = (Words::of("en"), Words::of("zh-Hans"));
        for (flavour, number, depth, called) in [
            ("iso", "4", 1, "Clause 4"),
            ("iso", "4.1", 2, "4.1"),
            ("ogc", "4.1", 2, "Clause 4.1"),
            ("itu", "4.1", 2, "clause 4.1"),
            ("ietf", "4", 1, "Section 4"),
            ("nobody", "4", 1, "Clause 4"),
        ] {
            assert_eq!(Style::of(flavour).clause(number, &english, depth, false), called, "{flavour}");
        }
        assert_eq!(Style::of("gb").clause("4", &chinese, 1, false), "第4章");
        assert_eq!(Style::of("iso").clause("A.1", &english, 2, true), "Clause A.1");
        assert_eq!((chinese.annex("A"), english.note_to_entry(2)), ("附录A".into(), "Note 2 to entry".into()));
    }
}
