//! English, French and German: one grammar of references, with the words of each language as data.

mod bare;
mod english;
mod french;
mod german;
mod places;
mod scan;
mod words;

use std::sync::LazyLock;

use super::line::Line;
use super::mention::Mention;
use crate::analyse::languages::Language;
use scan::Scan;
use words::Scanner;

/// Finds what a line names, in order. One pass over an automaton; each byte is read a bounded number of times.
///
/// A language without words of its own here is read with those of English: identifiers, citations and addresses are the same.
pub(super) fn scan<'t>(language: Language, line: &Line<'t, '_>, sink: &mut dyn FnMut(Mention<'t>)) {
    static ENGLISH: LazyLock<Scanner> = LazyLock::new(|| Scanner::new(&english::WORDS));
    static FRENCH: LazyLock<Scanner> = LazyLock::new(|| Scanner::new(&french::WORDS));
    static GERMAN: LazyLock<Scanner> = LazyLock::new(|| Scanner::new(&german::WORDS));
    let scanner: &'static Scanner = match language {
        Language::French => &FRENCH,
        Language::German => &GERMAN,
        _ => &ENGLISH,
    };
    Scan::new(scanner, line, sink).run();
}
