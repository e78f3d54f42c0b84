//! Words that mean nearly the same, in the same frame, give the same provisions: structure decides, not a list of words.

use super::Reader;
use crate::model::Convention::{self, ChineseEngineering, ChineseStatute, GbT11};

const DEALING: &[&str] = &[
    "销毁", "藏匿", "采购", "收购", "转运", "倾倒", "贩卖", "囤积", "丢弃", "赠送", "抵押", "拆解", "掩埋", "仿制",
    "翻新", "捕捞", "采伐", "涂改", "冷藏", "拍卖",
];
const TREATING: &[&str] =
    &["检验", "申报", "封存", "登记", "召回", "检疫", "上缴", "备案", "公示", "标注", "保密", "报废", "隔离", "消毒"];
const THINGS: &[&str] = &["灯笼", "食品", "器械", "化妆品", "数据", "档案", "轨道", "药品"];
const KINDS: &[&str] = &["统一", "完善", "公开", "科学", "严格", "健全"];
const PARTIES: &[&str] = &["商户", "经营者", "主管部门", "医疗机构", "铁路企业", "数据处理者", "备案人", "消防机构"];

/// `{v}` and `{w}` stand for verbs, `{n}` for things, `{m}` for adjectives, `{s}` for those who act.
const FRAMES: &[(Convention, &str, &str)] = &[
    (ChineseStatute, "{v}应当{w}的{n}的，由主管部门处罚。", ""),
    (ChineseStatute, "不得{v}应当依法{w}的{n}。", "requirement 不得"),
    (ChineseStatute, "（三）{v}应当{w}的{n}；", ""),
    (ChineseStatute, "（三）{v}应当依法{w}的{n}；", ""),
    (ChineseStatute, "{s}应当建立{m}的管理制度。", "requirement 应当"),
    (ChineseStatute, "{s}应当提供符合标准的{n}。", "requirement 应当"),
    (ChineseStatute, "{s}不得擅自{v}应当{w}的{n}。", "requirement 不得"),
    (ChineseStatute, "{v}应当遵循{m}的原则。", "requirement 应当"),
    (ChineseStatute, "{s}应当公开应当{w}的{n}名录。", "requirement 应当"),
    (ChineseStatute, "{s}因故不能{w}的{n}，主管部门应当代为处理。", "requirement 应当"),
    (ChineseStatute, "作出禁止{v}的决定，应当说明理由。", "requirement 应当"),
    (ChineseStatute, "对依法应当{w}的{n}，{s}应当及时处理。", "requirement 应当"),
    (ChineseStatute, "{s}应当对储存的{n}进行检查。", "requirement 应当"),
    (ChineseStatute, "{s}应当将{v}的{n}及时{w}。", "requirement 应当"),
    (ChineseStatute, "{s}可以依法{v}{n}。", "permission 可以"),
    (ChineseStatute, "禁止{v}未经{w}的{n}。", "requirement 禁止"),
    (ChineseStatute, "{s}{v}{n}，应当向主管部门{w}。", "requirement 应当"),
    (ChineseStatute, "{s}有权拒绝{v}{n}。", "permission 有权"),
    (ChineseStatute, "拒不{v}应当{w}的{n}，情节严重的，处一万元罚款。", ""),
    (ChineseStatute, "需要{v}的{n}，{s}应当出具证明。", "requirement 应当"),
    (ChineseStatute, "{s}应当按照国家规定{v}{n}。", "requirement 应当"),
    (ChineseStatute, "可能{v}{n}的，{s}应当采取措施。", "requirement 应当"),
    (ChineseStatute, "{s}可能{v}的{n}，主管部门应当调查。", "requirement 应当"),
    (GbT11, "{n}应能承受{v}产生的冲击。", "requirement 应"),
    (GbT11, "记录可能影响{n}的因素。", "instruction 记录"),
    (GbT11, "可能{v}的{n}应单独存放。", "requirement 应"),
    (GbT11, "能够{w}的{n}见表4。", ""),
    (GbT11, "{n}的{v}应采用经{w}的工具。", "requirement 应"),
    (GbT11, "可重复{v}的{n}应清洗。", "requirement 应"),
    (GbT11, "{n}可根据需要{v}。", "permission 可"),
    (GbT11, "宜采用便于{v}的{n}。", "recommendation 宜"),
    (GbT11, "{v}前应{w}{n}。", "requirement 应"),
    (GbT11, "为了能够{v}{n}，应设置专用通道。", "requirement 应"),
    (GbT11, "检查{n}是否可{v}。", "instruction 检查"),
    (GbT11, "{n}应符合{v}的要求。", "requirement 应"),
    (GbT11, "{n}不应{v}，必要时可{w}。", "requirement 不应, permission 可"),
    (GbT11, "允许{v}{n}。", "permission 允许"),
    (GbT11, "不允许{v}的{n}应标明。", "requirement 应"),
    (GbT11, "{n}的可靠性、可{v}性见附录A。", ""),
    (ChineseEngineering, "{n}必须{w}，严禁{v}。", "requirement 必须, requirement 严禁"),
    (ChineseEngineering, "{v}{n}时，应采取防火措施。", "requirement 应"),
    (ChineseEngineering, "{n}宜设在便于{v}的位置。", "recommendation 宜"),
];

#[test]
fn near_synonyms_do_not_change_the_kind() {
    let mut wrong = Vec::new();
    for (which, (convention, frame, expected)) in FRAMES.iter().enumerate() {
        for at in 0..40 {
            let word = |words: &[&'static str], step: usize| words[(at * step + which) % words.len()];
            let text = frame
                .replace("{v}", word(DEALING, 1))
                .replace("{w}", word(TREATING, 3))
                .replace("{n}", word(THINGS, 3))
                .replace("{m}", word(KINDS, 1))
                .replace("{s}", word(PARTIES, 5));
            let mut found = Vec::new();
            Reader::default()
                .scan(*convention, &text, &mut |hit| found.push(format!("{} {}", hit.kind.name(), &text[hit.keyword])));
            if found.join(", ") != *expected {
                wrong.push(format!("{text} gives {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
