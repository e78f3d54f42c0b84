//! Warnings that a reading is probably wrong as a whole: what the contents page promised is not there, one clause holds the document.

use super::decimal::Reader;
use crate::diagnostic::Code;

/// A text of fewer bytes is no longer than one clause may be.
const LONG: usize = 12_000;

impl Reader<'_, '_, '_> {
    /// Looks at the whole once more, after the last line.
    pub(super) fn doubt(&mut self) {
        let lost = std::mem::take(&mut self.plan.lost);
        if !lost.is_empty() {
            let first: Vec<&str> = lost.iter().take(5).map(String::as_str).collect();
            let message = format!(
                "the contents page names {} numbers that were not found in the text: {}",
                lost.len(),
                first.join(", ")
            );
            self.flow.warn(Code::Missing, message, (0, 0));
        }
        let total = self.flow.page.text.len();
        // From the first line to the first heading, from each heading to the next.
        let mut at = self.lines.first().map_or(0, |line| line.start);
        let (mut longest, mut from) = (0, at);
        for start in self.starts.iter().copied().chain([total as u32]) {
            if start.saturating_sub(at) > longest {
                (longest, from) = (start - at, at);
            }
            at = start;
        }
        if total > LONG && longest as usize * 2 > total {
            let message =
                format!("one clause holds {longest} of {total} bytes: perhaps headings in it were not recognised");
            self.flow.warn(Code::NotUnderstood, message, (from, from));
        }
    }
}
