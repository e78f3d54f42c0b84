//! The version of the native JSON.

/// The version (semver) of the native JSON that this crate writes.
pub(super) const VERSION: &str = "1.1.0";
