//! The spelling in which a reference names a document.

use crate::identifier::Identifier;

/// The identifier of a document as its reference names it: canonical, where the print has the same letters and digits (`GB/T33560—2029`
/// is `GB/T 33560—2029`), else as printed, with single spaces: a publisher that is left out (`IEEE 754`) is not put in, and `:—` of an
/// edition to come is kept. Linear in the print.
pub(super) fn spelled(identifier: &Identifier, printed: &str) -> String {
    // （所有部分） says which of its parts are meant, and is no part of the identifier.
    let canonical = identifier.canonical().trim_end_matches("（所有部分）");
    let printed = printed.trim_end_matches("（所有部分）");
    let to_come = printed.trim_end().ends_with(['—', '–', '-']);
    if !to_come && letters(canonical).eq(letters(printed)) {
        return canonical.to_owned();
    }
    printed.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().map(crate::script::narrow).filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn print_that_differs_in_spaces_and_dashes_is_made_canonical() {
        for (printed, wanted) in [
            ("GB/T99560—2029", "GB/T 99560—2029"),
            ("GB/T 99560-2029", "GB/T 99560—2029"),
            ("RFC99999", "RFC 99999"),
            ("ISO 99601-1:—", "ISO 99601-1:—"),
            ("IEEE 754", "IEEE 754"),
        ] {
            let identifier: Identifier = printed.parse().unwrap();
            assert_eq!(spelled(&identifier, printed), wanted, "{printed}");
        }
    }
}
