//! *can*: what may happen, or what somebody is able to do (ISO/IEC Directives Part 2, Table 6).

use super::lexicon::Class;
use super::tokens::Sentence;
use crate::model::ProvisionKind;

/// A possibility for an outcome or a state (*can lead to*, *can be wet*, *there can be*), a capability for what is done by
/// somebody or serves a use (*can be measured*, *can apply*).
pub(super) fn sense(sentence: Sentence<'_>, at: usize, last: usize) -> ProvisionKind {
    if sentence.says(Sentence::before(at), "there") {
        return ProvisionKind::Possibility;
    }
    let verb = sentence.skip(last + 1, Class::ADVERB);
    if !sentence.says(verb, "be") {
        let outcome = sentence.is(verb, Class::OUTCOME);
        return if outcome { ProvisionKind::Possibility } else { ProvisionKind::Capability };
    }
    let after = sentence.skip(verb + 1, Class::ADVERB);
    let word = sentence.word(after);
    let participle = sentence.is(after, Class::PARTICIPLE) || (word.len() > 3 && word.ends_with("ed"));
    if participle { ProvisionKind::Capability } else { ProvisionKind::Possibility }
}
