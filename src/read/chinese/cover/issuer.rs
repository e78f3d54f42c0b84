//! Who issued a document, as covers name it.

use super::segment::squeezed;
use crate::read::chinese::view::is_han;

/// How the name of a body ends that issues documents.
const ENDS: &[&str] =
    &["局", "委员会", "部", "协会", "学会", "厅", "联合会", "联盟", "署", "办公室", "人民政府", "促进会", "商会"];

/// How the name of a body begins that no title begins with.
const BEGINS: &[&str] = &["国家", "中华人民共和国", "中国", "国务院"];

/// The bodies that a line names. `is_late`: dates were met, so that no title follows.
pub(super) fn issuers(text: &str, is_late: bool) -> Option<Vec<Box<str>>> {
    let all = squeezed(text);
    let bare = without_word(&all);
    let says = bare.len() < all.len();
    if !says && !(is_body(&all) && (is_late || BEGINS.iter().any(|begin| all.starts_with(begin)))) {
        return None;
    }
    let mut names: Vec<Box<str>> = Vec::new();
    let parts: Vec<String> =
        text.split([' ', '、', ',', '，']).map(|part| without_word(&squeezed(part)).to_owned()).collect();
    let parts: Vec<&String> = parts.iter().filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 && parts.iter().all(|part| is_body(part)) {
        names.extend(parts.into_iter().map(|part| part.as_str().into()));
    } else if !bare.is_empty() {
        names.push(bare.into());
    }
    Some(names)
}

/// A name without the word that says what the body did.
fn without_word(name: &str) -> &str {
    let words = ["联合发布", "发布", "批准", "提出", "联合"];
    words.iter().find_map(|word| name.strip_suffix(word)).unwrap_or(name)
}

fn is_body(name: &str) -> bool {
    let long = name.chars().count() >= 3;
    long && !name.starts_with('第')
        && name.chars().all(|c| is_han(c) || matches!(c, '(' | ')'))
        && ENDS.iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, late: bool) -> Option<String> {
        issuers(text, late).map(|names| names.join("|"))
    }

    #[test]
    fn bodies_are_named() {
        assert_eq!(read("灯彩部 灯笼管理总局 联合发布", false).as_deref(), Some("灯彩部|灯笼管理总局"));
        assert_eq!(read("东河省灯彩厅", true).as_deref(), Some("东河省灯彩厅"));
        assert_eq!(read("国家灯笼委员会", false).as_deref(), Some("国家灯笼委员会"));
        assert_eq!(read("发布", false).as_deref(), Some(""));
        assert_eq!(read("灯笼的底部", false), None);
        assert_eq!(read("第1部", true), None);
    }
}
