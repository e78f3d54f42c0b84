//! Ids and addresses of a page.

use std::fmt::Write as _;

/// An id that is one in every browser and in a link: what is no letter, digit, dot or hyphen is `_HH`.
pub(super) fn id(prefix: &str, key: &str) -> String {
    let mut id = format!("{prefix}-");
    for c in key.chars() {
        if c.is_alphanumeric() || matches!(c, '.' | '-') {
            id.push(c);
        } else {
            let _ = write!(id, "_{:x}", c as u32);
        }
    }
    id
}

/// An address that a reader may follow; none of those that run something.
pub(super) fn followed(uri: &str) -> Option<&str> {
    let uri = uri.trim();
    let scheme = uri.split_once(':')?.0.to_ascii_lowercase();
    matches!(&*scheme, "http" | "https" | "mailto" | "ftp" | "urn" | "doi").then_some(uri)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_escaped_and_addresses_are_checked() {
        assert_eq!(followed("https://a.example"), Some("https://a.example"));
        assert_eq!(followed("javascript:alert(1)"), None);
        assert_eq!(followed("JavaScript :x"), None);
        assert_eq!(id("c", "附录 A~2"), "c-附录_20A_7e2");
    }
}
