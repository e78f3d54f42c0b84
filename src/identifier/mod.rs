//! Identifiers of standards: read into fields, printed in their canonical form, compared.
//!
//! One engine (`grammar`) reads the grammar of each family of publishers (`families`), which is data.

mod chinese;
mod families;
mod fields;
mod find;
mod grammar;
mod loose;
mod normal;
mod parse;
mod relation;
mod urn;

use std::fmt;
use std::str::FromStr;

use families::FAMILIES;
use grammar::{Capture, Field};

pub use chinese::Level;
pub use fields::Supplement;
pub use find::{Found, find};
pub use parse::NotAnIdentifier;

/// The identifier of a standard: `ISO/IEC 27001:2022/Amd 1:2024`, `GB/T 19001—2016`, `RFC 9110`.
///
/// It keeps what was written, its canonical form, and its fields as ranges of that form. Fields are texts: leading zeros and letters
/// mean something in a number.
///
/// ```
/// use normative::Identifier;
/// let id: Identifier = "ISO/IEC 27001:2022/Amd.1:2024".parse()?;
/// assert_eq!(id.to_string(), "ISO/IEC 27001:2022/Amd 1:2024");
/// assert_eq!(format!("{id:#}"), "ISO/IEC 27001:2022/Amd.1:2024");
/// assert_eq!((id.number(), id.year()), (Some("27001"), Some(2022)));
/// assert_eq!(id.publishers().collect::<Vec<_>>(), ["ISO", "IEC"]);
/// assert_eq!(id.supplements().next().unwrap().number(), Some("1"));
/// # Ok::<(), normative::identifier::NotAnIdentifier>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Identifier {
    /// The canonical form, then what fields hold that it does not say.
    text: Box<str>,
    canonical: u32,
    /// Nothing where the canonical form was written.
    written: Option<Box<str>>,
    family: u8,
    captures: Box<[Capture]>,
}

impl FromStr for Identifier {
    type Err = NotAnIdentifier;

    /// Reads a whole text as an identifier; blanks around it do not matter. Linear in its length.
    fn from_str(text: &str) -> Result<Self, NotAnIdentifier> {
        parse::parse(text)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Identifier {
    /// The text as it was written, so that reading it gives an equal identifier.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.written())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Identifier {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl fmt::Display for Identifier {
    /// The canonical form; with `{:#}`, as it was written.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(if f.alternate() { self.written() } else { self.canonical() })
    }
}

impl Identifier {
    /// Every reading of a text, one for each family of publishers whose grammar reads the whole: the first is the one that parsing
    /// gives. Where codes collide (`ES`, `TS`, the `DB` of seismology and of provinces), the others are the alternatives.
    ///
    /// ```
    /// use normative::Identifier;
    /// let readings = Identifier::readings("HB 10182:2003");
    /// assert_eq!(readings[0].family(), "bsi");
    /// assert_eq!(Identifier::readings("nothing of the kind").len(), 0);
    /// ```
    pub fn readings(text: &str) -> Vec<Self> {
        parse::readings(text)
    }

    /// The canonical form.
    pub fn canonical(&self) -> &str {
        self.text.get(..self.canonical as usize).unwrap_or_default()
    }

    /// As it was written, without blanks around it.
    pub fn written(&self) -> &str {
        self.written.as_deref().unwrap_or_else(|| self.canonical())
    }

    /// The short name of the family of publishers whose grammar read it, such as `iso` or `gb`.
    pub fn family(&self) -> &'static str {
        FAMILIES.get(usize::from(self.family)).map_or("", |f| f.name)
    }
}
