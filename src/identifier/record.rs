//! An identifier as it is kept: its texts, and its fields as ranges of them.

use std::fmt;

use super::families::FAMILIES;
use super::grammar::Capture;

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
    pub(super) text: Box<str>,
    pub(super) canonical: u32,
    /// Nothing where the canonical form was written.
    pub(super) written: Option<Box<str>>,
    pub(super) family: u8,
    pub(super) captures: Box<[Capture]>,
}

#[cfg(feature = "serde")]
impl serde::Serialize for Identifier {
    /// The text as it was written, so that reading it gives an equal identifier.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.written())
    }
}

impl fmt::Display for Identifier {
    /// The canonical form; with `{:#}`, as it was written.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(if f.alternate() { self.written() } else { self.canonical() })
    }
}

impl Identifier {
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
