//! Cells of `claims` and `findings`.

use super::cell::{Cells, line, word};
use crate::row::{AssessmentFindingRow, ClaimRow};

impl Cells for ClaimRow<'_> {
    const HEADINGS: &'static [&'static str] = &["component", "control", "statement", "status", "text"];

    fn cells(&self) -> Vec<String> {
        let words = [&self.component, &self.control, &self.statement, &self.status].map(|value| word(value.as_deref()));
        words.into_iter().chain([line(&self.text)]).collect()
    }
}

impl Cells for AssessmentFindingRow<'_> {
    const HEADINGS: &'static [&'static str] = &["target", "state", "title", "text"];

    fn cells(&self) -> Vec<String> {
        vec![word(self.target.as_deref()), word(self.state.as_deref()), line(&self.title), line(&self.text)]
    }
}
