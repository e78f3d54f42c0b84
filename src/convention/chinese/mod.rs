//! Chinese drafting conventions: GB/T 1.1, engineering codes, statutes and policy documents.

use super::Hit;
use crate::model::Convention;

/// Gives every provision of a block's own text to `sink`, in text order.
pub(super) fn scan(_convention: Convention, _text: &str, _sink: &mut dyn FnMut(Hit)) {}
