//! Claims that a product or a system meets provisions, and what assessors found of them.
//!
//! A component definition or a system security plan of OSCAL *claims*: this component satisfies that control, or that statement of it, in
//! this way. Assessment results *find*: this objective is satisfied, or not.
//!
//! ```
//! let plan = br#"{"component-definition": {"uuid": "d", "metadata": {"title": "Lamps"}, "components": [
//!     {"uuid": "c", "type": "product", "title": "Lamp 7", "description": "A lamp.", "control-implementations": [
//!         {"uuid": "i", "source": "lanterns.json", "description": "", "implemented-requirements": [
//!             {"uuid": "r", "control-id": "l-1", "description": "It gives light."}]}]}]}}"#;
//! let claims = normative::conform::read_claims("lamps.json", plan, &Default::default())?;
//! assert_eq!((claims[0].component.as_deref(), &*claims[0].text), (Some("Lamp 7"), "It gives light."));
//! # Ok::<(), normative::Error>(())
//! ```

mod claim;
mod finding;

use crate::error::Error;
use crate::oscal::{Element, Tree};
use crate::read::oscal::parse;
use crate::source::{Limits, OffsetMap, decode};

pub use claim::Claim;
pub use finding::AssessmentFinding;

/// Reads what a document of OSCAL claims of controls, in its order. Linear.
///
/// # Errors
///
/// Those of [`read`](crate::read): the source is no OSCAL, breaks its syntax, or asks for more than the limits allow.
pub fn read_claims(name: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<Claim>, Error> {
    with_root(name, bytes, limits, claim::all)
}

/// Reads what a document of OSCAL says that assessors found, in its order. Linear.
///
/// # Errors
///
/// Those of [`read_claims`].
pub fn read_findings(name: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<AssessmentFinding>, Error> {
    with_root(name, bytes, limits, finding::all)
}

fn with_root<T>(name: &str, bytes: &[u8], limits: &Limits, work: fn(Element<'_>, &OffsetMap) -> T) -> Result<T, Error> {
    let read = || {
        limits.check_bytes(bytes.len() as u64)?;
        let decoded = decode(bytes)?;
        let mut tree = Tree::default();
        let read = parse(&decoded, limits, &mut tree)?;
        Ok(work(tree.at(read.root), &read.map))
    };
    read().map_err(|error: Error| error.named(name))
}
