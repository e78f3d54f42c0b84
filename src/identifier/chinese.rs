//! What the codes of Chinese standards mean: level, and names in Chinese and English.

use super::record::Identifier;
use crate::word::vocabulary;

/// `code TAB level TAB Chinese name TAB English name`; codes of provinces are those of GB/T 2260.
static CODES: &str = include_str!("chinese.tsv");

vocabulary! {
    /// The level of a Chinese standard (Standardization Law, article 2), and the documents that stand beside the levels.
    pub enum Level {
        /// 国家标准
        National = "national",
        /// 国家军用标准
        Military = "military",
        /// 行业标准
        Industry = "industry",
        /// 地方标准
        Local = "local",
        /// 团体标准
        Group = "group",
        /// 企业标准
        Enterprise = "enterprise",
        /// 计量检定规程、计量技术规范
        Metrology = "metrology",
        /// 特种设备安全技术规范
        SpecialEquipment = "special-equipment",
    }
}

impl Identifier {
    fn chinese_code(&self) -> Option<&str> {
        (self.family() == "gb").then(|| self.publishers().next()).flatten()
    }

    fn code_row(&self) -> Option<(&'static str, &'static str, &'static str)> {
        let code = self.chinese_code()?;
        // A local standard is named by its province, a departmental regulation by its kind.
        let key = match code.strip_prefix("DBS").or(code.strip_prefix("DB")) {
            Some(place) if place.starts_with(|c: char| c.is_ascii_digit()) => place.get(..2)?,
            _ => code.split('(').next()?,
        };
        let mut rows = CODES.lines().filter_map(|line| line.split_once('\t'));
        let (_, row) = rows.find(|(known, _)| *known == key)?;
        let (level, names) = row.split_once('\t')?;
        let (chinese, english) = names.split_once('\t')?;
        Some((level, chinese, english))
    }

    /// The level of a Chinese standard, by its code.
    ///
    /// ```
    /// use normative::Identifier;
    /// use normative::identifier::Level;
    /// let id: Identifier = "DB11/T 1322.67-2019".parse().unwrap();
    /// assert_eq!(id.level(), Some(Level::Local));
    /// assert_eq!(id.code_name(), Some(("北京市", "Beijing City")));
    /// assert_eq!(id.is_mandatory(), Some(false));
    /// ```
    pub fn level(&self) -> Option<Level> {
        match self.chinese_code()? {
            code if code.starts_with("T/") => Some(Level::Group),
            code if code.starts_with("Q/") => Some(Level::Enterprise),
            code if code.starts_with("DG") || code.starts_with("DBJ") || code == "SJG" || code == "SZDB" => {
                Some(Level::Local)
            }
            _ => self.code_row().and_then(|(level, ..)| Level::from_name(level)),
        }
    }

    /// What the code of a Chinese standard stands for, in Chinese and in English: the industry, the province, the kind.
    pub fn code_name(&self) -> Option<(&'static str, &'static str)> {
        self.code_row().map(|(_, chinese, english)| (chinese, english))
    }

    /// True if a Chinese national, industry or local standard is mandatory, by its code as printed: without `/T` and `/Z`.
    /// `None` for others, whose codes do not say.
    pub fn is_mandatory(&self) -> Option<bool> {
        let says = matches!(self.level()?, Level::National | Level::Industry | Level::Local);
        says.then(|| self.document_type().is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_known_by_level_and_name() {
        let level = |text: &str| text.parse::<Identifier>().unwrap().level();
        assert_eq!(level("GB 55001-2021"), Some(Level::National));
        assert_eq!(level("NB/T 47013.3-2015"), Some(Level::Industry));
        assert_eq!(level("T/CAS 290-2017"), Some(Level::Group));
        assert_eq!(level("Q/GDW 10278-2021"), Some(Level::Enterprise));
        assert_eq!(level("JJG(航天) 38-1987"), Some(Level::Metrology));
        assert_eq!(level("ISO 9001"), None);
        assert!(
            CODES
                .lines()
                .all(|line| line.split('\t').count() == 4
                    && Level::from_name(line.split('\t').nth(1).unwrap()).is_some())
        );
    }
}
