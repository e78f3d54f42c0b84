//! The place where a verbal form may begin.

/// The head of a verbal form: where it begins, and its row of the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) row: usize,
}

/// True where a range of bytes is no part of a longer word.
pub(in crate::convention) fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'' | '’');
    let (before, after) = (&text[..start], &text[end..]);
    // A hyphen behind which nothing stands is a sign: `MUST-`.
    let sign = || after.strip_prefix('-').is_some_and(|rest| !rest.starts_with(joins));
    !before.ends_with(joins) && (!after.starts_with(joins) || sign())
}
