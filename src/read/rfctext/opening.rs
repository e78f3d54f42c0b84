//! The opening of a text that is no RFC: its title, and the number of the document if it prints one.

use super::contents;
use super::header::{fact, printed};
use super::lines::Line;
use super::number::numbered;
use super::words;
use crate::identifier;
use crate::model::{Builder, DocumentIdentifier, DocumentTitle, Field, IdentifierForm};

/// Most lines of an opening.
const MOST: usize = 8;

/// Reads the lines before the first heading where they are few, fills the metadata, and gives the line that the text begins at.
pub(super) fn read(source: &str, lines: &[Line], builder: &mut Builder) -> usize {
    let heads = |line: &Line| {
        let text = line.text(source);
        words::plain_kind(text).is_some() || contents::is_heading(text) || numbered(text).is_some()
    };
    let begin = lines.iter().position(|l| !l.is_blank()).unwrap_or(lines.len());
    let mut end = begin;
    // Short blocks of lines, up to the first that may be text.
    while lines.get(end).is_some_and(|l| l.is_blank() || !heads(l)) && end < begin + 2 * MOST {
        let block = lines[end..].iter().take_while(|l| !l.is_blank() && !heads(l)).count();
        let sentence = lines[end..end + block].last().is_some_and(|l| l.text(source).ends_with(['.', ';', ',']));
        if block > 4 || sentence {
            break;
        }
        end += block.max(1);
    }
    let opening = lines.get(begin..end).unwrap_or_default();
    let count = opening.iter().filter(|l| !l.is_blank()).count();
    if count == 0 || count > MOST {
        return begin;
    }
    let mut title = String::new();
    for line in opening.iter().filter(|l| !l.is_blank()) {
        let text = line.text(source);
        let found = identifier::find(text).into_iter().next();
        // A line that is hardly more than a number is no title.
        if let Some(found) = found.filter(|f| f.range.len() * 2 > text.len()) {
            let value = found.identifier.to_string();
            if builder.metadata().identifiers.is_empty() {
                let form =
                    if found.identifier.year().is_some() { IdentifierForm::Dated } else { IdentifierForm::Undated };
                builder.metadata().identifiers.push(DocumentIdentifier { value: value.into(), form });
            }
            continue;
        }
        let words = text.split_whitespace();
        words.for_each(|word| {
            title.push_str(if title.is_empty() { "" } else { " " });
            title.push_str(word);
        });
    }
    if !title.is_empty() {
        builder.metadata().titles.push(DocumentTitle { full: Some(title.into()), ..DocumentTitle::default() });
    }
    let text = printed(source, opening);
    fact(builder, "header", &text);
    builder.metadata().extracted = vec![Field::Identifiers, Field::Titles];
    end
}
