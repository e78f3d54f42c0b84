//! Measures of policy documents: clauses without a subject that begin with a verb of policy, one after the other between commas.

use super::attributive::is_attributive;
use super::context::{Context, in_condition, strip_label, without_conjunction};
use super::found::Found;
use super::lexicon::{Drafting, Mark, Rule};
use super::own_words::{Count, own_words};
use super::sentence::{Clause, Sentence};
use super::verbs;
use super::words::{beginning, ends_with_any, starts_with_any};
use crate::model::{Polarity, ProvisionKind};
use crate::script::trie::Words;

/// Verbs with which a measure begins.
static MEASURES: Words = Words::of(include_str!("data/measures.txt"));

/// Verbs of what others are moved to do: a recommendation.
static ENCOURAGING: Words = Words::of("鼓励 支持 提倡 倡导 引导 探索");

/// Verbs that name a result where they do not open a sentence.
static RESULTS: Words = Words::of("形成 促进 提高 提升 增强 实现 带动 助力 确保 赋能 引领");

/// Verbs that take up what 将 or 对 names.
static TAKING_UP: Words = Words::of(
    "予以 给予 进行 实行 实施 开展 加强 加大 纳入 列入 作为 转化为 融入 贯穿 列为 建成 打造成 打造为 \
    摆在 放在 抓好 控制在 扩大到 扩大至 延长至 提高到 提高至 降低到 降至 落实到 贯彻到 统一 推广 用于 \
    下放 调整为 并入 计入 记入 做到 通报 修改为 改为 更改为",
);

/// What follows a sentence's first words: whether something governs the clauses that come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Governed {
    No,
    /// A subject that does something, without a verbal form.
    BySubject,
    /// 要, 应 and the like.
    ByForm,
    /// Somebody is encouraged: what comes says how they do it, or is a measure again.
    Encouraged,
    /// What somebody is encouraged to do.
    ByEncouragement,
    /// 为……, before what is set out.
    ByPurpose,
}

/// Finds the provisions of a sentence of a policy document.
pub(super) fn find(text: &str, sentence: &Sentence, found: &mut Vec<Found>) {
    let mut governed = Governed::No;
    let mut first = true;
    let mut next = 0;
    for (index, clause) in sentence.clauses.iter().enumerate() {
        if clause.depth > 0 {
            // What brackets hold explains.
            continue;
        }
        if clause.opens && !first {
            governed = Governed::No;
        }
        while sentence.tokens.get(next).is_some_and(|token| token.clause < index) {
            next += 1;
        }
        let form = (next..sentence.tokens.len())
            .take_while(|at| sentence.tokens[*at].clause == index)
            .find_map(|at| form(&Context::new(text, sentence, at)).map(|(kind, count)| (at, kind, count)));
        if let Some((at, kind, count)) = form {
            let token = &sentence.tokens[at];
            found.push(Found::of(token, count, kind));
            // A ban leaves what follows to itself.
            governed = if token.form.polarity == Polarity::Negative { Governed::No } else { Governed::ByForm };
            first = false;
            continue;
        }
        let words = strip_label(&text[clause.start..clause.end]);
        // 接到报修后不能修复的，应当…: a case.
        let case = clause.after == Some(Mark::Comma) && words.trim_end().ends_with('的');
        if words.trim().is_empty() || case {
            continue;
        }
        let said = clause_of(words, clause, first, governed);
        if let Some((verb, kind, rule)) = said.provision {
            let start = verb.as_ptr() as usize - text.as_ptr() as usize;
            let polarity = Polarity::Positive;
            found.push(Found { start, end: start + verb.len(), kind, polarity, rule });
        }
        governed = said.governs.unwrap_or(governed);
        first &= said.adverbial;
    }
}

/// True if a modal form counts here, and as what.
fn form(context: &Context) -> Option<(ProvisionKind, Count)> {
    let kind = context.token.form.kind(Drafting::Gongwen)?;
    let rule = context.token.form.rule;
    if rule == Rule::Policy && !is_demanding(context) {
        return None;
    }
    let count = own_words(context)?;
    let weak = !context.token.form.strong && (in_condition(context) || context.clause().condition);
    (!weak && !is_attributive(context)).then_some((kind, count))
}

/// 要 before a verb, after a subject or at the beginning.
fn is_demanding(context: &Context) -> bool {
    let words = context.subject();
    let noun = ends_with_any(words, &["的", "把", "将", "向", "了", "个", "与", "和", "、", "由", "得"]);
    !noun && !context.after.is_empty() && !context.after.starts_with(['的', '是', '，', '、'])
}

/// What a clause without a modal form says.
struct Said<'t> {
    provision: Option<(&'t str, ProvisionKind, &'static str)>,
    /// What governs the clauses after it; none if that stays.
    governs: Option<Governed>,
    /// True if it only says when, where or how.
    adverbial: bool,
}

impl Said<'_> {
    fn adverbial(governs: Option<Governed>) -> Self {
        Said { provision: None, governs, adverbial: true }
    }

    fn nothing(governs: Option<Governed>) -> Self {
        Said { provision: None, governs, adverbial: false }
    }
}

fn clause_of<'t>(words: &'t str, clause: &Clause, first: bool, governed: Governed) -> Said<'t> {
    use ProvisionKind::{Instruction, Recommendation};
    let body = without_manner(without_conjunction(words.trim_end()));
    if first && starts_with_any(body, &["为", "为了"]) && clause.after == Some(Mark::Comma) && !body.starts_with("为主")
    {
        return Said::adverbial(Some(Governed::ByPurpose));
    }
    let encouraging = ENCOURAGING.begin(body).filter(|verb| is_verb(&body[*verb..]));
    if let Some(verb) = encouraging {
        if matches!(governed, Governed::ByForm | Governed::ByPurpose) {
            return Said::nothing(None);
        }
        let provision = Some((&body[..verb], Recommendation, "encouraging-verb"));
        return Said { provision, governs: Some(Governed::Encouraged), adverbial: false };
    }
    let of_party = is_manner_of_party(words);
    if governed == Governed::Encouraged && (of_party || ADVERBIAL.begin(words.trim_start()).is_some()) {
        return Said::nothing(Some(Governed::ByEncouragement));
    }
    if !matches!(governed, Governed::No | Governed::Encouraged) {
        return Said::nothing(None);
    }
    if of_party {
        return Said::adverbial(None);
    }
    if let Some(verb) = RESULTS.begin(body) {
        let provision = first.then_some((&body[..verb], Instruction, "measure-opening"));
        return Said { provision, governs: None, adverbial: false };
    }
    if starts_with_any(body, &["将", "把", "对"])
        && !starts_with_any(body, &["对接", "对标", "对照", "将来", "对外", "把握", "把好", "把关"])
    {
        let taken = first_taking(body);
        let provision = taken.map(|verb| (verb, Instruction, "measure-with-object"));
        return Said { adverbial: provision.is_none(), provision, governs: None };
    }
    if let Some(verb) = measure(body).or_else(|| alone(words, body)) {
        return Said { provision: Some((verb, Instruction, "measure")), governs: Some(Governed::No), adverbial: false };
    }
    if let Some(rest) = after_adverbial(body) {
        let rest = without_manner(rest);
        let provision = measure(rest).map(|verb| (verb, Instruction, "measure-after-adverbial"));
        return Said { adverbial: provision.is_none(), provision, governs: None };
    }
    if is_adverbial(body) {
        return Said::adverbial(None);
    }
    // A subject: what follows is what it does.
    Said::nothing(Some(Governed::BySubject))
}

/// The verb of policy at the beginning of a clause.
fn measure(body: &str) -> Option<&str> {
    let verb = MEASURES.begin(body).or_else(|| any_verb(body))?;
    is_verb(&body[verb..]).then_some(&body[..verb])
}

/// A verb that stands alone behind its adverb: 定期更新.
fn alone<'t>(words: &str, body: &'t str) -> Option<&'t str> {
    let adverb = body.len() < without_conjunction(words.trim_end()).len();
    let verb = verbs::begins_with_verb(body) && body.chars().count() == 2 && STATES.begin(body).is_none();
    (adverb && verb).then_some(body)
}

/// A verb of two characters that no list knows, with an object behind it: 清缴欠款.
fn any_verb(body: &str) -> Option<usize> {
    let (length, _) = body.char_indices().nth(2)?;
    let object = &body[length..];
    let acts = verbs::begins(body) == Some(verbs::Speech::Verb) && STATES.begin(body).is_none();
    let noun = verbs::begins_with_verb(object) && object.chars().count() <= 2;
    // 转制后, 离休人员: when, and who.
    let other = starts_with_any(object, &["后", "前", "时", "中", "了", "人", "单位", "企业", "之"])
        || body.starts_with(['不', '未', '无']);
    (acts && !noun && !other && object.chars().count() >= 2).then_some(length)
}

/// Verbs of what is, not of what is done.
static STATES: Words = Words::of(
    "属于 具有 具备 位于 用于 符合 满足 包括 包含 含有 存在 发生 出现 成为 作为 等于 来自 涉及 需要 鉴于 由于 关于 对于 有关 相关 根据 按照 依照 \
    围绕 面向 结合 通过 针对 依托 立足 随着 适应 顺应 决定 认为 同意 指出 强调 要求 希望 请求 现将 经过 截至 达到 超过 低于 高于 不少 不足 \
    负责 分为 所有 没有 拥有 未经 已经 开始 继续 能够 尚未 特此 此前 从事",
);

/// True if what follows a word can be the object of a verb.
fn is_verb(after: &str) -> bool {
    !after.is_empty()
        && !starts_with_any(
            after,
            &[
                "的",
                "是",
                "为主",
                "力度",
                "情况",
                "由",
                "应",
                "要",
                "者",
                "不超过",
                "期限",
                "地区",
                "地方要",
                "结果",
                "值",
            ],
        )
}

/// Adverbs before the verb of a measure.
static MANNERS: Words = Words::of(
    "积极稳妥 积极 大力 严厉 深入 持续 全面 及时 进一步 切实 不断 着力 稳步 有序 扎实 坚决 严格 认真 充分 \
    有效 系统 科学 合理 精准 高效 主动 广泛 普遍 强力 有力 牢牢 牢固 率先 优先 重点 适时 适当 逐步 \
    分步 分类 分级 分期 分批 依法依规 依法 依规 常态化 每年 每季度 每月 定期 不定期 原则上 同时 尤其 \
    尽快 抓紧 从严 从快 严肃 坚定不移 坚定 始终 毫不动摇 毫不放松 共同 联合 协同 集中 继续 努力 更好 \
    更加 务必 一律 全力 全方位 多渠道 多层次 多形式 因地制宜 结合实际 综合 稳妥 审慎 科学合理 首先 \
    其次 另外 此外 今后 目前 当前 重新 分别 尽可能 最大限度 最大程度 真正 自觉 踊跃 迅速 立即 动态 \
    公开 公平 公正 规范有序 有序有效 高标准 高质量 高水平 高起点 统筹 特别是 着重 注重 突出 聚力 倾力 \
    合力 全程 全过程 全覆盖 按需 按时 如实 随时 提前 先行先试 试点 鼓足干劲",
);

/// Adverbs that are verbs of policy as well, where no other verb follows at once.
static BOTH: Words = Words::of(
    "统筹 突出 公开 综合 试点 集中 协同 联合 规范有序 提前 注重 着重 坚定 优先 重点 系统 合理 科学 \
    坚决 稳妥",
);

fn without_manner(body: &str) -> &str {
    let mut body = body.trim_start();
    for _ in 0..4 {
        if let Some(manner) = MANNERS.begin(body) {
            let rest = &body[manner..];
            let begins = || starts_verb(rest) || MANNERS.strip(rest).is_some_and(starts_verb);
            if BOTH.begin(body) == Some(manner) && !begins() {
                return body;
            }
            body = rest.trim_start_matches(['、', ' ']);
        } else if let Some(rest) = adverb_with_de(body) {
            body = rest;
        } else {
            break;
        }
    }
    body
}

fn starts_verb(rest: &str) -> bool {
    MEASURES.begin(rest).is_some() || RESULTS.begin(rest).is_some() || ENCOURAGING.begin(rest).is_some()
}

/// What follows an adverb in 地: 有针对性地, 有计划地.
fn adverb_with_de(body: &str) -> Option<&str> {
    let (at, _) = body.char_indices().take(7).skip(2).find(|(_, c)| *c == '地')?;
    let rest = &body[at + "地".len()..];
    let place = starts_with_any(
        rest,
        &["方", "区", "域", "点", "位", "市", "级", "理", "质", "下", "面", "铁", "热", "震", "块", "址", "图"],
    );
    (!place && starts_verb(rest)).then_some(rest)
}

/// What follows an adverbial at the beginning of a clause: 在……基础上, 按照……要求.
fn after_adverbial(body: &str) -> Option<&str> {
    static ENDS: Words = Words::of(
        "基础上 前提下 过程中 条件下 范围内 领域 方面 期间 之前 要求 原则 规定 部署 等方式 方式 形式 途径 \
        机制 平台 为重点 为抓手 为契机 为依托 为目标 为导向 为主线 为核心 为牵引 为基础 为载体 为引领 年前 \
        年底前 中 上 内 下 分工 职责 程序 实际 需要 季度 年度 月度 批次 比例",
    );
    ADVERBIAL.begin(body)?;
    // The last end after which a verb stands.
    let behind = |(_, end): (usize, usize)| Some(&body[end..]).filter(|rest| measure(without_manner(rest)).is_some());
    ENDS.all(beginning(body)).filter_map(behind).last()
}

/// Words with which an adverbial begins.
static ADVERBIAL: Words = Words::of(
    "在 按照 按 根据 依据 围绕 面向 结合 本着 本著 通过 针对 依托 立足 以 从 到 于 自 随着 经 除 \
    瞄准 顺应 适应 利用 借助 遵照 参照 当 如 若 对于 关于 凡",
);

/// True if a clause says when, where, how or why, and no more.
fn is_adverbial(body: &str) -> bool {
    let time = body.chars().count() <= 14
        && ends_with_any(
            body,
            &["年", "年前", "年底", "年底前", "月底前", "期间", "时", "后", "前", "起", "以来", "下", "中", "上"],
        );
    ADVERBIAL.begin(body).is_some() || time
}

/// True if a clause says how somebody does what they are moved to do.
fn is_manner_of_party(words: &str) -> bool {
    starts_with_any(
        words.trim_start(),
        &["勇于", "敢于", "大胆", "善于", "乐于", "特别是", "尤其", "自主", "自愿", "主动"],
    )
}

/// The first verb in a text that takes up an object and is no part of an attributive.
fn first_taking(text: &str) -> Option<&str> {
    let fits = |(start, end): (usize, usize)| {
        let attributive = text[end..].find('的').is_some_and(|de| de <= 6);
        start > 3 && !attributive && !text[..start].ends_with(['的', '应', '可'])
    };
    // 将予以通报: 将 before a verb speaks of what is to come.
    if text.strip_prefix('将').is_some_and(|rest| TAKING_UP.begin(rest).is_some()) {
        return None;
    }
    TAKING_UP.all(beginning(text)).find(|place| fits(*place)).map(|(start, end)| &text[start..end])
}
