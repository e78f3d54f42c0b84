//! What replaces what, in Chinese: 将A改为B, 用B代替A, A由B代替.

use super::super::place::Place;
use super::super::refusal::Refusal;
use super::super::words::number_of;
use super::kinds::Request;
use super::step::Step;

impl Step<'_> {
    pub(super) fn replace_chinese(&self) -> Result<Vec<Request>, Refusal> {
        let before = self.before();
        // What stands before the first quotation: 4.1中用.
        let opening = self.quoted.first().map_or(before.len(), |first| self.own(first).start.min(before.len()));
        let opening =
            before[..opening].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '“' | '"' | '「' | '『'));
        let uses = |sign: char| {
            !self.quoted.is_empty() && opening.ends_with(sign)
                || before.contains(&format!("{sign}下列"))
                || before.contains(&format!("{sign}以下"))
        };
        // 用B代替A names the place behind the verb.
        let reversed = self.verb.words == "代替" && (uses('用') || uses('以'));
        let is_behind = self.quoted.is_empty() || !Place::read(before, false).names_something();
        let (known, named) = if reversed && is_behind { (self.behind(), self.behind()) } else { (before, before) };
        if self.quoted.len() < 2 && !Self::names_known(known) {
            return Err(Refusal::Unclear("what it replaces is not known"));
        }
        let place = self.place(named);
        let everywhere = self.everywhere();
        match self.quoted {
            [new, old] if reversed && self.own(old).start >= self.verb.end() => {
                Ok(vec![Request::ReplaceText { at: place, old: old.clone(), new: new.clone(), everywhere }])
            }
            [old, new] if self.own(old).end <= self.verb.start && !reversed && !place.others.is_empty() => {
                // 第三条、第五条中的“A”修改为“B”: each for itself.
                let clauses = place.clause.iter().chain(&place.others);
                let one = |clause: &String| Request::ReplaceText {
                    at: Place { clause: Some(clause.clone()), others: Vec::new(), ..place.clone() },
                    old: old.clone(),
                    new: new.clone(),
                    everywhere,
                };
                Ok(clauses.map(one).collect())
            }
            [old, new] if self.own(old).end <= self.verb.start && !reversed => {
                Ok(vec![Request::ReplaceText { at: place, old: old.clone(), new: new.clone(), everywhere }])
            }
            [new] if self.own(new).start >= self.verb.end() || self.verb.words == "代替" && !reversed => {
                Ok(vec![Request::Replace { at: place, quoted: Some(new.clone()) }])
            }
            [] => match self.article_behind() {
                Some(label) if place.others.is_empty() => Ok(vec![Request::Relabel { at: place, label }]),
                Some(_) => Err(Refusal::Places(before.trim().to_owned())),
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
        number_of(number).map(|_| behind.to_owned())
    }
}
