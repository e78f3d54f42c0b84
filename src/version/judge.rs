//! What a change means for what conformed before, with the reason in words.

use super::kinds::{Aspect, Impact, ProvisionChangeKind};
use super::wording::Wording;
use crate::model::{Bindingness, Document, Polarity, ProvisionData, ProvisionKind};

/// A judgement with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Judgement {
    pub(super) impact: Impact,
    pub(super) reason: Box<str>,
}

impl Judgement {
    pub(super) fn new(impact: Impact, reason: impl Into<Box<str>>) -> Self {
        Self { impact, reason: reason.into() }
    }
}

type Side<'d> = Option<(&'d Document, usize)>;

/// Judges what became of a provision.
pub(super) fn judge(
    change: ProvisionChangeKind,
    old: Side<'_>,
    new: Side<'_>,
    aspects: &[Aspect],
    wording: Option<&Wording>,
) -> Judgement {
    let row = |side: Side<'_>| side.map(|(document, at)| document.provisions[at].clone());
    let (before, after) = (row(old), row(new));
    let binds = |row: &Option<ProvisionData>| row.as_ref().is_some_and(|r| r.bindingness == Bindingness::Normative);
    let judged = match (&before, &after) {
        (None, Some(after)) => added(after),
        (Some(before), None) => removed(before),
        (Some(before), Some(after)) if change == ProvisionChangeKind::Moved => {
            let _ = (before, after);
            Judgement::new(Impact::Patch, "the same provision stands elsewhere")
        }
        (Some(before), Some(after)) => {
            let form = |side: Side<'_>| {
                side.map_or("", |(document, at)| document.slice(document.provisions[at].keyword)).to_owned()
            };
            changed(before, after, aspects, wording, (&form(old), &form(new)))
        }
        (None, None) => Judgement::new(Impact::Patch, ""),
    };
    match (binds(&before), binds(&after)) {
        (false, false) => Judgement::new(Impact::Patch, format!("in informative text: {}", judged.reason)),
        (true, false) if after.is_some() => {
            Judgement::new(Impact::Minor, format!("{} no longer binds", named(after.as_ref())))
        }
        (false, true) if before.is_some() => {
            let kind = after.as_ref().map(|row| row.kind);
            let impact = if kind.is_some_and(demands) { Impact::Major } else { Impact::Minor };
            Judgement::new(impact, format!("{} binds now", named(after.as_ref())))
        }
        _ => judged,
    }
}

fn demands(kind: ProvisionKind) -> bool {
    matches!(kind, ProvisionKind::Requirement | ProvisionKind::Instruction)
}

/// A provision with its article: `a requirement`, `a prohibition`.
fn named(row: Option<&ProvisionData>) -> String {
    let Some(row) = row else { return String::new() };
    let word = match (row.kind, row.polarity) {
        (ProvisionKind::Requirement | ProvisionKind::Permission, Polarity::Negative) => "prohibition",
        (kind, _) => kind.name(),
    };
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {}", word.replace('-', " "))
}

fn added(row: &ProvisionData) -> Judgement {
    let impact = match (row.kind, row.polarity) {
        (ProvisionKind::Requirement | ProvisionKind::Instruction, _)
        | (ProvisionKind::Permission, Polarity::Negative) => Impact::Major,
        (ProvisionKind::Recommendation | ProvisionKind::Permission, _) => Impact::Minor,
        _ => Impact::Patch,
    };
    Judgement::new(impact, format!("{} was added", named(Some(row))))
}

fn removed(row: &ProvisionData) -> Judgement {
    let impact = match (row.kind, row.polarity) {
        (ProvisionKind::Permission, Polarity::Positive) => Impact::Major,
        (
            ProvisionKind::Requirement
            | ProvisionKind::Instruction
            | ProvisionKind::Recommendation
            | ProvisionKind::Permission,
            _,
        ) => Impact::Minor,
        _ => Impact::Patch,
    };
    Judgement::new(impact, format!("{} was withdrawn", named(Some(row))))
}

fn changed(
    old: &ProvisionData,
    new: &ProvisionData,
    aspects: &[Aspect],
    wording: Option<&Wording>,
    forms: (&str, &str),
) -> Judgement {
    let kinds = (old.kind, new.kind);
    let became = |forms: (&str, &str)| match forms {
        ("", "") => String::new(),
        (old, new) => format!(": \u{201c}{old}\u{201d} became \u{201c}{new}\u{201d}"),
    };
    let mut judged: Vec<Judgement> = Vec::new();
    for aspect in aspects {
        judged.push(match aspect {
            Aspect::VerbalForm => {
                let impact = match kinds {
                    (a, b) if demands(b) && !demands(a) => Impact::Major,
                    (ProvisionKind::Permission, b) if strength(b) == 0 => Impact::Major,
                    (a, b) if strength(a) == 0 && strength(b) == 0 => Impact::Patch,
                    (a, b) if demands(a) && demands(b) => Impact::Patch,
                    _ => Impact::Minor,
                };
                Judgement::new(impact, format!("{} became {}{}", named(Some(old)), named(Some(new)), became(forms)))
            }
            Aspect::Polarity => {
                let impact = match (new.kind, new.polarity) {
                    (kind, _) if demands(kind) => Impact::Major,
                    (ProvisionKind::Permission, Polarity::Negative) => Impact::Major,
                    (ProvisionKind::Permission | ProvisionKind::Recommendation, _) => Impact::Minor,
                    _ => Impact::Patch,
                };
                let what = if new.polarity == Polarity::Negative {
                    "it denies what it affirmed"
                } else {
                    "it affirms what it denied"
                };
                Judgement::new(impact, format!("{what}{}", became(forms)))
            }
            Aspect::LimitNarrowed => Judgement::new(tighter(new.kind), "a limit leaves less room"),
            Aspect::LimitWidened => Judgement::new(Impact::Minor, "a limit leaves more room"),
            Aspect::ValueChanged => Judgement::new(tighter(new.kind), "a value changed"),
            Aspect::ConditionAdded => {
                Judgement::new(narrower(new.kind), "it holds under a condition that was not there")
            }
            Aspect::ConditionDropped => Judgement::new(tighter(new.kind), "a condition was dropped"),
            Aspect::ExceptionAdded => Judgement::new(narrower(new.kind), "an exception was added"),
            Aspect::ExceptionDropped => Judgement::new(tighter(new.kind), "an exception was dropped"),
            Aspect::ReferenceChanged => Judgement::new(tighter(new.kind), "it refers to something else"),
            Aspect::Wording => Judgement::new(Impact::Patch, "other words that say the same"),
            Aspect::Substance => other_words(new.kind, wording),
        });
    }
    let impact = judged.iter().map(|j| j.impact).max().unwrap_or(Impact::Patch);
    // The gravest first.
    judged.sort_by_key(|j| std::cmp::Reverse(j.impact));
    let reasons: Vec<_> = judged.iter().map(|j| &*j.reason).collect();
    Judgement::new(impact, reasons.join("; "))
}

/// What it means that a provision demands more, or something else.
fn tighter(kind: ProvisionKind) -> Impact {
    match kind {
        kind if demands(kind) => Impact::Major,
        ProvisionKind::Recommendation | ProvisionKind::Permission => Impact::Minor,
        _ => Impact::Patch,
    }
}

/// What it means that a provision applies to less: a permission that applies to less is withdrawn for the rest.
fn narrower(kind: ProvisionKind) -> Impact {
    match kind {
        ProvisionKind::Permission => Impact::Major,
        kind if demands(kind) => Impact::Minor,
        ProvisionKind::Recommendation => Impact::Minor,
        _ => Impact::Patch,
    }
}

/// Other words: what they prove. Words that are gone may leave a demand less; words that are not known prove nothing.
fn other_words(kind: ProvisionKind, wording: Option<&Wording>) -> Judgement {
    let said = substance(wording);
    match wording {
        Some(wording) if !wording.is_evidence() => {
            let less = wording.came.is_empty() && !wording.gone.is_empty() && demands(kind);
            let impact = if less { Impact::Minor } else { Impact::Patch };
            Judgement::new(impact, format!("{said}; wording not judged"))
        }
        _ => Judgement::new(tighter(kind), said),
    }
}

fn substance(wording: Option<&Wording>) -> String {
    const MOST: usize = 8;
    let Some(wording) = wording else { return "it says something else".to_owned() };
    let show = |words: &[String]| {
        let more = if words.len() > MOST { " …" } else { "" };
        let han = words.iter().all(|w| w.chars().all(super::tokens::stands_alone));
        format!("\u{201c}{}{more}\u{201d}", words[..words.len().min(MOST)].join(if han { "" } else { " " }))
    };
    match (wording.gone.is_empty(), wording.came.is_empty()) {
        (true, false) => format!("it says more: {}", show(&wording.came)),
        (false, true) => format!("it says less: {}", show(&wording.gone)),
        _ => format!("it says something else: {} became {}", show(&wording.gone), show(&wording.came)),
    }
}

/// How much a kind demands.
pub(super) fn strength(kind: ProvisionKind) -> u8 {
    match kind {
        ProvisionKind::Requirement | ProvisionKind::Instruction => 3,
        ProvisionKind::Recommendation => 2,
        ProvisionKind::Permission => 1,
        _ => 0,
    }
}
