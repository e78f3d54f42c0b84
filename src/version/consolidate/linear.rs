//! Work grows with what is given, not with its square.

use std::fmt::Write as _;

use super::consolidate;
use super::effort::steps_of;
use crate::model::Document;

fn read(source: &str) -> Document {
    crate::reading::read(source.as_bytes(), &crate::ReadOptions::default()).unwrap().document
}

/// So many clauses, each with a note, and as many notes in subclauses of the first.
fn base(count: usize) -> Document {
    let mut body = String::from("<sec><label>1</label><title>Notes</title><p>Lamps are red.</p>");
    for at in 1..=count {
        let _ = write!(
            body,
            "<sec><label>1.{at}</label><title>T</title><p>x</p><non-normative-note><label>NOTE 1</label><p>a</p></non-normative-note></sec>"
        );
    }
    body.push_str("</sec>");
    for at in 2..=count {
        let _ = write!(
            body,
            "<sec><label>{at}</label><title>Rope</title><p>Rope {at} is red.</p><non-normative-note><label>NOTE</label><p>b</p></non-normative-note></sec>"
        );
    }
    read(&format!("<standard><body>{body}</body></standard>"))
}

fn steps(count: usize, instruction: &dyn Fn(usize) -> String) -> u64 {
    let body: String = (2..count).map(instruction).collect();
    let head = "<standard><front><std-meta><std-ref type=\"dated\">ISO 99:2020/Amd 1:2024</std-ref></std-meta></front><body><sec><title>Changes</title>";
    let amendment = read(&format!("{head}{body}</sec></body></standard>"));
    let base = base(count);
    let mut applied = 0;
    let steps = steps_of(|| {
        applied = consolidate(&base, &[&amendment]).instructions().iter().filter(|i| i.is_applied()).count();
    });
    assert_eq!(applied, count - 2, "{}", instruction(2));
    steps
}

#[test]
fn places_are_found_by_looking_at_what_they_name() {
    let kinds: [&dyn Fn(usize) -> String; 5] = [
        &|at| format!("<p>Delete NOTE 1 of 1.{at}.</p>"),
        &|at| format!("<p>Delete the note of Clause {at}.</p>"),
        &|at| format!("<p>In Clause {at}, replace “red” with “blue”.</p>"),
        &|at| {
            format!("<p>Clause {at}</p><p>Replace the first paragraph with the following:</p><p>Rope {at} is blue.</p>")
        },
        &|at| format!("<p>Renumber 1.{at} as 2.{at}.</p>"),
    ];
    for kind in kinds {
        let (small, large) = (steps(60, kind), steps(240, kind));
        assert!(small > 60 && large < small * 5, "{}: {small}, {large}", kind(2));
    }
}
