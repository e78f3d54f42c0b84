//! Patterns over ids: `*`, `?` and `[…]`.

/// True if a pattern matches a whole name. Case counts. Takes at most the product of both lengths.
pub(super) fn matches(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    let (mut p, mut n) = (0, 0);
    // The last star, and where what it stands for ends.
    let mut star: Option<(usize, usize)> = None;
    while n < name.len() {
        let one = pattern.get(p).and_then(|&sign| match sign {
            '*' => None,
            '?' => Some((true, 1)),
            '[' => Some(set(&pattern[p..], name[n])),
            c => Some((c == name[n], 1)),
        });
        match one {
            Some((true, width)) => (p, n) = (p + width, n + 1),
            None if pattern.get(p) == Some(&'*') => {
                star = Some((p, n));
                p += 1;
            }
            _ => match star {
                Some((at, end)) => {
                    star = Some((at, end + 1));
                    (p, n) = (at + 1, end + 1);
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

/// True for a character in the set that a pattern begins with, and the width of the set; one without an end is the sign itself.
fn set(pattern: &[char], c: char) -> (bool, usize) {
    let negated = matches!(pattern.get(1), Some('!' | '^'));
    let from = 1 + usize::from(negated);
    // The first sign of a set may be its closing bracket.
    let Some(length) = pattern.get(from + 1..).and_then(|rest| rest.iter().position(|c| *c == ']')) else {
        return (c == '[', 1);
    };
    let end = from + 1 + length;
    let signs = &pattern[from..end];
    let mut at = 0;
    let mut found = false;
    while at < signs.len() {
        if signs.get(at + 1) == Some(&'-') && at + 2 < signs.len() {
            found |= (signs[at]..=signs[at + 2]).contains(&c);
            at += 3;
        } else {
            found |= signs[at] == c;
            at += 1;
        }
    }
    (found != negated, end + 1)
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn patterns_match_whole_names() {
        for (pattern, name, expected) in [
            ("ac-*", "ac-2.1", true),
            ("ac-?", "ac-2", true),
            ("ac-?", "ac-12", false),
            ("*.*", "ac-2", false),
            ("*", "", true),
            ("", "", true),
            ("", "a", false),
            ("l-[1-3]", "l-2", true),
            ("l-[!1-3]", "l-2", false),
            ("l-[", "l-[", true),
            ("*a*b*c", "xxaxbxxc", true),
            ("AC-1", "ac-1", false),
        ] {
            assert_eq!(matches(pattern, name), expected, "{pattern} {name}");
        }
    }
}
