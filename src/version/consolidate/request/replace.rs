//! What replaces what.

use std::ops::Range;

use super::super::place::Place;
use super::super::refusal::Refusal;
use super::kinds::Request;
use super::step::Step;

/// Words behind the new text and before the old: read X instead of Y.
const REVERSED: &[&str] =
    &["instead of", "in place of", " for ", " à ", "au lieu de", "à la place de", "anstelle von", "anstatt", "statt"];

/// Words between what is replaced and what replaces it.
const BY: &[&str] = &[" with", " by", " par ", " durch "];

/// Verbs that leave open whether what is not repeated stays.
const KEEPING: &[&str] = &["modif", "amend", "alter", "correct", "geändert", "ändern", "corrig"];

/// Words that announce new matter behind the instruction.
pub(super) const FOLLOWING: &[&str] = &[
    "following",
    "as follows",
    "suivant",
    "ce qui suit",
    "comme suit",
    "folgend",
    "wie folgt",
    "如下",
    "下列",
    "以下",
];

impl Step<'_> {
    pub(super) fn replace(&self) -> Result<Vec<Request>, Refusal> {
        let behind = &self.lower[self.verb.end()..];
        let end = BY.iter().filter_map(|word| behind.find(word)).min().unwrap_or(behind.len());
        // `… in 5.2` may stand at the end as well.
        let after = self.quoted.last().map_or(self.words.len(), |last| self.own(last).end);
        let tail = Place::read(&self.words[after..], false);
        let place = Place::read(&self.behind()[..end], false).inside(&tail).with_names(self.names).inside(self.heading);
        let follows_at = FOLLOWING.iter().filter_map(|word| behind.find(word)).min();
        let follows = follows_at.is_some();
        match self.quoted {
            [_, _, ..] if self.quoted.len().is_multiple_of(2) && !follows => Ok(self.pairs(&place)),
            [_, _, _] if self.names.column.is_some() => Ok(vec![self.cell(&place)?]),
            _ if behind.contains("reference to") => {
                Err(Refusal::Unclear("it names an entry of a list by what it refers to"))
            }
            _ if !Self::names_known(&self.behind()[..end.min(self.behind().len())])
                || !Self::names_known(self.before()) =>
            {
                Err(Refusal::Unclear("what it replaces is not known"))
            }
            [] if follows || end < behind.len() || self.lower.trim_end().ends_with([':', '：']) => {
                let keeps = KEEPING.iter().any(|verb| self.verb.words.starts_with(verb));
                Ok(vec![if keeps {
                    Request::Rewrite { at: place }
                } else {
                    Request::Replace { at: place, quoted: None }
                }])
            }
            [new]
                if self.own(new).start >= self.verb.end() + end.min(follows_at.unwrap_or(end))
                    || self.own(new).start >= self.verb.end() && !follows =>
            {
                Ok(vec![Request::Replace { at: place, quoted: Some(new.clone()) }])
            }
            _ => Err(Refusal::Unclear("what replaces what is not clear")),
        }
    }

    /// Old and new texts in turn; words between them may say that the new one stands first.
    fn pairs(&self, place: &Place) -> Vec<Request> {
        let everywhere = self.everywhere();
        let pair = |pair: &[Range<usize>]| {
            let (first, second) = (pair[0].clone(), pair[1].clone());
            let between = &self.lower[self.own(&first).end..self.own(&second).start];
            let substitutes =
                self.verb.words.starts_with("substitu") || self.verb.words == "read" || self.verb.words == "lire";
            let open = |words: &str| matches!(words, " for " | " à ");
            let reversed = REVERSED.iter().any(|words| between.contains(words) && (!open(words) || substitutes));
            let (old, new) = if reversed { (second, first) } else { (first, second) };
            Request::ReplaceText { at: place.clone(), old, new, everywhere }
        };
        self.quoted.chunks(2).map(pair).collect()
    }

    /// `In the column “…”, replace the value “…” for “…” with the value “…”`
    fn cell(&self, at: &Place) -> Result<Request, Refusal> {
        let unclear = Refusal::Unclear("it names a cell in a way that is not known");
        let before = |quotation: &Range<usize>| {
            let words = self.text[..quotation.start].trim_end_matches(|c: char| !c.is_alphanumeric());
            words.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase()
        };
        let behind: Vec<_> = self.quoted.iter().filter(|q| self.own(q).start > self.verb.start).cloned().collect();
        match &behind[..] {
            [old, row, new] if matches!(before(row).as_str(), "for" | "row") => {
                Ok(Request::Cell { at: at.clone(), row: row.clone(), old: old.clone(), new: new.clone() })
            }
            _ => Err(unclear),
        }
    }
}
