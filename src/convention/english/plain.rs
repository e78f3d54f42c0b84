//! RFCs that declare no key words: the forms of ISO/IEC Directives Part 2 with other weights. *must* is the document's own requirement,
//! and what can happen is narration.

use super::lexicon::{Class, class_at};
use crate::convention::hit::Hit;
use crate::model::ProvisionKind::{Capability, ExternalConstraint, Possibility, Recommendation, Requirement};

/// Adapts what was found by ISO/IEC Directives Part 2; says whether it is a form here.
pub(super) fn adapt(text: &str, hit: &mut Hit) -> bool {
    match hit.kind {
        Possibility | Capability => return false,
        ExternalConstraint if is_inference(&text[hit.keyword.end..hit.sentence.end]) => return false,
        ExternalConstraint => hit.kind = Requirement,
        // "It is strongly recommended"
        Recommendation
            if hit.rule == "equivalent"
                && text[hit.sentence.start..hit.keyword.start].to_ascii_lowercase().ends_with("it ") =>
        {
            hit.keyword.start -= "it ".len();
        }
        _ => {}
    }
    true
}

/// *must have crashed*: what is concluded.
fn is_inference(after: &str) -> bool {
    let mut words = after.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.next() == Some("have")
        && words.next().is_some_and(|word| word.len() > 3 && word.ends_with("ed") || is_participle(word))
}

fn is_participle(word: &str) -> bool {
    word == "been" || class_at(word.as_bytes(), 0, word.len()).any(Class::PARTICIPLE)
}

#[cfg(test)]
mod tests {
    use crate::convention::Scanner;
    use crate::model::{Convention, ProvisionKind};

    fn found(text: &str) -> Vec<(ProvisionKind, &str)> {
        let mut hits = Vec::new();
        Scanner::default().scan(Convention::RfcPlain, text, &mut |hit| hits.push((hit.kind, &text[hit.keyword])));
        hits
    }

    #[test]
    fn lower_case_demands_and_narration_does_not() {
        use ProvisionKind::{Permission, Recommendation, Requirement};
        assert_eq!(found("A kite must be red and may be long."), [(Requirement, "must"), (Permission, "may")]);
        assert_eq!(
            found("It is strongly recommended that kites be white."),
            [(Recommendation, "It is strongly recommended")]
        );
        assert_eq!(found("It should fly."), [(Recommendation, "should")]);
        assert_eq!(found("The pilot must have landed. Kites can burn."), []);
    }
}
