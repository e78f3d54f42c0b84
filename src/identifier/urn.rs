//! URNs of standards: RFC 5141 for ISO, RFC 2648 for the IETF, the scheme of the IEC, RFC 8254 for books.

use std::fmt::Write as _;

use super::{Identifier, NotAnIdentifier};

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
        let mut urn = format!("urn:iec:std:{}:{number}:{date}:{kind}:{form}:{}", self.header(), language.join("-"));
        for supplement in self.supplements() {
            let year = supplement.year().map(|y| y.to_string()).unwrap_or_default();
            let _ = write!(urn, ":{}:{}:{year}", supplement.kind().to_ascii_lowercase(), supplement.number()?);
        }
        Some(urn)
    }

    /// Reads the URN of a standard. What RFC 5141 adds for a clause or a version is left out.
    ///
    /// # Errors
    ///
    /// Where the text is no URN of a scheme that is known.
    pub fn from_urn(urn: &str) -> Result<Self, NotAnIdentifier> {
        let wrong = |offset: usize| NotAnIdentifier::expected_at(offset, "a URN of ISO, IEC, IETF or ISBN");
        let lower = urn.to_ascii_lowercase();
        let fields = |prefix: &str| {
            lower.strip_prefix(prefix).map(|rest| rest.split(':').map(str::to_owned).collect::<Vec<_>>())
        };
        let text = if let Some(fields) = fields("urn:ietf:") {
            match fields.as_slice() {
                [id, name] if id == "id" => name.clone(),
                [series, number] => format!("{} {number}", series.to_ascii_uppercase()),
                _ => return Err(wrong(9)),
            }
        } else if let Some(number) = lower.strip_prefix("urn:isbn:") {
            format!("ISBN {}", number.to_ascii_uppercase())
        } else if let Some(fields) = fields("urn:iso:std:") {
            iso(&fields).ok_or_else(|| wrong(12))?
        } else if let Some(fields) = fields("urn:iec:std:") {
            iec(&fields).ok_or_else(|| wrong(12))?
        } else {
            return Err(wrong(0));
        };
        text.parse()
    }
}

/// The identifier that the fields of a URN of RFC 5141 spell.
fn iso(fields: &[String]) -> Option<String> {
    let (header, mut rest) = fields.split_first()?;
    let mut text = header.to_ascii_uppercase().replace('-', "/");
    let is_number = |field: &String| field.starts_with(|c: char| c.is_ascii_digit());
    if let Some((kind, after)) = rest.split_first().filter(|(kind, _)| !is_number(kind)) {
        let printed = if kind == "guide" { "Guide".to_owned() } else { kind.to_ascii_uppercase() };
        let separator = if text.contains('/') || kind == "guide" { ' ' } else { '/' };
        text.push(separator);
        text.push_str(&printed);
        rest = after;
    }
    let (number, mut rest) = rest.split_first().filter(|(number, _)| is_number(number))?;
    text.push(' ');
    text.push_str(number);
    while let Some((field, after)) = rest.split_first() {
        rest = after;
        let supplement = match field.as_str() {
            "amd" => "Amd",
            "cor" => "Cor",
            "add" => "Add",
            part if part.starts_with('-') => {
                text.push_str(part);
                continue;
            }
            // Editions, versions, stages, languages and clauses are not of the printed form.
            _ => continue,
        };
        let (number, after) = rest.split_first()?;
        let _ = write!(text, "/{supplement} {number}");
        rest = after;
    }
    Some(text)
}

/// The identifier that the fields of a URN of the IEC spell.
fn iec(fields: &[String]) -> Option<String> {
    let [header, number, date, kind, form, rest @ ..] = fields else { return None };
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
    for adjunct in rest.get(1..).unwrap_or_default().chunks(3) {
        let [kind, number, year] = adjunct else { return None };
        let _ = write!(text, "/{}{number}", kind.to_ascii_uppercase());
        if !year.is_empty() {
            text.push(':');
            text.push_str(year);
        }
    }
    if !form.is_empty() {
        text.push(' ');
        text.push_str(&form.to_ascii_uppercase());
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
            ("BCP 14", "urn:ietf:bcp:14"),
            ("draft-ietf-httpbis-p2-semantics-26", "urn:ietf:id:draft-ietf-httpbis-p2-semantics-26"),
        ] {
            let id: Identifier = text.parse().unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!(id.urn().as_deref(), Some(urn), "{text}");
            assert_eq!(Identifier::from_urn(urn).unwrap().canonical(), text, "{urn}");
        }
    }

    #[test]
    fn what_a_urn_adds_is_left_out() {
        let id = Identifier::from_urn("urn:iso:std:iso:6322:-1:stage-90.92:ed-2:en").unwrap();
        assert_eq!(id.canonical(), "ISO 6322-1");
        assert!(Identifier::from_urn("urn:oid:1.2.3").is_err());
        assert!(Identifier::from_urn("urn:iso:std:iso").is_err());
    }
}
