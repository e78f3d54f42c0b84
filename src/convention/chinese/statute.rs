//! Statutes: a form in a condition or an attributive refers to a duty that is laid down elsewhere.

use super::attributive::{is_attributive, is_governed};
use super::context::{
    Context, in_condition, in_purpose, in_question, leads_to_condition, strip_label, without_adverbs,
    without_conjunction,
};
use super::lexicon::{Mark, Rule};
use super::own_words::{Count, own_words};
use super::sentence::{Clause, Sentence, Token};
use super::words::{beginning, ends_with_any, starts_with_any};
use crate::script::trie::Words;

/// Marks the clauses that state a condition: those that end in 的, and those that such a one continues.
pub(super) fn mark_conditions(text: &str, sentence: &mut Sentence) {
    for index in 0..sentence.clauses.len() {
        let clause = sentence.clauses[index];
        if !is_condition(text, &clause) {
            continue;
        }
        sentence.clauses[index].condition = true;
        let mut later = index;
        // What continues begins with a conjunction: 应当……，而未……的.
        while let Some(earlier) = sentence.previous(later) {
            let (this, before) = (sentence.clauses[later], sentence.clauses[earlier]);
            let goes_on = CONTINUES.begin(text[this.start..this.end].trim_start()).is_some() && !this.opens;
            if !goes_on || before.condition {
                break;
            }
            sentence.clauses[earlier].condition = true;
            later = earlier;
        }
    }
}

static CONTINUES: Words = Words::of("而 且 并且 或者 但未 但不 但没有 并能 以致");

fn is_condition(text: &str, clause: &Clause) -> bool {
    let words = without_bracket(text[clause.start..clause.end].trim_end());
    let ends =
        matches!(clause.after, None | Some(Mark::Comma | Mark::Semicolon | Mark::Stop | Mark::Line | Mark::Close));
    let colon = clause.after == Some(Mark::Colon);
    (ends && words.ends_with('的') && !ends_with_any(words, &["目的", "标的"]))
        || words.ends_with("除外")
        || (ends || colon) && ends_with_any(words, &["情形之一的", "行为之一的", "之一的"])
}

/// The words without a bracket at their end.
fn without_bracket(words: &str) -> &str {
    let closed = words.strip_suffix(['）', ')']);
    closed.and_then(|inner| inner.rfind(['（', '(']).map(|at| words[..at].trim_end())).unwrap_or(words)
}

/// True if a form counts in a statute. `counted` is the last form of the sentence that did.
pub(super) fn rule(context: &Context, counted: Option<&Token>) -> Option<Count> {
    if context.clause().condition {
        return None;
    }
    let count = own_words(context)?;
    if context.token.form.rule == Rule::Encourage {
        return encourages(context, counted).then_some(Count { rule: "encouraging-verb", ..count });
    }
    if is_undone(context.after) || is_attributive(context) || is_of_noun(context.after) {
        return None;
    }
    if context.token.form.strong {
        return Some(count);
    }
    if matches!(context.token.form.rule, Rule::Can | Rule::Might) && leads_to_condition(context) {
        return None;
    }
    let only = context.token.form.rule == Rule::OnlyThen || context.before.ends_with('才');
    if !only && in_condition(context) || in_purpose(context) || in_question(context) || is_governed(context, counted) {
        return None;
    }
    Some(count)
}

/// 应当……而未……, 应当交公而不交公: what was not done.
fn is_undone(after: &str) -> bool {
    // Most words hold neither.
    if !after.contains(['而', '但']) {
        return false;
    }
    if ["而未", "而没有", "但未", "但没有"].iter().any(|word| after.contains(word)) {
        return true;
    }
    let same = |(at, word): (usize, &str)| {
        let next = after[at + word.len()..].chars().next();
        next.is_some_and(|next| after[..at].contains(next))
    };
    after.match_indices("而不").take(4).any(same)
}

/// An attributive with 之: 应当判处有期徒刑以上刑罚之罪.
fn is_of_noun(after: &str) -> bool {
    after.find('之').is_some_and(|at| {
        starts_with_any(&after[at..], &["之罪", "之物", "之人", "之债", "之诉"]) && after[..at].chars().count() <= 14
    })
}

/// The State, its organs, or a place: who encourages by law.
static AUTHORITIES: Words = Words::of(
    "国家 政府 部门 机关 本市 本省 本区 自治区 本县 国务院 委员会 主管机构 管理机构 省 市 县 特区 \
    新区 示范区 各级 各地 地方 中央 军队 兵团 开发区 街道办事处",
);

/// Who has no such power; what it supports is what it does.
static OTHERS: Words = Words::of(
    "企业 协会 商会 学会 公司 基金 学校 医院 法院 法庭 检察院 工会 媒体 银行 组织 居民委员会 \
    村民委员会 经营者 生产者 平台 单位 保险机构 家庭 父母 监护人 教师",
);

fn encourages(context: &Context, counted: Option<&Token>) -> bool {
    let (sentence, after) = (context.sentence, context.after);
    if after.is_empty() || after.starts_with(['的', '性', '力', '了', '。']) {
        return false;
    }
    // 鼓励发展的产业: an attributive.
    if after.char_indices().take(4).any(|(_, c)| c == '的') {
        return false;
    }
    // What a duty governs, or another encouragement of the same clause, is not one more.
    let segment = segment(sentence, context.token.clause);
    if let Some(counted) = counted.filter(|counted| counted.clause >= segment) {
        let same = counted.clause == context.token.clause;
        let duty = counted.form.rule != Rule::Encourage;
        if same || duty && !starts_anew(context) {
            return false;
        }
    }
    let head = sentence.clauses[segment];
    if starts_with_any(strip_label(context.text[head.start..head.end].trim_start()), &["为了", "为"])
        && segment < context.token.clause
    {
        // 为了规范经营，鼓励创新，制定本法: a purpose.
        return false;
    }
    let subject = trim_manner(without_conjunction(context.before));
    if subject.is_empty() {
        let first = sentence.clauses[segment];
        let head = beginning(&context.text[first.start..first.end]);
        let has = |words: &Words| words.within(head);
        return context.clause().opens || has(&AUTHORITIES) || !has(&OTHERS);
    }
    let begins = subject.starts_with("国家") || subject.starts_with("本") || subject.starts_with("各级");
    let long = subject.chars().count() > 6;
    if OTHERS.end(subject).is_some() {
        return false;
    }
    AUTHORITIES.end(subject).is_some() && (begins || !subject.contains('的') || !long)
        || begins && ends_with_any(subject, &["和", "、", "并", "与", "及", "或者"])
}

/// True if a clause names a new subject that has the power to encourage.
fn starts_anew(context: &Context) -> bool {
    let subject = trim_manner(without_conjunction(context.before));
    subject.starts_with("国家") || subject.ends_with("政府")
}

/// The first clause of the part between semicolons that a clause stands in.
fn segment(sentence: &Sentence, clause: usize) -> usize {
    (0..=clause).rev().take(64).find(|index| sentence.clauses[*index].opens).unwrap_or(clause)
}

/// The words before the verb without what says how: 依法, 积极, 采取措施.
fn trim_manner(words: &str) -> &str {
    static MANNERS: Words = Words::of(
        "依法 积极 大力 逐步 优先 重点 采取措施 采取有效措施 采取多种形式 采取多种措施 充分 进一步 \
        通过多种方式 通过多种形式 采取多种方式 采取各种措施 支持 鼓励 和 、 保护 扶持 推动 促进 发展 推广 \
        统筹 加强 提倡 引导 倡导 持续 广泛 有计划地 全面 推进",
    );
    let mut words = without_adverbs(words);
    for _ in 0..6 {
        let Some(rest) = MANNERS.strip_end(words) else { break };
        words = rest.trim_end();
    }
    words
}
