//! RFCs and Internet-Drafts as plain text, by the head of their first page.

use super::detection::{Confidence, Detection};
use crate::format::Format;
use crate::regime::Regime;

/// How many lines with text the head of an RFC has.
const RFC_HEAD: usize = 25;

/// An RFC says so at its head: its number, or that it is a draft.
pub(super) fn detect(text: &str) -> Option<Detection> {
    let mut evidence: Vec<Box<str>> = Vec::new();
    let mut confidence = Confidence::Low;
    let (mut number, mut draft, mut group) = (false, false, false);
    let lines = text.split(['\n', '\r', '\u{c}']).map(str::trim).filter(|l| !l.is_empty());
    for line in lines.take(RFC_HEAD) {
        // The left of the two columns.
        let left = line.split("   ").next().unwrap_or_default().trim_end();
        let after = |word: &str| {
            let head = left.get(..word.len()).filter(|h| h.eq_ignore_ascii_case(word))?;
            let rest = left[head.len()..].trim_start_matches([':', ' ', '#', '-']);
            Some(rest.bytes().take_while(u8::is_ascii_digit).count()).filter(|n| (1..=5).contains(n))
        };
        let says = |what: &str| what.split('|').any(|w| left.get(..w.len()).is_some_and(|h| h.eq_ignore_ascii_case(w)));
        if after("Request for Comments").is_some() || after("NWG/RFC").is_some() {
            (number, confidence) = (true, Confidence::High);
            evidence.push(format!("line {left:?}").into());
        } else if after("RFC").is_some() && left.len() <= 12 {
            (number, confidence) = (true, confidence.max(Confidence::Medium));
            evidence.push(format!("line {left:?}").into());
        } else if says("Internet-Draft|Internet Draft") && left.len() <= 40 {
            draft = true;
            evidence.push(format!("line {left:?}").into());
        } else if says(
            "Network Working Group|Internet Engineering Task Force|Internet Architecture Board|Internet Research Task Force|Independent Submission",
        ) {
            group = true;
            evidence.push(format!("line {left:?}").into());
        } else if draft && (says("Expires|Intended status|Expiration Date") || line.starts_with("draft-")) {
            confidence = Confidence::High;
            evidence.push(format!("line {line:?}").into());
        }
    }
    if group {
        confidence = confidence.max(Confidence::Medium);
    }
    (number || draft && (group || confidence == Confidence::High)).then_some(Detection {
        format: Format::Text,
        regime: Some(Regime::Rfc),
        version: None,
        confidence,
        evidence,
    })
}
