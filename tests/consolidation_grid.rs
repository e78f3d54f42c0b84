//! Twelve verbs of editing instructions × twelve objects × four languages: each is applied as it says, or refused with its reason.
//!
//! `fixtures/consolidate-grid/` has a document with a place for each object (`base.xml`), the objects (`objects.tsv`), the words of a
//! language (`words-<language>.tsv`), and what each verb is to do with each object (`outcomes.tsv`). What a document is to be after an
//! instruction is read from the same template with the object replaced, left out, doubled or elsewhere.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use normative::model::{Block, Mark, MarkKind, TextRange};
use normative::version::{Consolidation, InstructionStatus, consolidate};
use normative::write::{Output, write};
use normative::{Document, ReadOptions, read};

type Words = HashMap<String, String>;

struct Object {
    name: String,
    fragment: String,
    matter: String,
    label: String,
    new_label: String,
    number: String,
}

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/consolidate-grid").join(name)).unwrap()
}

fn rows(name: &str) -> Vec<Vec<String>> {
    let lines = file(name);
    let rows = lines.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn objects() -> Vec<Object> {
    let object = |row: Vec<String>| {
        let [name, fragment, matter, label, new_label, number] = row.try_into().unwrap();
        Object { name, fragment, matter, label, new_label, number }
    };
    rows("objects.tsv").into_iter().map(object).collect()
}

fn words(language: &str) -> Words {
    let mut words: Words =
        rows(&format!("words-{language}.tsv")).into_iter().map(|mut row| (row.remove(0), row.remove(0))).collect();
    words.insert("lang".to_owned(), language.to_owned());
    words
}

/// A template with `{key}` replaced by what a function gives; what it does not know stays.
fn filled(template: &str, value: &dyn Fn(&str) -> Option<String>) -> String {
    let mut found = String::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|at| open + at) else { break };
        found.push_str(&rest[..open]);
        match value(&rest[open + 1..close]) {
            Some(text) => found.push_str(&text),
            None => found.push_str(&rest[open..=close]),
        }
        rest = &rest[close + 1..];
    }
    found + rest
}

impl Object {
    /// The XML of the object, `old` or `new`, with a label.
    fn fragment(&self, words: &Words, age: &str, label: &str) -> String {
        filled(&self.fragment, &|key| match key.strip_prefix("text") {
            Some(part) => words.get(&format!("{age}.{}{part}", self.name)).cloned(),
            None if key == "label" => Some(label.to_owned()),
            None => words.get(key).cloned(),
        })
    }

    /// The words of an instruction.
    fn instruction(&self, words: &Words, verb: &str) -> String {
        let template = words.get(&format!("{verb}.{}", self.name)).unwrap_or_else(|| &words[verb]);
        let own = |kind: &str| words.get(&format!("{kind}.{}", self.name)).cloned();
        let capital = |text: String| {
            let mut chars = text.chars();
            chars.next().map(|first| first.to_uppercase().chain(chars).collect::<String>()).unwrap_or_default()
        };
        filled(template, &|key| match key {
            "at1" | "at3" => own(key).or_else(|| own("at")),
            "At" => own("at").map(capital),
            "At1" => own("at1").or_else(|| own("at")).map(capital),
            "noun1" => own("noun1").or_else(|| own("noun")),
            "number" => Some(self.number.clone()),
            _ => own(key),
        })
    }
}

/// The base document with other XML in the slots of objects.
fn rendered(all: &[Object], words: &Words, slots: &[(String, String)]) -> Document {
    let source = filled(&file("base.xml"), &|key| {
        if let Some((_, text)) = slots.iter().find(|(slot, _)| slot == key) {
            return Some(text.clone());
        }
        let (name, is_end) = key.strip_suffix('>').map_or((key, false), |name| (name, true));
        let object = all.iter().find(|object| object.name == name)?;
        Some(if is_end { String::new() } else { object.fragment(words, "old", &object.label) })
    });
    let source = filled(&source, &|key| words.get(key).cloned()).replace("  ", " ");
    read(source.as_bytes(), &ReadOptions::default()).unwrap().document
}

fn amendment(words: &Words, instruction: &str, matter: &str) -> String {
    format!(
        "<standard xml:lang=\"{0}\"><front><std-meta><std-ref type=\"dated\">ISO 97300:2020/Amd 1:2024</std-ref>\
         <content-language>{0}</content-language></std-meta></front><body><sec><editing-instruction><p>{instruction}</p>\
         </editing-instruction>{matter}</sec></body></standard>",
        words["lang"]
    )
}

/// Kind, label and text of each block.
fn shape(document: &Document) -> Vec<(String, Option<&str>, &str)> {
    document.blocks().map(|block| (block.kind().to_string(), block.label(), block.text())).collect()
}

/// The slots of the template after an outcome; none where the instruction is to be refused.
fn slots(object: &Object, words: &Words, outcome: &str) -> Option<Vec<(String, String)>> {
    let own = object.name.clone();
    let old = object.fragment(words, "old", &object.label);
    let label = if outcome == "=" { &object.label } else { &object.new_label };
    let new = object.fragment(words, "new", label);
    // Words of European languages stand apart.
    let blank = if own == "words" && words["lang"] != "zh" { " " } else { "" };
    Some(match outcome {
        "=" => vec![(own, new)],
        "-" => vec![(own, String::new())],
        "a" => vec![(own, format!("{old}{blank}{new}"))],
        "b" => vec![(own, format!("{new}{blank}{old}"))],
        "#" => vec![(own, object.fragment(words, "old", &object.number))],
        ">" => vec![(format!("{own}>"), old), (own, String::new())],
        _ => return None,
    })
}

/// An amendment with the instruction of a cell of the grid.
fn instruction_source(object: &Object, words: &Words, verb: &str, outcome: &str) -> String {
    let text = object.instruction(words, verb);
    let brings = !matches!(verb, "delete" | "remove" | "renumber" | "move") && object.name != "words";
    let label = if outcome == "=" { &object.label } else { &object.new_label };
    let matter = if brings {
        let own = words[&format!("new.{}", object.name)].clone();
        object.matter.replace("{}", &object.fragment(words, "new", label)).replace("{text}", &own)
    } else {
        String::new()
    };
    amendment(words, &text, &matter)
}

/// What is wrong with a cell of the grid; nothing where it is as it is to be.
fn fault(
    all: &[Object],
    words: &Words,
    base: &Document,
    (verb, object, outcome): (&str, &Object, &str),
) -> Option<String> {
    let text = object.instruction(words, verb);
    let source = instruction_source(object, words, verb, outcome);
    let amendment = read(source.as_bytes(), &ReadOptions::default()).unwrap().document;
    let done = consolidate(base, &[&amendment]);
    let [instruction] = done.instructions() else {
        return Some(format!("{text}: {} instructions", done.instructions().len()));
    };
    let why = instruction.problems().collect::<Vec<_>>().join("; ");
    let Some(slots) = slots(object, words, outcome) else {
        let refused = !instruction.is_applied() && instruction.edits().is_empty();
        let unchanged = shape(done.document()) == shape(base);
        return (!refused || !unchanged || !why.contains(outcome))
            .then(|| format!("{text}: {} {why}", instruction.status()));
    };
    if instruction.status() != InstructionStatus::Applied {
        return Some(format!("{text}: {} {why}", instruction.status()));
    }
    let wanted = rendered(all, words, &slots);
    let (wanted, found) = (shape(&wanted), shape(done.document()));
    let differs = wanted.iter().zip(&found).find(|(a, b)| a != b);
    if wanted != found {
        return Some(format!("{text}: {differs:?}"));
    }
    redline_fault(base, &done).map(|fault| format!("{text}: {fault}"))
}

/// What is wrong with the redline of amendments: without what it deletes it is the amended document, without what it inserts the base,
/// and as STS it is read as the amended document.
fn redline_fault(base: &Document, done: &Consolidation) -> Option<String> {
    let redline = done.redline();
    let without = |kind: MarkKind| -> String {
        let marks: Vec<TextRange> =
            redline.blocks().flat_map(Block::marks).filter(|mark| mark.kind() == kind).map(Mark::range).collect();
        let inside = |at: usize| marks.iter().any(|range| (range.start() as usize..range.end() as usize).contains(&at));
        redline.text().char_indices().filter(|(at, c)| !c.is_whitespace() && !inside(*at)).map(|(_, c)| c).collect()
    };
    let squeezed = |document: &Document| document.text().split_whitespace().collect::<String>();
    let (live, before) = (without(MarkKind::Deleted), without(MarkKind::Inserted));
    if live != squeezed(done.document()) || before != squeezed(base) {
        return Some(format!("the redline is {}, before it {before}, after it {live}", redline.text()));
    }
    let mut out = Vec::new();
    write(&redline, Output::Sts, &mut out).unwrap();
    let again = read(&out, &ReadOptions::default()).unwrap().document;
    let words = |document: &Document| -> Vec<String> {
        shape(document)
            .iter()
            .filter(|(_, label, text)| label.is_some() || !text.is_empty())
            .map(|block| format!("{block:?}"))
            .collect()
    };
    let (wanted, found) = (words(done.document()), words(&again));
    let differs = wanted.iter().zip(&found).find(|(a, b)| a != b);
    (wanted != found).then(|| format!("as STS it is {differs:?}"))
}

/// Redlines of every cell of the grid are valid NISO STS.
#[test]
fn redlines_are_valid() {
    let Ok(corpus) = std::env::var("NORMATIVE_CORPUS") else { return };
    let schema = Path::new(&corpus)
        .with_file_name("schemas/niso-sts-1.0/NISO-STS-interchange-1-MathML3-XSD/NISO-STS-interchange-1-mathml3.xsd");
    if !schema.exists() || Command::new("xmllint").arg("--version").output().is_err() {
        return;
    }
    let folder = std::env::temp_dir().join(format!("normative-redlines-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (all, words) = (objects(), words("en"));
    let base = rendered(&all, &words, &[]);
    let mut files = Vec::new();
    for row in rows("outcomes.tsv") {
        for (object, outcome) in
            all.iter().zip(&row[1..]).filter(|(object, outcome)| slots(object, &words, outcome).is_some())
        {
            let amendment =
                read(instruction_source(object, &words, &row[0], outcome).as_bytes(), &ReadOptions::default());
            let done = consolidate(&base, &[&amendment.unwrap().document]);
            let file = folder.join(format!("{}-{}.xml", row[0], object.name));
            let mut out = Vec::new();
            write(&done.redline(), Output::Sts, &mut out).unwrap();
            let text = String::from_utf8(out).unwrap();
            assert!(text.contains("\"addition\"") || text.contains("\"deletion\""), "{file:?}");
            fs::write(&file, text).unwrap();
            files.push(file);
        }
    }
    assert!(files.len() > 60, "{}", files.len());
    let done =
        Command::new("xmllint").args(["--nonet", "--huge", "--noout", "--schema"]).arg(schema).args(&files).output();
    let done = done.unwrap();
    fs::remove_dir_all(&folder).unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(
        done.status.success(),
        "{}",
        said.lines().filter(|l| !l.ends_with("validates")).collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn every_verb_does_to_every_object_what_it_says_or_is_refused() {
    let (all, outcomes) = (objects(), rows("outcomes.tsv"));
    assert!(outcomes.len() >= 12 && all.len() >= 12);
    let mut faults = Vec::new();
    for language in ["en", "zh", "de", "fr"] {
        let words = words(language);
        let base = rendered(&all, &words, &[]);
        for row in &outcomes {
            assert_eq!(row.len(), all.len() + 1, "{row:?}");
            let cells = all.iter().zip(&row[1..]);
            faults.extend(cells.filter_map(|(object, outcome)| fault(&all, &words, &base, (&row[0], object, outcome))));
        }
    }
    assert!(faults.is_empty(), "{} cells:\n{}", faults.len(), faults.join("\n"));
}

/// `--strict` fails on whatever was not applied, whatever its reason.
#[test]
fn strict_fails_on_every_instruction_that_was_not_applied() {
    let (all, words) = (objects(), words("en"));
    let folder = std::env::temp_dir().join(format!("normative-grid-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (base, file) = (folder.join("base.xml"), folder.join("amendment.xml"));
    let source = filled(&self::file("base.xml"), &|key| {
        all.iter().find(|object| object.name == key).map(|object| object.fragment(&words, "old", &object.label))
    });
    fs::write(&base, filled(&source, &|key| Some(words.get(key).cloned().unwrap_or_default()))).unwrap();
    for (instruction, code) in [
        ("Delete NOTE 1 of 4.1.", 0),
        ("Delete NOTE 5 of 4.1.", 1),
        ("Delete the cell “14” in the row “ash” of Table 1.", 1),
        ("Move subclause 4.2 after 4.2.", 1),
        ("Delete 4.2. Paint the rest.", 1),
        ("Renew the first paragraph of 4.1:", 1),
        ("Replace the widget with the following:", 1),
    ] {
        fs::write(&file, amendment(&words, instruction, "")).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_normative"));
        let done = command.args(["consolidate", "--strict", "--quiet"]).args([&base, &file]).output().unwrap();
        assert_eq!(done.status.code(), Some(code), "{instruction}");
        let done = command.arg("--html").output().unwrap();
        assert_eq!(done.status.code(), Some(code), "{instruction}");
        assert!(String::from_utf8(done.stdout).unwrap().contains("</html>"));
    }
    fs::remove_dir_all(&folder).unwrap();
}

/// An amendment of another document, one that is given twice, one in the wrong order, moves that go round, places that are there twice:
/// each is said, and nothing is half done.
#[test]
fn bad_amendments_are_refused_as_a_whole() {
    let words = words("en");
    let all = objects();
    let base = rendered(&all, &words, &[]);
    let read = |source: &str| read(source.as_bytes(), &ReadOptions::default()).unwrap().document;
    let amend = |id: &str, instructions: &[&str]| {
        let body = instructions
            .iter()
            .map(|text| format!("<sec><editing-instruction><p>{text}</p></editing-instruction></sec>"))
            .collect::<Vec<_>>()
            .concat();
        read(&format!(
            "<standard><front><std-meta><std-ref type=\"dated\">{id}</std-ref><content-language>en</content-language></std-meta></front><body>{body}</body></standard>"
        ))
    };
    let why = |amendments: &[&Document]| -> (Vec<String>, bool) {
        let done = consolidate(&base, amendments);
        let all = done.instructions().iter().map(|i| i.problems().collect::<Vec<_>>().join("; ")).collect();
        (all, shape(done.document()) == shape(&base))
    };
    let other = amend("ISO 99:2020/Amd 1:2024", &["Delete 4.2."]);
    assert_eq!(why(&[&other]), (vec!["ISO 99:2020/Amd 1:2024 amends another document".to_owned()], true));
    let edition = amend("ISO 97300:2011/Amd 1:2024", &["Delete 4.2."]);
    assert!(why(&[&edition]).1);
    let fitting = amend("ISO 97300:2020/Amd 1:2024", &["In 4.1, add “thick” after “dry”."]);
    assert_eq!(why(&[&fitting, &fitting]).0, ["", "this amendment was applied already"]);
    let late = amend("ISO 97300:2020/Amd 2:2025", &["Delete NOTE 1 of 4.1."]);
    assert_eq!(
        consolidate(&base, &[&late, &fitting]).warnings().collect::<Vec<_>>(),
        ["ISO 97300:2020/Amd 1:2024 is applied after ISO 97300:2020/Amd 2:2025"]
    );
    assert_eq!(consolidate(&base, &[&fitting, &late]).warnings().len(), 0);
    let round =
        amend("ISO 97300:2020/Amd 1:2024", &["Move 4.2 after 4.3.", "Move 4.3 after 4.2.", "Move 4.5 after 4.5."]);
    let (reasons, _) = why(&[&round]);
    assert_eq!(
        (&*reasons[0], &*reasons[1], &*reasons[2]),
        ("", "another instruction changes the same place", "what is moved would stand inside itself")
    );
    assert!(consolidate(&base, &[&round]).document().text().contains(&words["old.clause"]));
    let within = amend("ISO 97300:2020/Amd 1:2024", &["Move Clause 4 after 4.2."]);
    assert_eq!(why(&[&within]), (vec!["what is moved would stand inside itself".to_owned()], true));
    let twice = read(
        "<standard><body><sec><label>4</label><title>A</title><p>One. NOTE</p><non-normative-note><label>NOTE 1</label><p>a</p></non-normative-note>\
         <non-normative-note><label>NOTE 1</label><p>b</p></non-normative-note></sec><sec><label>5</label><p>x</p></sec><sec><label>5</label><p>y</p></sec></body></standard>",
    );
    let vague = amend("FIC 1:2020/Amd 1:2024", &["Delete NOTE 1 of Clause 4.", "Delete Clause 5."]);
    let done = consolidate(&twice, &[&vague]);
    assert_eq!(shape(done.document()), shape(&twice));
    let reasons: Vec<String> = done.instructions().iter().flat_map(|i| i.problems().map(str::to_owned)).collect();
    assert_eq!(reasons, ["there are several note 1", "there are several clauses 5"]);
}
