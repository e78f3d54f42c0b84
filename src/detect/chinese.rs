//! Chinese documents as text: which drafting regime a text follows, by its words and its numbering.

use std::borrow::Cow;
use std::cell::LazyCell;

use memchr::{memchr, memchr_iter, memchr3, memmem};

use super::detection::{Confidence, Detection};
use crate::format::Format;
use crate::markup::container;
use crate::markup::entities::reference;
use crate::regime::Regime;
use crate::script::narrow;
use crate::source::{decode, prefix};

/// Most bytes that are looked at: pages of published codes begin with long menus.
const WINDOW: usize = 64 << 10;

/// Bytes of text that are enough where they leave no doubt.
const BEGINNING: usize = 16 << 10;

/// A word that speaks for a regime, with its weight.
type Sign = (&'static str, u32);

/// GB/T 1.1: names of elements (GB/T 1.1-2020, table 3), self names of each edition, cover fields.
const GBT: &[Sign] = &[
    ("规范性引用文件", 4),
    ("引用文件", 2),
    ("术语和定义", 3),
    ("本标准", 2),
    ("本文件", 2),
    ("本部分", 2),
    ("GB/T 1.1", 3),
    ("GB/T1.1", 3),
    ("ICS", 2),
    ("中华人民共和国国家标准", 1),
    ("规范性附录", 3),
    ("资料性附录", 3),
    ("（规范性）", 2),
    ("（资料性）", 2),
];

/// Engineering construction codes: their self names and the parts that only they have (建标〔2008〕182号).
const ENGINEERING: &[Sign] = &[
    ("本规范", 2),
    ("本规程", 2),
    ("条文说明", 4),
    ("用词说明", 4),
    ("用词用语说明", 4),
    ("引用标准名录", 4),
    ("工程建设", 2),
    ("强制性条文", 3),
    ("主编单位", 2),
    ("主编部门", 3),
    ("施行日期", 2),
    ("原规范", 2),
    ("结构设计", 1),
];

/// Number of letters of each script in a text.
#[derive(Clone, Copy, Default)]
struct Letters {
    han: usize,
    kana: usize,
    /// Of Latin, Greek, Cyrillic and other scripts.
    others: usize,
}

/// The look of the lines of a text.
#[derive(Default)]
struct Shape {
    letters: Letters,
    articles: u32,
    chapters: u32,
    sections: u32,
    /// `1.0.1` and `3.1.2`, with text on the same line.
    clauses: u32,
    /// `3.1`.
    decimals: u32,
    /// `1.0.1`: the clause of a chapter without sections, which only engineering codes have.
    zeros: u32,
    headings: u32,
    document_number: bool,
    addressee: bool,
    /// True if the characters are the traditional ones.
    traditional: bool,
}

/// Says which Chinese text some bytes are, if they are one.
pub(super) fn detect(bytes: &[u8]) -> Option<Detection> {
    let mut end = bytes.len().min(WINDOW);
    // Not inside a character of UTF-8, which would count as damage.
    let inside = |end: usize| bytes.get(end).is_some_and(|byte| byte & 0xC0 == 0x80);
    while end + 3 > WINDOW && inside(end) {
        end -= 1;
    }
    let window = &bytes[..end];
    // Most sources are told apart by their first bytes alone.
    if window.is_ascii() {
        return None;
    }
    detect_text(&decode(window).ok()?.text)
}

/// Says which Chinese text a text is, if it is one. The beginning alone is looked at where it leaves no doubt.
pub(super) fn detect_text(text: &str) -> Option<Detection> {
    let text = prefix(text, WINDOW).trim_start_matches('\u{feff}').trim_start();
    if text.is_ascii() {
        return None;
    }
    let format = container::of_text(text);
    let text = match text.as_bytes().first()? {
        _ if format == Format::Markdown && is_marked_up(text) => Cow::Owned(words(text)),
        b'<' => Cow::Owned(without_tags(text)?),
        b'{' | b'[' => return None,
        _ => Cow::Borrowed(text),
    };
    let beginning = prefix(&text, BEGINNING);
    let (found, sure) = judge(beginning).unzip();
    let whole = sure != Some(true) && beginning.len() < text.len();
    let found = if whole { judge(&text).map(|(found, _)| found) } else { found };
    found.map(|found| Detection { format, ..found })
}

/// The regime of a text, and whether it leaves no doubt.
fn judge(text: &str) -> Option<(Detection, bool)> {
    let shape = shape(text);
    let Letters { han, kana, others } = shape.letters;
    let mostly_han = han >= 8 && han * 4 >= others && kana * 20 <= han;
    mostly_han.then(|| decide(text, &shape))
}

/// The weight of the words of a regime in a text, and the words.
fn weigh(text: &str, signs: &'static [Sign]) -> (u32, Vec<&'static str>) {
    let held = signs.iter().filter(|(word, _)| memmem::find(text.as_bytes(), word.as_bytes()).is_some());
    held.fold((0, Vec::new()), |(sum, mut words), (word, weight)| {
        words.push(*word);
        (sum + weight, words)
    })
}

fn decide(text: &str, shape: &Shape) -> (Detection, bool) {
    let mut evidence: Vec<Box<str>> = Vec::new();
    let found = |regime, confidence, evidence| Detection {
        format: Format::Text,
        regime: Some(regime),
        version: None,
        confidence,
        evidence,
    };
    let numbered = |what: &str, count: u32| -> Box<str> { format!("{count} lines begin with {what}").into() };
    // Many articles need no words.
    let gbt = LazyCell::new(|| weigh(text, GBT));
    if shape.document_number && shape.articles < 3 && gbt.0 < 6 && !(shape.zeros > 1 && shape.clauses > 4) {
        evidence.push("a document number such as 国标委发〔2022〕29号".into());
        if shape.sections > 0 {
            evidence.push(numbered("一、", shape.sections));
        }
        return (found(Regime::Gongwen, Confidence::High, evidence), false);
    }
    if shape.articles >= 2 && shape.articles > shape.clauses {
        evidence.push(numbered("第…条", shape.articles));
        if shape.chapters > 0 {
            evidence.push(numbered("第…章", shape.chapters));
        }
        let confidence = if shape.articles > 4 { Confidence::High } else { Confidence::Medium };
        return (found(Regime::Statute, confidence, evidence), shape.articles > 4 * shape.clauses + 4);
    }
    let (gbt, gbt_signs) = &*gbt;
    let gbt = *gbt;
    let (mut engineering, engineering_signs) = weigh(text, ENGINEERING);
    engineering += 3 * u32::from(shape.zeros > 0) + 2 * u32::from(shape.clauses > shape.decimals);
    if shape.sections >= 2 && shape.addressee && gbt < 4 && engineering < 4 {
        evidence.push("a line that ends in a colon and names whom it is for".into());
        evidence.push(numbered("一、", shape.sections));
        return (found(Regime::Gongwen, Confidence::Medium, evidence), false);
    }
    if gbt.max(engineering) >= 2 || shape.clauses >= 2 || shape.decimals >= 2 {
        let is_gbt = gbt >= engineering;
        let signs = if is_gbt { gbt_signs } else { &engineering_signs };
        evidence.extend(signs.iter().take(4).map(|word| Box::from(*word)));
        if shape.clauses > 0 {
            evidence.push(numbered("a clause number", shape.clauses));
        }
        let score = gbt.max(engineering);
        let confidence = if score >= 6 { Confidence::High } else { Confidence::Medium };
        let confidence = if score < 2 { Confidence::Low } else { confidence };
        let regime = if is_gbt { Regime::Gbt } else { Regime::Engineering };
        return (found(regime, confidence, evidence), score >= 8 && gbt.abs_diff(engineering) * 2 >= score);
    }
    (without_regime(shape), false)
}

/// What a text is that has the words and numbers of no standard and no statute.
fn without_regime(shape: &Shape) -> Detection {
    let numbered = |what: &str, count: u32| -> Box<str> { format!("{count} lines begin with {what}").into() };
    let mut evidence: Vec<Box<str>> = Vec::new();
    // 要点, 要點, 规划: papers without a number or an addressee.
    let paper = (shape.sections > 1 || shape.chapters > 2) && shape.articles < 2;
    if !paper {
        evidence.push("Chinese text of no regime that is known".into());
    }
    for (what, count) in [("一、", shape.sections), ("第…章", shape.chapters), ("#", shape.headings)] {
        if count > 0 {
            evidence.push(numbered(what, count));
        }
    }
    let regime = match paper {
        true if shape.traditional && shape.sections > 2 => Regime::Statute,
        true => Regime::Gongwen,
        false => Regime::ChineseOutline,
    };
    Detection { format: Format::Text, regime: Some(regime), version: None, confidence: Confidence::Low, evidence }
}

/// True for a number of more digits than chapters have.
fn is_long(number: &str) -> bool {
    number.chars().filter(|c| narrow(*c).is_ascii_digit()).count() > 3
}

fn shape(text: &str) -> Shape {
    let mut shape = Shape { letters: letters(text.as_bytes()), ..Shape::default() };
    let numeral = |c: char| matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
    let outer = |c: char| match c {
        '#' | '*' | '>' | '\u{feff}' => true,
        '!'..='~' | '\u{3001}'.. => false,
        c => c.is_whitespace(),
    };
    shape.traditional = ["應", "規", "點", "為", "關"].iter().filter(|word| text.contains(**word)).count() > 1;
    let mut number = 0;
    for whole in text.lines() {
        let line = whole.trim_matches(outer);
        shape.headings += u32::from(line.len() < whole.len() && whole.trim_start().starts_with('#'));
        match line.as_bytes().first() {
            None => continue,
            // Formulas in TeX are no words.
            Some(b'$') if line.starts_with("$$") => {
                let formula = letters(line.as_bytes());
                shape.letters.han -= formula.han;
                shape.letters.kana -= formula.kana;
                shape.letters.others -= formula.others;
            }
            Some(b'0'..=b'9' | b'.' | 0xEF) => decimal(&folded_number(line), &mut shape),
            _ => {}
        }
        if let Some(rest) = line.trim_start_matches(['【', '[']).strip_prefix('第') {
            let is_numeral =
                |c: char| "零〇一二三四五六七八九十百千 ".contains(c) || narrow(c).is_ascii_digit() || c == '\u{3000}';
            let end = rest.find(|c| !is_numeral(c)).unwrap_or(rest.len());
            match rest[end..].chars().next() {
                Some('条' | '條') if end > 0 => shape.articles += 1,
                // `第1.0.1条`, as codes of the eighties number.
                Some('.' | '．') if end > 0 => dotted_article(rest, &mut shape),
                // 第9931章 is the number of an ordinance in its collection.
                Some('章' | '编' | '編' | '节' | '節' | '篇') if end > 0 && !is_long(&rest[..end]) => {
                    shape.chapters += 1;
                }
                _ => {}
            }
        } else if line.starts_with(numeral) && line.trim_start_matches(numeral).starts_with('、') {
            shape.sections += 1;
        } else if number < 14 && (line.contains('〔') || line.contains('[')) && line.chars().count() < 40 {
            shape.document_number |= is_document_number(line);
        } else if number < 14 && line.ends_with(['：', ':']) && line.chars().count() > 4 {
            shape.addressee = true;
        }
        number += 1;
    }
    shape
}

/// Counts a line that begins with an article whose number has dots, behind 第.
fn dotted_article(rest: &str, shape: &mut Shape) {
    let is_number = |c: char| narrow(c).is_ascii_digit() || matches!(c, '.' | '．' | ' ');
    let end = rest.find(|c| !is_number(c)).unwrap_or(rest.len());
    if rest[end..].starts_with(['条', '條']) {
        shape.clauses += 1;
        shape.zeros += u32::from(rest[..end].contains(".0."));
    }
}

/// Counts the letters of each script by the first bytes of characters, which say it nearly always.
fn letters(bytes: &[u8]) -> Letters {
    let mut found = Letters::default();
    // Without a branch for each byte, many are counted at once.
    for some in bytes.chunks(255) {
        let (mut han, mut others, mut hangul) = (0_u8, 0_u8, 0_u8);
        for byte in some {
            han += u8::from(byte.wrapping_sub(0xE4) < 6);
            // Two bytes from U+00C0 on, and three of the first blocks.
            others += u8::from((byte | 0x20).wrapping_sub(b'a') < 26) + u8::from(byte.wrapping_sub(0xC3) < 0x1F);
            hangul += u8::from(byte.wrapping_sub(0xEA) < 4);
        }
        found.han += usize::from(han);
        found.others += usize::from(others);
        found.kana += usize::from(hangul);
    }
    let is_kana = |at: &usize| bytes.get(at + 1).is_some_and(|byte| matches!(byte, 0x81..=0x83));
    found.kana += memchr_iter(0xE3, bytes).filter(is_kana).count();
    found
}

/// A line with the digits and dots that it begins with as those of ASCII: full-width ones, dots of private use, blanks beside a dot.
fn folded_number(line: &str) -> Cow<'_, str> {
    let is_dot = |c: char| matches!(c, '\u{E000}'..='\u{F8FF}' | '．' | '.');
    let is_number = |c: char| narrow(c).is_ascii_digit() || is_dot(c) || c == ' ';
    let end = line.find(|c| !is_number(c)).unwrap_or(line.len());
    let number = line[..end].trim_end_matches(' ');
    if number.is_ascii() && !number.contains(' ') {
        return Cow::Borrowed(line);
    }
    let parts = number.split(is_dot).map(|part| part.trim().chars().map(narrow).collect::<String>());
    Cow::Owned(parts.collect::<Vec<_>>().join(".") + &line[number.len()..])
}

/// Counts a line that begins with the number of a clause.
fn decimal(line: &str, shape: &mut Shape) {
    if !line.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return;
    }
    let end = line.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(line.len());
    let parts: Vec<_> = line[..end].trim_end_matches('.').split('.').collect();
    let is_number = parts.iter().all(|part| (1..=2).contains(&part.len()));
    let text = line[end..].trim_start().chars().next().is_some_and(|c| c >= '\u{2E80}');
    if !is_number || !text {
        return;
    }
    match parts.len() {
        2 => shape.decimals += 1,
        3 => {
            shape.clauses += 1;
            shape.zeros += u32::from(parts[1] == "0");
        }
        _ => {}
    }
}

/// True if a line ends with the number of an official document: `国标委发〔2022〕29号` (GB/T 9704-2012, 7.2.5).
fn is_document_number(line: &str) -> bool {
    let Some(open) = line.rfind(['〔', '[', '［']) else { return false };
    let rest = line[open..].trim_start_matches(['〔', '[', '［']);
    let year = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest[year..].trim_start_matches(['〕', ']', '］']).trim_start_matches('第');
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    year == 4 && digits > 0 && after[digits..].starts_with(['号', '號'])
}

/// The text of a page of HTML, a line for each tag; `None` for other markup.
fn without_tags(text: &str) -> Option<String> {
    let head = prefix(text, 512).to_ascii_lowercase();
    let signs = ["<!doctype html", "<html", "<body", "<p>", "<p ", "<div", "<h1", "<table", "<section"];
    if head.starts_with("<?xml") && !head.contains("<html") || !signs.iter().any(|sign| head.contains(sign)) {
        return None;
    }
    Some(words(text))
}

/// True if tags or strong text stand in Markdown.
fn is_marked_up(text: &str) -> bool {
    memchr(b'<', text.as_bytes()).is_some() || memmem::find(text.as_bytes(), b"**").is_some()
}

/// Tags inside a line.
const INLINE: &[&str] = &["a", "span", "sub", "sup", "i", "b", "em", "strong", "font", "u"];

/// The words of a text with markup, a line for each tag of a block.
fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len() / 2);
    let mut rest = text;
    while let Some(at) = memchr3(b'<', b'&', b'*', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match rest.as_bytes()[0] {
            b'<' => tag(rest, &mut out),
            b'&' => {
                let (words, length) = reference(rest).unwrap_or((Cow::Borrowed("&"), 1));
                out.push_str(&words);
                length
            }
            _ => {
                let stars = rest.bytes().take_while(|byte| *byte == b'*').count();
                out.push_str(if stars == 1 { "*" } else { "" });
                stars
            }
        };
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// Goes past a tag, and past scripts with all that they hold; gives the length.
fn tag(text: &str, out: &mut String) -> usize {
    let bytes = text.as_bytes();
    let begins =
        |name: &&&str| bytes.get(1..=name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name.as_bytes()));
    let end = match ["script", "style"].iter().find(begins) {
        Some(name) => {
            let from = memmem::find(bytes, format!("</{name}").as_bytes());
            from.and_then(|at| Some(at + memchr(b'>', &bytes[at..])? + 1))
        }
        None => memchr(b'>', bytes).map(|at| at + 1),
    };
    let body = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    let name = &body[..body.bytes().take_while(u8::is_ascii_alphanumeric).count()];
    if !INLINE.iter().any(|known| known.eq_ignore_ascii_case(name)) {
        out.push('\n');
    }
    end.unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn regime(text: &str) -> Option<Regime> {
        detect(text.as_bytes()).and_then(|found| found.regime())
    }

    #[test]
    fn each_regime_is_known_by_its_numbering_and_words() {
        let statute = "# 灯笼条例\n\n第一章 总则\n\n第一条 为了安全，制定本条例。\n\n第二条 灯笼应当安全。";
        assert_eq!(regime(statute), Some(Regime::Statute));
        let gongwen = "关于灯笼的通知\n灯标发〔2024〕8号\n各灯笼厂：\n一、加强领导。要重视。";
        assert_eq!(regime(gongwen), Some(Regime::Gongwen));
        let gbt = "GB/T 99001—2024\n纸灯笼\n前  言\n本文件按照GB/T 1.1—2020起草。\n1 范围\n本文件规定了纸灯笼。";
        assert_eq!(regime(gbt), Some(Regime::Gbt));
        let code = "1 总则\n1.0.1 为了灯笼安全，制定本规范。\n1.0.2 本规范适用于灯笼。";
        assert_eq!(regime(code), Some(Regime::Engineering));
        assert_eq!(regime("今天天气很好，我们去看灯笼。"), Some(Regime::ChineseOutline));
    }

    #[test]
    fn markup_hides_no_regime() {
        let statute = "---\ntitle: 灯笼条例\n---\n\n## 第一章&emsp;总则\n\n<p>&emsp;<b>第一条</b>&emsp;为了安全，制定本条例。</p>\n<p><b>第二条</b>&emsp;灯笼应当安全。</p>";
        assert_eq!(regime(statute), Some(Regime::Statute));
        let standard =
            "**3 要求**\n\n**3.1.1** 灯笼应为红色。\n\n**3.1.2** 灯笼应牢固。\n\n本标准规定了灯笼。规范性引用文件";
        assert_eq!(regime(standard), Some(Regime::Gbt));
    }

    #[test]
    fn a_beginning_that_leaves_a_doubt_is_not_all() {
        let prose = "灯笼是用纸和竹做的，挂在门前，夜里点灯。\n".repeat(BEGINNING / 60 + 1);
        assert!(prose.len() > BEGINNING && prose.len() < WINDOW / 2);
        assert_eq!(regime(&prose), Some(Regime::ChineseOutline));
        let articles = "第一条 灯笼应当安全。\n第二条 灯笼应当干燥。\n第三条 灯笼应当牢固。\n";
        assert_eq!(regime(&(prose.clone() + articles)), Some(Regime::Statute));
        // What leaves none is told by its beginning.
        let statute = "第一条 灯笼应当安全。\n".repeat(600);
        let found = detect((statute.clone() + &prose).as_bytes()).unwrap();
        assert_eq!(found.evidence().next(), detect(&statute.as_bytes()[..BEGINNING]).unwrap().evidence().next());
    }

    #[test]
    fn other_text_is_left_alone() {
        for other in [
            "Network Working Group\nRFC 9\n1. Introduction\n",
            "この規格は，提灯について規定する。漢字も少しあります。規格規格規格規格",
            "{\"标题\":\"灯笼标准灯笼标准灯笼标准\"}",
            "<doc>灯笼标准灯笼标准灯笼标准</doc>",
            "Les lanternes en papier : « 灯 »",
        ] {
            assert_eq!(regime(other), None, "{other}");
        }
    }

    #[test]
    fn document_numbers_have_brackets_and_a_year() {
        assert!(is_document_number("灯标发〔2024〕8号"));
        assert!(is_document_number("燈標發[2024]8號"));
        assert!(!is_document_number("第〔二〕号"));
        assert!(!is_document_number("2021年第70号"));
    }
}
