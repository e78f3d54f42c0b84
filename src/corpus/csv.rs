//! Comma-separated values (RFC 4180), of which a catalogue of status needs no more than this.

/// The records of a text: fields between commas, quoted where they hold commas, quotes or line ends. Linear.
///
/// Gives the line on which each record begins, from 1. Empty lines are no records. A quote that is never closed ends with the text.
pub(super) fn records(text: &str) -> impl Iterator<Item = (u32, Vec<String>)> {
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut line = 1;
    std::iter::from_fn(move || {
        while let Some(after) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')) {
            rest = after;
            line += 1;
        }
        if rest.is_empty() {
            return None;
        }
        let begins = line;
        let mut fields = Vec::new();
        loop {
            let (field, after, lines) = field(rest);
            line += lines;
            fields.push(field);
            rest = after;
            match rest.strip_prefix(',') {
                Some(after) => rest = after,
                None => return Some((begins, fields)),
            }
        }
    })
}

/// A field, what stands behind it, and how many line ends it holds.
fn field(text: &str) -> (String, &str, u32) {
    let Some(mut rest) = text.trim_start_matches(' ').strip_prefix('"') else {
        let end = text.find([',', '\n']).unwrap_or(text.len());
        return (text[..end].trim().to_owned(), &text[end..], 0);
    };
    let mut out = String::new();
    loop {
        let end = rest.find('"').unwrap_or(rest.len());
        out.push_str(&rest[..end]);
        rest = rest.get(end + 1..).unwrap_or_default();
        match rest.strip_prefix('"') {
            Some(after) => {
                out.push('"');
                rest = after;
            }
            None => break,
        }
    }
    let lines = out.matches('\n').count() as u32;
    // What stands between the quote and the comma is no part of the field.
    let end = rest.find([',', '\n']).unwrap_or(rest.len());
    (out, &rest[end..], lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_commas_and_line_ends() {
        let text = "a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\n\n , last";
        let wanted = [
            (1, vec!["a".to_owned(), "b".to_owned()]),
            (2, vec!["x, \"y\"".to_owned(), "two\nlines".to_owned()]),
            (5, vec![String::new(), "last".to_owned()]),
        ];
        assert_eq!(records(text).collect::<Vec<_>>(), wanted);
        assert_eq!(records("\"never closed").collect::<Vec<_>>(), [(1, vec!["never closed".to_owned()])]);
        assert_eq!(records("").count(), 0);
    }
}
