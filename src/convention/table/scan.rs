//! Provisions of a text whose forms a table describes.

use super::language::Language;
use crate::convention::english::{Bits, Tokens};
use crate::convention::hit::Hit;
use crate::convention::sentence::sentences;
use crate::model::ProvisionKind;

/// The provisions of a text in French or German. Linear: a gap in a pattern has an end, and nothing is matched twice.
pub(in crate::convention) fn scan(language: Language, text: &str, sink: &mut dyn FnMut(Hit)) {
    let forms = language.forms();
    let heads: Vec<_> = forms.find(text).collect();
    let mut rest = heads.as_slice();
    let mut tokens = Tokens::default();
    let bits = Bits::of(text);
    for range in sentences(text) {
        let (own, later) = rest.split_at(rest.iter().take_while(|head| head.start < range.end).count());
        rest = later;
        let part = &text[range.clone()];
        if own.is_empty() && !language.may_instruct(part) {
            continue;
        }
        let sentence = tokens.cut(text, &bits, &range);
        if let Some((first, last, polarity)) = language.instruction(sentence) {
            let keyword = sentence.bytes(first, last);
            let kind = ProvisionKind::Instruction;
            sink(Hit { sentence: range.clone(), keyword, kind, polarity, rule: "infinitive" });
        }
        let mut after = 0;
        for head in own {
            let Some(at) = sentence.token_at(head.start).filter(|at| *at >= after) else { continue };
            let Some((form, last)) = forms.longest(sentence, at, *head) else { continue };
            after = last + 1;
            let silent = form.weak && !language.asserts(sentence, at, last);
            if silent || language.is_formula(sentence, form.kind, last) {
                continue;
            }
            let keyword = sentence.bytes(at, last);
            let kind = language.sense(sentence, form.kind, last);
            sink(Hit { sentence: range.clone(), keyword, kind, polarity: form.polarity, rule: form.rule() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convention::table::rows::rows;

    fn found(language: Language, text: &str) -> Vec<(&'static str, String)> {
        let mut found = Vec::new();
        scan(language, text, &mut |hit| found.push((hit.kind.name(), text[hit.keyword].to_owned())));
        found
    }

    fn check(language: Language, cases: &[(&str, &[(&str, &str)])]) {
        for (text, expected) in cases {
            let found = found(language, text);
            let found: Vec<_> = found.iter().map(|(kind, keyword)| (*kind, keyword.as_str())).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn french_forms() {
        check(
            Language::French,
            &[
                ("La lanterne doit être rouge.", &[("requirement", "doit")]),
                ("Le papier ne doit en aucun cas être humide.", &[("requirement", "ne doit en aucun cas")]),
                ("Les cadres ne doivent donc pas plier.", &[("requirement", "ne doivent donc pas")]),
                ("Il convient que le papier soit sec.", &[("recommendation", "Il convient que")]),
                ("Il convient de ne pas plier le cadre.", &[("recommendation", "Il convient de ne pas")]),
                ("Le cadre peut être ovale.", &[("permission", "peut")]),
                ("Le papier humide peut causer des taches.", &[("possibility", "peut")]),
                ("Le cadre ne peut pas être carré.", &[("possibility", "ne peut pas")]),
                ("Il n’est pas nécessaire de répéter l’essai.", &[("permission", "Il n’est pas nécessaire")]),
                ("Il convient de noter que le papier est sec.", &[]),
                ("Le papier qui peut brûler est gardé; si le cadre peut plier, il est rejeté.", &[]),
                ("Le verbe «doit» marque une exigence.", &[]),
                ("Déterminer la masse du papier.", &[("instruction", "Déterminer")]),
                ("Ne pas plier le cadre.", &[("instruction", "Ne pas plier")]),
                ("Graisser le cadre.", &[("instruction", "Graisser")]),
                ("Lorsqu’il est humide, le sécher.", &[("instruction", "sécher")]),
                ("Dans un bac, égoutter les cadres.", &[("instruction", "égoutter")]),
                ("N’utiliser que du papier sec.", &[("instruction", "N’utiliser")]),
                ("Papier à lanternes.", &[]),
                ("Hiver, le papier est sec.", &[]),
            ],
        );
    }

    #[test]
    fn german_forms() {
        check(
            Language::German,
            &[
                ("Die Laterne muss rot sein.", &[("requirement", "muss")]),
                (
                    "Das Papier darf während der Prüfung nicht feucht sein.",
                    &[("requirement", "darf während der Prüfung nicht")],
                ),
                ("Die Probe ist bei 20 °C zu lagern.", &[("requirement", "ist bei 20 °C zu lagern")]),
                ("Die Prüfung ist zweimal durchzuführen.", &[("requirement", "ist zweimal durchzuführen")]),
                ("Das Papier sollte weiß sein.", &[("recommendation", "sollte")]),
                (
                    "Der Rahmen darf oval sein, und das Papier muss trocken sein.",
                    &[("permission", "darf"), ("requirement", "muss")],
                ),
                ("Der Rahmen kann brechen.", &[("possibility", "kann")]),
                ("Papier, das brennen kann, ist rot.", &[]),
                ("Es wird empfohlen, das Papier zu trocknen.", &[("recommendation", "Es wird empfohlen")]),
                ("Marken müssen nicht dauerhaft sein.", &[("permission", "müssen nicht")]),
                ("Der Rahmen ist zu groß.", &[]),
            ],
        );
    }

    #[test]
    fn every_row_of_the_tables_is_read() {
        for table in [include_str!("french.tsv"), include_str!("german.tsv"), include_str!("japanese.tsv")] {
            let lines = table.lines().filter(|line| !line.starts_with('#')).count();
            assert_eq!(rows(table).count(), lines);
        }
    }
}
