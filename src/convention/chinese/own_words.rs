//! The verbal form by its own words: a form, or a part of 应用, 可能性 and the like. The same in every convention.

use super::context::{Context, LIGHT, without_adverbs};
use super::lexicon::Rule;
use super::verbs::Speech;
use super::words::{ends_with_any, starts_with_any};
use super::{oblige, verbs};
use crate::script::trie::Words;

/// That a form counts: how many of its bytes are printed as the keyword, and the rule that says so.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    pub(super) keyword: usize,
    pub(super) rule: &'static str,
}

/// The count of a form by itself and the words beside it; none where it is no form at all.
pub(super) fn own_words(context: &Context) -> Option<Count> {
    let form = context.token.form;
    let (before, after) = (context.before, context.after);
    let full = form.words.len();
    let count = |rule| Some(Count { keyword: full, rule });
    match form.rule {
        Rule::Plain if form.strong => count("strong-form"),
        Rule::Oblige => oblige::rule(context).and_then(count),
        Rule::Plain | Rule::Encourage | Rule::Policy => count("asserting-form"),
        Rule::OnlyThen => count("only-then"),
        Rule::Entitle => (!after.starts_with("的")).then_some("entitlement").and_then(count),
        Rule::May => is_may(before, after).then_some("asserting-form").and_then(count),
        Rule::MayNot => {
            // 可不大于: the comparison is 不大于, the form is 可.
            let compares = COMPARISONS.begin(after).is_some();
            let keyword = if compares { full - "不".len() } else { full };
            Some(Count { keyword, rule: if compares { "before-comparison" } else { "asserting-form" } })
        }
        Rule::Can => is_can(before, after).then_some("asserting-form").and_then(count),
        Rule::Might => is_might(before, after).then_some("asserting-form").and_then(count),
        Rule::Permit => permits(context).then_some("permitting-verb").and_then(count),
        Rule::Recommend => recommends(context).then_some("recommending-verb").and_then(count),
        Rule::Grant => grants(before, after).then_some("asserting-form").and_then(count),
        Rule::Forbid => forbids(before, after).then_some("forbidding-form").and_then(count),
    }
}

static COMPARISONS: Words =
    Words::of("大于 小于 少于 多于 低于 高于 超过 超出 短于 长于 早于 晚于 同于 等于 宽于 厚于 浅于 深于");

/// The characters of a text up to a number, with where each begins.
fn heads(text: &str, most: usize) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices().take(most)
}

/// True if a word of quality goes on after 可 or 不可: 可……性, 可……的.
fn is_quality(after: &str) -> bool {
    let property = |at: usize| {
        let (verb, rest) = (&after[..at], &after[at + "性".len()..]);
        // 可采用改性材料: 改性 is the word.
        // 可按线性内插法确定: a preposition and its noun.
        let whole = verb.chars().count() <= 2 && !(verb.chars().count() == 2 && verb.starts_with(LIGHT))
            || verbs::begins_with_verb(verb) && verbs::ends_with_verb(verb);
        whole && !rest.starts_with(['能', '质', '状'])
    };
    heads(after, 5).skip(1).any(|(at, c)| c == '性' && property(at))
}

/// What a predicate begins with.
static PREDICATES: Words =
    Words::of("不高于 不低于 不大于 不小于 不超过 大于 小于 等于 高于 低于 应 不应 宜 不宜 为 是 均 见 由 不得 必须");

fn is_may(before: &str, after: &str) -> bool {
    if after.is_empty() {
        // 均可, 亦可 end a sentence; 即可, 尚可 say that it is enough.
        return ends_with_any(before, &["均", "亦", "也", "都", "皆"]);
    }
    // 灯的可接近表面温度不高于……: the predicate is elsewhere.
    let attribute =
        || before.ends_with('的') && after.char_indices().nth(2).is_some_and(|(at, _)| PREDICATES.within(&after[at..]));
    !is_quality(after)
        && !attribute()
        && !ends_with_any(before, &["无", "非", "岂"])
        && !after.starts_with(['的', '度', '率', '、', '）', '”'])
}

fn is_can(before: &str, after: &str) -> bool {
    if after.is_empty() || after.starts_with(['的', '、', '和', '与', '及', '）', '/']) {
        return false;
    }
    // 所能: what one can; but 场所能, 研究所能.
    let noun = [
        "场所",
        "研究所",
        "事务所",
        "交易所",
        "派出所",
        "卫生所",
        "实验所",
        "变电所",
        "厕所",
        "寓所",
        "居所",
        "住所",
        "诊所",
    ];
    let what = before.ends_with('所') && !ends_with_any(before, &noun);
    !what && !before.ends_with('未') && !before.ends_with('何')
}

fn is_might(before: &str, after: &str) -> bool {
    let noun = after.is_empty() || after.starts_with(['性', '的', '、', '和', '；']);
    !noun && !ends_with_any(before, &["的", "这种", "任何", "一切", "各种", "尽"])
}

/// Who permits as part of what it does, not as the document does.
static AGENTS: Words = Words::of(
    "系统 协议 服务器 接口 装置 设备 软件 机制 服务 模式 终端 平台 程序 模块 函数 算法 网关 代理 \
    客户端 浏览器 数据库 用户 管理员 扩展 字段 参数 消息 方式 组件 操作",
);

/// Whom a system lets do something.
static PERMITTED: Words = Words::of(
    "用户 客户 管理员 操作员 操作者 使用者 开发者 终端 主叫 被叫 接收方 发送方 第三方 系统 其他用户 \
    服务器 一个 应用 对方 双方 设备 多个",
);

/// Words that begin what is permitted, beside a verb.
static STARTS: Words = Words::of("不 只 仅 再 一次 同时 重新 直接 单独 适当 临时 分 以 从 到 与 和");

fn permits(context: &Context) -> bool {
    let (before, after) = (context.before, context.after);
    if after.is_empty()
        || after.starts_with('的')
        || ends_with_any(before, &["被", "所", "经", "是否", "最大", "未", "最小", "表示"])
    {
        return false;
    }
    // 允许噪声级应符合……: the name of a value.
    let value = before.ends_with('的')
        || !after.starts_with(LIGHT) && !verbs::begins_with_verb(after) && STARTS.begin(after).is_none();
    if value && context.later().is_some_and(|later| later.form.strong) {
        return false;
    }
    let subject = without_adverbs(before);
    let lets = !subject.is_empty() && PERMITTED.begin(after).is_some();
    !lets && !AGENTS.within(subject)
}

/// Verbs and prepositions that follow 推荐 and 建议 as verbs.
static RECOMMENDED: Words = Words::of(
    "采用 使用 选用 选择 采取 按 将 把 在 由 对 用 为 不 每 至少 优先 首选 以 从 参考 参照 根据 \
    进行 设置 配置 安装 取 各 制造 生产 用户 供 尽 先 同时 增加 减少 保持 定期 提供 建立 给 遵循 \
    支持 实现 考虑 避免 通过 应用 结合 与 其 该 本 如 适当 最好 分 单独",
);

fn recommends(context: &Context) -> bool {
    let after = context.after;
    if starts_with_any(after, &["的", "值", "性", "书", "了", "、", "和", "与", "稿", "函", "信", "）"])
        || after.is_empty()
    {
        return false;
    }
    if ends_with_any(
        context.before,
        &[
            "的", "所", "被", "经", "按", "按照", "根据", "该", "此", "为", "有", "些", "条", "项", "个", "种", "出",
            "和", "与", "或", "、",
        ],
    ) {
        return false;
    }
    let subject = context.subject();
    subject.is_empty()
        || ends_with_any(subject, &["时", "中", "下", "内", "后", "前", "本文件", "本标准", "本部分"])
        || RECOMMENDED.begin(after).is_some()
        || verbs::begins(after) == Some(Speech::Verb)
}

/// Characters with which 得 is one word, before it and behind it.
static ACQUIRED: Words = Words::of(
    "取 获 使 所 值 觉 懂 记 难 应 求 测 心 只 免 舍 落 博 赢 夺 认 晓 显 变 来 见 说 做 看 算 弄 懒 习 非 须 必 购 拾 自 利 不 综合 营利 贪 买 争 领 受 计 查 既",
);

fn grants(before: &str, after: &str) -> bool {
    let word = after.starts_with([
        '到', '出', '知', '分', '失', '票', '标', '奖', '名', '当', '罪', '利', '逞', '体', '力', '手', '胜', '数',
        '很', '的', '税', '额', '之', '者', '了', '稿', '物', '款',
    ]);
    !after.is_empty() && !word && ACQUIRED.end(before).is_none()
}

fn forbids(before: &str, after: &str) -> bool {
    if after.is_empty() || after.starts_with('的') || is_quality(after) {
        return false;
    }
    // 不可逆转的, 不可分割地: a word of two characters with its ending.
    let ending = heads(after, 4).skip(1).any(|(at, c)| matches!(c, '的' | '地') && !after[..at].contains('、'));
    let named = before.starts_with('被')
        || ends_with_any(before, &["被", "所", "非", "缺一", "是否", "未", "的", "其他", "等"]);
    !ending && !named
}
