//! Numbers written in Chinese characters, as labels of clauses have them.

/// The number that a text writes, and nothing else: `十二`, `一百三十三`, `二〇二二`, `两千零五`, `12`, `１２`.
///
/// Traditional characters are read like simplified ones. `None` where anything is no numeral, or the number is larger than 99 999.
pub(crate) fn chinese_number(text: &str) -> Option<u32> {
    let (mut total, mut digit, mut positional, mut units) = (0_u32, None::<u32>, 0_u32, false);
    for c in text.chars() {
        if let Some(value) = digit_of(c) {
            if digit.is_some() && units {
                // 一百零五: a zero stands before the digit that counts.
                if digit != Some(0) {
                    return None;
                }
            }
            positional = positional.checked_mul(10)?.checked_add(value)?;
            digit = Some(value);
        } else {
            let unit = unit_of(c)?;
            units = true;
            total += digit.filter(|d| *d > 0).unwrap_or(1).checked_mul(unit)?;
            digit = None;
            positional = 0;
        }
    }
    let number = if units { total.checked_add(digit.unwrap_or(0))? } else { positional };
    (!text.is_empty() && number <= 99_999).then_some(number)
}

/// The digit that a character is.
pub(crate) fn digit_of(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' => 1,
        '二' | '两' | '兩' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '0'..='9' => c as u32 - '0' as u32,
        '０'..='９' => c as u32 - '０' as u32,
        _ => return None,
    })
}

fn unit_of(c: char) -> Option<u32> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        '万' | '萬' => 10_000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_numbers() {
        for (text, number) in [
            ("一", 1),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("一百三十三", 133),
            ("一百零五", 105),
            ("一千二百六十", 1260),
            ("两千零五", 2005),
            ("二〇二二", 2022),
            ("12", 12),
            ("１２", 12),
        ] {
            assert_eq!(chinese_number(text), Some(number), "{text}");
        }
        for wrong in ["", "条", "十条", "一百二三", "九九九九九九九九九九九"] {
            assert_eq!(chinese_number(wrong), None, "{wrong}");
        }
    }
}
