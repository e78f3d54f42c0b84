use serde::Serialize;

use super::line;
use crate::convention::FoundProvision;

/// A row of `classify`.
#[derive(Serialize)]
pub(in crate::cli) struct ClassifyRow<'a> {
    input: &'a str,
    provisions: Vec<ProvisionCell<'a>>,
}

#[derive(Serialize)]
struct ProvisionCell<'a> {
    kind: &'static str,
    keyword: &'a str,
    polarity: &'static str,
    /// Of the sentence, as in the rows of `provisions`.
    range: [usize; 2],
    keyword_range: [usize; 2],
    rule: &'static str,
}

impl<'a> ClassifyRow<'a> {
    pub(in crate::cli) const HEADINGS: &'static [&'static str] = &["kind", "keyword", "text"];

    pub(in crate::cli) fn new(input: &'a str, found: &[FoundProvision<'a>]) -> Self {
        let cell = |p: &FoundProvision<'a>| ProvisionCell {
            kind: p.kind().name(),
            keyword: p.keyword(),
            polarity: p.polarity().name(),
            range: [p.range().start, p.range().end],
            keyword_range: [p.keyword_range().start, p.keyword_range().end],
            rule: p.rule(),
        };
        Self { input, provisions: found.iter().map(cell).collect() }
    }

    /// A line for each provision; one for a text without any.
    pub(in crate::cli) fn lines(&self) -> Vec<Vec<String>> {
        if self.provisions.is_empty() {
            return vec![vec!["statement".to_owned(), "-".to_owned(), line(self.input)]];
        }
        let text = |p: &ProvisionCell<'_>| line(self.input.get(p.range[0]..p.range[1]).unwrap_or_default());
        self.provisions.iter().map(|p| vec![p.kind.to_owned(), p.keyword.to_owned(), text(p)]).collect()
    }
}
