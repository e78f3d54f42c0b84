//! The forms in which Chinese texts refer, one by one.

use proptest::prelude::*;

use super::cited::{Cited, What};
use super::mentions::mentions;

/// What a text names, in short: `clause 5.2 b)`, `doc GB/T 1—2020 @5.2`, `doc 《…》`.
fn names(text: &str) -> String {
    let identifiers = crate::identifier::find(text);
    let places: Vec<_> = identifiers.iter().map(|f| f.range.clone()).collect();
    let short = |cited: &Cited| match &cited.what {
        What::Part(part) => {
            let below = part.below.as_ref().map_or_else(String::new, |b| format!(" {b}"));
            format!("{} {}{below}", part.kind, part.number)
        }
        What::Own { below } => format!("own {below}"),
        What::Neighbour { before, after, .. } => format!("neighbour -{before}+{after}"),
        What::Document { identifier, code, locator, .. } => {
            let name = identifier
                .map(|at| identifiers[at].identifier.to_string())
                .or_else(|| code.clone())
                .unwrap_or_else(|| text[cited.range.clone()].to_owned());
            let place = locator.as_ref().map_or_else(String::new, |l| format!(" @{l}"));
            format!("doc {name}{place}")
        }
    };
    mentions(text, &places).iter().map(short).collect::<Vec<_>>().join("; ")
}

fn check(forms: &[(&str, &str)]) {
    let wrong: Vec<_> = forms
        .iter()
        .map(|(text, wanted)| (text, names(text), wanted))
        .filter(|(_, found, wanted)| found != *wanted)
        .map(|(text, found, wanted)| format!("{text}\n  found  {found}\n  wanted {wanted}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn forms_of_standards() {
    check(&[
        ("灯架的尺寸见5.2。", "clause 5.2"),
        ("（见5.2.3）", "clause 5.2.3"),
        ("纸的颜色见6.3.2b)", "clause 6.3.2 b)"),
        ("［见8.3c)］", "clause 8.3 c)"),
        ("应符合7.5.2中的相关规定", "clause 7.5.2"),
        ("按照5.1规定的测试程序", "clause 5.1"),
        ("第4章给出了灯架", "clause 4"),
        ("应符合9.3.3b)的要求", "clause 9.3.3 b)"),
        ("见A.1", "clause A.1"),
        ("应符合附录C的规定", "clause C"),
        ("参见附录A.1和A.2。", "clause A.1; clause A.2"),
        ("附录A、附录B和附录C", "clause A; clause B; clause C"),
        ("图1、表2", "figure 1; table 2"),
        ("按公式(3)计算", "formula 3"),
        ("10.1中的公式（5）", "clause 10.1; formula 5"),
        ("与图2相符合", "figure 2"),
        ("应符合表7给出的特性值", "table 7"),
        ("符合表2～表4的规定", "table 2; table 4"),
        ("表A.6和A.7", "table A.6; table A.7"),
        ("表1和2倍的力", "table 1"),
        ("按 GB/T 99101—2011描述的方法", "doc GB/T 99101—2011"),
        ("履行 GB/T 99101—2009第5章确立的程序", "doc GB/T 99101—2009 @5"),
        ("按照 GB/T 99101.1—2016中5.2规定的", "doc GB/T 99101.1—2016 @5.2"),
        ("遵守 GB/T 99101—2015中4.1第二段规定的要求", "doc GB/T 99101—2015 @4.1第二段"),
        ("符合 GB/T 99101—2013中6.3列项的第二项规定的", "doc GB/T 99101—2013 @6.3列项的第二项"),
        ("使用 GB/T 99101.1—2012表1中界定的符号", "doc GB/T 99101.1—2012 @表1"),
        ("符合 GB/T 99102（所有部分）中的规定", "doc GB/T 99102（所有部分）"),
        ("［来源：GB/T 99100.1—2014，9.3，有修改］", "doc GB/T 99100.1—2014 @9.3"),
        ("更改了灯架的要求（见6.1.2，2011年版的6.1.2）", "clause 6.1.2"),
        ("增加了灯架（见4.3.1、5.2、附录F和附录L）", "clause 4.3.1; clause 5.2; clause F; clause L"),
        ("［来源：GB/T 99100.1—2014，定义9.3］", "doc GB/T 99100.1—2014 @9.3"),
        (
            "按GB/T 99101—2011的4.2、4.3和附录C试验",
            "doc GB/T 99101—2011 @4.2; doc GB/T 99101—2011 @4.3; doc GB/T 99101—2011 @附录C",
        ),
        ("依照《灯笼法》第三条、第五条第一款处理", "doc 《灯笼法》第三条 @3; doc 第五条第一款 @5第一款"),
        ("[ISO/IEC 15946-4 3.7]", "doc ISO/IEC 15946-4 @3.7"),
        ("灯架（3.1）上的纸", "clause 3.1"),
        ("见 ISO 9001:2015，4.1", "doc ISO 9001:2015 @4.1"),
    ]);
}

#[test]
fn forms_of_engineering_codes() {
    check(&[
        ("应符合本规范第3.1.2条的有关规定", "clause 3.1.2"),
        ("本规范第2.1.5、2.1.6、2.1.7条和第3章", "clause 2.1.5; clause 2.1.6; clause 2.1.7; clause 3"),
        ("第 2.4.7条", "clause 2.4.7"),
        ("应符合现行国家标准《纸灯笼设计规范》GB 50010 的有关规定", "doc GB 50010"),
        ("《纸灯笼可靠性标准》GB 50153—2008第3.2.1、第3.3.1条", "doc GB 50153—2008 @3.2.1、3.3.1"),
        (
            "《码头灯笼标准》GB 50158—2010第3.0.2、3.0.3（1）、7.2.6条（款）",
            "doc GB 50158—2010 @3.0.2、3.0.3（1）、7.2.6",
        ),
        (
            "《灯笼荷载规范》GB 50959—2013第3.2.1、4.3.1（1、2）、9.1.1条（款）",
            "doc GB 50959—2013 @3.2.1、4.3.1（1、2）、9.1.1",
        ),
        ("《结构基础》ISO22111第7条", "doc ISO 22111 @7"),
        (
            "《国际灯笼规范》（International Lantern Code）中第1604.5部分",
            "doc 《国际灯笼规范》（International Lantern Code）中第1604.5部分 @1604.5",
        ),
        ("尚应符合国家现行有关标准的规定", ""),
        ("符合表2.2.1的规定", "table 2.2.1"),
        ("表4.2.2中第1（2）~7项应采用", "table 4.2.2 第1（2）~7项"),
        ("表4.2.2中第8 ~ 12项应采用", "table 4.2.2 第8 ~ 12项"),
        ("本规范表4.2.2和表4.2.3中的", "table 4.2.2; table 4.2.3"),
        ("按式（3.1.4-2）计算", "formula 3.1.4-2"),
        ("除第3款之外的灯笼", "own 第3款"),
        ("采用上述方式（3）进行", ""),
        ("代表1处的灯笼、地图2", ""),
        ("不应小于2.5，且不大于3.5m", ""),
        ("不应小于4.2mm，取1.35倍", ""),
    ]);
}

#[test]
fn forms_of_statutes() {
    check(&[
        ("第十二条第一款第四项", "clause 12 第一款第四项"),
        ("第一百三十三条之一", "clause 133-1"),
        ("前款规定的灯笼", "own 前款"),
        ("前款第一项和第二项", "own 前款第一项和第二项"),
        ("本法第五十五条", "clause 55"),
        ("依照前两款的规定", "own 前两款"),
        ("依照第二十一条第一款、第二十二条第一款的规定", "clause 21 第一款; clause 22 第一款"),
        ("第二十一条至第二十五条", "clause 21; clause 25"),
        ("依照本法第二章第一节的规定", "clause ch2; clause s1"),
        ("第一项至第三项规定的", "own 第一项至第三项"),
        ("前条规定的", "neighbour -1+0"),
        ("依照《灯笼法》第三十条的规定", "doc 《灯笼法》第三十条 @30"),
        ("依照刑法第一百条", "doc 刑法第一百条 @100"),
        ("符合国家标准或者行业标准", ""),
        ("《灯笼质量标准》（GB99838-2002）", "doc GB 99838—2002"),
        ("《GB99299-2015纸灯笼》“3.2外观”", "doc GB 99299—2015 @3.2"),
        ("《关于印发灯笼计划的通知》（建标函［2019］8号）和", "doc 《关于印发灯笼计划的通知》（建标函［2019］8号）"),
        ("第一项目和第二款式", ""),
        ("第三条件下", ""),
        ("违反该法第三条", ""),
    ]);
}

#[test]
fn own_articles_and_names_of_laws() {
    check(&[
        ("审查人员认为可能存在本法第二条规定的情形的，应当调查", "clause 2"),
        ("行使本法第二条、第三条规定的职权", "clause 2; clause 3"),
        ("根据中华人民共和国宪法第三十一条，制定本法", "doc 中华人民共和国宪法第三十一条 @31"),
        ("涉嫌刑法分则第四章、第五章规定的犯罪的", "doc 刑法分则第四章 @4; doc 第五章 @5"),
        ("依照灯会管理条例第三条和民法典第八条处理", "doc 灯会管理条例第三条 @3; doc 民法典第八条 @8"),
        ("适用前条第二款的规定", "neighbour -1+0"),
        ("应当认定为刑法第一百四十三条规定的情形", "doc 刑法第一百四十三条 @143"),
        ("违反本条例第三条，或者本办法第五条", "clause 3; clause 5"),
        ("依照人口与计划生育法第四十条的规定", "doc 人口与计划生育法第四十条 @40"),
        ("颁发《食品经营许可证》", ""),
        ("填写《化妆品备案登记表》", ""),
        ("适用《渡船管理条例》的规定", "doc 《渡船管理条例》"),
        ("灯罩应按照 3.3 条、3.4 条规定检查", "clause 3.3; clause 3.4"),
        ("第三条至第五条规定的", "clause 3; clause 5"),
        ("依第3-1條及第五條之一規定辦理", "clause 3-1; clause 5-1"),
        ("準用第二條第一項第二款之規定", "clause 2 第一項第二款"),
        ("見第3條第2項", "clause 3 第2項"),
    ]);
}

#[test]
fn enumerations_and_broken_numbers() {
    check(&[
        ("骨架的浮力应按4.1 c）项声明", "clause 4.1 c）"),
        ("检验过程见4. 1. 2和A. 2. 5。", "clause 4.1.2; clause A.2.5"),
        ("应符合GB/T 33560—2029中6.2. 4的规定", "doc GB/T 33560—2029 @6.2. 4"),
        ("会话格式应符合IETFRFC4566—2006的5.9。", "doc RFC 4566 @5.9"),
        ("会话格式应符合IETF RFC 4566—2006的5.9。", "doc RFC 4566 @5.9"),
        ("符合GB/T 28181—2016中6.2.1和附录F.2.3的规定", "doc GB/T 28181—2016 @6.2.1; doc GB/T 28181—2016 @附录F.2.3"),
        ("见表1、表2和图3", "table 1; table 2; figure 3"),
        ("应符合表1、2和3的规定", "table 1; table 2; table 3"),
        ("按式（1）和（2）计算", "formula 1; formula 2"),
        ("按5.1、5.2和5.4的规定", "clause 5.1; clause 5.2; clause 5.4"),
        ("采样应按照ISO 24333:2009，第5章", "doc ISO 24333:2009 @5"),
        ("应符合GB/T 99101—2029中第5章和6.3的规定", "doc GB/T 99101—2029 @5; doc GB/T 99101—2029 @6.3"),
        ("见第4章和5.2。", "clause 4; clause 5.2"),
        ("出厂检验项目为5.1和5.2，其余为第5章", "clause 5.1; clause 5.2; clause 5"),
        ("按照GB/T 99101—2029，5.3.2 b）试验", "doc GB/T 99101—2029 @5.3.2 b）"),
        ("前項許可之期間", "own 前項"),
        ("应按《船灯规程》（JTJ 970）试验", "doc JTJ 970"),
        ("按《河道观测规程》XL 9971观测", "doc XL 9971"),
    ]);
}

#[test]
fn parts_of_a_standard() {
    assert_eq!(names("应符合本文本第1部分第5章的规定"), "doc 第1部分第5章 @5");
    assert_eq!(names("按本文本第1部分4.2.5和4.2.4给出的细节"), "doc 第1部分4.2.5和4.2.4 @4.2.5和4.2.4");
    assert_eq!(names("──第1部分：总则"), "");
}

proptest! {
    #[test]
    fn ranges_are_in_order_and_whole(text in "[第一二十条款项表图式（）()《》A-C0-9.、和至～GB/T 前见附录\\n]{0,80}") {
        let identifiers: Vec<_> = crate::identifier::find(&text).into_iter().map(|f| f.range).collect();
        let mut end = 0;
        for cited in mentions(&text, &identifiers) {
            prop_assert!(text.get(cited.range.clone()).is_some_and(|t| !t.is_empty()), "{:?}", cited);
            prop_assert!(cited.range.start >= end, "{:?}", cited);
            end = cited.range.end;
        }
    }
}

#[test]
fn long_lists_cost_what_they_are_long() {
    // Counted, not timed: each member is found once.
    let text = "第1条、".repeat(20_000);
    assert_eq!(mentions(&text, &[]).len(), 20_000);
    for nothing in ["《", "第1、", "1.5、", "第", "第一款第", "（", "前"] {
        assert_eq!(mentions(&nothing.repeat(20_000), &[]).len(), 0, "{nothing}");
    }
}
