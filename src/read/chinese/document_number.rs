//! Numbers of official documents: the code of who issues them, the year, the number (GB/T 9704-2012, 7.2.5).

use super::view::is_han;

/// `国标委发〔2022〕29号` where a line says nothing else.
pub(super) fn document_number(line: &str) -> Option<&str> {
    if is_of_gazette(line.trim()) {
        return Some(line.trim());
    }
    let line = line.strip_prefix(['（', '(']).map_or(line, |inner| inner.trim_end_matches(['）', ')']));
    let open = line.find(['〔', '［', '['])?;
    let rest = line[open..].trim_start_matches(['〔', '［', '[']);
    let year = rest.get(..4)?;
    let after = rest[4..].trim_start_matches(['〕', '］', ']']).trim_start().trim_start_matches('第');
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let end = after[digits..].strip_prefix(['号', '號'])?;
    let is_year = year.bytes().all(|b| b.is_ascii_digit());
    let code = line[..open].trim();
    let short = (1..24).contains(&code.chars().count()) && code.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric());
    (is_year && digits > 0 && short && end.trim().is_empty()).then_some(line.trim())
}

/// True for a line that is a number and year with the kind of act, as the gazette of Macao prints it: `第9/2031號法律`.
fn is_of_gazette(line: &str) -> bool {
    const LONGEST: usize = 12;
    let number = || {
        let (number, rest) = line.strip_prefix('第')?.split_once('/')?;
        let (year, kind) = rest.split_once(['号', '號'])?;
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let kind = (1..=LONGEST).contains(&kind.chars().count())
            && kind.chars().all(|c| is_han(c) && !matches!(c, '第' | '的'));
        Some(digits(number) && digits(year) && year.len() == 4 && kind)
    };
    number().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn document_numbers_stand_alone() {
        assert_eq!(document_number("灯标发〔2024〕8号"), Some("灯标发〔2024〕8号"));
        assert_eq!(document_number("燈標發[2024]8號"), Some("燈標發[2024]8號"));
        assert_eq!(document_number("根据灯标发〔2024〕8号的规定"), None);
        assert_eq!(document_number("（灯释〔2030〕9号）"), Some("灯释〔2030〕9号"));
        assert_eq!(document_number("〔2024〕8号"), None);
        assert_eq!(document_number("第9/2031號法律"), Some("第9/2031號法律"));
        assert_eq!(document_number("第9/2031號法律第三條的規定"), None);
    }
}
