//! A negation that stands outside of the verbal form: *No lamp shall*, *Neither lid nor frame shall*, *shall in no case*.

/// First words of a subject that is denied.
const DENY: [&str; 6] = ["no", "neither", "none", "nobody", "nothing", "nor"];

/// *No more than two*: a quantity is told, nothing is denied.
const QUANTITIES: [&str; 6] = ["more", "fewer", "less", "later", "earlier", "longer"];

/// Words that deny behind a form.
const BEHIND: [&str; 5] = ["in no case", "in no event", "under no circumstances", "at no time", "on no account"];

const FINITE: [&str; 16] = [
    "is", "are", "was", "were", "has", "have", "had", "shall", "should", "must", "may", "can", "cannot", "will",
    "does", "do",
];

const RELATIVE: [&str; 5] = ["that", "which", "who", "whose", "where"];

/// True if the clause of a form is denied by its subject or by what follows. Linear in what stands before the form in its clause.
pub(super) fn denies(before: &str, after: &str) -> bool {
    let follows = after.trim_start();
    if BEHIND.iter().any(|phrase| follows.get(..phrase.len()).is_some_and(|head| head.eq_ignore_ascii_case(phrase))) {
        return true;
    }
    let clause = memchr::memrchr2(b';', b':', before.as_bytes()).map_or(before, |at| &before[at + 1..]);
    let last = clause.rfind(", ").map_or(clause, |at| &clause[at + 2..]);
    denies_subject(clause) || denies_subject(last)
}

fn denies_subject(clause: &str) -> bool {
    let mut words =
        clause.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')')).filter(|word| !word.is_empty());
    let among = |list: &[&str], word: &str| list.iter().any(|known| known.eq_ignore_ascii_case(word));
    let mut first = words.next();
    if first.is_some_and(|word| among(&["and", "or", "but", "then", "however", "therefore"], word)) {
        first = words.next();
    }
    if !first.is_some_and(|word| among(&DENY, word)) {
        return false;
    }
    let mut relative = false;
    for (at, word) in words.enumerate() {
        if at == 0 && among(&QUANTITIES, word) {
            return false;
        }
        if among(&RELATIVE, word) {
            relative = true;
        } else if among(&FINITE, word) {
            if !relative {
                return false;
            }
            relative = false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::denies;

    #[test]
    fn subjects_deny() {
        assert!(denies("No lamp ", " be lit"));
        assert!(denies("If it rains, no lamp that is red ", " be lit"));
        assert!(denies("Neither lids nor frames ", " be wet"));
        assert!(denies("The lamp ", " in no case be lit"));
        assert!(!denies("No more than two lamps ", " be lit"));
        assert!(!denies("No lamp is lit, and the lid ", " be shut"));
        assert!(!denies("The lamp ", " be lit in no wind"));
    }
}
