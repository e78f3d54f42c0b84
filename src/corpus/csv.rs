//! Comma-separated values (RFC 4180), as `csv-core` parses them.

use csv_core::{ReadFieldResult, Reader};

/// The records of a text: fields without the white space around them, quoted where they hold commas, quotes or line ends. Linear.
///
/// Each record comes with the line on which it begins, from 1. Empty lines are no records; a quote that is never closed ends with
/// the text. A quote begins a field only at its first character, as the standard has it.
pub(super) fn records(text: &str) -> impl Iterator<Item = (u32, Vec<String>)> {
    let mut reader = Reader::new();
    let mut rest = text.as_bytes();
    let mut buffer = vec![0; text.len().min(64) + 1];
    let mut begins = 1;
    std::iter::from_fn(move || {
        let mut fields = Vec::new();
        let mut filled = 0;
        if let Some(content) = rest.iter().position(|b| !matches!(b, b'\r' | b'\n')) {
            begins = reader.line() + memchr::memchr_iter(b'\n', &rest[..content]).count() as u64;
        }
        loop {
            let (result, read, written) = reader.read_field(rest, &mut buffer[filled..]);
            rest = &rest[read..];
            filled += written;
            match result {
                // An empty input, which is read next, says that nothing follows.
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull => buffer.resize(buffer.len() * 2, 0),
                ReadFieldResult::Field { record_end } => {
                    fields.push(String::from_utf8_lossy(&buffer[..filled]).trim().to_owned());
                    filled = 0;
                    if record_end {
                        return Some((begins as u32, std::mem::take(&mut fields)));
                    }
                }
                ReadFieldResult::End => return None,
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_commas_and_line_ends() {
        let text = "\u{feff}a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\n\n , last";
        let wanted = [
            (1, vec!["a".to_owned(), "b".to_owned()]),
            (2, vec!["x, \"y\"".to_owned(), "two\nlines".to_owned()]),
            (5, vec![String::new(), "last".to_owned()]),
        ];
        assert_eq!(records(text).collect::<Vec<_>>(), wanted);
        assert_eq!(records("\"never closed").collect::<Vec<_>>(), [(1, vec!["never closed".to_owned()])]);
        assert_eq!(records("").count(), 0);
        assert_eq!(records("\n\n").count(), 0);
    }

    #[test]
    fn long_fields_are_whole() {
        let long = "灯".repeat(1000);
        let text = format!("a,{long}\n{long},b\n");
        let found: Vec<_> = records(&text).collect();
        assert_eq!(found, [(1, vec!["a".to_owned(), long.clone()]), (2, vec![long, "b".to_owned()])]);
    }
}
