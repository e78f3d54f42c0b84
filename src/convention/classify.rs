//! Provisions of a text that is no document.

use std::ops::Range;

use super::hit::Hit;
use super::scanner::Scanner;
use crate::model::{Convention, Polarity, ProvisionKind};

/// A provision that was found in a text: what its verbal form is and what it demands. Borrows the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundProvision<'t> {
    text: &'t str,
    hit: Hit,
}

impl<'t> FoundProvision<'t> {
    /// What it demands.
    pub fn kind(&self) -> ProvisionKind {
        self.hit.kind
    }

    /// The verbal form as printed, with its negation: `shall not`, `应`; of an instruction, the verb in the imperative.
    pub fn keyword(&self) -> &'t str {
        &self.text[self.keyword_range()]
    }

    /// Where the verbal form stands: bytes of the text that was given.
    pub fn keyword_range(&self) -> Range<usize> {
        self.hit.keyword.clone()
    }

    /// Polarity of the form.
    pub fn polarity(&self) -> Polarity {
        self.hit.polarity
    }

    /// The sentence that it stands in.
    pub fn text(&self) -> &'t str {
        &self.text[self.range()]
    }

    /// Where the sentence stands: bytes of the text that was given.
    pub fn range(&self) -> Range<usize> {
        self.hit.sentence.clone()
    }

    /// The rule that found it, in lower case with hyphens: the evidence.
    pub fn rule(&self) -> &'static str {
        self.hit.rule
    }
}

/// The provisions of a text, in text order: one for each verbal form that carries one.
///
/// The text is taken as the words of one block; a line feed in it ends a sentence. Time is linear in its length.
///
/// ```
/// use normative::classify;
/// use normative::model::{Convention, ProvisionKind};
///
/// let found = classify("The paper shall be dry and should not be older than a year.", Convention::IsoDirectives);
/// let forms: Vec<_> = found.iter().map(|p| (p.kind(), p.keyword())).collect();
/// assert_eq!(forms, [(ProvisionKind::Requirement, "shall"), (ProvisionKind::Recommendation, "should not")]);
/// ```
pub fn classify(text: &str, convention: Convention) -> Vec<FoundProvision<'_>> {
    let mut found = Vec::new();
    Scanner::default().scan(convention, text, &mut |hit| found.push(FoundProvision { text, hit }));
    found
}
