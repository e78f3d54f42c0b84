//! Forms that running text gives identifiers and publishers do not: `EN1990`, `ISO 9001: 2015`, `ITU-T Recommendation X.680`.

/// A text with one change, and where an offset in it lies in the text that was changed.
#[derive(Debug)]
pub(super) struct Changed {
    pub(super) text: String,
    at: usize,
    removed: usize,
    added: usize,
}

impl Changed {
    fn of(text: &str, at: usize, removed: usize, added: &str) -> Self {
        let changed = [&text[..at], added, &text[at + removed..]].concat();
        Self { text: changed, at, removed, added: added.len() }
    }

    /// The offset in the text that was changed; `None` inside the change.
    pub(super) fn back(&self, offset: usize) -> Option<usize> {
        match offset {
            before if before <= self.at => Some(before),
            after => after.checked_sub(self.at + self.added).map(|rest| self.at + self.removed + rest),
        }
    }
}

/// Words between a publisher and its number that identifiers leave out.
const WORDS: &[&str] = &["Recommendation ", "Recommendations ", "Rec. ", "建议书 ", "建议 "];

/// Codes behind which print forgets the blank, longest first.
const CODES: &[&str] = &["ISO/IEC", "ГОСТ Р", "ГОСТР", "ГОСТ", "ISO", "IEC", "DIN", "ASTM", "IEEE", "EN", "BS", "NF"];

/// Cyrillic codes as recognition gives them: in Greek and Latin letters of the same look.
const LOOKS: &[(&str, &str)] = &[("ΓOCT P", "ГОСТ Р"), ("ГOCT P", "ГОСТ Р"), ("ΓOCT", "ГОСТ"), ("ГOCT", "ГОСТ")];

/// The text at the beginning of which an identifier may stand in a form that publishers do not use, changed into theirs.
pub(super) fn changed(text: &str) -> Option<Changed> {
    if let Some((look, code)) = LOOKS.iter().find(|(look, _)| text.starts_with(look)) {
        let glued = text[look.len()..].starts_with(|c: char| c.is_ascii_digit());
        return Some(Changed::of(text, 0, look.len(), &if glued { format!("{code} ") } else { (*code).to_owned() }));
    }
    let code = CODES.iter().find(|code| text.starts_with(**code));
    if let Some(code) = code.filter(|code| text[code.len()..].starts_with(|c: char| c.is_ascii_digit())) {
        // ГОСТР34.10 stands for ГОСТ Р 34.10.
        return Some(match code.strip_suffix("ТР") {
            Some(head) => Changed::of(text, head.len() + "Т".len(), "Р".len(), " Р "),
            None => Changed::of(text, code.len(), 0, " "),
        });
    }
    // ITU-TG.711 stands for ITU-T G.711.
    if ["ITU-T", "ITU-R"].iter().any(|sector| text.strip_prefix(sector).is_some_and(is_recommendation)) {
        return Some(Changed::of(text, "ITU-T".len(), 0, " "));
    }
    if let Some((at, plural)) = plural(text) {
        return Some(Changed::of(text, at + plural.len() - 1, 1, ""));
    }
    let blank = text.bytes().take(16).position(|b| b == b' ')?;
    let word = WORDS.iter().find(|word| text[blank + 1..].starts_with(**word))?;
    Some(Changed::of(text, blank + 1, word.len(), ""))
}

/// Words for several documents of a series, which stand where the word for one does.
const PLURALS: &[&str] = &["Guides", "RFCs"];

/// The word for several documents near the beginning of a text, and where it stands.
fn plural(text: &str) -> Option<(usize, &'static str)> {
    PLURALS.iter().find_map(|word| {
        let at = text.find(*word).filter(|at| *at <= "ISO/IEC ".len())?;
        text[at + word.len()..].starts_with(' ').then_some((at, *word))
    })
}

/// True if the identifier at the beginning of a text is the first of several of its series: `ISO/IEC Guides 51 and 99`.
pub(super) fn is_plural(text: &str) -> bool {
    plural(text).is_some()
}

/// True if a text begins with the number of a recommendation: its series, a dot and digits.
fn is_recommendation(text: &str) -> bool {
    let series = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let number = text[series..].strip_prefix('.');
    (1..=2).contains(&series) && number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}

/// The year behind an identifier that has none, after a colon with a blank or a full-width one: `: 2015`, `：2003`. Gives the bytes that
/// it takes and the year.
pub(super) fn year(rest: &str) -> Option<(usize, &str)> {
    let sign = ["：", ": "].iter().find(|sign| rest.starts_with(**sign))?;
    let year = rest.get(sign.len()..sign.len() + 4)?;
    let century = year.starts_with("19") || year.starts_with("20");
    let digits = year.bytes().all(|b| b.is_ascii_digit());
    let whole = !rest[sign.len() + 4..].starts_with(|c: char| c.is_ascii_alphanumeric());
    (century && digits && whole).then_some((sign.len() + 4, year))
}

/// Codes behind which a hyphen stands for the blank.
const HYPHENED: &[&str] = &["ISO/IEC", "ISO", "IEC", "EN", "BS", "DIN", "NF"];

/// A text in the form of publishers, where print differs from it by layout alone: blanks around a colon (`ISO 9001 : 2015`), a hyphen
/// for the blank behind a code (`ISO-9001`), a sign before the number of an RFC, brackets around all of it, the mark of a footnote at
/// its end. `None` where nothing of the kind is there. Linear in the length.
pub(super) fn tidy(text: &str) -> Option<String> {
    let bracketed =
        text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).filter(|rest| !rest.contains(['[', ']']));
    let bare = bracketed.unwrap_or(text).trim();
    let bare = bare.trim_end_matches(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '†', '*']).trim_end();
    let mut out = String::with_capacity(bare.len());
    for (at, piece) in bare.split(':').enumerate() {
        if at > 0 {
            out.truncate(out.trim_end().len());
            out.push(':');
        }
        out.push_str(if at > 0 { piece.trim_start() } else { piece });
    }
    if let Some(number) = out.strip_prefix("RFC #") {
        out = format!("RFC {number}");
    }
    let digit = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    let code = HYPHENED
        .iter()
        .find(|code| out.strip_prefix(**code).and_then(|rest| rest.strip_prefix('-')).is_some_and(digit));
    if let Some(code) = code {
        out.replace_range(code.len()..=code.len(), " ");
    }
    (out != text).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identifier::find;

    #[test]
    fn layout_is_tidied() {
        for (text, tidied) in [
            ("ISO 9001 : 2015", "ISO 9001:2015"),
            ("ISO-9001:2015", "ISO 9001:2015"),
            ("RFC #733", "RFC 733"),
            ("[RFC 2119]", "RFC 2119"),
            ("ISO 12345:—¹", "ISO 12345:—"),
        ] {
            assert_eq!(tidy(text).as_deref(), Some(tidied));
        }
        assert_eq!(tidy("ISO 9001:2015"), None);
        assert_eq!(tidy("[1] ISO 9001 [2]"), None);
    }

    #[test]
    fn changes_lead_back() {
        let found = changed("EN1990附录B").unwrap();
        assert_eq!((found.text.as_str(), found.back(2), found.back(7)), ("EN 1990附录B", Some(2), Some(6)));
        let found = changed("ITU-T Recommendation X.680, x").unwrap();
        assert_eq!((found.text.as_str(), found.back(11)), ("ITU-T X.680, x", Some("ITU-T Recommendation X.680".len())));
        assert!(changed("ISO 9001").is_none());
    }

    #[test]
    fn running_text_is_read() {
        let names = |text: &str| {
            find(text).iter().map(|f| (f.identifier.to_string(), text[f.range.clone()].to_owned())).collect::<Vec<_>>()
        };
        for (text, name, printed) in [
            ("《灯笼基础》EN1990附录B", "EN 1990", "EN1990"),
            ("如EN1991-1-5：2003所述", "EN 1991-1-5:2003", "EN1991-1-5：2003"),
            ("《基础》ISO22111第7条", "ISO 22111", "ISO22111"),
            ("by ISO/IEC 15946-1: 2002 and", "ISO/IEC 15946-1:2002", "ISO/IEC 15946-1: 2002"),
            ("ITU-T Recommendation X.680", "ITU-T X.680", "ITU-T Recommendation X.680"),
            ("应符合ITU-TG.711的规定", "ITU-T G.711", "ITU-TG.711"),
            ("按照ITU-RBT.601编码", "ITU-R BT.601", "ITU-RBT.601"),
            ("应采用IETFRFC2246规定的", "RFC 2246", "RFC2246"),
            ("见IEEE1394的规定", "IEEE Std 1394", "IEEE1394"),
            ("ГОСТР34.10-2001", "ГОСТ Р 34.10-2001", "ГОСТР34.10-2001"),
            ("[ΓOCT P 34.10-2001 3.1.7]", "ГОСТ Р 34.10-2001", "ΓOCT P 34.10-2001"),
            ("RS485, ENV1, in ISO 9001: 20 lamps", "ISO 9001", "ISO 9001"),
        ] {
            assert_eq!(names(text), [(name.to_owned(), printed.to_owned())], "{text}");
        }
    }
}
