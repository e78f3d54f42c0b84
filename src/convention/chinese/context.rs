//! The surroundings of a verbal form that decide whether it counts.

use super::lexicon::Rule;
use super::sentence::{Clause, Sentence, Token};
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

    /// True if the clause begins a sentence, or what follows a semicolon or a colon.
    pub(super) fn opens(&self) -> bool {
        self.clause().opens
    }

    /// True if a form after this one stands in the same clause.
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

/// True if the form stands in the words of a condition: 如果……, 当……时, ……的情况下.
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

/// True if the condition of an earlier clause goes on: 如果……，且…….
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

/// True if the form stands in a clause of purpose: 以便……, 以防止……, 使……能.
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

/// True if the form stands in an indirect question: 是否……, 能否……, 如何…….
pub(super) fn in_question(context: &Context) -> bool {
    ["是否", "能否", "可否", "如何", "怎样", "是不是", "与否"].iter().any(|word| context.before.contains(word))
}

/// Verbs that ask for an object: the words behind them up to 的 belong to the object, not to an attributive.
pub(super) const LIGHT: &[char] = &[
    '用', '取', '为', '有', '是', '按', '由', '在', '以', '从', '与', '设', '选', '将', '对', '作', '做', '使', '给',
    '向', '经', '于', '比', '其', '无',
];

/// True if the clause begins a condition that the next one ends: 不能提出答辩状，申请延期的，…….
pub(super) fn leads_to_condition(context: &Context) -> bool {
    let (clauses, depth) = (&context.sentence.clauses, context.clause().depth);
    let next = clauses[context.token.clause + 1..].iter().take(8).find(|clause| clause.depth == depth);
    context.opens() && next.is_some_and(|next| next.condition && !next.opens)
}

/// True if a clause says when, where or on what condition, and no more, by its end: ……时, 在……后.
pub(super) fn ends_adverbial(words: &str) -> bool {
    begins_condition(words)
        || CLAUSE_ENDS.end(words).is_some()
        || ends_with_any(words, &["后", "前", "下", "中", "上", "内", "起", "期", "必要时"])
            && starts_with_any(words, &["在", "当", "待", "经", "从", "自", "完", "试", "每", "按"])
        // 将试样取出后, but 将试样放在托盘中.
        || words.ends_with(['后', '前', '起']) && starts_with_any(words, &["取", "将", "把"])
}

/// True if a clause says how, why or by what, and no more, by its beginning: 为了……, 根据…….
pub(super) fn begins_adverbial(words: &str) -> bool {
    static BEGINNINGS: Words = Words::of("为了 为使 为便 为减 为避免 为防止 根据 按照 依据 按 在 必要 需要 除 对于");
    BEGINNINGS.begin(words).is_some() && !words.contains('将') && words.chars().count() <= 24
}
