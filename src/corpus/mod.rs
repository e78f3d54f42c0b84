//! Many documents together: loaded in parallel, indexed by identifier, resolved against each other at a date.

mod catalogue;
mod check;
mod citation;
mod csv;
mod finding;
mod graph;
mod index;
mod life;
mod load;
mod locator;
mod member;
mod members;
mod resolve;
mod stats;

pub use catalogue::{Catalogue, StatusFact};
pub use citation::Citation;
pub use finding::{Finding, FindingKind};
pub use graph::{Dependents, Edge, EdgeKind, Graph, GraphForm, GraphNode};
pub use load::{LoadOptions, LoadProgress};
pub use member::{Match, Member};
pub use members::Corpus;
pub use resolve::{Resolution, Resolved};
pub use stats::Stats;
