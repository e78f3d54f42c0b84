//! The head of the first page: two columns of facts, and the title below them.

use super::lines::Line;
use super::{contents, number, words};
use crate::detect::{gap, is_near, rfc_number};
use crate::model::{
    Builder, DocumentIdentifier, DocumentTitle, Field, IdentifierForm, LifeDate, OtherFact, PartialDate, Relation,
    RelationKind,
};
use crate::outline::Scheme;

/// Most lines that the head of a document has.
const MOST: usize = 60;

/// Reads the head, fills the metadata, and gives the line that the document's text begins at.
pub(super) fn read(source: &str, lines: &[Line], builder: &mut Builder) -> usize {
    let begin = lines.iter().position(|l| !l.is_blank()).unwrap_or(lines.len());
    let end = columns_end(source, lines, begin);
    let mut head = Head::default();
    for line in lines.get(begin..end).unwrap_or_default().iter().filter(|l| !l.is_blank()) {
        let (left, right) = split(line.text(source), line.column);
        if let Some(left) = left {
            head.left(left, line.column, builder);
        }
        if let Some(right) = right {
            head.right(right, builder);
        }
    }
    head.finish(builder);
    let after = title(source, lines, end, builder);
    let printed = printed(source, lines.get(begin..after).unwrap_or_default());
    if !printed.is_empty() {
        fact(builder, "header", &printed);
    }
    let metadata = builder.metadata();
    metadata.extracted = vec![
        Field::Identifiers,
        Field::Titles,
        Field::DocumentType,
        Field::Status,
        Field::Dates,
        Field::Committees,
        Field::Contributors,
        Field::Relations,
    ];
    after
}

/// Lines as printed, blanks collapsed, line by line.
pub(in crate::read) fn printed(source: &str, lines: &[Line]) -> String {
    let mut out = String::new();
    for line in lines.iter().filter(|l| !l.is_blank()) {
        if !out.is_empty() {
            out.push('\n');
        }
        for (at, word) in line.text(source).split_ascii_whitespace().enumerate() {
            if at > 0 {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out
}

/// A fact of the metadata that has no field of its own.
pub(in crate::read) fn fact(builder: &mut Builder, name: &str, value: &str) {
    builder.metadata().other.push(OtherFact { name: name.into(), value: value.into() });
}

/// Where the two columns end: at a blank line, unless the right column goes on below it.
fn columns_end(source: &str, lines: &[Line], begin: usize) -> usize {
    let mut at = begin;
    while at < lines.len() && at < begin + MOST {
        let line = lines[at];
        if line.is_blank() {
            let goes_on =
                line.column == 1 && lines.get(at + 1).is_some_and(|next| next.column >= 36 && is_right(source, *next));
            if !goes_on {
                break;
            }
        } else if at > begin && begins_text(line.text(source)) {
            break;
        }
        at += 1;
    }
    at
}

/// True if a line ends near the right margin, as the right column does; a centred title does not.
fn is_right(source: &str, line: Line) -> bool {
    let right = line.right(source);
    right >= 66 && usize::from(line.column) + right > 88
}

/// True if the text of the document begins: a heading, or the contents.
fn begins_text(text: &str) -> bool {
    words::plain_kind(text).is_some()
        || contents::is_heading(text)
        || number::numbered(text).is_some_and(|n| n.is_marked && n.number.scheme == Scheme::Decimal)
}

/// The left and the right part of a line of the head.
fn split(text: &str, column: u16) -> (Option<&str>, Option<&str>) {
    if column >= 30 {
        return (None, Some(text));
    }
    match gap(text) {
        Some(at) => (Some(&text[..at]), Some(text[at..].trim_start())),
        None => match text.rfind("  ").filter(|&at| at > 24) {
            Some(at) => (Some(text[..at].trim_end()), Some(text[at..].trim_start())),
            None => (Some(text), None),
        },
    }
}

/// The facts that the columns have given so far.
#[derive(Default)]
struct Head {
    /// The list of documents that goes on with the next line.
    relation: Option<RelationKind>,
    word: Box<str>,
    contributors: Vec<Box<str>>,
}

/// The relation that a field names, and how many bytes name it: `Obsoletes`, `Obsolete RFCs`, `Updated by`, misprints among them.
fn relation(name: &str) -> Option<(RelationKind, usize)> {
    let length = name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len());
    let by = name[length..].get(..3).is_some_and(|rest| rest.eq_ignore_ascii_case(" by"));
    let stem = name[..length].trim_end_matches(['s', 'S', 'd', 'D']);
    let kind = match ["obsolete", "replace", "supersede", "update"].iter().position(|known| is_near(stem, known))? {
        3 if by => RelationKind::AmendedBy,
        3 => RelationKind::Updates,
        _ if by => RelationKind::ReplacedBy,
        _ => RelationKind::Obsoletes,
    };
    Some((kind, if by { length + 3 } else { length }))
}

impl Head {
    fn left(&mut self, text: &str, column: u16, builder: &mut Builder) {
        let (name, value) = match text.split_once(':') {
            Some((name, value)) => (name.trim(), value.trim()),
            None => (text, ""),
        };
        let folded = name.to_ascii_lowercase();
        if self.relates(text, builder) {
            return;
        }
        let goes_on = name.starts_with(|c: char| c.is_ascii_digit() || c == '(' || c == 'R');
        if value.is_empty() && self.relation.is_some() && goes_on && (column > 0 || !name.starts_with('R')) {
            self.related(name, builder);
            return;
        }
        self.relation = None;
        if Self::number(text, builder) {
            return;
        }
        let metadata = builder.metadata();
        let digits: String = if value.is_empty() { name } else { value }.chars().filter(char::is_ascii_digit).collect();
        match folded.as_str() {
            "bcp" | "std" | "fyi" | "ien" | "iens" if !digits.is_empty() => {
                let series = name.trim_end_matches('s').to_ascii_uppercase();
                for one in
                    value.split(',').map(str::trim).filter(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
                {
                    metadata.identifiers.push(undated(&format!("{series} {one}")));
                }
            }
            "category" | "intended status" => metadata.status = Some(value.into()),
            "internet-draft" | "internet draft" => metadata.document_type = Some("Internet-Draft".into()),
            "expires" | "expiration date" => metadata.dates.push(life("expires", value)),
            _ if value.is_empty() => {
                if metadata.document_type.is_none() && !name.is_empty() {
                    metadata.committees.push(name.into());
                } else {
                    fact(builder, "header-line", name);
                }
            }
            _ => fact(builder, &folded, value),
        }
    }

    /// Reads a field that names other documents, if it is one.
    fn relates(&mut self, text: &str, builder: &mut Builder) -> bool {
        let Some((kind, length)) = relation(text) else { return false };
        self.relation = Some(kind);
        self.word = text[..length].into();
        let listed = text[length..].trim_start();
        let listed = listed.strip_prefix("RFCs").or_else(|| listed.strip_prefix("RFC")).unwrap_or(listed);
        self.related(listed, builder);
        true
    }

    /// Reads the number of the RFC, where none was read before.
    fn number(text: &str, builder: &mut Builder) -> bool {
        let Some(found) = rfc_number(text).filter(|found| !found.digits.is_empty()) else { return false };
        let metadata = builder.metadata();
        if metadata.document_type.is_some() {
            return false;
        }
        metadata.document_type = Some("Request for Comments".into());
        let digits = Some(found.digits.trim_start_matches('0')).filter(|d| !d.is_empty()).unwrap_or("0");
        metadata.identifiers.insert(0, undated(&format!("RFC {digits}")));
        let rest = found.rest.trim_start_matches([',', ';', '/', ' ']);
        if !rest.is_empty() {
            fact(builder, "header-line", rest);
        }
        true
    }

    /// Documents of a list such as `2327, 3266 (if approved)`; numbers of other series, as `NIC #18516`, are none.
    fn related(&mut self, text: &str, builder: &mut Builder) {
        let Some(kind) = self.relation else { return };
        let mut other = false;
        for part in text.split([',', ' ', ';', '(', ')', ':', '\t']).filter(|p| !p.is_empty()) {
            let number = part.trim_start_matches("RFC").trim_start_matches(['-', '#']);
            let digits = number.len() <= 5 && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
            if digits && !other {
                let number = number.trim_start_matches('0');
                let relation =
                    Relation { kind, word: Some(self.word.clone()), identifier: format!("RFC {number}").into() };
                builder.metadata().relations.push(relation);
            }
            let series = ["NIC", "IEN", "IENs", "STD", "BCP", "FYI"].contains(&part);
            other = series || other && !digits && part.len() < 3;
        }
    }

    fn right(&mut self, text: &str, builder: &mut Builder) {
        if date(text).is_some() {
            let event = "publication";
            if builder.metadata().dates.iter().all(|d| &*d.event != event) {
                builder.metadata().dates.push(life(event, text));
                return;
            }
        }
        // Old heads have the number at the right, and what it replaces.
        if self.relates(text, builder) {
            return;
        }
        let alone = rfc_number(text).is_some_and(|n| n.rest.is_empty() || n.rest.starts_with("NIC"));
        if alone && Self::number(text, builder) {
            return;
        }
        self.relation = None;
        if is_name(text) {
            let (name, place) = text.split_once('(').unwrap_or((text, ""));
            self.contributors.push(name.trim_end().into());
            if !place.is_empty() {
                fact(builder, "organization", place.trim_end_matches(')'));
            }
        } else {
            fact(builder, "organization", text);
        }
    }

    fn finish(self, builder: &mut Builder) {
        builder.metadata().contributors = self.contributors;
    }
}

fn undated(value: &str) -> DocumentIdentifier {
    DocumentIdentifier { value: value.into(), form: IdentifierForm::Undated }
}

fn life(event: &str, printed: &str) -> LifeDate {
    LifeDate { event: event.into(), date: date(printed), printed: printed.into() }
}

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// `March 1997`, `October 1, 2003`, `7 April 1969`, `22-Nov-1981`.
fn date(text: &str) -> Option<PartialDate> {
    let text = text.trim_matches(['(', ')', '[', ']']);
    if let Some(date) = numeric_date(text) {
        return Some(date);
    }
    let (mut year, mut month, mut day) = (None, None, None);
    let mut count = 0;
    for word in text.split([' ', ',', '-', '/', '.']).filter(|w| !w.is_empty()) {
        count += 1;
        if word.bytes().all(|b| b.is_ascii_digit()) {
            match (word.len(), word.parse::<u16>().ok()?) {
                (1 | 2, number) if day.is_none() && number <= 31 => day = u8::try_from(number).ok(),
                (2, number) => year = Some(1900 + number),
                (4, number) => year = Some(number),
                _ => return None,
            }
        } else {
            let head = word.get(..3)?.to_ascii_lowercase();
            let place = MONTHS.iter().position(|m| *m == head)?;
            month = Some(place as u8 + 1);
        }
    }
    let year = year.filter(|y| (1968..2100).contains(y) && count <= 3)?;
    PartialDate::new(year, month, if month.is_some() { day } else { None })
}

/// `1/31/72`, as Americans print it.
fn numeric_date(text: &str) -> Option<PartialDate> {
    let mut parts = text.split('/');
    let mut next = || parts.next().filter(|p| p.len() <= 2)?.parse::<u8>().ok();
    let (month, day, year) = (next()?, next()?, next()?);
    let whole = parts.next().is_none() && (69..=99).contains(&year);
    PartialDate::new(1900 + u16::from(year), Some(month), Some(day)).filter(|_| whole)
}

/// Words that only the names of organizations have.
const ORGANIZATIONS: &[&str] = &[
    "ag",
    "associates",
    "center",
    "centre",
    "co",
    "college",
    "company",
    "consulting",
    "corp",
    "corporation",
    "foundation",
    "gmbh",
    "group",
    "inc",
    "institute",
    "lab",
    "laboratories",
    "laboratory",
    "labs",
    "limited",
    "llc",
    "ltd",
    "networks",
    "research",
    "systems",
    "technologies",
    "university",
];

/// Particles of names, in lower case.
const PARTICLES: &[&str] = &[
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "la", "le", "ten", "ter", "van",
    "von", "zu",
];

/// True if a line names a person: initials and a name, `Ed.` perhaps.
fn is_name(text: &str) -> bool {
    let name = text.split([',', '(']).next().unwrap_or_default().trim();
    let words = || name.split([' ', '\t']).filter(|w| !w.is_empty());
    let organization = |w: &str| {
        let bare = w.trim_end_matches('.').to_ascii_lowercase();
        ORGANIZATIONS.contains(&bare.as_str())
    };
    let known = |w: &str| w.starts_with(char::is_uppercase) || PARTICLES.contains(&w);
    if words().any(organization) || !words().all(known) {
        return false;
    }
    let Some(first) = words().next() else { return false };
    let count = words().count();
    if is_initials(first) {
        // A place may begin so: what follows is a name, and no second initial alone.
        return count > 1 && words().next_back().is_some_and(|w| !is_initials(w) || w.len() > 3);
    }
    let capital = |w: &str| w.starts_with(char::is_uppercase) && w.chars().skip(1).all(char::is_lowercase);
    let glued = first.as_bytes().get(1) == Some(&b'.') && first.get(2..).is_some_and(capital);
    let middle = words().nth(1).is_some_and(|w| w.len() == 2 && w.ends_with('.'));
    count == 1 && glued && first.len() > 4 || count == 3 && capital(first) && middle
}

/// `J.`, `J-F.`, `T.J.`, `Wm.`; not `St.`, which begins names of places.
fn is_initials(word: &str) -> bool {
    let places = ["St.", "Mt.", "Ft.", "Dr.", "No."];
    word.ends_with('.')
        && !places.contains(&word)
        && word.trim_end_matches('.').split(['.', '-']).all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_uppercase)
                && letters.clone().count() <= 1
                && letters.all(char::is_lowercase)
        })
}

/// The title below the head: lines set in the middle. Gives the line after it.
fn title(source: &str, lines: &[Line], from: usize, builder: &mut Builder) -> usize {
    let mut title = String::new();
    let mut name: Option<&str> = None;
    let (mut at, mut end) = (from, from);
    while let Some(&line) = lines.get(at).filter(|_| at < from + MOST) {
        if line.is_blank() {
            at += 1;
            continue;
        }
        let text = line.text(source);
        let first = title.is_empty() && name.is_none();
        let middle = (usize::from(line.column) + line.right(source)).abs_diff(72);
        let adjoins = at > from && !lines[at - 1].is_blank();
        let centred = line.column >= 3 && middle <= 10 || line.column >= 10;
        if begins_text(text) || line.turned || !(first || centred || adjoins && line.column > 0) {
            break;
        }
        // A first line of text is no title.
        if first && line.column <= 3 && middle > 12 && lines.get(at + 1).is_some_and(|l| !l.is_blank()) {
            break;
        }
        if text.starts_with("draft-") && !text.contains(' ') {
            name = Some(text.trim_matches(['<', '>']));
        } else if date(text).is_some() && !first {
            builder.metadata().dates.push(life("publication", text));
        } else {
            if !title.is_empty() {
                title.push(' ');
            }
            title.push_str(&text.split_ascii_whitespace().collect::<Vec<_>>().join(" "));
        }
        at += 1;
        end = at;
    }
    let metadata = builder.metadata();
    if let Some(name) = name {
        let name = name.strip_suffix(".txt").unwrap_or(name);
        metadata.identifiers.insert(0, DocumentIdentifier { value: name.into(), form: IdentifierForm::Dated });
        let version = name.rsplit('-').next().filter(|v| v.len() == 2 && v.bytes().all(|b| b.is_ascii_digit()));
        metadata.version = version.map(Box::from);
    }
    if !title.is_empty() {
        metadata.titles.push(DocumentTitle { full: Some(title.into()), ..DocumentTitle::default() });
    }
    end
}

#[cfg(test)]
mod tests {
    use super::super::lines::cut;
    use super::*;
    use crate::model::{Document, Metadata};
    use crate::source::{OffsetMap, Origin};

    fn read_head(source: &str) -> (Metadata, String) {
        let lines = cut(source);
        let mut builder = Builder::new(0);
        let after = read(source, &lines, &mut builder);
        let rest =
            lines.get(after..).unwrap_or_default().iter().find(|l| !l.is_blank()).map(|l| l.text(source).to_owned());
        let document: Document = builder.finish(Origin::default(), OffsetMap::default()).document;
        (document.metadata().clone(), rest.unwrap_or_default())
    }

    #[test]
    fn a_modern_head() {
        let (m, rest) = read_head(
            "\n\nInternet Lantern Task Force (ILTF)                            M. Bamboo\n\
             Request for Comments: 99101                            Lantern Institute\n\
             BCP: 901                                                  T. Paste, Ed.\n\
             Obsoletes: 99001, 99002                                   Paper Mill AG\n\
             Updates: 99003                                               March 2024\n\
             Category: Best Current Practice\nISSN: 2070-1721\n\n\n                  Paper Lanterns: Frames and\n                           Paper\n\nAbstract\n\n   Text.\n",
        );
        let identifiers: Vec<_> = m.identifiers.iter().map(|i| &*i.value).collect();
        assert_eq!(identifiers, ["RFC 99101", "BCP 901"]);
        assert_eq!(m.titles[0].text(), "Paper Lanterns: Frames and Paper");
        assert_eq!(m.contributors.iter().map(|c| &**c).collect::<Vec<_>>(), ["M. Bamboo", "T. Paste, Ed."]);
        let related: Vec<_> = m.relations.iter().map(|r| (r.kind, &*r.identifier)).collect();
        assert_eq!(
            related,
            [
                (RelationKind::Obsoletes, "RFC 99001"),
                (RelationKind::Obsoletes, "RFC 99002"),
                (RelationKind::Updates, "RFC 99003")
            ]
        );
        assert_eq!(
            (m.status.as_deref(), m.dates[0].date),
            (Some("Best Current Practice"), PartialDate::new(2024, Some(3), None))
        );
        assert_eq!(rest, "Abstract");
    }

    #[test]
    fn a_draft() {
        let (m, rest) = read_head(
            "Lantern Working Group                                    M. Bamboo, Ed.\nInternet-Draft                                         Lantern Institute\n\
             Intended status: Standards Track                             May 1, 2024\nExpires: November 2, 2024\n\n\n\
             \x20                           Paper Lanterns\n                     draft-lantern-paper-03\n\nStatus of This Memo\n",
        );
        assert_eq!((m.identifier(), m.version.as_deref()), (Some("draft-lantern-paper-03"), Some("03")));
        assert_eq!(m.titles[0].text(), "Paper Lanterns");
        assert_eq!(m.dates.len(), 2);
        assert_eq!((m.committees.len(), rest.as_str()), (1, "Status of This Memo"));
    }

    #[test]
    fn dates_have_many_forms() {
        for (text, expected) in [
            ("March 1997", PartialDate::new(1997, Some(3), None)),
            ("7 April 1969", PartialDate::new(1969, Some(4), Some(7))),
            ("October 1, 2003", PartialDate::new(2003, Some(10), Some(1))),
            ("22-Nov-1981", PartialDate::new(1981, Some(11), Some(22))),
            ("(Oct. 16, 1972)", PartialDate::new(1972, Some(10), Some(16))),
            ("1/31/72", PartialDate::new(1972, Some(1), Some(31))),
            ("Mayor 12", None),
            ("Cisco Systems", None),
        ] {
            assert_eq!(date(text), expected, "{text}");
        }
    }

    #[test]
    fn people_are_told_from_places() {
        for (text, person) in [
            ("M. Bamboo", true),
            ("T. Paste, Ed.", true),
            ("J-F. Papier", true),
            ("T.J. Glue", true),
            ("C.Tassel", true),
            ("R. van der Rahmen", true),
            ("Mary B. Lantern", true),
            ("D. Hemp (LANTERN-NMC)", true),
            ("T.J. Glue Research Center", false),
            ("U. of Bambootown", false),
            ("St. Lantern", false),
            ("Paper Mill AG", false),
            ("Lantern Institute", false),
        ] {
            assert_eq!(is_name(text), person, "{text}");
        }
    }

    #[test]
    fn old_heads_have_many_spellings() {
        let (m, _) = read_head(
            "Lantern Working Group                                    M. Bamboo\nRFC #   99102                                             1/31/72\n\
             Obseletes:  RFC #99001  (NIC #18516)\n            RFC #99002  (NIC #18517)\nUpdate: 99003 and 99004\n\n\n                  Paper Lanterns\n\n   Text.\n",
        );
        assert_eq!(m.identifier(), Some("RFC 99102"));
        let related: Vec<_> = m.relations.iter().map(|r| (r.kind, &*r.identifier)).collect();
        let (obsoletes, updates) = (RelationKind::Obsoletes, RelationKind::Updates);
        let expected =
            [(obsoletes, "RFC 99001"), (obsoletes, "RFC 99002"), (updates, "RFC 99003"), (updates, "RFC 99004")];
        assert_eq!(related, expected);
        assert_eq!(m.dates[0].date, PartialDate::new(1972, Some(1), Some(31)));
    }
}
