//! Language tags as XML and RDF take them.

/// True where a language tag has the form of BCP 47 that XML and RDF demand: letters, then groups of letters and digits.
pub(super) fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let fits =
        |part: &str, allowed: fn(&u8) -> bool| (1..=8).contains(&part.len()) && part.as_bytes().iter().all(allowed);
    parts.next().is_some_and(|first| fits(first, u8::is_ascii_alphabetic))
        && parts.all(|part| fits(part, u8::is_ascii_alphanumeric))
}
