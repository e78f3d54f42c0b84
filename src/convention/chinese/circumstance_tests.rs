//! Conditions and exceptions in fictional sentences about lantern boats, lamp oil and ferry stations.

use super::Reader;
use crate::model::Convention::{self, ChineseEngineering, ChineseStatute, GbT11};

/// `keyword|condition|exception` of each provision.
fn under(convention: Convention, text: &str) -> Vec<String> {
    let mut keywords = Vec::new();
    let mut reader = Reader::default();
    reader.scan(convention, text, &mut |hit| keywords.push(hit.keyword));
    let found = reader.circumstances(text, &keywords);
    let words = |range: Option<std::ops::Range<usize>>| range.map_or("", |range| &text[range]);
    let rows = keywords.into_iter().zip(found);
    rows.map(|(keyword, under)| format!("{}|{}|{}", &text[keyword], words(under.condition), words(under.exception)))
        .collect()
}

#[track_caller]
fn check(convention: Convention, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(under(convention, text), *expected, "{text}");
    }
}

#[test]
fn a_condition_has_all_of_its_clauses() {
    check(
        ChineseEngineering,
        &[
            ("船长大于12m，但不大于20m时，灯架不应外伸。", &["不应|船长大于12m，但不大于20m时|"]),
            ("码头当采用浮式，引桥为单跨且设置栏杆时，宽度可不限。", &["可|当采用浮式，引桥为单跨且设置栏杆时|"]),
            (
                "当左舷为木板，或右舷高出的部分为木板时，应涂漆，且不应着色。",
                &["应|当左舷为木板，或右舷高出的部分为木板时|", "不应|当左舷为木板，或右舷高出的部分为木板时|"],
            ),
        ],
    );
    check(
        ChineseStatute,
        &[
            (
                "船主违反本条例规定，擅自夜航的，应当停航；情节严重的，可以扣船。",
                &["应当|船主违反本条例规定，擅自夜航的|", "可以|情节严重的|"],
            ),
            (
                "船主不在船上或者虽在船上但拒绝靠岸，妨碍通航的，船站可以拖船。",
                &["可以|船主不在船上或者虽在船上但拒绝靠岸，妨碍通航的|"],
            ),
            ("船员可以提出申请，船站认为需要检查的，由站长决定。", &["可以||"]),
            ("情节轻微的可以免予处罚。", &["可以|情节轻微的|"]),
        ],
    );
}

#[test]
fn a_condition_needs_no_comma() {
    check(
        GbT11,
        &[
            ("灯船靠岸时应熄灯。", &["应|灯船靠岸时|"]),
            ("采用棉芯时长度不应小于5 mm。", &["不应|采用棉芯时|"]),
            ("灯油应过滤，无滤纸时应静置。", &["应||", "应|无滤纸时|"]),
            ("停用后如需再次点灯，应检查灯芯。", &["应|如需再次点灯|"]),
            ("灯罩可喷漆，必要时应打磨。", &["可||", "应|必要时|"]),
            ("灯阀应在油位过低时自动关闭。", &["应|在油位过低时|"]),
        ],
    );
}

#[test]
fn time_purpose_and_attributes_are_no_conditions() {
    check(
        GbT11,
        &[
            ("点灯前应检查灯芯，点灯后应盖上灯罩。", &["应||", "应||"]),
            ("为了防止漏油，灯座应密封。", &["应||"]),
            ("夜航期间灯应长明，且应在24小时内更换灯油。", &["应||", "应||"]),
            ("用于渡船的灯应防水，如图2所示，罩应朝上。", &["应||", "应||"]),
            ("密闭的部位，如灯口、油口（停用时），应无泄漏。", &["应||"]),
        ],
    );
}

#[test]
fn exceptions_take_something_away() {
    check(
        GbT11,
        &[
            ("除纸灯外，灯均应防水。", &["应||除纸灯外"]),
            ("灯应防水，但纸灯除外。", &["应||但纸灯除外"]),
            ("除应符合表1外，尚应符合表2。", &["应||", "应||"]),
            ("不应使用除灯油之外的其他燃料。", &["不应||"]),
            ("清除积油后，应擦净灯座。", &["应||"]),
            ("除非另有规定，灯应挂在船首。", &["应||除非另有规定"]),
        ],
    );
}

#[test]
fn kinds_of_persons_and_what_is_not_so() {
    check(
        ChineseStatute,
        &[
            ("船主是法人的，应当提交章程；是自然人的，应当到场。", &["应当|船主是法人的|", "应当|是自然人的|"]),
            ("未依規定申報者，應於十日內補正。", &["應|未依規定申報者|"]),
            ("渡船變更者，主管機關得廢止其許可。", &["得|渡船變更者|"]),
            ("乘船者不得攜帶燈油。", &["不得||"]),
            ("站長如拒絕申請，須說明理由。", &["須|如拒絕申請|"]),
            ("乘船者應購票，但六歲以下兒童不在此限。", &["應||但六歲以下兒童不在此限"]),
            ("除法律另有规定外，任何人不得拆除灯船。", &["不得||除法律另有规定外"]),
        ],
    );
    check(
        GbT11,
        &[
            ("只有在停航状态下，才可更换灯芯。", &["可|只有在停航状态下|"]),
            ("除应急照明外，船灯不应常亮。", &["不应||除应急照明外"]),
            ("除外观外，其余项目宜每年检验。", &["宜||除外观外"]),
            ("灯 笼 受 潮 时，应 当 重 新 干 燥。", &["应 当|灯 笼 受 潮 时|"]),
        ],
    );
}
