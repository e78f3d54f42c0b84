//! Which document an instruction is about, where a decision amends several: 一、将《灯笼条例》第二条修改为.

use super::instruction::Found;
use super::words::{is_numbered, masked, quotations};
use crate::model::{Document, NodeId};

/// Notes the instructions that are about another document than the base: the title that one begins with holds until the next number of
/// the decision.
pub(super) fn mark(amendment: &Document, all: &mut [Found], base: &Document) {
    let own: Vec<String> = base.metadata().titles.iter().map(|title| bare(&title.text())).collect();
    if own.is_empty() {
        return;
    }
    let mut other: Option<String> = None;
    let mut last = None;
    for found in all {
        let around = [found.node, NodeId(amendment.node(found.node).parent)];
        let item = around.into_iter().find(|id| amendment.label_of(*id).is_some_and(is_numbered));
        if is_numbered(&found.text) || item != last {
            other = None;
        }
        last = item;
        if let Some(title) = title(&found.text) {
            other = (!own.iter().any(|own| own.contains(&bare(title)))).then(|| title.to_owned());
        }
        found.other.clone_from(&other);
    }
}

/// The title that an instruction begins with, behind its number and what opens it.
fn title(text: &str) -> Option<&str> {
    let mask = masked(text, &quotations(text));
    let start = mask.len() - mask.trim_start().len();
    let rest = &mask[start..];
    let open = rest.find('《')?;
    let opening = &rest[..open];
    if !["", "将", "把", "在", "对", "删去", "删除", "修改"].contains(&opening.trim()) {
        return None;
    }
    let inner = &text[start + open + '《'.len_utf8()..];
    inner.find('》').map(|end| &inner[..end])
}

/// A title without the name of the state and blanks.
fn bare(title: &str) -> String {
    title.replace("中华人民共和国", "").split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_instructions_begin_with_are_read() {
        assert_eq!(title("一、将《灯笼条例》第二条修改为：“《船条例》”"), Some("灯笼条例"));
        assert_eq!(title("删去《灯笼条例》第七条。"), Some("灯笼条例"));
        assert_eq!(title("第九条修改为：“依照《船条例》办理。”"), None);
        assert_eq!(title("第九条中的《船条例》修改为《舟条例》"), None);
        assert!(
            is_numbered("十二、删去") && is_numbered("三、") && !is_numbered("第二条、第三条") && !is_numbered("删去")
        );
    }
}
