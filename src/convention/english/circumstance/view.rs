//! A sentence with its brackets and verbal forms.

use std::ops::Range;

use crate::convention::english::lexicon::Class;
use crate::convention::english::tokens::Sentence;

/// A verbal form: the token that it begins with, and the bracket that it stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) bracket: u16,
}

/// A sentence with its brackets and verbal forms.
pub(super) struct View<'s> {
    pub(super) sentence: Sentence<'s>,
    /// The bracket of each token; 0 outside of all.
    pub(super) brackets: Vec<u16>,
    pub(super) forms: Vec<Form>,
    /// The one form stands before the sentence: *shall: — where it is wet, paper;*.
    pub(super) inherits: bool,
}

/// A stretch of tokens that one clause chain may fill: between semicolons, or inside one bracket.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) bracket: u16,
}

impl<'s> View<'s> {
    pub(super) fn new(sentence: Sentence<'s>, keywords: &[Range<usize>]) -> Self {
        let mut brackets = Vec::with_capacity(sentence.tokens.len());
        let (mut open, mut last) = (vec![0_u16], 0_u16);
        for at in 0..sentence.tokens.len() {
            let mark = sentence.mark(at);
            if mark.any(Class::CLOSE) && open.len() > 1 {
                brackets.push(open.pop().unwrap_or_default());
                continue;
            }
            if mark.any(Class::OPEN) {
                last = last.saturating_add(1);
                open.push(last);
            }
            brackets.push(open.last().copied().unwrap_or_default());
        }
        let inherits = matches!(keywords, [keyword] if keyword.is_empty());
        let mut view = Self { sentence, brackets, forms: Vec::new(), inherits };
        for keyword in keywords {
            let first = sentence.tokens.partition_point(|token| token.end <= keyword.start);
            let last = sentence.tokens.partition_point(|token| token.start < keyword.end);
            let last = last.saturating_sub(1).max(first);
            view.forms.push(Form { first, last, bracket: view.bracket(first) });
        }
        view
    }

    pub(super) fn bracket(&self, at: usize) -> u16 {
        self.brackets.get(at).copied().unwrap_or_default()
    }

    /// True for a token in a bracket inside of a part, the marks of that bracket included.
    pub(super) fn is_inside(&self, at: usize, part: Part) -> bool {
        self.bracket(at) != part.bracket
    }

    /// The part that a token stands in.
    pub(super) fn part(&self, at: usize) -> Part {
        let bracket = self.bracket(at);
        let ends = |i: &usize| {
            let own = self.bracket(*i) == bracket;
            own && (self.sentence.word(*i) == ";"
                || bracket > 0 && self.sentence.mark(*i).any(Class::OPEN.or(Class::CLOSE)))
        };
        let length = self.sentence.tokens.len();
        let from = (0..at).rev().find(ends).map_or(0, |i| i + 1);
        let to = (at..length).find(ends).unwrap_or(length);
        Part { from, to, bracket }
    }

    /// The first form of a part at or after a token.
    pub(super) fn form_after(&self, at: usize, part: Part) -> Option<usize> {
        let from = self.forms.partition_point(|form| form.first < at);
        let inside = self.forms[from..].iter().take_while(|form| form.first < part.to);
        inside.zip(from..).find(|(form, _)| form.bracket == part.bracket).map(|(_, index)| index)
    }

    /// The last form of a part before a token.
    pub(super) fn form_before(&self, at: usize, part: Part) -> Option<usize> {
        let to = self.forms.partition_point(|form| form.first < at);
        let inside = (0..to).rev().take_while(|index| self.forms[*index].first >= part.from);
        inside.into_iter().find(|index| self.forms[*index].bracket == part.bracket)
    }

    /// The form that begins at a token, adverbs before it left aside.
    pub(super) fn is_form(&self, at: usize) -> Option<usize> {
        let verb = self.sentence.skip(at, Class::ADVERB);
        let index = self.forms.partition_point(|form| form.first < at);
        self.forms.get(index).filter(|form| form.first <= verb).map(|_| index)
    }

    /// True where a finite verb that is no form stands in a stretch.
    pub(super) fn has_finite(&self, from: usize, to: usize, part: Part) -> bool {
        (from..to).any(|i| !self.is_inside(i, part) && self.sentence.is(i, Class::FINITE.or(Class::VERB_S)))
    }
}
