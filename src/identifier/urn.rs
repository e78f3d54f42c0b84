//! URNs of standards: RFC 5141 for ISO, RFC 2648 for the IETF, the scheme of the IEC, RFC 8254 for books.

use std::fmt::Write as _;

use super::error::NotAnIdentifier;
use super::grammar::Field;
use super::record::Identifier;

impl Identifier {
    /// The URN, where a scheme is defined for the publisher.
    ///
    /// RFC 5141 has no year: the URN of `ISO 9001:2015` names the work, unless the identifier tells the edition.
    ///
    /// ```
    /// use normative::Identifier;
    /// let urn = |text: &str| text.parse::<Identifier>().unwrap().urn().unwrap();
    /// assert_eq!(urn("ISO/IEC TS 17027:2014"), "urn:iso:std:iso-iec:ts:17027");
    /// assert_eq!(urn("RFC 9110"), "urn:ietf:rfc:9110");
    /// assert_eq!(urn("IEC 60050-112:2010"), "urn:iec:std:iec:60050-112:2010:::");
    /// ```
    pub fn urn(&self) -> Option<String> {
        match self.family() {
            "iso" => self.urn_of_iso(),
            "iec" => self.urn_of_iec(),
            "ietf" => match self.document_type() {
                Some(series) => Some(format!("urn:ietf:{}:{}", series.to_ascii_lowercase(), self.number()?)),
                None => Some(format!("urn:ietf:id:{}", self.canonical())),
            },
            "isbn" => Some(format!("urn:isbn:{}", self.number()?.replace('-', ""))),
            _ => None,
        }
    }

    fn header(&self) -> String {
        self.publishers().map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
    }

    fn urn_of_iso(&self) -> Option<String> {
        let number = self.number()?;
        let mut urn = match self.document_type() {
            Some("IWA") => "urn:iso:std:iwa".to_owned(),
            Some(kind) => format!("urn:iso:std:{}:{}", self.header(), kind.to_ascii_lowercase()),
            None => format!("urn:iso:std:{}", self.header()),
        };
        urn.push(':');
        urn.push_str(number);
        let parts: Vec<_> = self.parts().collect();
        if !parts.is_empty() {
            urn.push_str(":-");
            urn.push_str(&parts.join("-"));
        }
        if self.stage().is_some() {
            urn.push_str(":draft");
        }
        if let Some(edition) = self.edition() {
            urn.push_str(":ed-");
            urn.push_str(edition);
        }
        let languages: Vec<_> = self.languages().map(str::to_ascii_lowercase).filter(|l| l.len() == 2).collect();
        if !languages.is_empty() {
            urn.push(':');
            urn.push_str(&languages.join(","));
        }
        for supplement in self.supplements() {
            let kind = if supplement.kind().to_ascii_lowercase().contains("cor") { "cor" } else { "amd" };
            let kind = if supplement.kind().starts_with("Add") { "add" } else { kind };
            let _ = write!(urn, ":{kind}:{}:v1", supplement.number()?);
        }
        Some(urn)
    }

    fn urn_of_iec(&self) -> Option<String> {
        let mut number = self.number()?.to_owned();
        for part in self.parts() {
            number.push('-');
            number.push_str(part);
        }
        let date = match (self.year(), self.month()) {
            (Some(year), Some(month)) => format!("{year}-{month:02}"),
            (Some(year), None) => year.to_string(),
            _ => String::new(),
        };
        let lower = |text: Option<&str>| text.unwrap_or_default().to_ascii_lowercase();
        let language: Vec<_> = self.languages().collect();
        let (kind, form) = (lower(self.document_type()), lower(self.version()));
        let languages = language.join("-").to_ascii_lowercase();
        let mut urn = format!("urn:iec:std:{}:{number}:{date}:{kind}:{form}:{languages}", self.header());
        for supplement in self.supplements() {
            // A plus stands before a supplement that is worked into the text.
            let joined = if self.is_joined(supplement) { "plus" } else { "" };
            let year = supplement.year().map(|y| y.to_string()).unwrap_or_default();
            let kind = supplement.kind().trim().to_ascii_lowercase();
            let _ = write!(urn, ":{joined}:{kind}:{}:{year}", supplement.number()?);
        }
        Some(urn)
    }

    /// Reads the URN of a standard. Its edition and languages are fields; what RFC 5141 adds for a version, a stage or a clause is
    /// [`rest`](Self::rest). Upper and lower case are the same. Parsing reads URNs as well.
    ///
    /// # Errors
    ///
    /// Where the text is no URN of a scheme that is known.
    pub fn from_urn(urn: &str) -> Result<Self, NotAnIdentifier> {
        let wrong = |offset: usize| NotAnIdentifier::expected_at(offset, "a URN of ISO, IEC, IETF or ISBN");
        let lower = urn.trim().to_ascii_lowercase();
        let (scheme, fields) = SCHEMES
            .iter()
            .find_map(|scheme| Some((*scheme, lower.strip_prefix(scheme)?.split(':').collect::<Vec<_>>())))
            .ok_or_else(|| wrong(0))?;
        let spelled = match (scheme, fields.as_slice()) {
            ("urn:ietf:", ["id", name]) => Some(Spelled::of((*name).to_owned())),
            ("urn:ietf:", [series, number]) => Some(Spelled::of(format!("{} {number}", series.to_ascii_uppercase()))),
            ("urn:isbn:", [number]) => Some(Spelled::of(format!("ISBN {}", number.to_ascii_uppercase()))),
            ("urn:iso:std:", fields) => iso(fields),
            ("urn:iec:std:", fields) => iec(fields).map(Spelled::of),
            _ => None,
        };
        let Spelled { text, added } = spelled.ok_or_else(|| wrong(scheme.len()))?;
        let mut identifier: Self = text.parse()?;
        for (field, value) in added {
            identifier = identifier.with_field(field, value);
        }
        identifier.written = Some(urn.trim().into());
        Ok(identifier)
    }
}

/// The beginnings of the URNs that are read.
const SCHEMES: [&str; 4] = ["urn:iso:std:", "urn:iec:std:", "urn:ietf:", "urn:isbn:"];

/// True if a text is a URN, in any case of its letters.
pub(super) fn is_urn(text: &str) -> bool {
    text.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("urn:"))
}

/// What a URN spells: an identifier, and fields that its printed form does not have.
struct Spelled<'t> {
    text: String,
    added: Vec<(Field, &'t str)>,
}

impl Spelled<'_> {
    fn of(text: String) -> Self {
        Self { text, added: Vec::new() }
    }
}

/// The identifier that the fields of a URN of RFC 5141 spell.
fn iso<'t>(fields: &[&'t str]) -> Option<Spelled<'t>> {
    let (header, mut rest) = fields.split_first()?;
    let mut text = header.to_ascii_uppercase().replace('-', "/");
    let is_number = |field: &str| field.starts_with(|c: char| c.is_ascii_digit());
    if let Some((kind, after)) = rest.split_first().filter(|(kind, _)| !is_number(kind)) {
        let printed = if *kind == "guide" { "Guide".to_owned() } else { kind.to_ascii_uppercase() };
        let separator = if text.contains('/') || *kind == "guide" { ' ' } else { '/' };
        text.push(separator);
        text.push_str(&printed);
        rest = after;
    }
    let (number, mut rest) = rest.split_first().filter(|(number, _)| is_number(number))?;
    text.push(' ');
    text.push_str(number);
    let mut added = Vec::new();
    while let Some((field, after)) = rest.split_first() {
        rest = after;
        let supplement = match *field {
            "amd" => "Amd",
            "cor" => "Cor",
            "add" => "Add",
            part if part.starts_with('-') => {
                text.push_str(part);
                continue;
            }
            field => {
                added.extend(addition(field));
                continue;
            }
        };
        let (number, after) = rest.split_first()?;
        let _ = write!(text, "/{supplement} {number}");
        rest = after;
    }
    Some(Spelled { text, added })
}

/// A field of a URN that the printed form does not have: the edition, languages, and what has no field of its own.
fn addition(field: &str) -> Vec<(Field, &str)> {
    let is_language = |text: &str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_lowercase());
    match field.strip_prefix("ed-") {
        Some(edition) if !edition.is_empty() => vec![(Field::Edition, edition)],
        _ if field.split(',').all(is_language) => {
            field.split(',').map(|language| (Field::Language, language)).collect()
        }
        _ => vec![(Field::Rest, field)],
    }
}

/// The identifier that the fields of a URN of the IEC spell: publishers, number, date, type, deliverable, languages, and then four
/// fields for each supplement: `plus` or nothing, its kind, its number, its date.
fn iec(fields: &[&str]) -> Option<String> {
    let (header, rest) = fields.split_first()?;
    let mut rest = rest.iter().copied();
    let mut next = || rest.next().unwrap_or_default();
    let (number, date, kind, form, languages) = (next(), next(), next(), next(), next());
    let supplements: Vec<&str> = rest.collect();
    if number.is_empty() || !supplements.len().is_multiple_of(4) {
        return None;
    }
    let mut text = header.to_ascii_uppercase().replace('-', "/");
    for word in [kind, number] {
        if !word.is_empty() {
            text.push(' ');
            text.push_str(&word.to_ascii_uppercase());
        }
    }
    if !date.is_empty() {
        text.push(':');
        text.push_str(date);
    }
    for supplement in supplements.chunks(4) {
        let [joined, kind, number, date] = supplement else { return None };
        let sign = if *joined == "plus" { '+' } else { '/' };
        let _ = write!(text, "{sign}{}{number}", kind.to_ascii_uppercase());
        if !date.is_empty() {
            text.push(':');
            text.push_str(date);
        }
    }
    if !form.is_empty() {
        text.push(' ');
        text.push_str(&form.to_ascii_uppercase());
    }
    if !languages.is_empty() {
        let _ = write!(text, "({})", languages.replace('-', ","));
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urns_lead_there_and_back() {
        for (text, urn) in [
            ("ISO 712", "urn:iso:std:iso:712"),
            ("ISO/IEC 10118-3", "urn:iso:std:iso-iec:10118:-3"),
            ("ISO/TS 19677", "urn:iso:std:iso:ts:19677"),
            ("ISO 9999-1/Amd 2", "urn:iso:std:iso:9999:-1:amd:2:v1"),
            ("IEC 60601-1-1", "urn:iec:std:iec:60601-1-1::::"),
            ("IEC TR 60071-4:2004", "urn:iec:std:iec:60071-4:2004:tr::"),
            ("IEC 61058-2-4:1995+AMD1:2003 CSV", "urn:iec:std:iec:61058-2-4:1995::csv::plus:amd:1:2003"),
            ("IEC 60950-21:2002(en,fr)", "urn:iec:std:iec:60950-21:2002:::en-fr"),
            ("IEC 60050-102:2007/AMD1:2017", "urn:iec:std:iec:60050-102:2007:::::amd:1:2017"),
            ("BCP 14", "urn:ietf:bcp:14"),
            ("draft-ietf-httpbis-p2-semantics-26", "urn:ietf:id:draft-ietf-httpbis-p2-semantics-26"),
        ] {
            let id: Identifier = text.parse().unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!(id.urn().as_deref(), Some(urn), "{text}");
            assert_eq!(Identifier::from_urn(urn).unwrap().canonical(), text, "{urn}");
        }
    }

    #[test]
    fn what_a_urn_adds_is_in_fields() {
        let id = Identifier::from_urn("urn:iso:std:iso:6322:-1:stage-90.92:ed-2:en").unwrap();
        assert_eq!((id.canonical(), id.edition()), ("ISO 6322-1", Some("2")));
        assert_eq!(
            (id.languages().collect::<Vec<_>>(), id.rest().collect::<Vec<_>>()),
            (vec!["en"], vec!["stage-90.92"])
        );
        assert_eq!("URN:ISO:STD:ISO:6322:-1".parse::<Identifier>().unwrap().canonical(), "ISO 6322-1");
        assert!(Identifier::from_urn("urn:iec:std:iec:60050:2007:::::amd:1").is_err());
        assert!(Identifier::from_urn("urn:oid:1.2.3").is_err());
        assert!(Identifier::from_urn("urn:iso:std:iso").is_err());
    }
}
