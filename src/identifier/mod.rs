//! Identifiers of standards: read into fields, printed in their canonical form, compared.
//!
//! One engine (`grammar`) reads the grammar of each family of publishers (`families`), which is data.

mod chinese;
mod error;
mod families;
mod fields;
mod find;
mod grammar;
mod loose;
mod normal;
mod parse;
mod record;
mod relation;
mod urn;

pub use chinese::Level;
pub use error::NotAnIdentifier;
pub use fields::Supplement;
pub use find::{Found, find};
pub use record::Identifier;
