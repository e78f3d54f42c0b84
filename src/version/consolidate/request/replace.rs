//! What replaces what.

use std::ops::Range;

use super::super::place::Place;
use super::super::refusal::Refusal;
use super::{Request, Step};

/// Words behind the new text and before the old: read X instead of Y.
const REVERSED: &[&str] =
    &["instead of", "in place of", " for ", "au lieu de", "à la place de", "anstelle von", "anstatt", "statt"];

/// Words between what is replaced and what replaces it.
const BY: &[&str] = &[" with", " by", " par ", " durch "];

/// Verbs that leave open whether what is not repeated stays.
const KEEPING: &[&str] = &["modif", "amend", "alter", "correct", "geändert", "ändern", "corrig"];

/// Words that announce new matter behind the instruction.
pub(super) const FOLLOWING: &[&str] = &["following", "as follows", "suivant", "folgend", "如下", "下列", "以下"];

impl Step<'_> {
    pub(super) fn replace(&self) -> Result<Vec<Request>, Refusal> {
        let behind = &self.lower[self.verb.end()..];
        let end = BY.iter().filter_map(|word| behind.find(word)).min().unwrap_or(behind.len());
        // `… in 5.2` may stand at the end as well.
        let after = self.quoted.last().map_or(self.words.len(), |last| self.own(last).end);
        let tail = Place::read(&self.words[after..], false);
        let place = Place::read(&self.behind()[..end], false).inside(&tail).inside(self.heading);
        let follows = FOLLOWING.iter().any(|word| behind.contains(word));
        let cells = ["column", "row", "colonne", "ligne", "spalte", "zeile"].iter().any(|word| self.has_word(word));
        match self.quoted {
            [_, _, ..] if self.quoted.len().is_multiple_of(2) && !follows && !cells => Ok(self.pairs(&place)),
            [_, _, ..] if cells => Ok(vec![self.cell(&place)?]),
            _ if cells => Err(Refusal::Unclear("it names a cell by its column and row")),
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
                if self.own(new).start >= self.verb.end() + end
                    || self.own(new).start >= self.verb.end() && !follows =>
            {
                Ok(vec![Request::Replace { at: place, quoted: Some(new.clone()) }])
            }
            _ => Err(Refusal::Unclear("what replaces what is not clear")),
        }
    }

    fn has_word(&self, word: &str) -> bool {
        self.lower.split(|c: char| !c.is_alphanumeric()).any(|own| own.trim_end_matches('s') == word)
    }

    /// Old and new texts in turn; words between them may say that the new one stands first.
    fn pairs(&self, place: &Place) -> Vec<Request> {
        let everywhere = self.everywhere();
        let pair = |pair: &[Range<usize>]| {
            let (first, second) = (pair[0].clone(), pair[1].clone());
            let between = &self.lower[self.own(&first).end..self.own(&second).start];
            let substitutes =
                self.verb.words.starts_with("substitut") || self.verb.words == "read" || self.verb.words == "lire";
            let reversed = REVERSED.iter().any(|words| between.contains(words) && (*words != " for " || substitutes));
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

    pub(super) fn replace_chinese(&self) -> Result<Vec<Request>, Refusal> {
        if self.quoted.len() < 2 && (self.names_row() || !Self::names_known(self.before())) {
            return Err(Refusal::Unclear("what it replaces is not known"));
        }
        let place = Place::read(self.before(), false).inside(self.heading);
        let everywhere = self.everywhere();
        match self.quoted {
            [old, new] if self.own(old).end <= self.verb.start => {
                Ok(vec![Request::ReplaceText { at: place, old: old.clone(), new: new.clone(), everywhere }])
            }
            [new] if self.own(new).start >= self.verb.end() => {
                Ok(vec![Request::Replace { at: place, quoted: Some(new.clone()) }])
            }
            [] => match self.article_behind() {
                Some(label) if place.others.is_empty() => Ok(vec![Request::Relabel { at: place, label }]),
                Some(_) => Err(Refusal::Places(self.before().trim().to_owned())),
                None => Ok(vec![Request::Replace { at: place, quoted: None }]),
            },
            [_] => Err(Refusal::Unclear("what replaces what is not clear")),
            _ => Err(Refusal::Unclear("it quotes more than one text for another")),
        }
    }

    /// The article whose number another takes: 第八条改为第七条.
    fn article_behind(&self) -> Option<String> {
        let behind = self.behind().trim_matches(|c: char| c.is_whitespace() || matches!(c, '。' | '；' | '，' | ';'));
        let number = behind.strip_prefix('第')?.strip_suffix('条')?;
        super::super::words::number_of(number).map(|_| behind.to_owned())
    }
}
