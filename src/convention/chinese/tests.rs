//! Sentences of fictional standards, statutes and policy documents about paper lanterns, and what they demand.

use proptest::prelude::*;

use super::Reader;
use crate::model::Convention;
use crate::model::Convention::{ChineseEngineering, ChineseStatute, GbT11, Gongwen};

fn keywords(convention: Convention, text: &str) -> String {
    let mut found = Vec::new();
    Reader::default()
        .scan(convention, text, &mut |hit| found.push(format!("{} {}", hit.kind.name(), &text[hit.keyword])));
    found.join(", ")
}

#[track_caller]
fn check(convention: Convention, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(keywords(convention, text), *expected, "{text}");
    }
}

#[test]
fn forms_of_gbt() {
    check(
        GbT11,
        &[
            ("灯笼纸应干燥，灯骨不应有裂纹，骨架宜用竹制。", "requirement 应, requirement 不应, recommendation 宜"),
            ("灯芯可更换，烛台不必固定；说明书可以不随附。", "permission 可, permission 不必, permission 可以不"),
            ("纸能透光，浆糊可能变质，墨不能褪色。", "capability 能, possibility 可能, capability 不能"),
            ("运输灯笼的车辆必须有许可证。", "external-constraint 必须"),
            ("不准许在灯笼旁存放浆糊，只准许使用蜡烛。", "requirement 不准许, requirement 只准许"),
            (
                "灯笼厚度应不小于 2 mm，可不大于 5 mm，不应小于 1 mm。",
                "requirement 应, permission 可, requirement 不应",
            ),
            ("灯笼宜能折叠，骨架应可拆卸，灯应能自动熄灭。", "recommendation 宜, requirement 应, requirement 应"),
        ],
    );
}

#[test]
fn words_that_contain_a_form_are_none() {
    check(
        GbT11,
        &[
            ("纸的应力、应变和效应见表 2，对应的响应值见附录。", ""),
            ("灯笼的可靠性、可燃性和功能相当，适宜节日使用。", ""),
            ("允许偏差见表 3，推荐值见表 4。", ""),
            ("该磨损不可逆，也不可避免。", ""),
            ("灯笼效应应符合表 1，供应商应提供应急灯。", "requirement 应, requirement 应"),
        ],
    );
}

#[test]
fn context_decides_what_is_a_form() {
    check(
        GbT11,
        &[
            ("试验室应对灯笼进行检查，应对突发事件的预案由厂家编写。", "requirement 应"),
            ("灯骨应用细绳捆绑，应用于节日的灯笼见附录 A。", "requirement 应"),
            ("应买方要求，厂家检查灯笼。", ""),
            ("标签上印有“应远离火源”字样，《灯笼应用指南》另行发布。", ""),
            ("如果纸能透光，取下灯罩。", "instruction 取下"),
            ("为了能透光，灯纸应薄。", "requirement 应"),
            ("检查灯笼是否能漂浮。", "instruction 检查"),
            ("记录可能影响亮度的因素。", "instruction 记录"),
            ("只有在纸干燥后，才应上漆。", "requirement 应"),
            ("纸应干燥，才能上漆。", "requirement 应"),
            ("装置允许用户调节亮度。", ""),
            ("允许使用双层灯纸。", "permission 允许"),
            ("推荐采用竹骨，转向推荐见表 5。", "recommendation 推荐"),
        ],
    );
}

#[test]
fn sentences_in_the_imperative_instruct() {
    check(
        GbT11,
        &[
            ("称取 5 g 浆糊，加入 20 mL 水。", "instruction 称取"),
            ("将灯笼置于水面；取下灯罩。", "instruction 置于, instruction 取下"),
            ("按公式（2）计算灯笼的浮力。", "instruction 计算"),
            ("必要时，用软布擦拭灯罩。", "instruction 擦拭"),
            ("灯笼的浮力按公式（2）计算。", ""),
            ("计算结果见表 6。", ""),
            ("厂家应：\n——保存检验记录；\n——每年校准一次天平。", "requirement 应"),
        ],
    );
}

#[test]
fn engineering_codes_demand_with_must() {
    check(
        ChineseEngineering,
        &[
            ("灯塔必须接地，严禁用铝线代替。", "requirement 必须, requirement 严禁"),
            ("除应符合本规范外，尚应符合现行国家标准《灯塔设计规范》的规定。", "requirement 应, requirement 应"),
            ("预应力灯杆的应力可按下列公式计算：", "permission 可"),
            ("灯塔必须考虑的荷载见表 3.1.2。", "requirement 必须"),
        ],
    );
}

#[test]
fn statutes_refer_to_duties_in_conditions_and_attributives() {
    check(
        ChineseStatute,
        &[
            ("生产者应当登记灯笼，不得销售未登记的灯笼。", "requirement 应当, requirement 不得"),
            ("应当登记而未登记的，由市场监督管理部门责令改正；情节严重的，可以处一千元罚款。", "permission 可以"),
            ("（三）销售禁止销售的灯笼的；", ""),
            ("对依法应当回收的灯笼，生产者应当回收。", "requirement 应当"),
            ("国家鼓励、支持灯笼的研究。", "recommendation 鼓励"),
            ("生产者应当培训工人，鼓励工人创新。", "requirement 应当"),
            ("经检验合格，灯笼方可出厂。", "requirement 方可"),
            ("公民有权检举，有权处理的机关应当受理。", "permission 有权, requirement 应当"),
            ("办事须知和应急预案由灯笼协会公布。", ""),
            ("但是，国家允许个人制作灯笼的除外。", ""),
        ],
    );
}

#[test]
fn policy_documents_list_measures_between_commas() {
    check(
        Gongwen,
        &[
            ("加强灯笼质量监管，完善检验机制，提高灯笼质量。", "instruction 加强, instruction 完善"),
            ("一、提升灯笼工艺水平，形成产业合力。", "instruction 提升"),
            ("各地要抓好落实，加强宣传。", "requirement 要"),
            ("鼓励企业创新，建立评估机制。", "recommendation 鼓励, instruction 建立"),
            ("鼓励工匠大胆创新，勇于突破，创新灯笼样式。", "recommendation 鼓励"),
            ("严禁使用劣质纸张，坚决杜绝浪费。", "requirement 严禁, instruction 杜绝"),
            ("将灯笼制作纳入职业培训，在试点基础上推广经验。", "instruction 纳入, instruction 推广"),
            ("协会将开展评估，发布结果。", ""),
            ("加強燈籠質量監管，各地應當落實。", "instruction 加強, requirement 應當"),
        ],
    );
}

#[test]
fn sentences_are_those_around_the_form() {
    let text = "灯笼（应符合 3.1。）可漂浮。 纸应干燥！";
    let mut found = Vec::new();
    Reader::default().scan(GbT11, text, &mut |hit| found.push(&text[hit.sentence]));
    assert_eq!(found, ["灯笼（应符合 3.1。）可漂浮。", "灯笼（应符合 3.1。）可漂浮。", "纸应干燥！"]);
}

/// Forms without a stop between them: one sentence with a hit for each form that stands for itself. Time is counted by `.ci/linear`.
#[test]
fn text_without_a_stop_is_one_sentence() {
    for piece in ["应", "可", "（应", "“应", "如果可", "，", "加强", "应对", "可的", "應", "将", "在可"]
    {
        for convention in [GbT11, ChineseStatute, Gongwen] {
            let text = piece.repeat(2_000);
            let mut hits = 0;
            Reader::default().scan(convention, &text, &mut |hit| {
                assert!(hit.sentence.end <= text.len());
                hits += 1;
            });
            assert!(hits <= 2_000, "{piece} {convention:?} {hits}");
        }
    }
}

proptest! {
    #[test]
    fn hits_are_in_order_and_inside_their_sentences(
        text in "[应可能宜须必得不当以的用对有权时下将把按，。；：（）“”《》\n的加强鼓励在灯笼,(a1)應強]{0,80}",
        convention in prop::sample::select(vec![GbT11, ChineseEngineering, ChineseStatute, Gongwen]),
    ) {
        let mut last = 0;
        Reader::default().scan(convention, &text, &mut |hit| {
            assert!(text.get(hit.sentence.clone()).is_some() && text.get(hit.keyword.clone()).is_some_and(|k| !k.is_empty()));
            assert!(hit.keyword.start >= last && hit.sentence.start <= hit.keyword.start && hit.keyword.end <= hit.sentence.end);
            last = hit.keyword.end;
        });
    }
}
