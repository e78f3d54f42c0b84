//! The verbal forms that count in technical documents.

use super::attributive::{is_attributive, is_governed};
use super::context::{Context, in_condition, in_purpose, in_question, leads_to_condition};
use super::lexicon::Rule;
use super::own_words::{Count, own_words};
use super::sentence::Token;

/// The count of a form in a document drafted by GB/T 1.1 or as an engineering code. `counted` is the last form that did.
pub(super) fn rule(context: &Context, counted: Option<&Token>) -> Option<Count> {
    let count = own_words(context)?;
    if context.token.form.strong {
        return Some(count);
    }
    let only_then = context.before.ends_with('才');
    // 只有……方可: what the condition asks for.
    let concludes = only_then || context.token.form.rule == Rule::OnlyThen;
    if context.clause().condition || !concludes && leads_to_condition(context) {
        return None;
    }
    if !concludes && in_condition(context) || in_purpose(context) || in_question(context) {
        return None;
    }
    if matches!(context.token.form.rule, Rule::Can | Rule::Might) && context.before.starts_with("对于") {
        // 对于可能出现，而未规定的作用，应……: a topic.
        return None;
    }
    if context.after.ends_with("除外") || is_attributive(context) || is_governed(context, counted) {
        return None;
    }
    if only_then && context.sentence.tokens[..context.index].iter().rev().take(16).any(|earlier| earlier.form.strong) {
        // 应……，才能……: the consequence of what is demanded.
        return None;
    }
    Some(count)
}
