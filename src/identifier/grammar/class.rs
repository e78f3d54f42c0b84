//! Classes of characters, and what an expression may begin with.

/// A class of characters.
#[derive(Debug, Default)]
pub(super) struct Class {
    pub(super) negated: bool,
    pub(super) ascii: u128,
    pub(super) ranges: Vec<(char, char)>,
}

impl Class {
    /// The class that is written between brackets.
    pub(super) fn from_text(text: &str) -> Self {
        let mut class = Self { negated: text.starts_with('^'), ..Self::default() };
        let signs: Vec<char> = text.trim_start_matches('^').chars().collect();
        let mut at = 0;
        while at < signs.len() {
            let from = signs[at];
            let to = if signs.get(at + 1) == Some(&'-') && at + 2 < signs.len() { signs[at + 2] } else { from };
            at += if to == from { 1 } else { 3 };
            for code in from as u32..=(to as u32).min(127) {
                class.ascii |= 1 << code;
            }
            if !to.is_ascii() {
                class.ranges.push((from, to));
            }
        }
        class
    }

    pub(super) fn has(&self, c: char) -> bool {
        let inside = if c.is_ascii() {
            self.ascii >> (c as u32) & 1 == 1
        } else {
            self.ranges.iter().any(|(from, to)| (*from..=*to).contains(&c))
        };
        inside != self.negated
    }
}

/// What an expression may begin with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::identifier) struct First {
    pub(super) ascii: u128,
    /// Characters beyond ASCII.
    pub(super) other: bool,
    /// Nothing at all.
    pub(super) empty: bool,
}

impl First {
    /// The characters of a class as grammars write it; one beyond ASCII stands for all of them.
    pub(in crate::identifier) fn of_class(text: &str) -> Self {
        Class::from_text(text).first()
    }

    /// True if the expression may fit before a byte, or at the end of the text.
    pub(in crate::identifier) fn fits(self, byte: Option<u8>) -> bool {
        self.empty || byte.is_some_and(|b| if b < 128 { self.ascii >> b & 1 == 1 } else { self.other })
    }

    /// The class as grammars write it.
    #[cfg(test)]
    pub(in crate::identifier) fn class(self) -> String {
        let has = |code: u32| self.ascii >> code & 1 == 1;
        let letter = |code: u32| char::from_u32(code).unwrap_or_default();
        let mut out = String::new();
        let mut code = 0;
        while code < 128 {
            let end = (code..128).find(|next| !has(*next)).unwrap_or(128);
            match end - code {
                0 => code += 1,
                1 | 2 => {
                    (code..end).for_each(|c| out.push(letter(c)));
                    code = end;
                }
                _ => {
                    out.extend([letter(code), '-', letter(end - 1)]);
                    code = end;
                }
            }
        }
        if self.other {
            out.push('…');
        }
        out
    }

    pub(super) fn add(&mut self, other: Self) {
        self.ascii |= other.ascii;
        self.other |= other.other;
        self.empty |= other.empty;
    }

    pub(super) fn character(&mut self, c: char) {
        if c.is_ascii() {
            self.ascii |= 1 << (c as u32);
        } else {
            self.other = true;
        }
    }
}

impl Class {
    pub(super) fn first(&self) -> First {
        let ascii = if self.negated { !self.ascii } else { self.ascii };
        First { ascii, other: self.negated || !self.ranges.is_empty(), empty: false }
    }
}
