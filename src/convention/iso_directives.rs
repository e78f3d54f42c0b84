//! ISO/IEC Directives Part 2 (2021), clause 7: Tables 3 to 7.

use super::VerbalForm;
use crate::model::Polarity::{Negative, Positive};
use crate::model::ProvisionKind::{ExternalConstraint, Permission, Possibility, Recommendation, Requirement};

const fn form(words: &'static str, kind: crate::model::ProvisionKind, polarity: crate::model::Polarity) -> VerbalForm {
    VerbalForm { words, kind, polarity }
}

/// The preferred verbal forms. `must` is no form of a provision (7.6): it names a constraint from outside.
pub(super) const FORMS: &[VerbalForm] = &[
    form("shall", Requirement, Positive),
    form("shall not", Requirement, Negative),
    form("should", Recommendation, Positive),
    form("should not", Recommendation, Negative),
    form("may", Permission, Positive),
    form("may not", Permission, Negative),
    form("can", Possibility, Positive),
    form("cannot", Possibility, Negative),
    form("can not", Possibility, Negative),
    form("must", ExternalConstraint, Positive),
    form("must not", ExternalConstraint, Negative),
];
