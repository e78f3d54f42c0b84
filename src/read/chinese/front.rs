//! The front end of each container: from a decoded text to lines that know what their markup says of them.

use memchr::memmem;

use super::page::Page;
use super::{html, markdown, plain, typeset, web};
use crate::format::Format;

/// Reads the lines of a container.
pub(super) fn page(text: &str, format: Format) -> Page<'_> {
    let mut page = match format {
        Format::Html => html::page(text, false),
        Format::Markdown => {
            let mut page = html::page(text, true);
            markdown::refine(&mut page);
            page
        }
        _ => {
            let mut page = plain::page(text);
            typeset::refine(&mut page);
            page
        }
    };
    plain::mend(&mut page);
    web::take_out(&mut page);
    plain::measure(&mut page);
    page.format = format;
    page.starred = memmem::find(page.text.as_bytes(), b"**").is_some();
    page.glossed = plain::is_glossed(&page.text);
    page
}
