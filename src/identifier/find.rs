//! Identifiers in running text.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::families::FAMILIES;
use super::grammar::{Capture, Field, Parsed};
use super::loose;
use super::normal::normal;
use super::parse::identifier;
use super::record::Identifier;

/// An identifier that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Found {
    /// The identifier; a place in the document that follows it is its locator.
    pub identifier: Identifier,
    /// Where it stands, in bytes of the text. The members of a list share what is printed once: each has the bytes of its own.
    pub range: Range<usize>,
}

/// What an identifier begins with, and the families that may read it in running text. Codes that are words as well are left out,
/// for what follows them decides too little.
const LEADS: &[(&str, &[&str])] = &[
    ("ISO", &["iso"]),
    ("IWA", &["iso"]),
    ("IEC", &["iec", "ieee"]),
    ("CISPR", &["iec"]),
    ("ETSI", &["etsi"]),
    ("JIS ", &["jis"]),
    ("ITU-", &["itu"]),
    ("RFC", &["ietf"]),
    ("BCP ", &["ietf"]),
    ("STD ", &["ietf"]),
    ("FYI ", &["ietf"]),
    ("draft-", &["ietf"]),
    ("EN ", &["etsi", "cen"]),
    ("EN1", &["etsi", "cen"]),
    ("EN2", &["etsi", "cen"]),
    ("EN3", &["etsi", "cen"]),
    ("EN4", &["etsi", "cen"]),
    ("EN5", &["etsi", "cen"]),
    ("EN6", &["etsi", "cen"]),
    ("prEN ", &["cen"]),
    ("CEN/", &["cen"]),
    ("CLC/", &["cen"]),
    ("CEN ISO", &["cen"]),
    ("CEN IEC", &["cen"]),
    ("BS ", &["bsi"]),
    ("NA to ", &["bsi"]),
    ("PD ", &["bsi"]),
    ("DIN ", &["national"]),
    ("NF ", &["national"]),
    ("CNS ", &["national"]),
    ("VDE-AR-", &["national"]),
    ("ÖNORM ", &["national"]),
    ("ČSN ", &["national"]),
    ("TCVN ", &["national"]),
    ("AS/NZS ", &["national"]),
    ("ABNT NBR ", &["national"]),
    ("KS Q ", &["national"]),
    ("KS C ", &["national"]),
    ("SANS ", &["national"]),
    ("UNE ", &["national"]),
    ("UNE-EN", &["national"]),
    ("UNI EN", &["national"]),
    ("NEN ", &["national"]),
    ("NEN-EN", &["national"]),
    ("NEN-ISO", &["national"]),
    ("NEN-IEC", &["national"]),
    ("NBN EN", &["national"]),
    ("SN EN", &["national"]),
    ("NS-EN", &["national"]),
    ("NS-ISO", &["national"]),
    ("DS/EN", &["national"]),
    ("DS/ISO", &["national"]),
    ("EVS-EN", &["national"]),
    ("SS-EN", &["national"]),
    ("SS-ISO", &["national"]),
    ("SFS-EN", &["national"]),
    ("PN-EN", &["national"]),
    ("STN EN", &["national"]),
    ("MSZ EN", &["national"]),
    ("LST EN", &["national"]),
    ("LVS EN", &["national"]),
    ("SIST EN", &["national"]),
    ("I.S. EN", &["national"]),
    ("CEI EN", &["national"]),
    ("IS/ISO", &["national"]),
    ("MIL-", &["american"]),
    ("STANAG ", &["american"]),
    ("NFPA ", &["american"]),
    ("UL ", &["american"]),
    ("AAMI ", &["american"]),
    ("SAE J", &["american"]),
    ("SAE A", &["american"]),
    ("RTCA", &["american"]),
    ("ГОСТ", &["gost"]),
    ("ΓOCT", &["gost"]),
    ("ГOCT", &["gost"]),
    ("GOST", &["gost"]),
    ("CCSDS ", &["ccsds"]),
    ("ECMA", &["ecma"]),
    ("NIST ", &["nist"]),
    ("FIPS ", &["nist"]),
    ("IEEE", &["ieee"]),
    ("ANSI", &["ansi", "ieee", "american"]),
    ("ASTM ", &["astm"]),
    ("ASME ", &["asme"]),
    ("OIML ", &["oiml"]),
    ("CIE ", &["cie"]),
    ("JCGM ", &["jcgm"]),
    ("3GPP ", &["tgpp"]),
    ("XEP-", &["xsf"]),
    ("W3C ", &["w3c"]),
    ("ISBN", &["isbn"]),
    ("GB", &["gb"]),
    ("ＧＢ", &["gb"]),
    ("GJB", &["gb"]),
    ("GSB", &["gb"]),
    ("JJG", &["gb"]),
    ("JJF", &["gb"]),
    ("TSG", &["gb"]),
    ("CECS", &["gb"]),
    ("CNAS-", &["gb"]),
    ("DB", &["gb"]),
    ("DG/TJ", &["gb"]),
    ("Q/", &["gb"]),
    ("T/", &["gb"]),
    ("JGJ", &["gb"]),
    ("CJJ", &["gb"]),
    ("JTG", &["gb"]),
    ("JTS", &["gb"]),
    ("ZB ", &["gb"]),
    ("OGC ", &["ogc"]),
];

/// What ends an identifier that begins with its number.
const TAILS: &[(&str, &[&str])] = &[
    ("/EC", &["eu"]),
    ("/EEC", &["eu"]),
    ("/EU", &["eu"]),
    ("/EG", &["eu"]),
    ("/EWG", &["eu"]),
    ("/CE", &["eu"]),
    ("/UE", &["eu"]),
];

/// Codes of Chinese industries, which count in running text only with `/T`, `/Z` or a year.
const INDUSTRIES: &[&str] = &[
    "AQ", "BB", "CB", "CH", "CJ", "CY", "DA", "DL", "DY", "DZ", "EJ", "FZ", "GA", "GC", "GF", "GH", "GM", "GY", "HB",
    "HG", "HJ", "HS", "HY", "JB", "JC", "JG", "JR", "JT", "JY", "KA", "LB", "LD", "LS", "LY", "MH", "MR", "MT", "MZ",
    "NB", "NY", "QB", "QC", "QJ", "QX", "RB", "SB", "SC", "SF", "SH", "SJ", "SL", "SN", "SW", "SY", "TB", "TD", "TY",
    "WB", "WH", "WJ", "WM", "WS", "WW", "XB", "XF", "YB", "YC", "YD", "YJ", "YS", "YY", "YZ", "ZY",
];

struct Finder {
    automaton: AhoCorasick,
    /// Families that may read, for each pattern, and what the pattern is.
    families: Vec<(Vec<usize>, Lead)>,
}

/// What a pattern says of the identifier that it belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// It begins it.
    Code,
    /// It begins it, and may be another word.
    Doubtful,
    /// It is the code of an industry, and may be another word.
    Industry,
    /// The same behind a character of Chinese: 应符合HJ 610的规定.
    IndustryInChinese,
    /// The same at the beginning of a line, as lists of references have it.
    IndustryAtStart,
    /// It ends it.
    Tail,
}

impl Lead {
    /// What a pattern says behind a text: the code of an industry counts for more in Chinese, and at the beginning of a line.
    fn behind(self, before: &str) -> Self {
        match self {
            Self::Industry if ends_in_chinese(before) => Self::IndustryInChinese,
            Self::Industry if before.is_empty() || before.ends_with('\n') => Self::IndustryAtStart,
            lead => lead,
        }
    }
}

static FINDER: LazyLock<Option<Finder>> = LazyLock::new(|| {
    let place = |name: &str| FAMILIES.iter().position(|f| f.name == name);
    let rows = |table: &'static [(&'static str, &'static [&'static str])]| {
        table.iter().map(move |(sign, names)| (*sign, names.iter().filter_map(|n| place(n)).collect::<Vec<_>>()))
    };
    // Decibels, and other words that are codes of a province or a profession.
    let doubtful = |lead: &str| if matches!(lead, "DB" | "ZB ") { Lead::Doubtful } else { Lead::Code };
    // The blank of a code may be one that breaks no line.
    let leads = rows(LEADS).flat_map(|(lead, families)| {
        let fixed = lead.ends_with(' ').then(|| lead.replace(' ', "\u{a0}"));
        [Some(lead.to_owned()), fixed].into_iter().flatten().map(move |l| (l, families.clone(), doubtful(lead)))
    });
    let tails = rows(TAILS).map(|(tail, families)| (tail.to_owned(), families, Lead::Tail));
    let gb: Vec<_> = place("gb").into_iter().collect();
    let industries = INDUSTRIES.iter().map(|code| ((*code).to_owned(), gb.clone(), Lead::Industry));
    let (patterns, families): (Vec<_>, Vec<_>) =
        leads.chain(tails).chain(industries).map(|(p, f, lead)| (p, (f, lead))).unzip();
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::DFA))
        .build(patterns)
        .ok()?;
    Some(Finder { automaton, families })
});

/// True if a publisher's code may stand in a text: a capital letter with another, a slash or a digit behind it, or what begins a code
/// without one. Most lines of Chinese hold none, and the automaton need not look at them.
fn may_hold_code(bytes: &[u8]) -> bool {
    let (mut begins, mut dash, mut wide) = (0, 0, 0);
    let capital = |byte: &u8| u8::from(byte.wrapping_sub(b'A') < 26);
    // Without a branch for each byte, many are looked at at once. Letters of Greek and Cyrillic begin with 0xCE and 0xD0.
    for (first, second) in bytes.iter().zip(bytes.get(1..).unwrap_or_default()) {
        // A slash is the byte before the digits.
        begins |= capital(first) & (capital(second) | u8::from(second.wrapping_sub(b'/') < 11));
        begins |= u8::from(*first == 0xCE) | u8::from(*first == 0xD0);
        dash |= u8::from(*first == b'-');
        wide |= u8::from(*first == 0xBC);
    }
    begins != 0
        || dash != 0 && memchr::memmem::find(bytes, b"draft-").is_some()
        || wide != 0 && memchr::memmem::find(bytes, "ＧＢ".as_bytes()).is_some()
}

/// How far after its beginning an identifier may end, in bytes.
const REACH: usize = 160;

/// Finds identifiers in running text, in order. One pass over an automaton of publishers' codes; linear.
///
/// Lists and ranges give one identifier for each member; a place that follows is the locator.
///
/// ```
/// let found = normative::identifier::find("See ISO 9001:2015, 4.1, and ISO 6322-1, -2 and -3; not RS485.");
/// let found: Vec<_> = found.iter().map(|f| (f.identifier.to_string(), f.identifier.locator().map(str::to_owned))).collect();
/// assert_eq!(found[0], ("ISO 9001:2015".to_owned(), Some("4.1".to_owned())));
/// assert_eq!(found[1..].iter().map(|f| f.0.as_str()).collect::<Vec<_>>(), ["ISO 6322-1", "ISO 6322-2", "ISO 6322-3"]);
/// ```
pub fn find(text: &str) -> Vec<Found> {
    let mut all = Vec::new();
    if !may_hold_code(text.as_bytes()) {
        return all;
    }
    let Some(finder) = &*FINDER else { return all };
    let mut parsed = Parsed::default();
    let mut done = 0;
    for candidate in finder.automaton.find_iter(text) {
        let Some((families, lead)) = finder.families.get(candidate.pattern().as_usize()) else { continue };
        let number = text[..candidate.start()].bytes().rev().take(10).take_while(|b| b.is_ascii_digit() || *b == b'/');
        let start = candidate.start() - if *lead == Lead::Tail { number.count() } else { 0 };
        // A code inside a longer word is none.
        let inside = text[..start]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/'));
        // Text layers lose the blank of `IETF RFC 2246`.
        let inside = inside && !text[..start].ends_with("IETF");
        let is_word = *lead == Lead::Industry && !goes_on_as_code(&text[candidate.end()..]);
        if start < done || inside || is_word {
            continue;
        }
        let window = up_to_gap(window(&text[start..]));
        let lead = lead.behind(&text[..start]);
        let mut read = |text: &str| families.iter().find_map(|&at| read(at, text, lead, &mut parsed).map(|n| (at, n)));
        // As publishers print it, else as running text does; then it counts as written in the publisher's form.
        let mut plain = None;
        let found = read(window).or_else(|| {
            let changed = loose::changed(window)?;
            let (family, length) = read(&changed.text)?;
            plain = Some(changed.text[..length].to_owned());
            Some((family, changed.back(length)?))
        });
        let found = found.and_then(|found| before_cell(window, found, &mut read));
        let Some((family, length)) = found else { continue };
        let written = plain.unwrap_or_else(|| with_plain_blanks(&window[..length]).into_owned());
        let mut first = identifier(&written, family, &parsed);
        let length = length + to_be_published(&window[length..]);
        done = start + length;
        if first.year().is_none()
            && let Some((length, year)) = loose::year(&text[done..])
            && let Ok(dated) = format!("{first}:{year}").parse()
        {
            first = dated;
            done += length;
        }
        all.push(Found { identifier: first, range: start..done });
        let plural = loose::is_plural(window);
        done += members(&text[done..], done, plural, &mut all);
        if let Some((length, locator)) = locator(&text[done..]) {
            if let Some(last) = all.last_mut() {
                last.identifier = last.identifier.with_locator(locator);
            }
            done += length;
        }
    }
    all
}

/// The text that an identifier at its beginning may take.
fn window(text: &str) -> &str {
    let mut end = text.len().min(REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The text up to where print leaves a gap behind a digit, as it does between the cells of a table.
fn up_to_gap(text: &str) -> &str {
    let bytes = text.as_bytes();
    let gap = |at: &usize| {
        let (blank, next) = (bytes[*at], bytes.get(at + 1));
        let wide = matches!(blank, b' ' | b'\t' | b'\n') && matches!(next, Some(b' ' | b'\t' | b'\n'));
        let line = blank == b'\n' && next.is_some_and(u8::is_ascii_digit) || blank == b'\t';
        (wide || line) && bytes[..*at].last().is_some_and(u8::is_ascii_digit)
    };
    (0..bytes.len()).find(gap).map_or(text, |at| &text[..at])
}

/// An identifier up to the number of the next cell, which a blank parts from it in a row of a table: HJ/T 9963.2 14.
fn before_cell(
    window: &str,
    (family, length): (usize, usize),
    read: &mut dyn FnMut(&str) -> Option<(usize, usize)>,
) -> Option<(usize, usize)> {
    let cell = cell_after(&window[..length]).filter(|_| FAMILIES[family].is_chinese);
    match cell {
        Some(cell) => read(&window[..cell]).or_else(|| read(window)),
        None => Some((family, length)),
    }
}

/// Where a number begins that stands a blank behind the number of an identifier and is no year.
fn cell_after(written: &str) -> Option<usize> {
    let bytes = written.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let blank = |at: &usize| bytes[*at] == b' ' && is_digit(at.wrapping_sub(1)) && is_digit(at + 1);
    let at = (1..bytes.len()).find(blank)?;
    let digits = bytes[at + 1..].iter().take_while(|b| b.is_ascii_digit()).count();
    (digits != 4).then_some(at)
}

/// Reads an identifier at the beginning of a window. Gives its length in the window, where it is one that counts.
fn read(family: usize, window: &str, lead: Lead, parsed: &mut Parsed) -> Option<usize> {
    let family = FAMILIES.get(family)?;
    let chinese = if family.is_chinese { normal(window) } else { with_plain_blanks(window) };
    let length = family.read(&chinese, true, parsed).ok()?;
    let rest = &chinese[length..];
    let has = |field: Field| parsed.captures.iter().any(|c: &Capture| c.field == field);
    let numbered = has(Field::Number) && parsed.text[..parsed.canonical].bytes().any(|b| b.is_ascii_digit());
    let counts = has(Field::Type)
        || has(Field::Year)
        || match lead {
            Lead::Code | Lead::Tail => true,
            Lead::Doubtful | Lead::Industry => false,
            Lead::IndustryInChinese => begins_in_chinese(rest) && is_long_number(parsed),
            Lead::IndustryAtStart => !rest.is_empty() && begins_in_chinese(rest) && is_long_number(parsed),
        };
    let ends = !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    if !numbered || !counts || !ends {
        return None;
    }
    // Of the form that was read back to what stands in the text.
    if chinese.len() == window.len() {
        return Some(length.min(window.len())).filter(|at| window.is_char_boundary(*at));
    }
    if !family.is_chinese {
        let mut read = 0;
        let fits = |c: &char| {
            read += if is_fixed_blank(*c) { 1 } else { c.len_utf8() };
            read <= length
        };
        return Some(window.chars().take_while(fits).map(char::len_utf8).sum());
    }
    let ends = window.char_indices().map(|(at, c)| at + c.len_utf8());
    // The one form is never longer than what is printed.
    ends.skip_while(|&end| end < length).find(|&end| normal(&window[..end]).len() >= length)
}

/// True if the code of an industry goes on as an identifier does: with its mark, or with the number.
fn goes_on_as_code(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '/' | '／' | ' ' | '\u{a0}'))
}

/// True if a character is of Chinese: of its script or its punctuation.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ff1f}')
}

/// True if a text ends in Chinese, but for one blank.
fn ends_in_chinese(text: &str) -> bool {
    text.strip_suffix(' ').unwrap_or(text).ends_with(is_chinese)
}

/// True if a text begins in Chinese, but for one blank, or is at its end.
fn begins_in_chinese(text: &str) -> bool {
    text.is_empty() || text.strip_prefix(' ').unwrap_or(text).starts_with(is_chinese)
}

/// True if the number has as many digits as those of standards have and measures have not: three to five before a dot.
fn is_long_number(parsed: &Parsed) -> bool {
    let number = parsed.captures.iter().find(|c| c.field == Field::Number);
    let number = number.and_then(|c| parsed.text.get(c.start as usize..c.end as usize)).unwrap_or_default();
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digits = whole.bytes().all(|b| b.is_ascii_digit()) && part.bytes().all(|b| b.is_ascii_digit());
    digits && (3..=5).contains(&whole.len())
}

/// The sign of a document that is still to be published: `ISO 16634:—`. Gives its length.
fn to_be_published(rest: &str) -> usize {
    [":--", ":\u{2014}", ":\u{2013}"].into_iter().find(|sign| rest.starts_with(sign)).map_or(0, str::len)
}

/// True if a character is a blank that breaks no line, or a thin one.
fn is_fixed_blank(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}')
}

/// The text with every blank as the one that the grammars know.
fn with_plain_blanks(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains(is_fixed_blank) {
        text.into()
    } else {
        text.replace(is_fixed_blank, " ").into()
    }
}

/// The further members of a list or range: `, -2 and -3`, `～4857.4`. Gives how many bytes they take.
fn members(rest: &str, from: usize, plural: bool, all: &mut Vec<Found>) -> usize {
    const BETWEEN: &[&str] = &[", and ", ", ", " and ", " or ", " to ", "、", "和", "及", "～", "~", "至"];
    let Some(base) = all.last().map(|f| f.identifier.clone()) else { return 0 };
    let mut at = 0;
    loop {
        let Some(sign) = BETWEEN.iter().find(|sign| rest[at..].starts_with(**sign)) else { return at };
        let after = &rest[at + sign.len()..];
        let range = matches!(*sign, " to " | "～" | "~" | "至");
        let tilde = matches!(*sign, "～" | "~" | "至");
        let Some((length, number)) = member(after, &base, plural || tilde && base.has_part_in_number()) else {
            return at;
        };
        // GB 1.1—2030和GB 1.2: a member with its code has no year but its own.
        if length > number.len() && !range && base.year().is_some() {
            return at;
        }
        let last = all.last().and_then(|f| f.identifier.last_digits()).unwrap_or_default();
        let span = from + at + sign.len()..from + at + sign.len() + length;
        let digits = number.rsplit(['.', '-']).next().and_then(|d| d.parse::<u32>().ok()).unwrap_or_default();
        let inner = if range && digits > last && digits - last < 100 { last + 1..digits } else { 0..0 };
        for between in inner.chain([digits]) {
            if let Some(identifier) = base.with_last_digits(between) {
                all.push(Found { identifier, range: span.clone() });
            }
        }
        at += sign.len() + length;
    }
}

/// A member of a list at the beginning of a text: `-2`, or the number again with another part (`4857.4`, `GB/T 4857.4`).
fn member<'t>(text: &'t str, base: &Identifier, plural: bool) -> Option<(usize, &'t str)> {
    let number = base.number()?;
    let prefix =
        base.publishers().next().filter(|p| text.starts_with(*p)).map_or(0, |_| {
            text.find(number.split('.').next().unwrap_or(number)).filter(|at| *at < 16).unwrap_or_default()
        });
    let own = &text[prefix..];
    let short = own.starts_with('-') && base.parts().next().is_some();
    let stem = number.split_once('.').map(|(stem, _)| stem);
    let long = stem.is_some_and(|stem| own.strip_prefix(stem).is_some_and(|rest| rest.starts_with('.')));
    // Of ISO/IEC Guides 51 and 99 the second is a number alone.
    let alone = plural && prefix == 0 && own.starts_with(|c: char| c.is_ascii_digit());
    if !short && !long && !alone {
        return None;
    }
    let length = own.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-')).count();
    let length = own[..length].trim_end_matches(['.', '-']).len();
    let whole = !alone || !own[length..].starts_with(|c: char| c.is_alphanumeric() || c == '%');
    let digits = whole && own[..length].ends_with(|c: char| c.is_ascii_digit());
    digits.then(|| (prefix + length, &own[..length]))
}

/// A place in the document that follows its identifier: `, 4.1`, `, Section 4.2`, `中5.3`, `, Annex B`.
fn locator(rest: &str) -> Option<(usize, &str)> {
    const WORDS: &[&str] = &[
        "Sections ",
        "Section ",
        "Clauses ",
        "Clause ",
        "Subclause ",
        "clause ",
        "clauses ",
        "section ",
        "Annex ",
        "Appendix ",
        "Table ",
        "Figure ",
    ];
    const BEFORE: &[&str] = &["中的第", "中第", "中的", "中", "的第", "第", "附录", "，", "、"];
    let start = match rest
        .strip_prefix(", ")
        .or_else(|| rest.strip_prefix(' ').filter(|r| WORDS.iter().any(|w| r.starts_with(w))))
    {
        Some(after) => rest.len() - after.len(),
        None => BEFORE.iter().find(|sign| rest.starts_with(**sign)).map(|sign| sign.len())?,
    };
    let word = WORDS.iter().find(|word| rest[start..].starts_with(**word)).map_or(0, |word| word.len());
    let place = &rest[start + word..];
    let letter = place.chars().next().filter(char::is_ascii_uppercase).map_or(0, |_| 1);
    let digits = place[letter..].bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let length = place[..letter + digits].trim_end_matches('.').len();
    let after = &place[length..];
    // A bare number after a comma is a place only where it has a dot, or a word says what it is.
    let told = word > 0 || place[..length].contains('.') || !rest.starts_with(", ");
    let whole = !after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '%');
    let begins = letter == 0 || word > 0 || digits > 1 || rest.starts_with("附录");
    (length > 0 && told && whole && begins).then(|| (start + word + length, &place[..length]))
}

impl Identifier {
    /// The number at the end of the parts, or of the number where that holds them.
    fn last_digits(&self) -> Option<u32> {
        let last = self.parts().last().or(self.number())?;
        last.rsplit('.').next()?.parse().ok()
    }

    /// True if the part stands in the number, behind a dot.
    fn has_part_in_number(&self) -> bool {
        self.parts().next().is_none() && self.number().is_some_and(|number| number.contains('.'))
    }

    /// The same with another number at the end of the parts.
    fn with_last_digits(&self, digits: u32) -> Option<Self> {
        let last = self.captures.iter().rfind(|c| matches!(c.field, Field::Part | Field::Number))?;
        let (start, end) = (last.start as usize, last.end as usize);
        let own = self.text.get(start..end)?;
        let stem = own.rfind('.').map_or("", |at| &own[..=at]);
        let canonical = self.canonical();
        [canonical.get(..start)?, stem, &digits.to_string(), canonical.get(end..)?].concat().parse().ok()
    }

    fn with_locator(&self, locator: &str) -> Self {
        self.with_field(Field::Locator, locator)
    }

    /// The same with a field that its printed form does not have.
    pub(super) fn with_field(&self, field: Field, value: &str) -> Self {
        let mut text = String::from(&*self.text);
        let start = text.len() as u32;
        text.push_str(value);
        let capture = Capture { field, start, end: text.len() as u32 };
        let captures = self.captures.iter().copied().chain([capture]).collect();
        Self { text: text.into(), captures, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        let shown = |f: &Found| match f.identifier.locator() {
            Some(locator) => format!("{} @ {locator}", f.identifier),
            None => f.identifier.to_string(),
        };
        find(text).iter().map(shown).collect()
    }

    #[test]
    fn what_begins_no_identifier_is_passed_over() {
        let leads = LEADS.iter().chain(TAILS).map(|(lead, _)| *lead).chain(INDUSTRIES.iter().copied());
        for lead in leads {
            assert!(may_hold_code(format!("按{lead}1").as_bytes()), "{lead}");
        }
        assert!(!may_hold_code("灯笼应干燥，a-b（见5.1）；点P和Q重合。".as_bytes()));
    }

    #[test]
    fn identifiers_are_found_with_their_places() {
        let text =
            "According to ISO/IEC 27001:2022, 6.1.3, RFC 9110, Section 4.2, and 应符合GB/T 2423.1—2008中5.3的规定。";
        assert_eq!(all(text), ["ISO/IEC 27001:2022 @ 6.1.3", "RFC 9110 @ 4.2", "GB/T 2423.1—2008 @ 5.3"]);
        for found in find(text) {
            assert!(text[found.range.clone()].contains(found.identifier.number().unwrap()), "{found:?}");
        }
    }

    #[test]
    fn undated_codes_of_industries_are_found_in_chinese() {
        assert_eq!(all("按HJ 9901执行，并符合 SL 9905 的规定。"), ["HJ 9901", "SL 9905"]);
        assert_eq!(all("YY 9907 灯具"), ["YY 9907"]);
        assert_eq!(all("按SL9905-2031执行"), ["SL 9905—2031"]);
        for text in ["SH 600519是代码", "YY 9907", "重 100 GA 5 次", "SC 2345 is a part"] {
            assert_eq!(all(text), [""; 0], "{text}");
        }
        let several = "ISO/IEC Guides 51 and 99; RFCs 791, 793 apply";
        assert_eq!(all(several), ["ISO/IEC Guide 51", "ISO/IEC Guide 99", "RFC 791", "RFC 793"]);
        assert_eq!(all("see EN 301 549, clause 9, and EN 1990"), ["ETSI EN 301 549 @ 9", "EN 1990"]);
    }

    #[test]
    fn lists_and_ranges_give_one_each() {
        assert_eq!(all("ISO 6322-1, -2 and -3 apply"), ["ISO 6322-1", "ISO 6322-2", "ISO 6322-3"]);
        assert_eq!(all("GB/T 4857.1~4857.4"), ["GB/T 4857.1", "GB/T 4857.2", "GB/T 4857.3", "GB/T 4857.4"]);
        assert_eq!(all("GB/T 14048.1～GB/T 14048.3。"), ["GB/T 14048.1", "GB/T 14048.2", "GB/T 14048.3"]);
    }

    #[test]
    fn blanks_of_print_are_blanks() {
        let text = "l’ISO\u{a0}712:2009, DIN\u{a0}EN\u{a0}ISO 13849-1, ISO 16634:—, 9; Directive 98/37/EC";
        let found = find(text);
        assert_eq!(all(text), ["ISO 712:2009", "DIN EN ISO 13849-1", "ISO 16634", "98/37/EC"]);
        assert_eq!(&text[found[0].range.clone()], "ISO\u{a0}712:2009");
        assert_eq!(&text[found[2].range.clone()], "ISO 16634:—");
    }

    #[test]
    fn other_words_are_no_identifiers() {
        for text in [
            "RS485",
            "C25",
            "P20",
            "AC1 500 V",
            "ISO speed 400",
            "16 GB of memory",
            "IEC-style",
            "a MISO 5",
            "JB 5",
            "STD",
            "DB 12 dB",
            "and/EC",
            "12/34/ECU",
        ] {
            assert_eq!(all(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn printed_forms_lead_back_to_their_place() {
        let text = "见ＧＢ１０７６５—２０２１和GB/T1.\n1—2020。";
        let found = find(text);
        assert_eq!(
            found.iter().map(|f| f.identifier.to_string()).collect::<Vec<_>>(),
            ["GB 10765—2021", "GB/T 1.1—2020"]
        );
        assert_eq!(&text[found[0].range.clone()], "ＧＢ１０７６５—２０２１");
        assert_eq!(&text[found[1].range.clone()], "GB/T1.\n1—2020");
    }
}
