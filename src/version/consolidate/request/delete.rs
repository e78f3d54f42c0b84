//! What is taken away.

use std::ops::Range;

use super::super::place::Place;
use super::super::refusal::Refusal;
use super::kinds::Request;
use super::step::Step;

impl Step<'_> {
    pub(super) fn delete(&self) -> Result<Vec<Request>, Refusal> {
        let words = if self.verb.is_chinese { self.words } else { self.behind() };
        let place = self.place(words);
        let known = if self.verb.is_chinese { Self::names_known(self.before()) } else { true };
        if !known || !Self::names_known(self.behind()) {
            return Err(Refusal::Unclear("what it takes away is not known"));
        }
        if !self.quoted.is_empty() {
            let everywhere = self.everywhere();
            let one = |old: &Range<usize>| Request::DeleteText { at: place.clone(), old: old.clone(), everywhere };
            return Ok(self.quoted.iter().map(one).collect());
        }
        let twice = place.labelled.windows(2).any(|pair| pair[0].kind == pair[1].kind);
        if place.others.is_empty() && !twice {
            return Ok(vec![Request::Delete { at: place }]);
        }
        // Several places, each named for itself: 5.3, 5.4 and NOTE 2 of 5.6.
        let places: Vec<Place> = each_of(words).map(|part| Place::read(part, false).inside(self.heading)).collect();
        if places.iter().all(|place| place.others.is_empty() && place.names_something()) {
            return Ok(places.into_iter().map(|at| Request::Delete { at }).collect());
        }
        Err(Refusal::Places(words.trim().to_owned()))
    }
}

/// The members of a list of places.
fn each_of(words: &str) -> impl Iterator<Item = &str> {
    let parts = words.split([',', '、', '，', '和']);
    parts
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" und "))
        .flat_map(|part| part.split(" et "))
        .filter(|part| part.chars().any(char::is_alphanumeric))
}
