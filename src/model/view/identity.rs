//! Identity of views: by place.

/// Equality, hash and order of a view by its document and its position there. The views of one document stand in reading order; those
/// of two documents are never equal, and which document comes first is not said.
macro_rules! by_place {
    ($view:ident, $at:ident) => {
        impl PartialEq for $view<'_> {
            fn eq(&self, other: &Self) -> bool {
                std::ptr::eq(self.document, other.document) && self.$at == other.$at
            }
        }

        impl Eq for $view<'_> {}

        impl std::hash::Hash for $view<'_> {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                std::ptr::hash(self.document, state);
                self.$at.hash(state);
            }
        }

        impl PartialOrd for $view<'_> {
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $view<'_> {
            fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                let document = std::ptr::from_ref(self.document).cmp(&std::ptr::from_ref(other.document));
                document.then(self.$at.cmp(&other.$at))
            }
        }
    };
}
pub(super) use by_place;
