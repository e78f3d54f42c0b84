//! RFCs and drafts as plain text are known by their masthead, which was spelled in many ways since 1969.

use super::detection::{Confidence, Detection};
use crate::format::Format;
use crate::regime::Regime;

/// Lines with text that a masthead has.
const HEAD: usize = 25;

/// The part of the head that says the number, and what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numeral<'s> {
    /// The digits; empty where the words stand without a number.
    pub(crate) digits: &'s str,
    /// True if it says *Request for Comments*, not the letters alone.
    pub(crate) spelled: bool,
    /// The text behind the digits.
    pub(crate) rest: &'s str,
}

/// The number of an RFC as a part of a masthead says it: `Request for Comments: 2119`, `Requests For Comment No. 12`, `NWG/RFC# 733`,
/// `RFC 407 NIC 12112`. Letters that are misprinted are read over.
pub(crate) fn rfc_number(part: &str) -> Option<Numeral<'_>> {
    let part = part.trim_start();
    let (first, mut rest) = word(part);
    let mut spelled = false;
    if first.eq_ignore_ascii_case("NWG") {
        let (second, after) = word(rest.trim_start_matches(['/', ' ', '\t']));
        (second.eq_ignore_ascii_case("RFC")).then_some(())?;
        rest = after;
    } else if !first.eq_ignore_ascii_case("RFC") {
        is_near(first.trim_end_matches(['s', 'S']), "request").then_some(())?;
        let (mut second, mut after) = word(rest.trim_start());
        if second.len() <= 3 {
            (second, after) = word(after.trim_start());
        }
        is_near(second.trim_end_matches(['s', 'S']), "comment").then_some(())?;
        (spelled, rest) = (true, after);
    }
    let sign = |c: char| matches!(c, ' ' | '\t' | ':' | '#' | '-' | '.');
    let mut tail = rest.trim_start_matches(sign);
    for word in ["No", "NO", "no", "Number", "RFC"] {
        tail = tail.strip_prefix(word).filter(|t| t.starts_with(sign)).map_or(tail, |t| t.trim_start_matches(sign));
    }
    let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
    let after = &tail[digits..];
    let alone = (1..=5).contains(&digits) && !after.starts_with(|c: char| c.is_alphanumeric());
    let apart = tail.len() < rest.len();
    match (alone && apart, spelled) {
        (true, _) => Some(Numeral { digits: &tail[..digits], spelled, rest: after.trim_start() }),
        (false, true) if digits == 0 => Some(Numeral { digits: &tail[..0], spelled, rest: after }),
        _ => None,
    }
}

/// The letters that a text begins with, and what follows.
fn word(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len()))
}

/// True if a word is another but for one letter that is wrong, missing or doubled.
pub(crate) fn is_near(word: &str, wanted: &str) -> bool {
    let (word, wanted) = (word.as_bytes(), wanted.as_bytes());
    let same = |a: &u8, b: &u8| a.eq_ignore_ascii_case(b);
    let head = word.iter().zip(wanted).take_while(|(a, b)| same(a, b)).count();
    let tail = word[head..].iter().rev().zip(wanted[head..].iter().rev()).take_while(|(a, b)| same(a, b)).count();
    word.len() - head - tail <= 1 && wanted.len() - head - tail <= 1
}

/// The parts of a line that stand far from each other, which are those of columns, with the place where each begins. Tabs count as
/// what they fill.
pub(crate) fn columns(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line.trim();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = gap(rest).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        rest = after.trim_start();
        Some(part.trim_end())
    })
}

/// Where a gap of three columns and more begins; after a colon or a number sign, which the number follows, of twelve.
pub(crate) fn gap(text: &str) -> Option<usize> {
    let (mut column, mut begins, mut from, mut last) = (0_usize, None, 0, 0_u8);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b' ' | b'\t' => {
                if begins.is_none() {
                    (begins, from) = (Some(at), column);
                }
                column = if byte == b'\t' { (column | 7) + 1 } else { column + 1 };
            }
            _ => {
                let least = if matches!(last, b':' | b'#') { 12 } else { 3 };
                if begins.is_some() && column - from >= least {
                    return begins;
                }
                (begins, last) = (None, byte);
                column += usize::from(byte & 0xC0 != 0x80);
            }
        }
    }
    None
}

/// An RFC says so at its head: its number, or that it is a draft.
pub(super) fn detect(text: &str) -> Option<Detection> {
    let mut evidence: Vec<Box<str>> = Vec::new();
    let mut confidence = Confidence::Low;
    let (mut number, mut draft, mut group) = (false, false, false);
    let lines = text.split(['\n', '\r', '\u{c}']).map(str::trim).filter(|l| !l.is_empty());
    for line in lines.take(HEAD) {
        let left = columns(line).next().unwrap_or_default();
        let says = |what: &str| what.split('|').any(|w| left.get(..w.len()).is_some_and(|h| h.eq_ignore_ascii_case(w)));
        if let Some((part, found)) = columns(line).enumerate().find_map(|(at, part)| Some((at, rfc_number(part)?))) {
            // The letters alone are found in sentences: nothing, or another number, stands behind them.
            let alone = found.rest.is_empty()
                || ["NIC", ",", "/", "(", "PRTN"].iter().any(|sign| found.rest.starts_with(sign))
                    && found.rest.len() < 40;
            let new = match (found.spelled, found.digits.is_empty()) {
                (true, false) if part == 0 || alone => Some(Confidence::High),
                (true, true) if part == 0 => Some(Confidence::Low),
                (false, false) if alone => Some(Confidence::Medium),
                _ => None,
            };
            if let Some(new) = new {
                (number, confidence) = (true, confidence.max(new));
                evidence.push(format!("line {line:?}").into());
                continue;
            }
        }
        if says("Internet-Draft|Internet Draft") && left.len() <= 40 {
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
    let known = number && confidence > Confidence::Low;
    (known || draft && (group || confidence == Confidence::High)).then_some(Detection {
        format: Format::Text,
        regime: Some(Regime::Rfc),
        version: None,
        confidence,
        evidence,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_many_spellings() {
        for (text, digits) in [
            ("Request for Comments: 99119", Some("99119")),
            ("Requests For Commments 99119", Some("99119")),
            ("REQUEST FOR COMMENT NO. 12", Some("12")),
            ("Reguest\tfor Comments: 1340", Some("1340")),
            ("Request for Comments: RFC 99850", Some("99850")),
            ("REQUEST  COMMENTS #297", Some("297")),
            ("Request for Comments: XXXX", Some("")),
            ("RFC #   733", Some("733")),
            ("RFC#:    396", Some("396")),
            ("NWG/RFC# 733", Some("733")),
            ("RFC 407 NIC 12112", Some("407")),
            ("RFC-12", Some("12")),
            ("RFCs 12", None),
            ("Request of the committee 12", None),
            ("Paper lanterns", None),
        ] {
            assert_eq!(rfc_number(text).map(|n| n.digits), digits, "{text}");
        }
    }

    #[test]
    fn columns_stand_apart() {
        let shown: Vec<_> = columns("RFC #   733      1 May x\t\t\tM. Bamboo").collect();
        assert_eq!(shown, ["RFC #   733", "1 May x", "M. Bamboo"]);
    }

    #[test]
    fn sentences_are_no_mastheads() {
        for (text, known) in [
            ("Lantern Group      RFC 12      NIC 6760\n\nText", true),
            ("RFC 12 (1 May 1974)\n", true),
            ("RFC 12 says that lanterns are lit.\n", false),
            ("Request for Comment: 12      M. Bamboo\n", true),
        ] {
            assert_eq!(detect(text).is_some(), known, "{text}");
        }
    }
}
