//! Words of Akoma Ntoso (OASIS `LegalDocML` 1.0 Part 1) for the levels of a legal text.

/// The value of the mark of words that are quoted from another text (`quotedText`).
pub(crate) const QUOTED_TEXT: &str = "quoted-text";

/// Elements that only group basic units, whatever a tradition calls these (section 6.3: any level may nest in any other).
const GROUPS: &[&str] =
    &["book", "chapter", "division", "part", "subchapter", "subdivision", "subpart", "subtitle", "title", "tome"];

/// What the names of generic containers contain that group units, in the languages in which drafters name them.
const GROUP_SIGNS: &[&str] =
    &["schedule", "annex", "appendix", "crossheading", "cross-heading", "group", "anlage", "allegato", "attachment"];

/// Signs of a group that is an annex of the document.
const ANNEX_SIGNS: &[&str] = &["schedule", "annex", "appendix", "anlage", "allegato", "attachment"];

/// True if a level groups basic units by its name alone.
pub(crate) fn groups(name: &str) -> bool {
    GROUPS.binary_search(&name).is_ok()
}

/// True if a generic container groups basic units, by the name or the class that its author gave it.
pub(crate) fn container_groups(given: &str) -> bool {
    says(given, GROUP_SIGNS)
}

/// True if a generic container is an annex, by the name or the class that its author gave it.
pub(crate) fn is_annex(given: &str) -> bool {
    says(given, ANNEX_SIGNS)
}

fn says(given: &str, signs: &[&str]) -> bool {
    let given = given.to_lowercase();
    signs.iter().any(|sign| given.contains(sign))
}

/// The number of a label without the words before it, brackets and dots: `IV` of `PART IV`, `12-bis` of `Art. 12-bis.`, `a` of `(a)`, `301`
/// of `§ 301.`. A label that counts in words is all number.
pub(crate) fn number(label: &str) -> &str {
    let mut found = bare(label);
    loop {
        let end = found.find(|c: char| !c.is_alphabetic() && c != '§').unwrap_or(found.len());
        let rest = found[end..].trim_start_matches(|c: char| c.is_whitespace() || c == '.');
        let apart = rest.len() < found.len() - end || found.starts_with('§');
        if end == 0 || !apart || !begins_number(rest) {
            return found;
        }
        found = bare(rest);
    }
}

fn bare(label: &str) -> &str {
    label.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '(' | ')' | '[' | ']' | '.' | ':' | ',' | ';' | '-' | '\'' | '"')
            || matches!(c, '\u{2013}' | '\u{2014}' | '“' | '”' | '«' | '»' | 'º' | '°')
    })
}

/// True if a text begins with a number, a Roman one, or a single capital.
fn begins_number(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = text.find(|c: char| !c.is_alphanumeric()).map_or(text, |end| &text[..end]);
    let roman = !word.is_empty() && word.chars().all(|c| "IVXLC".contains(c));
    let single = word.len() == 1 && word.chars().all(|c| c.is_ascii_uppercase());
    word.starts_with(|c: char| c.is_ascii_digit()) || roman || single
}

/// Languages by their code of three letters (ISO 639-2), and the tag that BCP 47 has for each.
const LANGUAGES: &[(&str, &str)] = &[
    ("bul", "bg"),
    ("ces", "cs"),
    ("chi", "zh"),
    ("cmn", "zh"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("ger", "de"),
    ("gle", "ga"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("ita", "it"),
    ("jpn", "ja"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mlt", "mt"),
    ("nld", "nl"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("spa", "es"),
    ("swa", "sw"),
    ("swe", "sv"),
    ("zho", "zh"),
];

/// The BCP 47 tag of a language, which Akoma Ntoso gives by ISO 639-2 (`FRBRlanguage`).
pub(crate) fn language(code: &str) -> &str {
    LANGUAGES.binary_search_by(|(known, _)| (*known).cmp(code)).map_or(code, |at| LANGUAGES[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_in_order() {
        assert!(GROUPS.is_sorted());
        assert!(LANGUAGES.is_sorted());
        assert_eq!((language("eng"), language("gsw"), language("en")), ("en", "gsw", "en"));
    }

    #[test]
    fn a_number_stands_behind_its_words() {
        for (label, of) in [
            ("PART IV", "IV"),
            ("Art. 12-bis.", "12-bis"),
            ("(a)", "a"),
            ("§ 301.", "301"),
            ("SEC. 3 .", "3"),
            ("Artículo 8°.-", "8"),
            ("4A", "4A"),
            ("Article unique.", "Article unique"),
            ("第十二条", "第十二条"),
            ("II", "II"),
            ("Anlage 2 zu § 4", "2 zu § 4"),
            ("", ""),
        ] {
            assert_eq!(number(label), of, "{label}");
        }
    }

    #[test]
    fn containers_say_what_they_are() {
        assert!(container_groups("Crossheading") && !is_annex("crossheading"));
        assert!(is_annex("ukSchedule"));
        assert!(!container_groups("regulation"));
    }
}
