//! Another place for blocks: *Move NOTE 1 of 4.1 to the end of 4.6*, 将4.2移至4.6之后.

use super::super::place::Place;
use super::super::refusal::Refusal;
use super::kinds::{Request, Where};
use super::step::Step;

/// Words between what is moved and where it goes, longest first where one holds another.
const TO: &[(&str, Where)] = &[
    (" to the beginning of ", Where::Start),
    (" to the start of ", Where::Start),
    (" to the end of ", Where::End),
    (" to follow ", Where::After),
    (" to precede ", Where::Before),
    (" immediately after ", Where::After),
    (" immediately before ", Where::Before),
    (" so that it follows ", Where::After),
    (" after ", Where::After),
    (" before ", Where::Before),
    (" à la fin de ", Where::End),
    (" à la fin du ", Where::End),
    (" au début de ", Where::Start),
    (" au début du ", Where::Start),
    (" après ", Where::After),
    (" avant ", Where::Before),
    (" an das ende von ", Where::End),
    (" an das ende der ", Where::End),
    (" ans ende von ", Where::End),
    (" an den anfang von ", Where::Start),
    (" an den anfang der ", Where::Start),
    (" hinter ", Where::After),
    (" nach ", Where::After),
    (" vor ", Where::Before),
];

/// Words at the end of a Chinese place, longest first.
const CHINESE: &[(&str, Where)] = &[
    ("的末尾", Where::End),
    ("末尾", Where::End),
    ("最后", Where::End),
    ("开头", Where::Start),
    ("之后", Where::After),
    ("之前", Where::Before),
    ("后面", Where::After),
    ("前面", Where::Before),
    ("后", Where::After),
    ("前", Where::Before),
];

impl Step<'_> {
    pub(super) fn relocate(&self) -> Result<Vec<Request>, Refusal> {
        let (source, destination, where_) = if self.verb.is_chinese {
            let behind = self.behind().trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '。' | '，' | '；'));
            let found = CHINESE.iter().find(|(word, _)| behind.ends_with(word));
            let Some((word, where_)) = found else { return Err(Refusal::Unclear("it does not say where to")) };
            let from = self.verb.end();
            (0..self.verb.start, from..from + behind.len() - word.len(), *where_)
        } else {
            let found = TO.iter().filter_map(|(word, where_)| Some((self.lower.rfind(word)?, word.len(), *where_)));
            let Some((at, length, where_)) = found.min_by_key(|(at, length, _)| (*at, std::cmp::Reverse(*length)))
            else {
                return Err(Refusal::Unclear("it does not say where to"));
            };
            let source = if self.verb.end() <= at { self.verb.end()..at } else { 0..at };
            // A passive, or German, names what is moved before the verb.
            let source = if self.words[source.clone()].trim().is_empty() { 0..self.verb.start } else { source };
            let end = if self.verb.start > at { self.verb.start } else { self.words.len() };
            (source, at + length..end, where_)
        };
        let ((at, quotes), (to, elsewhere)) = (self.place_in(source.clone()), self.place_in(destination));
        if quotes || elsewhere {
            return Err(Refusal::Unclear("words cannot be moved"));
        }
        if !Self::names_known(&self.words[source]) {
            return Err(Refusal::Unclear("what it moves is not known"));
        }
        // After item c): of the clause that it is moved in.
        let around = Place { clause: at.clause.clone(), kind: at.kind, ..Place::default() };
        let to = to.inside(&around);
        Ok(vec![Request::Move { at, where_, to }])
    }
}
