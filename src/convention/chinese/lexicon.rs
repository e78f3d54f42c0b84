//! The words of Chinese drafting: one trie finds verbal forms, words that only contain one, and punctuation.

use std::sync::LazyLock;

use super::traditional;
use crate::model::{Convention, Polarity, ProvisionKind};
use crate::script::trie::Trie;

const FORMS: &str = include_str!("data/forms.tsv");
const WORDS: &str = include_str!("data/words.txt");

/// What punctuation does to a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// `。`, `！`, `？` and the line feed end a sentence.
    Stop,
    Line,
    Semicolon,
    Colon,
    Comma,
    Open,
    Close,
    /// What stands between quotation marks, or is a title, is mentioned; the mark that closes it.
    Quote(&'static str),
}

/// Which context decides whether a form counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    Plain,
    /// 应: before 用, 对 and the like it may be a word; 应……要求 is a preposition.
    Oblige,
    /// 可.
    May,
    /// 可不: before a comparison the form is 可.
    MayNot,
    /// 能.
    Can,
    /// 可能.
    Might,
    /// 允许.
    Permit,
    /// 推荐, 建议: verbs or nouns.
    Recommend,
    /// 禁止, 不可.
    Forbid,
    /// 方可.
    OnlyThen,
    /// 有权.
    Entitle,
    /// 鼓励: counts of the State and its authorities.
    Encourage,
    /// 要 of policy documents.
    Policy,
    /// 得 of the traditional script.
    Grant,
}

/// A verbal form.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) words: &'static str,
    pub(super) polarity: Polarity,
    /// Counts in every clause.
    pub(super) strong: bool,
    pub(super) rule: Rule,
    kinds: [Option<ProvisionKind>; 4],
}

/// The conventions that share the words: columns of the table of forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drafting {
    GbT,
    Engineering,
    Statute,
    Gongwen,
}

impl Drafting {
    pub(super) fn of(convention: Convention) -> Option<Self> {
        match convention {
            Convention::GbT11 => Some(Self::GbT),
            Convention::ChineseEngineering => Some(Self::Engineering),
            Convention::ChineseStatute => Some(Self::Statute),
            Convention::Gongwen => Some(Self::Gongwen),
            _ => None,
        }
    }
}

impl Form {
    pub(super) fn kind(&self, drafting: Drafting) -> Option<ProvisionKind> {
        self.kinds[drafting as usize]
    }
}

/// What stands in a text.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entry {
    /// The form, and how many bytes before it belong to the word that was found.
    Form(&'static Form, usize),
    /// A word that is no form.
    Word,
    Mark(Mark),
    /// A character that only the traditional script has.
    Traditional,
}

/// Every form, word and mark of the tables.
#[derive(Debug)]
pub(super) struct Lexicon(Trie<Entry>);

impl Lexicon {
    /// Every entry of a text with its bytes: leftmost first, the longest where several begin together.
    pub(super) fn find(&self, text: &str) -> impl Iterator<Item = (usize, usize, Entry)> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.0.next(text, from)?;
            from = found.1;
            Some(found)
        })
    }
}

/// The script that a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Simplified,
    /// Read through simplified characters; 得 is a verbal form of it.
    Traditional,
}

/// The lexicon of a script, built on first use.
pub(super) fn lexicon(script: Script) -> &'static Lexicon {
    static SIMPLIFIED: LazyLock<Lexicon> = LazyLock::new(|| build(Script::Simplified));
    static TRADITIONAL: LazyLock<Lexicon> = LazyLock::new(|| build(Script::Traditional));
    match script {
        Script::Simplified => &SIMPLIFIED,
        Script::Traditional => &TRADITIONAL,
    }
}

fn forms() -> &'static [Form] {
    static TABLE: LazyLock<Vec<Form>> = LazyLock::new(|| {
        let rows = FORMS.lines().filter(|line| !line.starts_with('#')).skip(1);
        rows.filter_map(form).collect()
    });
    &TABLE
}

fn form(row: &'static str) -> Option<Form> {
    let mut cells = row.split('\t');
    let words = cells.next()?;
    let polarity = if cells.next()? == "-" { Polarity::Negative } else { Polarity::Positive };
    let strong = cells.next()? == "strong";
    let rule = rule(cells.next()?)?;
    let kinds = [cells.next()?, cells.next()?, cells.next()?, cells.next()?].map(ProvisionKind::from_name);
    Some(Form { words, polarity, strong, rule, kinds })
}

fn rule(name: &str) -> Option<Rule> {
    Some(match name {
        "plain" => Rule::Plain,
        "oblige" => Rule::Oblige,
        "may" => Rule::May,
        "may-not" => Rule::MayNot,
        "can" => Rule::Can,
        "might" => Rule::Might,
        "permit" => Rule::Permit,
        "recommend" => Rule::Recommend,
        "forbid" => Rule::Forbid,
        "only-then" => Rule::OnlyThen,
        "entitle" => Rule::Entitle,
        "encourage" => Rule::Encourage,
        "policy" => Rule::Policy,
        "grant" => Rule::Grant,
        _ => return None,
    })
}

const MARKS: &[(&str, Mark)] = &[
    ("。", Mark::Stop),
    ("！", Mark::Stop),
    ("？", Mark::Stop),
    ("\n", Mark::Line),
    ("；", Mark::Semicolon),
    (";", Mark::Semicolon),
    ("：", Mark::Colon),
    (":", Mark::Colon),
    ("，", Mark::Comma),
    (",", Mark::Comma),
    ("（", Mark::Open),
    ("(", Mark::Open),
    ("）", Mark::Close),
    (")", Mark::Close),
    ("“", Mark::Quote("”")),
    ("‘", Mark::Quote("’")),
    ("「", Mark::Quote("」")),
    ("『", Mark::Quote("』")),
    ("《", Mark::Quote("》")),
    ("\"", Mark::Quote("\"")),
];

fn build(script: Script) -> Lexicon {
    let of_script = |form: &&Form| script == Script::Traditional || form.rule != Rule::Grant;
    let forms = forms().iter().filter(of_script).map(|form| (form.words.to_owned(), Entry::Form(form, 0)));
    let marks = MARKS.iter().map(|(mark, what)| ((*mark).to_owned(), Entry::Mark(*what)));
    let signs = traditional::signs().map(|sign| (sign.to_string(), Entry::Traditional));
    let lines = WORDS.lines().filter(|line| !line.starts_with('#'));
    let words = lines.flat_map(str::split_whitespace);
    let words = words.map(|word| (word.replace(['[', ']'], ""), inner_form(word).unwrap_or(Entry::Word)));
    let all = forms.chain(marks).chain(signs).chain(words);
    Lexicon(Trie::new(all.map(|(words, entry)| (words.chars().collect::<Vec<_>>(), entry))))
}

/// The form in brackets inside a word of the table, as `生产[能]满足`.
fn inner_form(word: &str) -> Option<Entry> {
    let (before, rest) = word.split_once('[')?;
    let (inner, _) = rest.split_once(']')?;
    forms().iter().find(|form| form.words == inner).map(|form| Entry::Form(form, before.len()))
}
