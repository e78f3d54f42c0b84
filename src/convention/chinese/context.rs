//! The surroundings of a verbal form that decide whether it counts.

use super::sentence::{Clause, Sentence, Token};
use super::words::{ends_with_any, starts_with_any};

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
const ADVERBS: &[&str] = &[
    "均",
    "都",
    "也",
    "还",
    "又",
    "亦",
    "尚",
    "且",
    "并",
    "则",
    "仍",
    "才",
    "就",
    "便",
    "只",
    "仅",
    "将",
    "既",
    "再",
    "更",
    "已",
    "常",
    "通常",
    "一般",
    "往往",
    "同时",
    "必要时",
    "需要时",
    "最",
    "很",
    "极",
    "不",
    "未",
    "而",
    "但",
    "即",
    "皆",
    "各",
    "分别",
    "依法",
    "但是",
    "并且",
    "而且",
    "同样",
    "因此",
    "此外",
    "其中",
    "首先",
    "确",
    "确实",
    "应",
    "必须",
    "应当",
];

pub(super) fn without_adverbs(words: &str) -> &str {
    let mut words = words.trim_end();
    // No more adverbs than these stand together.
    for _ in 0..4 {
        let Some(rest) = ADVERBS.iter().find_map(|adverb| words.strip_suffix(adverb)) else { break };
        words = rest.trim_end();
    }
    words
}

/// Beginnings of clauses that state a condition.
const CONDITIONS: &[&str] = &[
    "如果", "若", "如", "当", "假如", "假设", "倘若", "只要", "除非", "一旦", "无论", "不论", "不管", "每当", "即使",
    "凡", "只有", "要是", "如若", "假使", "仅当", "但如", "但若", "但当", "如有", "设",
];

/// Words that begin alike and state none.
const NO_CONDITIONS: &[&str] = &[
    "如下", "如图", "如表", "如式", "如上", "如前", "如此", "如何", "如同", "如本", "如附", "如第", "如（", "如(",
    "当前", "当地", "当量", "当事", "当年", "当日", "当天", "当场", "当选", "当作", "当代", "若干", "设备", "设计",
    "设置", "设施", "设立", "设定", "设有", "设在", "设区", "凡例", "当中", "设防", "设于", "设想", "设法", "设为",
    "设网", "设水", "设安",
];

/// Words after which what was begun as a condition is over.
const CONDITION_ENDS: &[&str] = &["时", "则", "才", "情况下", "条件下", "的话", "那么", "前提下", "情形下", "后"];

/// Ends of clauses that state a condition or a time.
const CLAUSE_ENDS: &[&str] = &[
    "时",
    "的时候",
    "情况下",
    "条件下",
    "前提下",
    "情形下",
    "的话",
    "期间",
    "场合下",
    "状态下",
    "范围内",
    "情形的",
    "场合",
];

/// Conjunctions at the beginning of a clause, before what it says.
const CONJUNCTIONS: &[&str] =
    &["但是", "但", "而", "且", "并且", "或者", "或", "同时", "另外", "此外", "因此", "所以", "故", "并", "而且"];

pub(super) fn without_conjunction(words: &str) -> &str {
    let words = words.trim_start();
    CONJUNCTIONS.iter().find_map(|word| words.strip_prefix(word)).unwrap_or(words)
}

/// Whether the form stands in the words of a condition: 如果……, 当……时, ……的情况下.
pub(super) fn in_condition(context: &Context) -> bool {
    let before = without_conjunction(strip_label(context.before));
    if begins_condition(before) && !over(before) {
        return true;
    }
    if context.clause().after.is_some() && ends_with_any(context.after, CLAUSE_ENDS) {
        return true;
    }
    // 在……下, 在……时 around the form, as in 在可能发生倾覆的情况下应…….
    let around = before.starts_with('在') || before.contains("，在");
    if around && !over(before) && CLAUSE_ENDS.iter().any(|end| context.after.contains(end)) {
        return true;
    }
    carried(context)
}

fn begins_condition(words: &str) -> bool {
    starts_with_any(words, CONDITIONS) && !starts_with_any(words, NO_CONDITIONS)
}

fn over(words: &str) -> bool {
    CONDITION_ENDS.iter().any(|end| words.contains(end))
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
            return !over(words) || ends_with_any(words, CLAUSE_ENDS);
        }
        index = previous;
    }
    false
}

/// The text without the label of a list item, a step or a note before it: `a）`, `（1）`, `——`, `注1：` is a clause of its own.
pub(super) fn strip_label(words: &str) -> &str {
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

/// Words before a form after which it can only belong to an attributive: verbs that want an object, prepositions, 的.
const GOVERNORS: &[&str] = &[
    "对", "向", "把", "由", "从", "在", "以", "按", "为", "是", "与", "和", "及", "于", "至", "到", "被", "因", "经",
    "含", "了", "着", "的", "各", "、", "此", "些", "种", "类", "何", "有", "无", "非", "致", "给", "除", "就", "若",
    "受", "比", "以及", "或者", "或", "关于", "对于", "根据", "按照", "依照", "针对", "除了", "考虑", "防止", "避免",
    "采取", "采用", "使用", "选择", "选用", "提供", "给出", "列出", "包括", "包含", "存在", "具有", "具备", "属于",
    "作为", "成为", "发生", "出现", "引起", "造成", "处理", "发现", "收购", "销售", "生产", "经营", "运输", "携带",
    "邮寄", "进口", "出口", "买卖", "转让", "提交", "公布", "公开", "履行", "承担", "缴纳", "支付", "收取", "补缴",
    "退还", "没收", "销毁", "疏散", "移送", "查封", "扣押", "泄露", "披露", "损害", "减少", "降低", "消除", "识别",
    "控制", "评估", "预防", "说明", "分析", "确定", "确认", "认定", "鉴定", "支持", "要求", "认为", "所有", "任何",
    "其他", "其它", "某些", "防范", "排除", "进行", "补充", "满足", "符合", "实施", "建立", "收集", "从事", "提出",
    "处置", "扣除", "计入", "抵御", "承受", "丧失", "取得", "获得", "需要", "完成", "检查", "查明", "保留", "移交",
    "享有", "行使", "拒绝", "伪造", "变造", "隐匿", "利用", "超过", "低于", "高于", "达到", "保存", "保护", "规定",
    "约定", "列举", "记录", "标明", "写明", "载明", "提请", "通过", "经过", "参加", "从而", "涉及", "表示", "出具",
    "安装", "设置", "配置", "批准", "执行", "接受", "不同", "明确", "制定",
];

/// Verbs that ask for an object: what follows them up to 的 belongs to the object, not to an attributive.
const LIGHT: &[char] =
    &['用', '取', '为', '有', '是', '按', '由', '在', '以', '从', '与', '设', '选', '将', '对', '作', '做', '使', '给'];

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
    let subject = context.subject();
    if rest.trim().is_empty() {
        // 是可以接受的 asserts.
        return !subject.contains('是');
    }
    if subject.is_empty() || matches!(subject, "或" | "或者" | "、" | "和") {
        return length <= 3 && !between.starts_with(LIGHT) && !between.contains('、');
    }
    if ends_with_any(subject, GOVERNORS) {
        return !(ends_with_any(subject, &["规定", "约定", "要求", "批准"]) && length > 8);
    }
    if length <= 2 && !between.starts_with(LIGHT) {
        return true;
    }
    let predicate =
        subject.contains('是') || ["应为", "保证", "确保", "能够"].iter().any(|word| subject.contains(word));
    if predicate {
        return true;
    }
    // Another form after the attributive is the predicate: 可能出现的问题应…….
    context.later().is_some_and(|later| later.start >= context.token.end + at + "的".len() && length <= 8)
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

/// Whether another form governs this one, so that it is its content: 应能, 应确保系统能够…….
pub(super) fn is_governed(context: &Context, counted: Option<&Token>) -> bool {
    let Some(outer) = counted.filter(|outer| outer.clause == context.token.clause) else { return false };
    let between = context.text[outer.end..context.token.start].trim();
    !ends_with_any(between, &["且", "并", "也", "但", "或", "亦", "同时", "还", "又", "而", "均", "则", "时", "，"])
}

/// Whether a clause says when, where or on what condition, and no more, by its end: ……时, 在……后.
pub(super) fn ends_adverbial(words: &str) -> bool {
    begins_condition(words)
        || ends_with_any(words, CLAUSE_ENDS)
        || ends_with_any(words, &["后", "前", "下", "中", "上", "内", "起", "期", "必要时"])
            && starts_with_any(words, &["在", "当", "待", "经", "从", "自", "完", "试", "每", "按", "取", "将"])
}

/// Whether a clause says how, why or by what, and no more, by its beginning: 为了……, 根据…….
pub(super) fn begins_adverbial(words: &str) -> bool {
    const BEGINNINGS: &[&str] = &[
        "为了",
        "为使",
        "为便",
        "为减",
        "为避免",
        "为防止",
        "根据",
        "按照",
        "依据",
        "按",
        "在",
        "必要",
        "需要",
        "除",
        "对于",
    ];
    starts_with_any(words, BEGINNINGS) && !words.contains('将') && words.chars().count() <= 24
}
