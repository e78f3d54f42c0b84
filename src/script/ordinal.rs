//! Numbers as letters and Roman numerals, as labels have them.

/// A number in letters: 1 is A, 26 is Z, 27 is AA.
pub(crate) fn letters(number: u32) -> String {
    let mut out = Vec::new();
    let mut rest = number;
    while rest > 0 {
        rest -= 1;
        out.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    out.iter().rev().collect()
}

/// A number in small Roman numerals.
pub(crate) fn roman(number: u32) -> String {
    const SIGNS: &[(u32, &str)] = &[
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = number;
    let mut out = String::new();
    if number > 4000 {
        return number.to_string();
    }
    for (value, sign) in SIGNS {
        while rest >= *value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}
