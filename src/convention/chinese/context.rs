//! The surroundings of a verbal form that decide whether it counts.

use super::lexicon::{Mark, Rule};
use super::rules::own_words;
use super::sentence::{Clause, Sentence, Token};
use super::verbs::{self, Speech};
use super::words::{ends_with_any, starts_with_any};
use crate::script::trie::Words;

/// How many bytes on each side of a form are looked at, so that a clause without end costs no more than a long one.
const WINDOW: usize = 240;

/// A verbal form with the words around it in its clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'s> {
    pub(super) text: &'s str,
    pub(super) sentence: &'s Sentence,
    pub(super) token: Token,
    /// Its place among the forms of the sentence.
    pub(super) index: usize,
    /// The clause up to the form.
    pub(super) before: &'s str,
    /// The clause after the form.
    pub(super) after: &'s str,
}

impl<'s> Context<'s> {
    pub(super) fn new(text: &'s str, sentence: &'s Sentence, index: usize) -> Self {
        let token = sentence.tokens[index];
        let clause = sentence.clauses[token.clause];
        let mut from = clause.start.max(token.start.saturating_sub(WINDOW));
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let mut until = clause.end.min(token.end + WINDOW).max(token.end);
        while !text.is_char_boundary(until) {
            until -= 1;
        }
        let before = text[from..token.start].trim_start();
        Self { text, sentence, token, index, before, after: text[token.end..until].trim_end() }
    }

    pub(super) fn clause(&self) -> &'s Clause {
        &self.sentence.clauses[self.token.clause]
    }

    /// Whether the clause begins a sentence, or what follows a semicolon or a colon.
    pub(super) fn opens(&self) -> bool {
        self.clause().opens
    }

    /// Whether a form after this one stands in the same clause.
    pub(super) fn later(&self) -> Option<&'s Token> {
        self.sentence.tokens.get(self.index + 1).filter(|token| token.clause == self.token.clause)
    }

    /// The words before the form without the adverbs that belong to it.
    pub(super) fn subject(&self) -> &'s str {
        without_adverbs(self.before)
    }
}

/// Adverbs and conjunctions that stand between a subject and a verbal form.
static ADVERBS: Words = Words::of(
    "均 都 也 还 又 亦 尚 且 并 则 仍 才 就 便 只 仅 将 既 再 更 已 常 通常 一般 往往 同时 \
    必要时 需要时 最 很 极 不 未 而 但 即 皆 各 分别 依法 但是 并且 而且 同样 因此 此外 其中 \
    首先 确 确实 应 必须 应当",
);

pub(super) fn without_adverbs(words: &str) -> &str {
    let mut words = words.trim_end();
    // No more adverbs than these stand together.
    for _ in 0..4 {
        let Some(rest) = ADVERBS.strip_end(words) else { break };
        words = rest.trim_end();
    }
    words
}

/// Beginnings of clauses that state a condition.
static CONDITIONS: Words = Words::of(
    "如果 若 如 当 假如 假设 倘若 只要 除非 一旦 无论 不论 不管 每当 即使 凡 只有 要是 如若 假使 \
    仅当 但如 但若 但当 如有 设有",
);

/// Words that begin alike and state none.
static NO_CONDITIONS: Words = Words::of(
    "如下 如图 如表 如式 如上 如前 如此 如何 如同 如本 如附 如第 如（ 如( 当前 当地 当量 当事 当年 \
    当日 当天 当场 当选 当作 当代 若干 凡例 当中",
);

/// Words after which what was begun as a condition is over.
static CONDITION_ENDS: Words = Words::of("时 则 才 情况下 条件下 的话 那么 前提下 情形下 后");

/// Ends of clauses that state a condition or a time.
static CLAUSE_ENDS: Words =
    Words::of("时 的时候 情况下 条件下 前提下 情形下 的话 期间 场合下 状态下 范围内 情形的 场合");

/// Conjunctions at the beginning of a clause, before what it says.
static CONJUNCTIONS: Words = Words::of("但是 但 而 且 并且 或者 或 同时 另外 此外 因此 所以 故 并 而且");

pub(super) fn without_conjunction(words: &str) -> &str {
    let words = words.trim_start();
    CONJUNCTIONS.strip(words).unwrap_or(words)
}

/// Whether the form stands in the words of a condition: 如果……, 当……时, ……的情况下.
pub(super) fn in_condition(context: &Context) -> bool {
    let before = without_conjunction(strip_label(context.before));
    if begins_condition(before) && !over(before) {
        return true;
    }
    let serves = context.token.form.rule == Rule::May && context.after.starts_with("用于");
    if context.clause().after.is_some() && CLAUSE_ENDS.end(context.after).is_some() && !serves {
        return true;
    }
    // 在……下, 在……时 around the form, as in 在可能发生倾覆的情况下应…….
    let around = before.starts_with('在') || before.contains("，在");
    if around && !over(before) && CLAUSE_ENDS.within(context.after) {
        return true;
    }
    carried(context)
}

fn begins_condition(words: &str) -> bool {
    CONDITIONS.begin(words).is_some() && NO_CONDITIONS.begin(words).is_none()
}

fn over(words: &str) -> bool {
    CONDITION_ENDS.within(words)
}

/// Whether the condition of an earlier clause goes on: 如果……，且…….
fn carried(context: &Context) -> bool {
    let text = context.text;
    let mut index = context.token.clause;
    for _ in 0..4 {
        let clause = &context.sentence.clauses[index];
        let words = text[clause.start..clause.end].trim_start();
        let goes_on = starts_with_any(words, &["且", "并且", "或", "和", "以及", "而且", "而未", "而没有"]);
        let Some(previous) = context.sentence.previous(index).filter(|_| goes_on && !clause.opens) else {
            return false;
        };
        let clause = &context.sentence.clauses[previous];
        let words = strip_label(text[clause.start..clause.end].trim_start());
        if begins_condition(without_conjunction(words)) {
            return !over(words) || CLAUSE_ENDS.end(words).is_some();
        }
        index = previous;
    }
    false
}

/// The text without the label of a list item, a step or a note before it: `a）`, `（1）`, `——`, `注1：` is a clause of its own.
pub(super) fn strip_label(words: &str) -> &str {
    // No label begins with a character of these bytes; most sentences do.
    if matches!(words.as_bytes().first(), Some(0xE6 | 0xE8 | 0xE9)) {
        return words;
    }
    let words = without_article(words);
    let trimmed =
        words.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '—' | '-' | '–' | '●' | '·' | '•' | '－'));
    let body = trimmed.trim_start_matches(['(', '（']);
    let label = body.trim_start_matches(|c: char| {
        c.is_ascii_alphanumeric()
            || matches!(c, '.' | '．' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '①'..='⑳')
    });
    let length = body.len() - label.len();
    let closed = label.strip_prefix([')', '）', '、']);
    match closed {
        Some(rest) if length > 0 && length <= 12 => rest.trim_start(),
        _ if length > 0 && length <= 12 && body[..length].starts_with(|c: char| c.is_ascii_digit()) => {
            // A number of a clause, as `5.2.1 `, which a blank ends.
            let rest = label.trim_start();
            if rest.len() < label.len() { rest } else { trimmed }
        }
        _ => trimmed,
    }
}

/// The text without the number of an article before it: 第十二条之一.
fn without_article(words: &str) -> &str {
    let article = || {
        let rest = words.strip_prefix('第')?;
        let (number, rest) = rest.split_at(rest.find('条').filter(|at| *at <= 24)?);
        let numeral = |c: char| c.is_ascii_digit() || "零〇一二三四五六七八九十百千".contains(c);
        let rest = rest.strip_prefix('条')?;
        let rest = rest.strip_prefix('之').map_or(rest, |rest| rest.trim_start_matches(numeral));
        (number.chars().all(numeral) && rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
    };
    article().unwrap_or(words)
}

/// Whether the form stands in a clause of purpose: 以便……, 以防止……, 使……能.
pub(super) fn in_purpose(context: &Context) -> bool {
    let before = context.before;
    let begins = without_conjunction(before);
    starts_with_any(
        begins,
        &["以", "为了", "为使", "使", "使得", "从而使", "用以", "确保", "保证", "以使", "防止", "避免", "为"],
    ) && !starts_with_any(
        begins,
        &["以上", "以下", "以及", "以内", "以外", "以后", "以前", "使用", "以往", "为此", "以色列", "以太"],
    ) || ["以便", "为了", "使得", "以使", "以保证", "以确保", "以防止", "以免", "以避免", "足以"]
        .iter()
        .any(|word| before.contains(word))
}

/// Whether the form stands in an indirect question: 是否……, 能否……, 如何…….
pub(super) fn in_question(context: &Context) -> bool {
    ["是否", "能否", "可否", "如何", "怎样", "是不是", "与否"].iter().any(|word| context.before.contains(word))
}

/// Words before a form after which it can only belong to an attributive: prepositions, verbs that want an object, 的.
static GOVERNORS: Words = Words::of(
    "对 向 把 由 从 在 以 按 为 是 与 和 及 于 至 到 被 因 经 含 了 着 的 各 、 此 些 种 \
    类 何 有 无 非 致 给 除 就 若 受 比 以及 或者 或 关于 对于 根据 按照 依照 针对 除了 考虑 \
    防止 避免 采取 采用 选用 提供 给出 列出 包括 包含 存在 具有 具备 属于 作为 成为 发生 出现 引起 \
    造成 发现 履行 承担 损害 减少 降低 消除 确定 确认 认定 认为 所有 任何 其他 其它 某些 防范 排除 满足 \
    符合 从事 提出 计入 抵御 承受 丧失 取得 获得 需要 完成 查明 享有 行使 \
    利用 超过 低于 高于 达到 列举 标明 写明 载明 通过 经过 涉及 表示 接受 不同 \
    明确 制定 足额 如数",
);

/// Words that end like one of them and name a thing: what may stand as the subject of a form.
static SUBJECTS: Words = Words::of(
    "行为 理由 自由 事由 方向 径向 轴向 竖向 横向 纵向 双向 单向 定向 原因 种类 分类 人类 类 国有 \
    一致 饱和 总和 之和 所在 存在 参与 给予 供给 成就 含有 核对 相对 变化率 以上 以下 已经 曾经 \
    未经 种 部位 其中 导致 不同类",
);

/// Verbs that are names of what is done as well: verbs only at the beginning, and after an adverb or another form.
static NAMES: Words = Words::of(
    "使用 选择 处理 销售 生产 经营 运输 进口 出口 转让 公布 公开 支付 控制 评估 预防 说明 分析 支持 \
    要求 进行 补充 实施 建立 收集 处置 检查 保存 保护 记录 参加 安装 设置 配置 批准 执行 识别 分离 \
    报告 调查 审查 核查 监督 管理 提取 支出 回收 拆除 修复 施工 设计",
);

/// Those of them that begin a clause as verbs rather than as its subject.
static TAKING: Words = Words::of("使用 销售 生产 经营 收集 转让 公布 拆除 处置 回收 进口 出口");

/// What stands before such a verb.
static BEFORE_VERBS: Words = Words::of(
    "不得 应当 必须 可以 禁止 严禁 依法 未 不 擅自 非法 或者 、 并 自行 继续 及时 立即 已 正在 \
    予以 应 可 宜 能 将 仅 只 需 以便 故意 违法 违规 强制 统一 重点 优先 限期 再 须",
);

/// What lays down a rule, before 规定: 法律规定, 合同约定; but 按照规定.
static RULERS: Words = Words::of(
    "国家 法律 法规 规章 条例 部门 章程 协议 合同 本法 标准 准则 办法 机关 政府 规范 国务院 委员会 \
    另行 双方 本市",
);

/// Verbs that ask for an object: what follows them up to 的 belongs to the object, not to an attributive.
pub(super) const LIGHT: &[char] = &[
    '用', '取', '为', '有', '是', '按', '由', '在', '以', '从', '与', '设', '选', '将', '对', '作', '做', '使', '给',
    '向', '经', '于', '比', '其', '无',
];

/// Whether words end with one after which a form can only belong to an attributive.
fn wants_object(words: &str, rule: Rule) -> bool {
    if let Some(before) = NAMES.strip_end(words) {
        return if before.is_empty() {
            rule == Rule::Might || TAKING.end(words).is_some()
        } else {
            BEFORE_VERBS.end(before).is_some()
        };
    }
    if let Some(before) = ["规定", "约定", "要求"].iter().find_map(|verb| words.strip_suffix(verb)) {
        let refers = starts_with_any(words, &["依照", "按照", "根据", "按", "依据", "违反"]);
        return !refers && RULERS.end(before).is_some();
    }
    GOVERNORS.end(words).is_some() && SUBJECTS.end(words).is_none()
}

/// Those who act: a verb behind them is said of them, and no name of what is done.
static AGENTS: Words = Words::of(
    "者 人 户 方 机构 部门 单位 企业 机关 人员 委员会 公司 组织 个人 公民 商户 政府 法院 检察院 学校 医院 团体 机场 车站 协会",
);

/// Whether a subject is a verb, or ends in one that something before it makes a verb: 藏匿, 不得采购, 商户转运. 灯笼的检查 is a name.
fn ends_in_verb(subject: &str) -> Option<Speech> {
    let speech = verbs::ends(subject).filter(|speech| *speech != Speech::Adverb)?;
    let at = subject.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    let before = subject[..at].trim_end();
    let verbal = before.is_empty()
        || BEFORE_VERBS.end(before).is_some()
        || verbs::ends(before) == Some(Speech::Adverb)
        || before.ends_with(['，', '）'])
        || speech == Speech::Verb && AGENTS.end(before).is_some();
    verbal.then_some(speech)
}

/// Whether the words between a form and 的 lack an object, which is then what 的 leads to: 应当依法检验的灯笼. Adverbs, and what 由, 向 and
/// 按照 lead in, may stand before the verb.
fn lacks_object(between: &str, rest: &str) -> bool {
    let Some((at, _)) = between.char_indices().rev().nth(1) else { return false };
    let mut head = &between[..at];
    // Behind 依法 a word that nobody knows is a verb as well.
    if !verbs::ends_with_verb(between) && HOW.strip_end(head).is_none_or(|before| !before.is_empty()) {
        return false;
    }
    for _ in 0..6 {
        let trimmed = head.trim_end_matches(['、', ' ']);
        let trimmed = ["或者", "以及", "和", "或", "并", "及"]
            .iter()
            .find_map(|word| trimmed.strip_suffix(word))
            .unwrap_or(trimmed);
        // 检验、封存的: verbs side by side lack the same.
        if trimmed.len() < head.len() && verbs::ends_with_verb(trimmed) {
            let at = trimmed.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
            head = &trimmed[..at];
            continue;
        }
        head = trimmed;
        if let Some(before) = HOW.strip_end(head) {
            head = before;
        } else if verbs::ends(head) == Some(Speech::Adverb) {
            head = &head[..head.char_indices().rev().nth(1).map_or(0, |(at, _)| at)];
        } else {
            break;
        }
    }
    if head.trim().is_empty() {
        return true;
    }
    let within = || !head.starts_with(['在', '于', '自']) || head.ends_with(['内', '前', '后', '中', '时', '起']);
    let by_rule = || {
        !starts_with_any(head, &["按", "依照", "根据"])
            || ends_with_any(head, &["规定", "要求", "程序", "权限", "约定"])
    };
    let led = LEADING.begin(head).is_some_and(|length| head[length..].chars().count() >= 2)
        && !starts_with_any(head, &["由于", "向来", "于是", "在于", "经济", "经常", "自动", "自身"])
        && within()
        && by_rule()
        && (!verbs::ends_with_verb(head) || ends_with_any(head, &["规定", "要求"]));
    led && !verbs::ends_with_verb(rest.trim_end())
}

/// What says how something is done, before its verb.
static HOW: Words = Words::of(
    "依法 依规 按期 按时 如实 及时 立即 定期 统一 集中 单独 分别 另行 自行 主动 公开 强制 优先 重点 重新 一并 共同 先行 事先 提前 长期     继续 不再 进行 予以 加以 给予 逐步 逐一 直接 限期 妥善 严格 逐级 随时 每年 同步 予 经 被 不 未 已 再 先 须 需 可 能 所",
);

/// What leads in who does it, to whom or by which rule.
static LEADING: Words = Words::of("由 向 按照 按 依照 根据 经 在 于 自");

/// Whether the form belongs to an attributive: 可能出现的作用, 应当缴纳的费用.
///
/// A rule of thumb for want of a parser: there is a 的 after the form, and what stands before it wants an object, or the 的
/// comes at once, or the predicate of the clause is elsewhere.
pub(super) fn is_attributive(context: &Context) -> bool {
    let after = context.after;
    let Some(at) = attributive_de(after) else { return false };
    if at == 0 {
        return true;
    }
    let between = &after[..at];
    let length = between.chars().count();
    let rest = &after[at + "的".len()..];
    let subject = strip_label(without_conjunction(context.subject()));
    if ["除", "除了"].contains(&subject)
        || subject.ends_with('除') && !ends_with_any(subject, &["解除", "排除", "拆除", "清除", "消除", "免除", "扣除"])
    {
        // 除应符合……的规定外 demands; 除依法应当保密的外 does not.
        return after.ends_with("的外") || after.ends_with("的以外");
    }
    if rest.trim().is_empty() {
        // 是可以接受的 asserts.
        return !has_copula(subject);
    }
    let light = between.starts_with(LIGHT);
    let behind = context.token.end + at + "的".len();
    let demands_later = || context.later().is_some_and(|later| later.form.strong && later.start >= behind);
    if subject.is_empty() {
        // 可重复使用的部件应清洗, 能够承受高温的部件见表4: the clause has its predicate elsewhere.
        let describes = matches!(context.token.form.rule, Rule::May | Rule::Can | Rule::Might);
        let elsewhere =
            || describes && (demands_later() && counts_later(context) || points(rest) || is_topic(context, rest));
        let noun = length <= 3 && !between.contains('、') || lacks_object(between, rest);
        return context.clause().opens && noun && !light || elsewhere();
    }
    if context.token.form.strong && subject.ends_with('的') {
        // 情节严重的应当……: a condition for a subject.
        return length <= 2 && !light;
    }
    if wants_object(subject, context.token.form.rule) {
        return true;
    }
    // 不能再次使用的按照规定处置: a case without its noun.
    let weak = matches!(context.token.form.rule, Rule::May | Rule::Can | Rule::Might);
    if weak && starts_with_any(rest, &["按", "由", "应", "须", "则", "参照", "依照", "不得", "不应", "予以", "从其"])
    {
        return true;
    }
    let lacks = lacks_object(between, rest);
    if let Some(speech) = ends_in_verb(subject) {
        // 采购应当遵循公开的原则 demands; 藏匿应当申报的灯笼 does not, nor does 不得采购应当符合标准的灯笼.
        let bare = subject.chars().count() <= 2;
        if lacks || !bare && speech == Speech::Verb {
            return true;
        }
    }
    let about =
        starts_with_any(subject, &["对", "对于"]) && !starts_with_any(subject, &["对方", "对外", "对象", "对应"]);
    if about && matches!(context.token.form.rule, Rule::Can | Rule::Might) {
        return true;
    }
    if length <= 2 && !light || lacks || has_copula(subject) {
        return true;
    }
    let principle = starts_with_any(subject, &["按照", "遵循", "坚持", "根据", "贯彻", "本着", "落实", "依照"])
        && !subject.contains("规定");
    if principle
        && ["要求", "原则", "方针", "精神", "方式"]
            .iter()
            .any(|noun| after.strip_suffix(noun).is_some_and(|rest| rest.ends_with('的')))
    {
        return true;
    }
    if ends_with_any(subject, &["保证", "确保", "能够"])
        || ["是保证", "是确保"].iter().any(|word| subject.contains(word))
    {
        return true;
    }
    // A strong form after the attributive is the predicate: 可能出现的问题应…….
    length <= 4 && !light && demands_later()
}

/// Whether words end in a pointer to a part of the document: 部件见表4.
fn points(words: &str) -> bool {
    let Some((_, place)) = words.rsplit_once('见').filter(|(what, _)| !what.is_empty()) else { return false };
    place.trim_start().starts_with(|c: char| matches!(c, '表' | '图' | '附' | '第' | '式') || c.is_ascii_digit())
}

/// Whether the form after this one is one by its own words: no part of 应用 and the like.
fn counts_later(context: &Context) -> bool {
    let next = context.index + 1;
    next < context.sentence.tokens.len() && own_words(&Context::new(context.text, context.sentence, next)).is_some()
}

/// Whether a clause is no more than what the next one makes a demand of: 不能满足要求的产品，应予以降级.
fn is_topic(context: &Context, noun: &str) -> bool {
    let clauses = &context.sentence.clauses;
    let next = context.sentence.tokens.get(context.index + 1);
    let demands = next.is_some_and(|next| {
        let begins = || context.text[clauses[next.clause].start..next.start].trim().is_empty();
        next.form.strong && next.clause == context.token.clause + 1 && begins()
    });
    context.clause().after == Some(Mark::Comma) && noun.chars().count() <= 8 && demands
}

/// Whether 是 stands in the words, not as a part of 但是 and the like.
fn has_copula(words: &str) -> bool {
    words
        .match_indices('是')
        .any(|(at, _)| !words[..at].ends_with(['但', '于', '若', '还', '凡', '总']) && !words[at..].starts_with("是否"))
}

/// Where a 的 stands after a form that may close an attributive; 目的 and the like are words.
fn attributive_de(after: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = after[from..].find('的') {
        let at = from + at;
        let rest = &after[at..];
        let is_word =
            after[..at].ends_with(['目', '标']) || ["的确", "的话", "的士"].iter().any(|word| rest.starts_with(word));
        if !is_word {
            return Some(at);
        }
        from = at + "的".len();
    }
    None
}

/// Whether the clause begins a condition that the next one ends: 不能提出答辩状，申请延期的，…….
pub(super) fn leads_to_condition(context: &Context) -> bool {
    let (clauses, depth) = (&context.sentence.clauses, context.clause().depth);
    let next = clauses[context.token.clause + 1..].iter().take(8).find(|clause| clause.depth == depth);
    context.opens() && next.is_some_and(|next| next.condition && !next.opens)
}

/// Whether another form governs this one, so that it is its content: 应能, 应确保系统能够…….
pub(super) fn is_governed(context: &Context, counted: Option<&Token>) -> bool {
    let Some(outer) = counted.filter(|outer| outer.clause == context.token.clause) else { return false };
    if context.token.form.rule == Rule::OnlyThen {
        return false;
    }
    let between = context.text[outer.end..context.token.start].trim();
    // 应选择在安全且可获得采光的地段: what 且 joins is an attributive.
    if outer.form.strong
        && !context.token.form.strong
        && between.ends_with(['且', '并'])
        && attributive_de(context.after).is_some()
    {
        return true;
    }
    !ends_with_any(between, &["且", "并", "也", "但", "或", "亦", "同时", "还", "又", "而", "均", "则", "时", "，"])
}

/// Whether a clause says when, where or on what condition, and no more, by its end: ……时, 在……后.
pub(super) fn ends_adverbial(words: &str) -> bool {
    begins_condition(words)
        || CLAUSE_ENDS.end(words).is_some()
        || ends_with_any(words, &["后", "前", "下", "中", "上", "内", "起", "期", "必要时"])
            && starts_with_any(words, &["在", "当", "待", "经", "从", "自", "完", "试", "每", "按", "取", "将"])
}

/// Whether a clause says how, why or by what, and no more, by its beginning: 为了……, 根据…….
pub(super) fn begins_adverbial(words: &str) -> bool {
    static BEGINNINGS: Words = Words::of("为了 为使 为便 为减 为避免 为防止 根据 按照 依据 按 在 必要 需要 除 对于");
    BEGINNINGS.begin(words).is_some() && !words.contains('将') && words.chars().count() <= 24
}
