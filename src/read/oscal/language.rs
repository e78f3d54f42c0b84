//! The language of a document that does not say it: by its most frequent words, and by its script.

use crate::model::Convention;
use crate::oscal::Element;
use crate::script::is_han;

/// How many bytes are looked at.
const ENOUGH: usize = 64 << 10;

/// Words that a text in a language cannot do without, each in no other of these languages.
const WORDS: &[(&str, &[&str])] = &[
    ("en", &["the", "and", "of", "to", "is", "are"]),
    ("de", &["der", "und", "die", "das", "ist", "für", "werden", "nach"]),
    ("fr", &["les", "des", "et", "une", "dans", "est", "pour", "sont"]),
    ("es", &["los", "las", "el", "y", "una", "del", "para", "por"]),
    ("it", &["il", "gli", "della", "che", "sono", "con", "per", "una"]),
    ("nl", &["het", "een", "van", "zijn", "voor", "wordt", "niet", "de"]),
    ("pt", &["os", "uma", "não", "com", "para", "são", "dos", "das"]),
];

/// The language of a document, where it can be told, and the convention of its statements.
pub(super) fn of(root: Element<'_>) -> (Option<&'static str>, Convention) {
    let declared = root.child("metadata").and_then(|metadata| {
        let props = || metadata.all("prop");
        props().find(|prop| matches!(prop.get("name"), Some("language" | "lang"))).and_then(|prop| prop.get("value"))
    });
    let known = declared.and_then(|tag| {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        ["zh", "ja"].into_iter().chain(WORDS.iter().map(|(code, _)| *code)).find(|code| *code == primary)
    });
    let language = known.or_else(|| guess(root));
    (language, convention(language))
}

/// The convention of statements in a language.
fn convention(language: Option<&str>) -> Convention {
    match language {
        Some("de") => Convention::IsoDirectivesGerman,
        Some("fr") => Convention::IsoDirectivesFrench,
        Some("zh") => Convention::GbT11,
        Some("ja") => Convention::JisZ8301,
        _ => Convention::Oscal,
    }
}

fn guess(root: Element<'_>) -> Option<&'static str> {
    let mut looked = 0;
    let mut counts = [0_usize; WORDS.len()];
    let (mut han, mut kana) = (0, 0);
    for node in root.walk().filter(|node| !node.is_flag()) {
        let text = node.value();
        looked += text.len();
        if looked > ENOUGH {
            break;
        }
        if !text.is_ascii() {
            han += text.chars().filter(|c| is_han(*c)).count();
            kana += text.chars().filter(|c| ('\u{3040}'..='\u{30ff}').contains(c)).count();
        }
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            for (count, (_, words)) in counts.iter_mut().zip(WORDS) {
                *count += usize::from(words.contains(&word));
            }
        }
    }
    if han + kana > 16 && (han + kana) * 4 > looked / 3 {
        return Some(if kana * 8 > han { "ja" } else { "zh" });
    }
    let (most, (code, _)) = counts.iter().zip(WORDS).max_by_key(|(count, _)| **count)?;
    (*most >= 5).then_some(*code)
}
