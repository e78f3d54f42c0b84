//! Rules of a grammar (ABNF, RFC 5234; EBNF; CDDL, RFC 8610) in two editions: which texts the new one no longer accepts.

use std::collections::BTreeMap;

use super::judge::Judgement;
use super::kinds::Impact;

/// Judges the change of a grammar; none where neither text holds rules, or where they are the same but for comments and blanks.
/// Linear in both, but for sorting names.
pub(super) fn judge(old: &str, new: &str) -> Option<Judgement> {
    let (before, after) = (rules(old), rules(new));
    if before.is_empty() || after.is_empty() {
        return None;
    }
    let mut worst: Option<Judgement> = None;
    let mut say = |impact: Impact, reason: String| {
        if worst.as_ref().is_none_or(|worst| worst.impact < impact) {
            worst = Some(Judgement::new(impact, reason));
        }
    };
    for (name, body) in &before {
        match after.get(name) {
            None => say(Impact::Major, format!("the rule {name} of the grammar is gone")),
            Some(other) if other == body => {}
            Some(other) if accepts_more(body, other) => {
                say(Impact::Minor, format!("the rule {name} of the grammar accepts more"));
            }
            Some(_) => say(Impact::Major, format!("the rule {name} of the grammar may reject what it accepted")),
        }
    }
    if let Some(name) = after.keys().find(|name| !before.contains_key(*name)) {
        say(Impact::Minor, format!("the rule {name} was added to the grammar"));
    }
    worst
}

/// The rules of a text: names in lower case, and bodies as words parted by blanks, without comments.
fn rules(text: &str) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut open: Option<(usize, String)> = None;
    for line in text.lines() {
        let depth = line.len() - line.trim_start().len();
        let line = without_comment(line).trim();
        if line.is_empty() {
            continue;
        }
        if let Some((name, body)) = head(line) {
            found.entry(name.clone()).or_default().extend(words(body));
            open = Some((depth, name));
        } else {
            match &open {
                Some((least, name)) if depth > *least => {
                    found.entry(name.clone()).or_default().extend(words(line));
                }
                _ => open = None,
            }
        }
    }
    found.retain(|_, body| is_grammar(body));
    found
}

/// The name and the beginning of the body of a rule: `name = 1*ALPHA`, `name ::= ...`, `name =/ ...`.
fn head(line: &str) -> Option<(String, &str)> {
    let inner = line.strip_prefix('<').unwrap_or(line);
    let end = inner.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))).unwrap_or(inner.len());
    let (name, rest) = inner.split_at(end);
    let rest = rest.strip_prefix('>').unwrap_or(rest).trim_start();
    let body = ["::=", ":=", "=/", "//=", "/=", "="].iter().find_map(|sign| rest.strip_prefix(sign))?;
    let named = name.starts_with(|c: char| c.is_ascii_alphabetic()) && !body.starts_with('=');
    named.then(|| (name.to_ascii_lowercase(), body))
}

/// A line without the comment that a semicolon outside of quotes begins.
fn without_comment(line: &str) -> &str {
    let mut quoted = false;
    for (at, c) in line.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ';' if !quoted => return &line[..at],
            _ => {}
        }
    }
    line
}

/// The elements of a body: what blanks part outside of quotes, with brackets and bars on their own.
fn words(body: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut quoted = false;
    for c in body.chars() {
        let alone = !quoted && matches!(c, '/' | '|' | '(' | ')' | '[' | ']');
        if !quoted && c.is_whitespace() || alone {
            // `1*(` repeats the group.
            let repeats = c == '(' && word.contains('*');
            if repeats {
                word.push(c);
            }
            if !word.is_empty() {
                found.push(std::mem::take(&mut word));
            }
            if alone && !repeats {
                found.push(c.to_string());
            }
            continue;
        }
        if c == '"' {
            quoted = !quoted;
        }
        word.push(c);
    }
    if !word.is_empty() {
        found.push(word);
    }
    found
}

/// True if a body is that of a grammar and not of an equation or an assignment.
fn is_grammar(body: &[String]) -> bool {
    let core = ["ALPHA", "DIGIT", "HEXDIG", "OCTET", "SP", "CRLF", "WSP", "VCHAR", "BIT", "CHAR"];
    body.iter().any(|word| {
        let sign = word.contains('"') || word.starts_with('%') || word == "/" || word == "|" || word == "[";
        let repeated = word.contains('*') && !word.ends_with('*');
        sign || repeated || core.iter().any(|known| word.ends_with(known))
    })
}

/// True if every text that one body accepts is accepted by the other, as far as their elements tell.
fn accepts_more(old: &[String], new: &[String]) -> bool {
    let (olds, news) = (alternatives(old), alternatives(new));
    olds.iter().all(|one| news.iter().any(|other| covers(one, other)))
}

/// The alternatives of a body, outside of brackets.
fn alternatives(body: &[String]) -> Vec<&[String]> {
    let mut depth = 0_usize;
    let mut found = Vec::new();
    let mut from = 0;
    for (at, word) in body.iter().enumerate() {
        match &**word {
            "[" => depth += 1,
            "]" | ")" => depth = depth.saturating_sub(1),
            word if word.ends_with('(') => depth += 1,
            "/" | "|" if depth == 0 => {
                found.push(&body[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    found.push(&body[from..]);
    found
}

/// True if a sequence accepts what another did: the same elements, or repeated within wider limits, or with more that may be left out.
fn covers(old: &[String], new: &[String]) -> bool {
    let (mut i, mut j) = (0, 0);
    while j < new.len() {
        let same = old.get(i).is_some_and(|one| one == &new[j] || repeats_more(one, &new[j]));
        if same {
            (i, j) = (i + 1, j + 1);
            continue;
        }
        // `[ lid ]` and `*lid` may be left out.
        let skipped = if new[j] == "[" {
            new[j..].iter().position(|word| word == "]").map(|close| close + 1)
        } else {
            (repeat(&new[j]).0 == 0 && !new[j].ends_with('(')).then_some(1)
        };
        match skipped {
            Some(count) => {
                // What was there may now be left out.
                let inner = &new[j + usize::from(new[j] == "[")..j + count - usize::from(new[j] == "[")];
                let made_optional = new[j] == "[" && old[i..].starts_with(inner);
                i += if made_optional { inner.len() } else { 0 };
                j += count;
            }
            None => return false,
        }
    }
    i == old.len()
}

/// True if an element is another with wider limits: `1*8ALPHA` and `1*ALPHA`.
fn repeats_more(old: &str, new: &str) -> bool {
    let (a, b) = (repeat(old), repeat(new));
    a.2 == b.2 && b.0 <= a.0 && b.1 >= a.1
}

/// How often an element may stand at least and at most, and the element.
fn repeat(word: &str) -> (u32, u32, &str) {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let least = digits(word);
    let number = |text: &str| text.parse().ok();
    match word[least..].strip_prefix('*') {
        Some(rest) => {
            let most = digits(rest);
            (number(&word[..least]).unwrap_or(0), number(&rest[..most]).unwrap_or(u32::MAX), &rest[most..])
        }
        None => {
            let times = number(&word[..least]).unwrap_or(1);
            (times, times, &word[least..])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn impact(old: &str, new: &str) -> Option<Impact> {
        judge(old, new).map(|judged| judged.impact)
    }

    #[test]
    fn narrower_rules_are_major_and_wider_ones_minor() {
        for (old, new, expected) in [
            ("lid = 1*ALPHA", "lid = 1*8ALPHA", Some(Impact::Major)),
            ("lid = 1*8ALPHA", "lid = 1*ALPHA", Some(Impact::Minor)),
            ("lid = \"a\" / \"b\"", "lid = \"a\"", Some(Impact::Major)),
            ("lid = \"a\"", "lid = \"a\" / \"b\"", Some(Impact::Minor)),
            ("lid = \"a\" \"b\"", "lid = \"a\" [ \"c\" ] \"b\"", Some(Impact::Minor)),
            ("lid = \"a\" \"b\"", "lid = \"a\" [ \"b\" ]", Some(Impact::Minor)),
            ("lid = \"a\" [ \"b\" ]", "lid = \"a\" \"b\"", Some(Impact::Major)),
            ("lid = \"a\"", "lid = \"a\"\nbox = \"b\"", Some(Impact::Minor)),
            ("lid = \"a\"\nbox = \"b\"", "lid = \"a\"", Some(Impact::Major)),
            ("lid = \"a\" ; red", "lid   =  \"a\" ; white", None),
            ("lid = \"a\" /\n   \"b\"", "lid = \"a\" / \"b\"", None),
            ("The force is F = m a.", "The force is F = m b.", None),
        ] {
            assert_eq!(impact(old, new), expected, "{old} → {new}");
        }
    }
}
