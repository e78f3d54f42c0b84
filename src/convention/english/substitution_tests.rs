//! Words that mean nearly the same, in the same frame, give the same provisions: structure and a general lexicon decide.

use super::{Reader, Rules};

/// Verbs, and their participles.
const VERBS: &[(&str, &str)] = &[
    ("remove", "removed"),
    ("dismantle", "dismantled"),
    ("scrape", "scraped"),
    ("uncork", "uncorked"),
    ("reload", "reloaded"),
    ("decant", "decanted"),
    ("snip", "snipped"),
    ("rewire", "rewired"),
    ("anneal", "annealed"),
    ("polish", "polished"),
    ("stow", "stowed"),
    ("hoist", "hoisted"),
    ("swab", "swabbed"),
    ("trim", "trimmed"),
    ("bolt", "bolted"),
    ("rebuild", "rebuilt"),
    ("defrost", "defrosted"),
    ("pasteurize", "pasteurized"),
];
const AIMS: &[&str] = &["aim", "mandate", "goal", "charter", "remit", "ambition", "brief", "objective"];
const THINGS: &[&str] = &["Boats", "Kettles", "Ledgers", "Widgets", "Parsers"];

/// `{v}` and `{V}` stand for verbs, `{p}` for participles, `{n}` for aims, `{S}` for things.
const FRAMES: &[(&str, &str)] = &[
    ("{V} the lid.", "instruction"),
    ("{V} it.", "instruction"),
    ("{V} all lids before use.", "instruction"),
    ("Do not {v} the lid.", "instruction"),
    ("Never {v} the lid.", "instruction"),
    ("Carefully {v} the lid.", "instruction"),
    ("Then {v} the lid.", "instruction"),
    ("If the lid is wet, {v} the lid.", "instruction"),
    ("When wet, {v} it.", "instruction"),
    ("After the test, {v} the lid.", "instruction"),
    ("To open the box, {v} the lid.", "instruction"),
    ("Otherwise, {v} the lid.", "instruction"),
    ("{V} any lid that is wet.", "instruction"),
    ("{V} and inspect the lid.", "instruction"),
    ("Inspect and {v} the lid.", "instruction"),
    ("Before starting, {v} each lid.", "instruction"),
    ("The user shall {v} the lid.", "requirement"),
    ("The lid should be {p}.", "recommendation"),
    ("Users may {v} the lid.", "permission"),
    ("The lid can be {p}.", "capability"),
    ("The lid need not be {p}.", "permission"),
    ("It is not permitted to {v} the lid.", "requirement"),
    ("It is recommended to {v} the lid.", "recommendation"),
    ("Lids that may be {p} are listed.", ""),
    ("If users can {v} the lid, it is red.", ""),
    ("The lid is {p}.", ""),
    ("Lids to be {p} are red.", ""),
    ("The user is required to {v} the lid.", "requirement"),
    ("The user is allowed to {v} the lid.", "permission"),
    ("The user is to {v} the lid.", "requirement"),
    ("Users are not to {v} the lid.", "requirement"),
    ("The lid is to be {p}.", "requirement"),
    ("The lid has to be {p}.", "requirement"),
    ("May a user {v} the lid?", ""),
    ("The {n} is to {v} the lid.", ""),
    ("The {n} of this document is to describe lids.", ""),
    ("{S} shall be dry.", "requirement"),
    ("{S} may sink.", "permission"),
    ("{S} can sink.", "capability"),
    ("{S} must be dry.", "external-constraint"),
];

fn capital(word: &str) -> String {
    word[..1].to_ascii_uppercase() + &word[1..]
}

#[test]
fn near_synonyms_do_not_change_the_kind() {
    let mut wrong = Vec::new();
    for (which, (frame, expected)) in FRAMES.iter().enumerate() {
        for (at, (verb, participle)) in VERBS.iter().enumerate() {
            let text = frame
                .replace("{v}", verb)
                .replace("{V}", &capital(verb))
                .replace("{p}", participle)
                .replace("{n}", AIMS[(at + which) % AIMS.len()])
                .replace("{S}", THINGS[(at + which) % THINGS.len()]);
            let mut found = Vec::new();
            Reader::default().scan(Rules::Directives, &text, &mut |hit| found.push(hit.kind.name()));
            if found.join(", ") != *expected {
                wrong.push(format!("{text} gives {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
