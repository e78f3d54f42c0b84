//! What a line begins with: the labels that Chinese documents print, over the view of the line.

use super::letters::Letters;
use super::view::{folded, is_han};
use crate::script::{chinese_number, digit_of};

/// A level of a statute, outermost first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Part,
    Subpart,
    Chapter,
    Section,
    Article,
}

/// `第X编`, `第X章`, `第X条之一`: level, number, number of an inserted article, and how many characters.
pub(super) fn level(chars: &[char]) -> Option<(Level, u32, u32, usize)> {
    // `【第一条】`.
    let open = usize::from(matches!(chars.first()?, '【' | '['));
    if *chars.get(open)? != '第' {
        return None;
    }
    let (number, mut at) = numeral(chars, open + 1)?;
    let mut inserted = 0;
    // `第3-1条`, as statutes of Taiwan number what was inserted.
    if matches!(chars.get(at), Some('-' | '—'))
        && let Some((after, end)) = numeral(chars, at + 1)
        && chars.get(blanks(chars, end)) == Some(&'条')
    {
        (inserted, at) = (after, end);
    }
    at = blanks(chars, at);
    let level = match chars.get(at)? {
        '编' | '篇' => Level::Part,
        '分' if chars.get(at + 1) == Some(&'编') => {
            at += 1;
            Level::Subpart
        }
        '章' => Level::Chapter,
        '节' => Level::Section,
        '条' => Level::Article,
        _ => return None,
    };
    at += 1;
    if level == Level::Article
        && chars.get(at) == Some(&'之')
        && let Some((after, end)) = numeral(chars, at + 1)
    {
        (inserted, at) = (after, end);
    }
    if open > 0 {
        at += usize::from(matches!(chars.get(at)?, '】' | ']'));
    }
    Some((level, number, inserted, at))
}

/// True if a line begins with a Chinese character that no label, caption or supplement begins with, as most paragraphs do.
pub(super) fn is_unlabelled(text: &str) -> bool {
    let Some(first) = text.chars().next().filter(|c| is_han(*c)).map(folded) else { return false };
    !matches!(first, '第' | '附' | '目' | '续' | '表' | '图') && !begins_supplement(first) && !is_numeral(first)
}

fn begins_supplement(c: char) -> bool {
    matches!(c, '注' | '示' | '重' | '警' | '危' | '式' | '其')
}

fn is_numeral(c: char) -> bool {
    digit_of(c).is_some() || matches!(c, '十' | '百' | '千' | '万')
}

/// A number in Chinese or Arabic digits from a position on, and where it ends.
fn numeral(chars: &[char], from: usize) -> Option<(u32, usize)> {
    let from = blanks(chars, from);
    let rest = chars.get(from..)?;
    // `第 十 二 条`: blanks stand between numerals of Chinese.
    let goes_on = |at: usize| {
        is_numeral(rest[at])
            || rest[at] == ' ' && rest.get(at + 1).is_some_and(|c| is_numeral(*c) && !c.is_ascii_digit())
    };
    let length = (0..rest.len().min(16)).take_while(|at| goes_on(*at)).count();
    let text: String = rest[..length].iter().filter(|c| **c != ' ').collect();
    Some((chinese_number(&text)?, from + length))
}

/// Past blanks.
pub(super) fn blanks(chars: &[char], from: usize) -> usize {
    from + chars.get(from..).unwrap_or_default().iter().take_while(|c| **c == ' ').count()
}

/// `一、`: the number and how many characters.
pub(super) fn han_section(chars: &[char]) -> Option<(u32, usize)> {
    if chars.first()?.is_ascii_digit() {
        return None;
    }
    let (number, at) = numeral(chars, 0)?;
    matches!(chars.get(at), Some('、' | '．')).then_some((number, at + 1))
}

/// `（一）`: the number and how many characters.
pub(super) fn han_paren(chars: &[char]) -> Option<(u32, usize)> {
    let (number, at) = numeral(chars.strip_prefix(&['('])?, 0)?;
    let is_han = !chars.get(1)?.is_ascii_digit();
    (is_han && chars.get(at + 1) == Some(&')')).then_some((number, at + 2))
}

/// `附件一`, `附件1`, `附件`: how many characters. Nothing else stands on the line, or a blank or colon follows.
pub(super) fn attachment(chars: &[char]) -> Option<(Option<u32>, usize)> {
    let rest = chars.strip_prefix(&['附', '件'])?;
    let (number, at) = match numeral(rest, 0) {
        Some((number, at)) => (Some(number), at),
        None => (None, 0),
    };
    matches!(rest.get(at), None | Some(' ' | ':')).then_some((number, at + 2))
}

/// `附录A`, `附 录 A`, `附录NA`: the letters and how many characters.
pub(super) fn annex(chars: &[char]) -> Option<(Letters, usize)> {
    let at = blanks(chars, 1);
    if *chars.first()? != '附' || chars.get(at) != Some(&'录') {
        return None;
    }
    let at = blanks(chars, at + 1);
    let rest = chars.get(at..)?;
    let (letters, length) = Letters::read(rest).or_else(|| Letters::numbered(rest))?;
    let ends = chars.get(at + length).is_none_or(|c| !c.is_ascii_alphanumeric() && *c != '.');
    ends.then_some((letters, at + length))
}

/// How the items of a list are labelled; lists of one style are one list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ItemStyle {
    /// `a)`, `(a)`
    Letter,
    /// `1)`, `(1)`
    Digit,
    /// `1.`
    DigitDot,
    /// `1、`
    DigitComma,
    /// `（一）`
    Han,
    /// `一、`
    HanComma,
    /// `①`
    Circled,
    /// `——`
    Dash,
    /// `·`, `•`
    Bullet,
    /// An item that the markup numbers.
    Markup(u8),
    /// `1` alone: 款 of an engineering code, whose number only a blank follows.
    Bare,
}

impl ItemStyle {
    /// The word for the style in the document.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Letter => "alpha-lower",
            Self::Digit | Self::DigitDot | Self::DigitComma | Self::Bare => "arabic",
            Self::Han | Self::HanComma => "chinese",
            Self::Circled => "circled",
            Self::Dash => "dash",
            Self::Bullet => "bullet",
            Self::Markup(_) => "ordered",
        }
    }
}

/// The label of a list item: its style, its number where it has one, and how many characters.
pub(super) fn item(chars: &[char]) -> Option<(ItemStyle, u32, usize)> {
    let first = *chars.first()?;
    if let Some((number, length)) = han_paren(chars) {
        return Some((ItemStyle::Han, number, length));
    }
    let open = usize::from(first == '(');
    let body = chars.get(open..)?;
    let digits = body.iter().take(3).take_while(|c| c.is_ascii_digit()).count();
    if digits > 0 && digits < 3 {
        let number = body[..digits].iter().fold(0, |n, c| n * 10 + (*c as u32 - '0' as u32));
        return match body.get(digits)? {
            ')' => Some((ItemStyle::Digit, number, open + digits + 1)),
            '.' if open == 0 && body.get(digits + 1).is_some_and(|c| !c.is_ascii_digit()) => {
                Some((ItemStyle::DigitDot, number, digits + 1))
            }
            '、' if open == 0 => Some((ItemStyle::DigitComma, number, digits + 1)),
            _ => None,
        };
    }
    if body.first()?.is_ascii_lowercase() && body.get(1) == Some(&')') {
        let number = *body.first()? as u32 - 'a' as u32 + 1;
        return Some((ItemStyle::Letter, number, open + 2));
    }
    match first {
        '—' => {
            let dashes = chars.iter().take_while(|c| **c == '—').count();
            (dashes <= 3).then_some((ItemStyle::Dash, 0, dashes))
        }
        '·' | '•' | '●' | '■' | '◆' | '\u{F06C}' | '\u{F0B7}' => Some((ItemStyle::Bullet, 0, 1)),
        '①'..='⑳' => Some((ItemStyle::Circled, first as u32 - '①' as u32 + 1, 1)),
        _ => None,
    }
}

/// True if a line begins with a number or with the label of an item.
pub(super) fn begins_item(chars: &[char]) -> bool {
    let numbered = || {
        let digits = chars.iter().take(3).take_while(|c| c.is_ascii_digit()).count();
        (1..3).contains(&digits) && chars.get(digits).is_some_and(|c| *c == ' ' || is_han(*c))
    };
    let labelled = item(chars).is_some_and(|(style, ..)| !matches!(style, ItemStyle::Dash | ItemStyle::Bullet));
    labelled || numbered()
}

/// A supplement that a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Supplement {
    Note,
    Example,
    Warning,
    /// `式中：`
    Where,
}

/// Words that begin a supplement.
const WORDS: &[(&[char], Supplement)] = &[
    (&['注'], Supplement::Note),
    (&['示', '例'], Supplement::Example),
    (&['重', '要', '提', '示'], Supplement::Warning),
    (&['警', '告'], Supplement::Warning),
    (&['危', '险'], Supplement::Warning),
    (&['注', '意'], Supplement::Warning),
    (&['式', '中'], Supplement::Where),
    (&['其', '中'], Supplement::Where),
];

/// `注：`, `注1：`, `示例：`, `警告：`, `式中：` with how many characters.
pub(super) fn supplement(chars: &[char]) -> Option<(Supplement, usize)> {
    if !begins_supplement(*chars.first()?) {
        return None;
    }
    let (word, kind) = WORDS.iter().filter(|(word, _)| chars.starts_with(word)).max_by_key(|(word, _)| word.len())?;
    let mut at = blanks(chars, word.len());
    let digits = chars.get(at..)?.iter().take(2).take_while(|c| c.is_ascii_digit()).count();
    at += digits;
    let number_end = at;
    at = blanks(chars, at);
    // `注1　灯笼应干燥`: a blank for the colon.
    let says = chars.get(at).is_some_and(|c| is_han(*c) && !"中的和与及、至或为给是".contains(*c));
    if digits > 0 && at > number_end && says && matches!(kind, Supplement::Note | Supplement::Example) {
        return Some((*kind, number_end));
    }
    if chars.get(at) == Some(&':') {
        // 其中： opens variables only where nothing follows it.
        let opens = *word != ['其', '中'] || chars.len() == at + 1;
        return opens.then_some((*kind, at + 1));
    }
    (*kind == Supplement::Where && chars.len() == word.len() && word[0] == '式').then_some((*kind, word.len()))
}

/// What a caption is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Captioned {
    Table,
    Figure,
}

/// Words that follow the number of a table or figure where a sentence speaks of it.
const SPEAKS: &[&[char]] = &[
    &['给', '出'],
    &['中'],
    &['的'],
    &['规', '定'],
    &['所'],
    &['列'],
    &['为'],
    &['和'],
    &['、'],
    &['与'],
    &['及'],
    &['。'],
    &['，'],
    &[','],
    &['~'],
    &['～'],
    &['至'],
    &['是'],
    &['描', '述'],
    &['表', '示'],
    &['示', '出'],
    &['说', '明', '了'],
    &[')'],
    &['取'],
    &['采', '用'],
    &['确', '定'],
];

/// `表1`, `表 A.1`, `表3.1.3-1`, `图 2`, `续表3`: what it is, whether it goes on from another page, and how many characters.
///
/// A line that speaks of a table (`表1给出了`) is no caption.
pub(super) fn caption(chars: &[char]) -> Option<(Captioned, bool, usize)> {
    let mut at = 0;
    let mut goes_on = false;
    if chars.first()? == &'续' {
        at = blanks(chars, 1);
        goes_on = true;
    }
    let kind = match chars.get(at)? {
        '表' => Captioned::Table,
        '图' => Captioned::Figure,
        _ => return None,
    };
    let start = blanks(chars, at + 1);
    let is_number = |c: &char| c.is_ascii_digit() || matches!(c, '.' | '-' | '—');
    let letter = usize::from(chars.get(start).is_some_and(char::is_ascii_uppercase));
    let length = letter + chars.get(start + letter..)?.iter().take(12).take_while(|c| is_number(c)).count();
    let digits = chars.get(start..start + length)?.iter().filter(|c| c.is_ascii_digit()).count();
    if digits == 0 {
        return None;
    }
    let end = start + length;
    let rest = &chars[blanks(chars, end)..];
    let speaks =
        SPEAKS.iter().any(|word| rest.starts_with(word)) || rest.last().is_some_and(|c| matches!(c, '。' | '；' | ';'));
    let after = ['(', '续', ')'];
    goes_on |= rest.starts_with(&after);
    (!speaks).then_some((kind, goes_on, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn levels_of_statutes() {
        assert_eq!(level(&chars("第十二条 灯笼")), Some((Level::Article, 12, 0, 4)));
        assert_eq!(level(&chars("第一百三十三条之一 灯")), Some((Level::Article, 133, 1, 9)));
        assert_eq!(level(&chars("第3-1条 灯")), Some((Level::Article, 3, 1, 5)));
        assert_eq!(level(&chars("第二分编 竹")), Some((Level::Subpart, 2, 0, 4)));
        assert_eq!(level(&chars("第 3 章")), Some((Level::Chapter, 3, 0, 5)));
        assert_eq!(level(&chars("第三方")), None);
    }

    #[test]
    fn labels_of_items() {
        assert_eq!(item(&chars("a) 竹")), Some((ItemStyle::Letter, 1, 2)));
        assert_eq!(item(&chars("(2)纸")), Some((ItemStyle::Digit, 2, 3)));
        assert_eq!(item(&chars("(十一)纸")), Some((ItemStyle::Han, 11, 4)));
        assert_eq!(item(&chars("1.纸")), Some((ItemStyle::DigitDot, 1, 2)));
        assert_eq!(item(&chars("1.5 纸")), None);
        assert_eq!(item(&chars("——纸")), Some((ItemStyle::Dash, 0, 2)));
        assert_eq!(item(&chars("2024年")), None);
    }

    #[test]
    fn supplements_and_captions() {
        assert_eq!(supplement(&chars("注1:纸")), Some((Supplement::Note, 3)));
        assert_eq!(supplement(&chars("注意:火")), Some((Supplement::Warning, 3)));
        assert_eq!(supplement(&chars("注册")), None);
        assert_eq!(supplement(&chars("注1 纸应干燥")), Some((Supplement::Note, 2)));
        assert_eq!(supplement(&chars("注1 中的纸")), None);
        assert_eq!(supplement(&chars("其中:竹")), None);
        assert_eq!(supplement(&chars("式中:")), Some((Supplement::Where, 3)));
        assert_eq!(caption(&chars("表 A.1 纸的要求")), Some((Captioned::Table, false, 5)));
        assert_eq!(caption(&chars("续表3.1.3-1")), Some((Captioned::Table, true, 9)));
        assert_eq!(caption(&chars("表3(续)")), Some((Captioned::Table, true, 2)));
        assert_eq!(caption(&chars("表1给出了要求")), None);
        assert_eq!(caption(&chars("图纸")), None);
    }

    #[test]
    fn what_begins_a_label_is_known_by_its_first_character() {
        let tails =
            ["", "一章", "1:", "一、", "例:", "A.1", "录A", "件一", "1 纸", "中:", "告:", "险:", "意:", "要提示:"];
        for first in ('\u{4E00}'..='\u{9FFF}').filter(|c| is_unlabelled(&c.to_string())) {
            for tail in tails {
                let line: Vec<char> = std::iter::once(folded(first)).chain(tail.chars()).collect();
                let label = level(&line).is_some() || item(&line).is_some() || han_section(&line).is_some();
                let other = attachment(&line).is_some() || annex(&line).is_some();
                let block = supplement(&line).is_some() || caption(&line).is_some();
                assert!(!label && !other && !block, "{first}{tail}");
            }
        }
        assert!(is_unlabelled("灯笼") && !is_unlabelled("a灯") && !is_unlabelled("附录A") && !is_unlabelled("注1："));
    }

    #[test]
    fn annexes_and_attachments() {
        let annex = |text: &str| annex(&chars(text)).map(|(letters, length)| (letters.to_string(), length));
        assert_eq!(annex("附 录 A"), Some(("A".into(), 5)));
        assert_eq!(annex("附录B(规范性)"), Some(("B".into(), 3)));
        assert_eq!(annex("附录NA(资料性)"), Some(("NA".into(), 4)));
        assert_eq!(annex("附录中"), None);
        assert_eq!(attachment(&chars("附件一")), Some((Some(1), 3)));
        assert_eq!(attachment(&chars("附件: 灯笼")), Some((None, 2)));
        assert_eq!(attachment(&chars("附件中的")), None);
    }
}
