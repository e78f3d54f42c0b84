//! Resolution of OSCAL profiles: the catalog that a profile stands for.
//!
//! A profile selects controls of catalogs and of other profiles (*import*), puts them into one structure (*merge*), and sets parameters
//! and alters controls (*modify*). [`resolve`] does so by NIST's specification of profile resolution. Nothing is fetched: what a profile
//! imports is asked of a [`Sources`].
//!
//! Where the specification leaves a matter open or programs disagree: an import without any include takes all; a control whose parent was not
//! chosen moves up to the parent's place; duplicates stay unless `combine` says `use-first`, which keeps the first control of each id;
//! removals of a profile do not reach what it adds; an addition by the id of the control itself is none.
//!
//! ```
//! use normative::profile::{Given, resolve};
//! let catalog = br#"{"catalog": {"uuid": "c", "metadata": {"title": "Lanterns"}, "controls": [
//!     {"id": "l-1", "title": "Light"}, {"id": "l-2", "title": "Oil"}]}}"#;
//! let profile = br#"{"profile": {"uuid": "p", "metadata": {"title": "Few lanterns"},
//!     "imports": [{"href": "lanterns.json", "include-controls": [{"with-ids": ["l-2"]}]}]}}"#;
//! let mut given = Given::default().with("lanterns.json", &catalog[..]);
//! let resolved = resolve("few.json", profile, &mut given, &Default::default())?;
//! assert_eq!(resolved.controls().map(|control| control.id().unwrap()).collect::<Vec<_>>(), ["l-2"]);
//! # Ok::<(), normative::Error>(())
//! ```

mod acquire;
mod alter;
mod back_matter;
mod combine;
mod custom;
mod finish;
mod glob;
mod lines;
mod merge;
mod resolved;
mod select;
mod sources;

use crate::error::Error;
use crate::source::Limits;

pub use resolved::{Resolved, ResolvedControl};
#[cfg(feature = "cli")]
pub(crate) use sources::by_last_segment;
pub use sources::{Given, Source, Sources};

/// Resolves a profile. A catalog stands for itself. Time and memory are linear in the sizes of all sources, times the times that each is
/// imported.
///
/// # Errors
///
/// Where the sources give no catalog, so that none is made: a source that cannot be read, is no OSCAL, or is no catalog or profile; an import
/// that is not given, that more than one source could be, or that leads back to itself; a profile with two structures.
pub fn resolve(name: &str, bytes: &[u8], sources: &mut dyn Sources, limits: &Limits) -> Result<Resolved, Error> {
    acquire::Resolver::new(sources, limits).resolve(name, bytes)
}
