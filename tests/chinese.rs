//! Chinese text of any kind, damaged in any way: a valid document that native JSON carries, with nothing lost, in linear time.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use normative::model::NodeKind;
use normative::{Output, ReadOptions, Reading, Regime, read, write};
use proptest::prelude::*;

const REGIMES: [Regime; 5] =
    [Regime::Gbt, Regime::Engineering, Regime::Statute, Regime::Gongwen, Regime::ChineseOutline];

fn read_as(text: &str, regime: Regime) -> Reading {
    read(text.as_bytes(), &ReadOptions::default().with_regime(regime)).unwrap()
}

/// The characters that are no blanks, each with its count.
fn count<'t>(texts: impl IntoIterator<Item = &'t str>) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for c in
        texts.into_iter().flat_map(str::chars).filter(|c| !c.is_whitespace() && *c != '\u{feff}' && *c != '\u{200b}')
    {
        let plain = char::from_u32((c as u32).wrapping_sub(0xFEE0)).filter(char::is_ascii_graphic).unwrap_or(c);
        *counts.entry(plain).or_default() += 1;
    }
    counts
}

/// Characters of the text that neither the document's text nor the label of a clause or term entry has. Labels are folded: a
/// full-width form stands for its plain one.
fn lost(text: &str, reading: &Reading) -> Vec<char> {
    let document = &reading.document;
    let labels = document.clauses().filter_map(normative::model::Clause::label);
    // An entry that names no term has its number all the same.
    let entries = document.blocks().filter(|block| block.kind() == NodeKind::TermEntry);
    let numbers = entries.filter_map(normative::model::Block::label);
    let kept = count([document.text()].into_iter().chain(labels).chain(numbers));
    count([text]).into_iter().filter(|(c, n)| kept.get(c).copied().unwrap_or_default() < *n).map(|(c, _)| c).collect()
}

fn is_valid(reading: &Reading) {
    let mut json = Vec::new();
    write(&reading.document, Output::Json, &mut json).unwrap();
    let again = read(&json, &ReadOptions::default()).unwrap();
    assert!(again.document == reading.document, "native JSON gives another document");
}

/// Lines that documents of every regime are made of.
fn line() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "第一章 总则",
        "第二条 灯笼应当安全。",
        "第三条之一　纸",
        "（一）以竹为骨；",
        "1．绳结",
        "附件一",
        "1 范围",
        "2\t术语",
        "3.1",
        "3.1.1 纸应干燥。",
        "4.2.1、4.2.2 说明",
        "A.1 原理",
        "附录A",
        "（资料性）",
        "附录B 尺寸",
        "前言",
        "前",
        "言",
        "目次",
        "1 范围…………1",
        "参考文献",
        "[1] GB/T 1.1—2020",
        "GB/T 99001—2024",
        "纸灯笼 paper lantern",
        "注：提灯。",
        "示例1：",
        "表1 尺寸",
        "小\t1\t2",
        "续表1",
        "图A.1",
        "式中：",
        "r——半径；",
        "r",
        "——",
        "$$a=b\\tag{1}$$",
        "V = abc （1）",
        "a)",
        "b) 纸",
        "· 竹",
        "一、加强领导。各单位要重视。",
        "（二）措施",
        "灯标发〔2024〕8号",
        "各单位：",
        "2024年3月15日",
        "灯笼局",
        "条文说明",
        "本规范用词说明",
        "1 一类",
        "Ⅲ",
        "12",
        "5.",
        "2 尺寸",
        "",
        "",
        "纸灯笼的骨架应采用干燥的竹材制成并在试验时不得变形且在正常使用的条件下能够承受",
        "\u{c}",
        "\u{e123}",
        "（",
        "第",
    ]);
    words.prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_lines_are_a_document_that_keeps_them(lines in prop::collection::vec(line(), 0..40), at in 0..5_usize) {
        let text = lines.join("\n");
        let reading = read_as(&text, REGIMES[at]);
        is_valid(&reading);
        prop_assert_eq!(lost(&text, &reading), Vec::<char>::new(), "{}", text);
    }

    #[test]
    fn any_characters_are_a_document(text in "[\u{0}-\u{7f}一二条章第附录表图注：（）0-9A-C.<>|#*\n 國(guó)]{0,120}", at in 0..5_usize) {
        is_valid(&read_as(&text, REGIMES[at]));
    }
}

/// What chance once found lost.
#[test]
fn running_heads_and_icons_inside_titles_are_kept() {
    let head = "GB/T 99001—2024";
    let annex = ["附录A", head, "尺寸", head, head].join("\n");
    for (text, format) in [(annex.as_str(), Regime::Gbt), ("灯\u{e123}\n笼\u{e123}", Regime::Gongwen)] {
        assert_eq!(lost(text, &read_as(text, format)), Vec::<char>::new(), "{text}");
    }
}

/// That the time is linear is shown by `.ci/linear`.
#[test]
fn hostile_repetition_is_read() {
    for pattern in [
        "<a",
        "<nav>",
        "<script",
        "5.\n",
        "目次\n",
        "附录A\n",
        "（一）\n",
        "表1\n",
        "前\n",
        "**",
        "國(guó)",
        "1 范围\n",
        "<td>",
        "[1]\n",
        "第一条 \n",
        "a)\n1)\n——\n·\n",
        "|",
    ] {
        for format in REGIMES {
            is_valid(&read_as(&format!("灯笼{}", pattern.repeat(2_000)), format));
        }
    }
}
