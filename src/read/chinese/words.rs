//! What words look like: a title, or a sentence.

use super::head;
use super::view::is_han;

/// What a line of words looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    None,
    /// Short, in words, without the end of a sentence.
    Title,
    Sentence,
}

/// What words look like, of a view that ends before its line does or not.
pub(super) fn words_of(chars: &[char], cut: bool) -> Words {
    let chars = &chars[head::blanks(chars, 0)..];
    let Some(last) = chars.iter().rev().find(|c| **c != ' ') else { return Words::None };
    let ends = || {
        *last == '.' && chars.iter().any(|c| is_han(*c))
            || matches!(last, '。' | '；' | ':' | ';' | ',' | '，' | '、' | '！' | '!')
            || chars.iter().any(|c| matches!(c, '。' | '；'))
    };
    let sentence = cut || chars.len() > 50 || ends() || is_open(chars) || chars.len() > 18 && is_parted(chars);
    if sentence { Words::Sentence } else { Words::Title }
}

/// True if a bracket or a quotation is not closed on the line.
fn is_open(chars: &[char]) -> bool {
    [('(', ')'), ('《', '》'), ('“', '”'), ('「', '」')].into_iter().any(|(open, close)| {
        let count = |sign: char| chars.iter().filter(|c| **c == sign).count();
        count(open) > count(close)
    })
}

/// True if a comma stands between words of Chinese; the view has full-width commas as those of ASCII.
fn is_parted(chars: &[char]) -> bool {
    chars.windows(3).any(|w| matches!(w[1], ',' | '，') && (is_han(w[0]) || is_han(w[2])))
}

/// True if a line begins with something that a title or a sentence begins with.
pub(super) fn first_word(chars: &[char]) -> bool {
    let first = chars.iter().find(|c| **c != ' ');
    let open = |c: &char| is_han(*c) || c.is_alphabetic() || matches!(c, '(' | '“' | '《' | '[' | '「' | 'Ⅰ'..='Ⅻ');
    let digit = |c: &char| c.is_ascii_digit() && chars.iter().filter(|c| is_han(**c)).count() > 2;
    first.is_some_and(|c| open(c) || digit(c))
}

/// True if the words of a provision demand something, although they end in no full stop.
pub(super) fn is_provision(text: &str) -> bool {
    text.chars().count() > 25 || is_demand(text)
}

/// True if words demand something: 应 and the like, but not 效应, 应力 and 应答.
pub(super) fn is_demand(text: &str) -> bool {
    let must = text.match_indices('应').any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + '应'.len_utf8()..].chars().next();
        !matches!(before, Some('效' | '相' | '对' | '反' | '响' | '适' | '供' | '感' | '回'))
            && !matches!(after, Some('力' | '变' | '用' | '急' | '答'))
    });
    must || ["不宜", "不得", "必须", "严禁"].into_iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_contain_a_verbal_form_demand_nothing() {
        for words in ["灯笼应亮", "烛台不宜倾斜", "严禁烟火", "对应答器应做检查"] {
            assert!(is_demand(words), "{words}");
        }
        for words in ["应答器", "应力与应变", "荷载效应", "应急照明", "对回应的处理"] {
            assert!(!is_demand(words), "{words}");
        }
    }

    #[test]
    fn titles_are_whole() {
        let read = |text: &str| words_of(&text.chars().collect::<Vec<_>>(), false);
        assert_eq!(read(" 灯笼的种类(红、白)"), Words::Title);
        assert_eq!(read("灯笼，"), Words::Sentence);
        assert_eq!(read("灯笼的种类(红、"), Words::Sentence);
        assert_eq!(read("灯笼在夜间长时间地亮起来,烛台不倾斜"), Words::Title);
        assert_eq!(read("灯笼在夜间长时间地亮起来,而烛台也并不倾斜"), Words::Sentence);
        assert_eq!(read("  "), Words::None);
    }
}
