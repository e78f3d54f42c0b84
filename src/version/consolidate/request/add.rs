//! What is added, and where.

use super::super::place::{Labelled, Place, role_of};
use super::super::refusal::Refusal;
use super::super::words::{Which, number_of};
use super::kinds::{Object, Request, Where};
use super::replace::FOLLOWING;
use super::step::Step;
use crate::model::NodeKind;

/// Words that say where something is added, longest first.
const WHERE: &[(&str, Where)] = &[
    ("at the beginning of", Where::Start),
    ("at the start of", Where::Start),
    ("at the end of", Where::End),
    ("to the end of", Where::End),
    ("immediately after", Where::After),
    ("à la fin de", Where::End),
    ("à la fin du", Where::End),
    ("au début de", Where::Start),
    ("am anfang", Where::Start),
    ("am ende", Where::End),
    ("following", Where::Within),
    ("before", Where::Before),
    ("after", Where::After),
    ("après", Where::After),
    ("avant", Where::Before),
    ("nach", Where::After),
    ("hinter", Where::After),
    ("vor", Where::Before),
];

/// Words before a place that is only named.
const IN: &[&str] =
    &[" of ", " to ", " in ", " under ", " into ", " à ", " au ", " dans ", " de ", " du ", " zu ", " zum "];

impl Step<'_> {
    pub(super) fn add(&self) -> Result<Vec<Request>, Refusal> {
        let (where_, place, object) = if self.verb.is_chinese { self.chinese_place() } else { self.named_place() };
        let place = place.with_names(self.names).inside(self.heading);
        let beside = matches!(where_, Where::After | Where::Before);
        if let [first, second] = self.quoted
            && beside
        {
            // English names the new text first; Chinese, and a place before the verb, the text that it comes beside.
            let (beside, new) = if self.own(first).end <= self.verb.start { (first, second) } else { (second, first) };
            let after = where_ == Where::After;
            return Ok(vec![Request::AddText { at: place, new: new.clone(), beside: beside.clone(), after }]);
        }
        // A quotation where new matter follows names the place, by its words.
        let follows = FOLLOWING.iter().any(|word| self.lower.contains(word));
        if !self.quoted.is_empty() && follows {
            return Err(Refusal::Unclear("it names a place by what it says"));
        }
        if self.quoted.len() > 1 {
            return Err(Refusal::Unclear("it quotes more than one text to add"));
        }
        if !place.others.is_empty() {
            return Err(Refusal::Places(self.words.trim().to_owned()));
        }
        let quoted = self.quoted.first().cloned();
        if let (Some((label, number)), Some(quoted), Where::Within, None) =
            (self.article(), &quoted, where_, &place.clause)
        {
            return Ok(vec![Request::AddArticle { number, label, quoted: quoted.clone() }]);
        }
        let (where_, place) = self.chinese_order(where_, place, object);
        Ok(vec![Request::Add { at: place, where_, quoted, label: self.article().map(|(label, _)| label), object }])
    }

    /// Where, in which place, and what, by the words around the verb.
    fn named_place(&self) -> (Where, Place, Option<Object>) {
        let whole = |at: usize, word: &str| {
            let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !joins(self.lower[..at].chars().next_back()) && !joins(self.lower[at + word.len()..].chars().next())
        };
        let found = WHERE
            .iter()
            .filter(|(_, where_)| *where_ != Where::Within)
            .filter_map(|(word, where_)| {
                self.lower.match_indices(word).find(|(at, _)| whole(*at, word)).map(|(at, _)| (at, word.len(), *where_))
            })
            .min_by_key(|(at, length, _)| (*at, std::cmp::Reverse(*length)));
        let behind_verb = found.map(|(at, ..)| at).filter(|at| *at > self.verb.end());
        let object_end = behind_verb.unwrap_or(self.words.len());
        let object = Self::object(&self.lower[self.verb.end()..object_end]);
        let Some((at, length, where_)) = found else {
            let from = IN.iter().filter_map(|word| self.lower[self.verb.end()..].find(word)).min();
            let place = from.map_or_else(Place::default, |from| Place::read(&self.behind()[from..], false));
            let object = from.map_or(object, |from| {
                // `Add to Clause 3 the following entry`
                let behind = &self.lower[self.verb.end()..];
                let new = behind.find(" following ").filter(|new| *new > from);
                Self::object(&behind[..from]).or_else(|| new.and_then(|new| Self::object(&behind[new..])))
            });
            return (Where::Within, place, object);
        };
        let end = if at < self.verb.start { self.verb.start } else { self.words.len() };
        // German names what is added between the place and the verb: nach 4.1 folgende Anmerkung hinzufügen.
        let new = self.lower[at..end].find(" folgende").map(|new| at + new).filter(|_| at < self.verb.start);
        let object = new.map_or(object, |new| Self::object(&self.lower[new..end]));
        let end = new.unwrap_or(end);
        let part = &self.words[at + length..end];
        // `after Annex D, before the Bibliography` is one place.
        let part = part.to_ascii_lowercase().find(" before ").map_or(part, |end| &part[..end]);
        (where_, Place::read(part, false), object)
    }

    fn object(words: &str) -> Option<Object> {
        let known = |word: &str| match role_of(word)? {
            "row" => Some(Object::Row),
            "item" => Some(Object::Item),
            "note" => Some(Object::Note),
            "example" => Some(Object::Example),
            "title" => Some(Object::Title),
            "cell" => Some(Object::Cell),
            "clause" => Some(Object::Clause),
            "entry" => Some(Object::Entry),
            "sentence" | "text" => Some(Object::Text),
            _ => None,
        };
        words.split(|c: char| !c.is_alphanumeric()).find_map(known)
    }

    fn chinese_place(&self) -> (Where, Place, Option<Object>) {
        let before = self.before();
        let where_ = if before.contains("末尾") || before.contains("最后") && !before.contains("最后一") {
            Where::End
        } else if before.contains("开头") || before.contains("之首") {
            Where::Start
        } else if before.contains('后') {
            Where::After
        } else if before.contains('前') {
            Where::Before
        } else {
            Where::Within
        };
        let behind = self.behind();
        let object = [
            ("单元格", Object::Cell),
            ("标题", Object::Title),
            ("行", Object::Row),
            ("列项", Object::Item),
            ("项", Object::Item),
            ("注", Object::Note),
            ("示例", Object::Example),
            ("句", Object::Text),
            ("文字", Object::Text),
            ("内容", Object::Text),
        ]
        .into_iter()
        .find_map(|(word, object)| behind.contains(word).then_some(object));
        (where_, Place::read(before, false), object)
    }

    /// The number that an added article gets: 作为第七条.
    fn article(&self) -> Option<(String, usize)> {
        let rest = self.behind().split("作为第").nth(1)?;
        let number = &rest[..rest.find('条')?];
        number_of(number).map(|value| (format!("第{number}条"), value))
    }

    /// Beside which paragraph or item something comes that has a number in the end: 增加一款，作为第二款.
    fn chinese_order(&self, where_: Where, mut place: Place, object: Option<Object>) -> (Where, Place) {
        let rest = self.behind().split("作为第").nth(1).unwrap_or_default();
        let end = rest.find(['款', '项']).unwrap_or(0);
        let Some(number) = number_of(&rest[..end]).filter(|_| where_ == Where::Within && end > 0) else {
            return (where_, place);
        };
        let (beside, other) = if number > 1 { (Where::After, number - 1) } else { (Where::Before, 1) };
        if object == Some(Object::Item) {
            place.labelled.push(Labelled { kind: NodeKind::ListItem, number: Some(other.to_string()) });
        } else {
            place.paragraphs = Some((Which::Number(other), Which::Number(other)));
        }
        (beside, place)
    }
}
