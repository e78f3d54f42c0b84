//! Provisions by their verbal forms, by markup, and by the structure that inherits them.

mod announce;
mod choice;
mod code;
mod declared;
mod editorial;
mod force;
mod inherit;
mod misplaced;

use std::ops::Range;

use super::languages::Languages;
use crate::convention::{self, AllCircumstances, Circumstances, Hit, Scanner};
use crate::diagnostic::{Diagnostic, Gathered};
use crate::model::{
    AttributeKey, Basis, Bindingness, Convention, Document, Layer, MarkData, MarkKind, NodeId, NodeKind, ProvisionData,
    ProvisionKind, TextRange, run_in_label,
};
use crate::vocabulary::akn::QUOTED_TEXT;
use choice::Choice;
use editorial::Editorial;
use force::{bindingness, force_of_table};
use inherit::LeadIns;

/// Fills the layer of provisions: each block by the convention of its language, or by the one that is `forced`.
///
/// Text in a language without a convention is left alone; where there is no other, the layer says that it was not extracted.
/// Linear, with a binary search for each provision.
pub(crate) fn find(document: &mut Document, forced: Option<Convention>) -> Vec<Diagnostic> {
    let declared = std::mem::take(&mut document.provisions);
    let choice = Choice::of(document, forced);
    let mut languages = Languages::of(document);
    let mut search = Search::new(document, &choice);
    let (mut any, mut used) = (false, Vec::new());
    let mut after_other = 0;
    for index in 0..document.nodes.len() as u32 {
        let node = NodeId(index);
        let Some(convention) = choice.of_language(languages.language(document, node)) else { continue };
        any = true;
        let before = search.found.len();
        if is_of_another(document, node) {
            after_other = after_other.max(document.node(node).end);
        }
        if index >= after_other && (holds_provisions(document.node(node).kind) || document.is_run_in_title(node)) {
            search.block(node, convention);
        }
        if search.found.len() > before && !used.contains(&convention) {
            used.push(convention);
        }
    }
    let Search { mut found, lead_ins, mut scanner, .. } = search;
    inherit::apply(document, &lead_ins, &mut scanner, &mut found);
    any |= !declared.is_empty();
    if !declared.is_empty() {
        // A source that states its provisions hands nothing down to lists in what informs.
        found.retain(|row| row.basis != Basis::Structure || row.bindingness != Bindingness::Informative);
    }
    // Where a source states its provisions by its structure, drafting rules for their words do not apply.
    let by_structure = declared.iter().any(|row| row.basis == Basis::Structure);
    if by_structure {
        // Lists of what an evaluator does, or of how a rule is checked, hand nothing down.
        found.retain(|row| row.basis != Basis::Structure || row.bindingness == Bindingness::Normative);
    }
    let mut languages = Languages::of(document);
    let convention = |node| choice.of_language(languages.language(document, node));
    declared::merge(document, declared, convention, &mut found);
    let mut diagnostics = Gathered::default();
    diagnostics.extend(choice.note(&used));
    if !by_structure {
        misplaced::report(document, &found, &mut diagnostics);
    }
    if !any {
        document.not_extracted.push(Layer::Provisions);
    }
    document.set_provisions(found);
    diagnostics.finish()
}

/// True if a block is another document's text: an entry, with what it says of that document, and what an amendment puts into a text.
fn is_of_another(document: &Document, node: NodeId) -> bool {
    match document.node(node).kind {
        NodeKind::ReferenceEntry => true,
        NodeKind::Quote => {
            document.attribute(node, &AttributeKey::Bindingness) == Some(Bindingness::Informative.name())
        }
        _ => false,
    }
}

struct Search<'a> {
    document: &'a Document,
    choice: &'a Choice,
    scanner: Scanner,
    editorial: Editorial,
    found: Vec<ProvisionData>,
    lead_ins: LeadIns,
}

impl<'a> Search<'a> {
    fn new(document: &'a Document, choice: &'a Choice) -> Self {
        let editorial = Editorial::of(document);
        let (scanner, lead_ins) = (Scanner::default(), LeadIns::default());
        Self { document, choice, scanner, editorial, found: Vec::new(), lead_ins }
    }

    /// The provisions of a block's own text.
    fn block(&mut self, node: NodeId, convention: Convention) {
        let mut binding = None;
        let force = self.editorial.force(node);
        for own in self.document.own_text(node) {
            let from = self.found.len();
            let text = self.document.slice(own);
            let mut hits = self.hits(node, own, text, convention);
            if force.is_some() {
                // What was done to a text, or is to be done with it, is told to its editors.
                hits.retain(|(hit, ..)| hit.kind != ProvisionKind::Instruction);
            }
            hits.sort_by_key(|(hit, ..)| (hit.keyword.start, hit.keyword.end));
            let start = text.len() - text.trim_start().len();
            let label = if hits.is_empty() { 0 } else { start + run_in_label(&text[start..]) };
            let mut sentence = 0..0;
            let mut circumstances = AllCircumstances::default();
            for at in 0..hits.len() {
                let (hit, basis, convention) = hits[at].clone();
                if hit.sentence != sentence {
                    sentence = hit.sentence.clone();
                    let same = hits[at..].iter().take_while(|(hit, ..)| hit.sentence == sentence);
                    let keywords: Vec<_> = same.map(|(hit, ..)| within(&hit.keyword, &sentence)).collect();
                    circumstances = self.scanner.circumstances(convention, &text[sentence.clone()], &keywords);
                }
                let circumstances = circumstances.at(within(&hit.keyword, &sentence).start);
                // Asked for only where something is found: most blocks hold nothing.
                let own_force =
                    *binding.get_or_insert_with(|| force.flatten().unwrap_or_else(|| bindingness(self.document, node)));
                let bindingness = match hit.kind {
                    ProvisionKind::Requirement
                        if own_force == Bindingness::Informative && is_form(&text[hit.keyword.clone()]) =>
                    {
                        force_of_table(self.document, node).unwrap_or(own_force)
                    }
                    _ => own_force,
                };
                let mut row = row(node, own, hit, circumstances, (basis, convention, bindingness));
                without_label(&mut row, own.start() + label as u32);
                without_call(self.document, &mut row);
                self.found.push(row);
            }
            self.note_lead_in(convention, text, own, from);
        }
    }

    /// Takes note of what a stretch of text hands down to the list behind it.
    fn note_lead_in(&mut self, convention: Convention, text: &str, own: TextRange, from: usize) {
        let trimmed = text.trim_end();
        if !trimmed.ends_with([':', '：']) && self.found.len() == from {
            return;
        }
        let mut opening = None;
        let end = own.start() + trimmed.len() as u32;
        if trimmed.ends_with(':')
            && self.found[from..].last().is_none_or(|row| row.range.end() < end)
            && let Some(last) = convention::sentences(trimmed).last()
        {
            let place = |range: Range<usize>| {
                let at = own.start() + (last.start + range.start) as u32;
                TextRange::new(at, at + range.len() as u32)
            };
            opening = self.scanner.opening(convention, &trimmed[last.clone()]).map(place);
        }
        self.lead_ins.note(text, own, &self.found[from..], opening);
    }

    /// What verbal forms and markup say in a stretch of text.
    fn hits(
        &mut self,
        node: NodeId,
        own: TextRange,
        text: &str,
        convention: Convention,
    ) -> Vec<(Hit, Basis, Convention)> {
        let mut hits = Vec::new();
        let document = self.document;
        // A definition is a phrase: 悬挂灯笼的棚架 tells nobody to hang anything.
        let in_definition = || document.ancestors(node).any(|id| document.node(id).kind == NodeKind::Definition);
        let mut defines = None;
        let markup = code::stretches(text);
        let in_markup = |keyword: &Range<usize>| {
            let after = markup.partition_point(|range| range.end <= keyword.start);
            markup.get(after).is_some_and(|range| range.start <= keyword.start)
        };
        self.scanner.scan(convention, text, &mut |hit| {
            let mention = is_mention(document, own, &hit.keyword) || in_markup(&hit.keyword);
            // Nor does 可接受废物的贮存场 permit anything.
            let phrase = hit.kind == ProvisionKind::Instruction || describes(&hit, convention);
            if !mention && (!phrase || !*defines.get_or_insert_with(in_definition)) {
                hits.push((hit, Basis::VerbalForm, convention));
            }
        });
        if self.choice.key_words && convention == Convention::IsoDirectives {
            beside(&mut self.scanner, text, &mut hits);
        }
        let marks = marked_key_words(document, node, own);
        if !marks.is_empty() {
            merge(text, &marks, &mut hits);
        }
        hits
    }
}

/// A range of a stretch of text as one of the sentence around it.
fn within(range: &Range<usize>, sentence: &Range<usize>) -> Range<usize> {
    range.start.saturating_sub(sentence.start)..range.end.saturating_sub(sentence.start)
}

/// A row without the label that its stretch of text begins with.
fn without_label(row: &mut ProvisionData, body: u32) {
    if row.range.start() < body && body <= row.keyword.start() {
        row.range = TextRange::new(body, row.range.end());
    }
}

/// A row without the calls of footnotes that its sentence ends with: `as in Table 1.1)`.
fn without_call(document: &Document, row: &mut ProvisionData) {
    const LONGEST: u32 = 8;
    let end = row.range.end();
    let from = document.marks.partition_point(|mark| mark.range.start() + LONGEST < end);
    let near = document.marks[from..].iter().take_while(|mark| mark.range.start() < end);
    let mut calls = near.filter(|mark| mark.kind == MarkKind::FootnoteAnchor && !mark.range.is_empty());
    if let Some(call) = calls.find(|mark| mark.range.end() == end && mark.range.start() > row.keyword.end()) {
        let text = document.slice(TextRange::new(row.range.start(), call.range.start()));
        if text.ends_with(['.', '。', ';', '；', ':', '：']) {
            row.range = TextRange::new(row.range.start(), row.range.start() + text.len() as u32);
        }
    }
}

/// True if a keyword is the verbal form of a requirement itself (*shall*, 应), and no equivalent of it (*is not acceptable*, *has to*).
fn is_form(keyword: &str) -> bool {
    let first = keyword.split(' ').next().unwrap_or_default();
    !["is", "are", "it", "has", "have", "only"].iter().any(|word| first.eq_ignore_ascii_case(word))
}

/// True if a weak Chinese form begins its sentence, as that of a phrase without a subject does.
fn describes(hit: &Hit, convention: Convention) -> bool {
    use ProvisionKind::{Capability, Permission, Possibility};
    matches!(convention, Convention::GbT11 | Convention::ChineseEngineering)
        && matches!(hit.kind, Permission | Capability | Possibility)
        && hit.keyword.start == hit.sentence.start
}

/// Adds the key words of BCP 14 to the verbal forms of another convention: what is in capitals is theirs. Linear.
fn beside(scanner: &mut Scanner, text: &str, hits: &mut Vec<(Hit, Basis, Convention)>) {
    let other = Convention::Bcp14;
    let mut key_words = Vec::new();
    scanner.scan(other, text, &mut |hit| {
        if hit.kind != ProvisionKind::Instruction {
            key_words.push((hit, Basis::VerbalForm, other));
        }
    });
    let mut at = 0;
    let (mut sentence, mut declares) = (0..0, false);
    hits.retain(|(hit, ..)| {
        // "The key words … are to be interpreted as described in BCP 14" demands nothing of lanterns.
        if hit.sentence != sentence {
            sentence = hit.sentence.clone();
            declares = convention::declares_key_words(&text[sentence.clone()]);
        }
        if declares {
            return false;
        }
        while key_words.get(at).is_some_and(|(word, ..)| word.keyword.end <= hit.keyword.start) {
            at += 1;
        }
        key_words.get(at).is_none_or(|(word, ..)| word.keyword.start >= hit.keyword.end)
    });
    hits.append(&mut key_words);
    hits.sort_by_key(|(hit, ..)| hit.keyword.start);
}

/// True if a verbal form is set as code, or marked as words of another text, so that it is named.
fn is_mention(document: &Document, own: TextRange, keyword: &Range<usize>) -> bool {
    let (start, end) = (own.start() + keyword.start as u32, own.start() + keyword.end as u32);
    let from = document.marks.partition_point(|mark| mark.range.start() < own.start());
    let mut near = document.marks[from..].iter().take_while(|mark| mark.range.start() <= start);
    let sets_apart = |mark: &MarkData| {
        mark.kind == MarkKind::Code || mark.kind == MarkKind::Named && mark.value.as_deref() == Some(QUOTED_TEXT)
    };
    near.any(|mark| mark.range.end() >= end && sets_apart(mark))
}

/// The key words that the markup of a stretch of text names, as ranges of it.
fn marked_key_words(document: &Document, node: NodeId, own: TextRange) -> Vec<Range<usize>> {
    let from = document.marks.partition_point(|mark| mark.range.start() < own.start());
    let near = document.marks[from..].iter().take_while(|mark| mark.range.start() < own.end());
    let key_words = near.filter(|mark| mark.kind == MarkKind::Keyword && mark.node == node);
    let inside = key_words.filter(|mark| mark.range.end() <= own.end() && !mark.range.is_empty());
    let start = own.start() as usize;
    inside.map(|mark| mark.range.start() as usize - start..mark.range.end() as usize - start).collect()
}

/// Markup wins: a form that it names has its basis, and one that only it names is a provision too, but for the paragraph that
/// declares the key words.
fn merge(text: &str, marks: &[Range<usize>], hits: &mut Vec<(Hit, Basis, Convention)>) {
    let convention = Convention::Bcp14;
    let mut sentences = convention::sentences(text).peekable();
    let mut added = Vec::new();
    let mut at = 0;
    for mark in marks {
        while hits.get(at).is_some_and(|(hit, ..)| hit.keyword.end <= mark.start) {
            at += 1;
        }
        while sentences.next_if(|sentence| sentence.end <= mark.start).is_some() {}
        if let Some((hit, basis, _)) = hits.get_mut(at).filter(|(hit, ..)| hit.keyword.start < mark.end) {
            // `<bcp14>MUST</bcp14> not`: the negation stands outside of the markup.
            hit.keyword = mark.start..mark.end.max(hit.keyword.end);
            *basis = Basis::Markup;
            continue;
        }
        let sentence = sentences.peek().filter(|sentence| sentence.start <= mark.start).cloned();
        let sentence = sentence.unwrap_or_else(|| mark.clone());
        let word = convention::key_word(&text[mark.clone()]);
        if let Some((kind, polarity)) = word.filter(|_| !convention::declares_key_words(&text[sentence.clone()])) {
            let hit = Hit { sentence, keyword: mark.clone(), kind, polarity, rule: "marked-key-word" };
            added.push((hit, Basis::Markup, convention));
        }
    }
    hits.append(&mut added);
}

fn row(
    node: NodeId,
    own: TextRange,
    hit: Hit,
    circumstances: Circumstances,
    (basis, convention, bindingness): (Basis, Convention, Bindingness),
) -> ProvisionData {
    let place = |range: Range<usize>| TextRange::new(own.start() + range.start as u32, own.start() + range.end as u32);
    let from = hit.sentence.start;
    let Circumstances { condition, exception } = circumstances;
    let outer = |range: Range<usize>| place(from + range.start..from + range.end);
    ProvisionData {
        range: place(hit.sentence),
        node,
        number: 0,
        kind: hit.kind,
        keyword: place(hit.keyword),
        polarity: hit.polarity,
        bindingness,
        basis,
        convention,
        condition: condition.map(outer),
        exception: exception.map(outer),
        lead_in: None,
        rule: hit.rule.into(),
    }
}

/// True if the own text of such a block is prose that may demand something.
fn holds_provisions(kind: NodeKind) -> bool {
    use NodeKind as K;
    !matches!(
        kind,
        K::Title
            | K::AnnexType
            | K::Graphic
            | K::Formula
            | K::Code
            | K::Preformatted
            | K::Designation
            | K::DefinitionTerm
            | K::SubjectField
            | K::TermSource
            | K::TermNote
            | K::ReferenceEntry
            | K::ReferenceList
    )
}
