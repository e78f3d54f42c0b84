//! Japanese: forms stand at the end of a clause, and no blank parts words.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::rows::rows;
use crate::convention::hit::Hit;
use crate::convention::sentence::sentences;
use crate::model::{Polarity, ProvisionKind};

/// Characters behind a form that ends its clause.
const ENDS: &[&str] = &["。", "．", "、", "，", "）", ")", "」", "が", "ので", "ため", "ものとし", "し、", "もの"];

/// Where a form counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strength {
    Strong,
    /// At the end of a clause: before a noun it restricts.
    Weak,
    /// At the end of a sentence only.
    Final,
}

struct Forms {
    rows: Vec<(ProvisionKind, Polarity, Strength)>,
    automaton: Option<AhoCorasick>,
}

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let table: Vec<_> = rows(include_str!("japanese.tsv")).collect();
    let strength = |name| match name {
        "weak" => Strength::Weak,
        "final" => Strength::Final,
        _ => Strength::Strong,
    };
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::DFA))
        .build(table.iter().map(|(.., form)| form))
        .ok();
    let rows = table.iter().map(|(kind, polarity, name, _)| (*kind, *polarity, strength(*name))).collect();
    Forms { rows, automaton }
});

/// The provisions of a text by JIS Z 8301. Linear.
pub(in crate::convention) fn scan(text: &str, sink: &mut dyn FnMut(Hit)) {
    let forms = &*FORMS;
    let Some(automaton) = &forms.automaton else { return };
    let mut found = automaton.find_iter(text).peekable();
    for range in sentences(text) {
        while let Some(form) = found.next_if(|m| m.start() < range.end) {
            let Some((kind, polarity, strength)) = forms.rows.get(form.pattern().as_usize()).copied() else { continue };
            let rest = &text[form.end()..range.end.max(form.end())];
            let last = rest.is_empty() || rest.starts_with(['。', '．']);
            let ends = last || ENDS.iter().any(|end| rest.starts_with(end));
            let quoted = rest.starts_with(['”', '」', '』']);
            let counts = !quoted
                && match strength {
                    Strength::Strong => true,
                    Strength::Weak => ends,
                    Strength::Final => last,
                };
            if counts {
                sink(Hit { sentence: range.clone(), keyword: form.range(), kind, polarity, rule: "verbal-form" });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn japanese_forms() {
        let cases: &[(&str, &[(&str, &str)])] = &[
            ("灯籠は赤くなければならない。", &[("requirement", "なければならない")]),
            ("紙は湿っていてはならない。", &[("requirement", "てはならない")]),
            ("紙は白いことが望ましい。", &[("recommendation", "ことが望ましい")]),
            ("枠はだ円でもよい。", &[("permission", "でもよい")]),
            ("表示は繰り返さなくてもよい。", &[("permission", "なくてもよい")]),
            ("枠は折り畳むことができる。", &[("capability", "ことができる")]),
            ("折り畳むことができる枠は赤い。", &[]),
            ("紙は燃えるおそれがある。", &[("possibility", "おそれがある")]),
            ("試験は，JIS Z 9999による。", &[("requirement", "による")]),
            ("JIS Z 9999による試験は長い。", &[]),
        ];
        for (text, expected) in cases {
            let mut found = Vec::new();
            scan(text, &mut |hit| found.push((hit.kind.name(), &text[hit.keyword])));
            assert_eq!(found, *expected, "{text}");
        }
    }
}
