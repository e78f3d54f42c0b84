//! Verbal forms inside an attributive, or inside the content of another form, which demand nothing: 可能出现的作用, 应确保系统能够…….

use super::context::{Context, LIGHT, strip_label, without_conjunction};
use super::lexicon::{Mark, Rule};
use super::own_words::own_words;
use super::sentence::Token;
use super::verbs::{self, Speech};
use super::words::{ends_with_any, starts_with_any};
use crate::script::trie::Words;

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

/// True if words end with one after which a form can only belong to an attributive.
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
pub(super) static AGENTS: Words = Words::of(
    "者 人 户 方 机构 部门 单位 企业 机关 人员 委员会 公司 组织 个人 公民 商户 政府 法院 检察院 学校 医院 团体 机场 车站 协会",
);

/// True if a subject is a verb, or ends in one that something before it makes a verb: 藏匿, 不得采购, 商户转运. 灯笼的检查 is a name.
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

/// True if the words between a form and 的 lack an object, which is then what 的 leads to: 应当依法检验的灯笼. Adverbs, and what 由, 向 and
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

/// True for a form that belongs to an attributive: 可能出现的作用, 应当缴纳的费用.
///
/// A rule of thumb for want of a parser: there is a 的 after the form, and what stands before it wants an object, or the 的
/// comes at once, or the predicate of the clause is elsewhere.
pub(super) fn is_attributive(context: &Context) -> bool {
    let after = context.after;
    let Some(at) = attributive_de(after) else { return false };
    if at == 0 {
        return true;
    }
    let rest = &after[at + "的".len()..];
    let subject = strip_label(without_conjunction(context.subject()));
    if excepts(subject) {
        // 除应符合……的规定外 demands; 除依法应当保密的外 does not.
        return after.ends_with("的外") || after.ends_with("的以外");
    }
    if rest.trim().is_empty() {
        // 是可以接受的 asserts.
        return !has_copula(subject);
    }
    let between = &after[..at];
    let candidate = Candidate {
        context,
        subject,
        between,
        rest,
        length: between.chars().count(),
        light: between.starts_with(LIGHT),
        weak: matches!(context.token.form.rule, Rule::May | Rule::Can | Rule::Might),
        end: context.token.end + at + "的".len(),
    };
    if subject.is_empty() { candidate.opens_clause() } else { candidate.follows_subject() }
}

/// True for words that end in the 除 of an exception.
fn excepts(subject: &str) -> bool {
    let verbs = ["解除", "排除", "拆除", "清除", "消除", "免除", "扣除"];
    ["除", "除了"].contains(&subject) || subject.ends_with('除') && !ends_with_any(subject, &verbs)
}

/// A form with a 的 behind it, which may close an attributive.
struct Candidate<'s> {
    context: &'s Context<'s>,
    /// The words of the clause before the form.
    subject: &'s str,
    /// The words between the form and 的.
    between: &'s str,
    /// The words behind 的.
    rest: &'s str,
    /// Characters of `between`.
    length: usize,
    /// `between` begins with a verb that asks for an object.
    light: bool,
    /// The form is one of *may*, *can* and *might*.
    weak: bool,
    /// Byte offset behind 的.
    end: usize,
}

impl Candidate<'_> {
    /// True where a strong form stands behind 的.
    fn demands_later(&self) -> bool {
        self.context.later().is_some_and(|later| later.form.strong && later.start >= self.end)
    }

    /// The form at the head of its clause. 可重复使用的部件应清洗, 能够承受高温的部件见表4: the clause has its predicate elsewhere.
    fn opens_clause(&self) -> bool {
        let Self { context, between, rest, .. } = *self;
        let elsewhere =
            || self.weak && (self.demands_later() && counts_later(context) || points(rest) || is_topic(context, rest));
        // 可能被洪水淹没的低地: of a passive, what 的 leads to is the subject.
        let passive = weak_passive(self);
        let noun = self.length <= 3 && !between.contains('、') || passive || lacks_object(between, rest);
        context.clause().opens && noun && !self.light || elsewhere()
    }

    /// The form behind a subject.
    fn follows_subject(&self) -> bool {
        let Self { context, subject, between, rest, length, light, weak, .. } = *self;
        if context.token.form.strong && subject.ends_with('的') {
            // 情节严重的应当……: a condition for a subject.
            return length <= 2 && !light;
        }
        if wants_object(subject, context.token.form.rule) {
            return true;
        }
        // 不能再次使用的按照规定处置: a case without its noun.
        let decided = ["按", "由", "应", "须", "则", "参照", "依照", "不得", "不应", "予以", "从其"];
        if weak && starts_with_any(rest, &decided) {
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
        is_about(subject) && matches!(context.token.form.rule, Rule::Can | Rule::Might)
            || length <= 2 && !light
            || lacks
            || has_copula(subject)
            || self.follows_principle()
            || ends_with_any(subject, &["保证", "确保", "能够"])
            || ["是保证", "是确保"].iter().any(|word| subject.contains(word))
            // A strong form after the attributive is the predicate: 可能出现的问题应…….
            || length <= 4 && !light && self.demands_later()
    }

    /// 按照应当公开的原则: the form describes a principle.
    fn follows_principle(&self) -> bool {
        let subject = self.subject;
        starts_with_any(subject, &["按照", "遵循", "坚持", "根据", "贯彻", "本着", "落实", "依照"])
            && !subject.contains("规定")
            && ["要求", "原则", "方针", "精神", "方式"]
                .iter()
                .any(|noun| self.context.after.strip_suffix(noun).is_some_and(|rest| rest.ends_with('的')))
    }
}

/// True for a weak form before a passive: 可能被洪水淹没.
fn weak_passive(candidate: &Candidate) -> bool {
    candidate.weak && candidate.between.starts_with('被')
}

/// True for words that 对 and 对于 open as prepositions.
fn is_about(subject: &str) -> bool {
    starts_with_any(subject, &["对", "对于"]) && !starts_with_any(subject, &["对方", "对外", "对象", "对应"])
}

/// True if words end in a pointer to a part of the document: 部件见表4.
fn points(words: &str) -> bool {
    let Some((_, place)) = words.rsplit_once('见').filter(|(what, _)| !what.is_empty()) else { return false };
    place.trim_start().starts_with(|c: char| matches!(c, '表' | '图' | '附' | '第' | '式') || c.is_ascii_digit())
}

/// True if the form after this one is one by its own words: no part of 应用 and the like.
fn counts_later(context: &Context) -> bool {
    let next = context.index + 1;
    next < context.sentence.tokens.len() && own_words(&Context::new(context.text, context.sentence, next)).is_some()
}

/// True if a clause is no more than what the next one makes a demand of: 不能满足要求的产品，应予以降级.
fn is_topic(context: &Context, noun: &str) -> bool {
    let clauses = &context.sentence.clauses;
    let next = context.sentence.tokens.get(context.index + 1);
    let demands = next.is_some_and(|next| {
        let begins = || context.text[clauses[next.clause].start..next.start].trim().is_empty();
        next.form.strong && next.clause == context.token.clause + 1 && begins()
    });
    context.clause().after == Some(Mark::Comma) && noun.chars().count() <= 8 && demands
}

/// True if 是 stands in the words, not as a part of 但是 and the like.
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

/// True if another form governs this one, so that it is its content: 应能, 应确保系统能够…….
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
