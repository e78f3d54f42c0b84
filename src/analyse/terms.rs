//! Where the terms of a document are used.

use aho_corasick::{AhoCorasick, MatchKind};

use super::languages::{Language, Languages};
use crate::model::{Document, NodeId, NodeKind, TermOccurrence, TermStatus, TextRange};

/// A form of a designation that a text may have.
struct Form {
    /// The position of the entry among the terms of the document.
    term: usize,
    /// As it is written.
    text: String,
    /// True if capitals count, as in an abbreviation.
    exact: bool,
    /// The language of the entry, where it says one.
    language: Option<Language>,
}

impl Document {
    /// Every use of a term that has an entry in the document: preferred, admitted and deprecated designations, in the language of their
    /// entry, the longest where several begin at one place, whole words only (in Chinese and Japanese anywhere), and in English their
    /// plurals. Designations of entries are none.
    ///
    /// Found when asked, not when read: one automaton is built over the designations, and the text is read once. Time is linear in
    /// the designations and the text.
    ///
    /// ```
    /// let source = "<standard><body><sec sec-type='terms'><term-sec><label>3.1</label><tbx:termEntry xmlns:tbx='urn:iso:std:iso:30042:ed-1' id='t'>\
    ///     <tbx:langSet xml:lang='en'><tbx:definition>light in paper</tbx:definition><tbx:tig><tbx:term>paper lantern</tbx:term></tbx:tig>\
    ///     </tbx:langSet></tbx:termEntry></term-sec></sec><sec><p>Paper lanterns float.</p></sec></body></standard>";
    /// let document = normative::read(source.as_bytes(), &Default::default())?.document;
    /// let uses = document.term_occurrences();
    /// assert_eq!(uses.len(), 1);
    /// assert_eq!(document.slice(uses[0].range), "Paper lanterns");
    /// assert_eq!(uses[0].entry.preferred(), Some("paper lantern"));
    /// # Ok::<(), normative::Error>(())
    /// ```
    pub fn term_occurrences(&self) -> Vec<TermOccurrence<'_>> {
        let forms = forms(self);
        let builder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(forms.iter().map(|form| &form.text));
        let Some(automaton) = builder.ok().filter(|_| !forms.is_empty()) else { return Vec::new() };
        let mut found = Vec::new();
        let mut languages = Languages::of(self);
        for index in 0..self.nodes.len() as u32 {
            let node = NodeId(index);
            let language = languages.language(self, node);
            if !holds_prose(self.node(node).kind) {
                continue;
            }
            for own in self.own_text(node) {
                let text = self.slice(own);
                for hit in automaton.find_iter(text) {
                    let form = &forms[hit.pattern().as_usize()];
                    let fits = form.language.is_none_or(|of| of == language);
                    let cased = !form.exact || text[hit.range()] == form.text;
                    if let Some(entry) =
                        self.terms().nth(form.term).filter(|_| fits && cased && is_whole(text, hit.range()))
                    {
                        let range = TextRange::new(own.start() + hit.start() as u32, own.start() + hit.end() as u32);
                        found.push(TermOccurrence { entry, range });
                    }
                }
            }
        }
        found.sort_by_key(|occurrence| occurrence.range.start());
        found
    }
}

/// The forms of every designation, of earlier entries first.
fn forms(document: &Document) -> Vec<Form> {
    let mut forms = Vec::new();
    for (term, entry) in document.terms().enumerate() {
        let language = entry.language().map(Language::of_tag);
        let english = language.is_none_or(|language| language == Language::English);
        for status in TermStatus::ALL {
            for text in entry.designations(*status) {
                // A single letter is a symbol that stands for too much else.
                if text.chars().count() < 2 || text.len() > 200 {
                    continue;
                }
                let exact = text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
                let plural = plural(text).filter(|_| english);
                let written = [Some(text.to_owned()), plural].into_iter().flatten();
                forms.extend(written.map(|text| Form { term, text, exact, language }));
            }
        }
    }
    forms
}

/// The regular plural of an English designation.
fn plural(text: &str) -> Option<String> {
    let last = text.chars().next_back().filter(char::is_ascii_alphabetic)?;
    let stem = &text[..text.len() - 1];
    let vowel = |text: &str| text.ends_with(['a', 'e', 'i', 'o', 'u']);
    Some(match last {
        's' | 'x' | 'z' => format!("{text}es"),
        'h' if stem.ends_with(['s', 'c']) => format!("{text}es"),
        'y' if !vowel(stem) => format!("{stem}ies"),
        _ => format!("{text}s"),
    })
}

/// True if a range is no part of a longer word, where its language has blanks between words.
fn is_whole(text: &str, range: std::ops::Range<usize>) -> bool {
    let spaced = |c: char| {
        c.is_alphanumeric() && !(('\u{2E80}'..='\u{9FFF}').contains(&c) || ('\u{AC00}'..='\u{D7AF}').contains(&c))
    };
    let (own, before, after) = (&text[range.clone()], &text[..range.start], &text[range.end..]);
    let joined = |left: &str, right: &str| left.ends_with(spaced) && right.starts_with(spaced);
    !joined(before, own) && !joined(own, after)
}

fn holds_prose(kind: NodeKind) -> bool {
    use NodeKind as K;
    !matches!(kind, K::Designation | K::Formula | K::Code | K::Preformatted | K::Graphic | K::ReferenceEntry)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Builder, ClauseKind};
    use crate::place::Span;
    use crate::source::{OffsetMap, Origin};

    fn uses(language: &str, terms: &[&str], text: &str) -> Vec<String> {
        let mut b = Builder::new(0);
        let here = Span::default();
        b.metadata().languages.push(language.into());
        b.open_clause(ClauseKind::Terms, None, here, &[]);
        for term in terms {
            b.open(NodeKind::TermEntry, here, &[]);
            b.open_designation(TermStatus::Preferred, here, &[]);
            b.text(term, 0);
            b.close();
            b.close();
        }
        b.close();
        b.open(NodeKind::Paragraph, here, &[]);
        b.text(text, 0);
        let document = b.finish(Origin::default(), OffsetMap::default()).document;
        let shown =
            |o: &TermOccurrence<'_>| format!("{}={}", document.slice(o.range), o.entry.preferred().unwrap_or_default());
        document.term_occurrences().iter().map(shown).collect()
    }

    #[test]
    fn the_longest_whole_word_and_plurals() {
        let terms = ["lantern", "paper lantern", "battery", "box", "LED"];
        assert_eq!(
            uses("en", &terms, "Paper lanterns with batteries, boxes and an LED; lanternfish are led."),
            ["Paper lanterns=paper lantern", "batteries=battery", "boxes=box", "LED=LED"]
        );
        assert_eq!(uses("en", &[], "no terms"), [""; 0]);
    }

    #[test]
    fn chinese_words_have_no_blanks() {
        assert_eq!(uses("zh", &["灯笼", "纸灯笼"], "每个纸灯笼和灯笼架应干燥。"), ["纸灯笼=纸灯笼", "灯笼=灯笼"]);
    }
}
