//! The conditions and exceptions of all provisions of a sentence, by the convention that it is read by.

use std::ops::Range;

use super::circumstance::Circumstances;
use super::{chinese, english, table};
use crate::model::Convention;

/// Every condition and exception of one sentence, found once for all of its provisions: where each verbal form begins, and its own.
#[derive(Clone, Debug, Default)]
pub(crate) struct AllCircumstances(Vec<(usize, Circumstances)>);

impl AllCircumstances {
    /// Finds them for the verbal forms of a sentence, in order. Linear in the length of the sentence.
    pub(super) fn of(
        convention: Convention,
        sentence: &str,
        keywords: &[Range<usize>],
        (reader, chinese): (&mut english::Reader, &mut chinese::Reader),
    ) -> Self {
        let own = match convention {
            Convention::IsoDirectives
            | Convention::Bcp14
            | Convention::RfcPlain
            | Convention::Oscal
            | Convention::LegislationEn => reader.circumstances(sentence, keywords),
            Convention::GbT11 | Convention::ChineseEngineering | Convention::ChineseStatute | Convention::Gongwen => {
                let own = chinese.circumstances(sentence, keywords).into_iter();
                own.map(|under| Circumstances { condition: under.condition, exception: under.exception }).collect()
            }
            Convention::IsoDirectivesFrench => table::circumstances(table::Language::French, sentence, keywords),
            Convention::IsoDirectivesGerman => table::circumstances(table::Language::German, sentence, keywords),
            _ => Vec::new(),
        };
        Self(keywords.iter().map(|keyword| keyword.start).zip(own).collect())
    }

    /// Those of the provision whose verbal form stands at an offset of the sentence. Binary search.
    pub(crate) fn at(&self, keyword: usize) -> Circumstances {
        let own = self.0.binary_search_by_key(&keyword, |(start, _)| *start);
        own.map_or_else(|_| Circumstances::default(), |at| self.0[at].1.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(convention: Convention, sentence: &str, keyword: &str) -> (Option<String>, Option<String>) {
        let mut keywords = Vec::new();
        crate::convention::Scanner::default().scan(convention, sentence, &mut |hit| keywords.push(hit.keyword));
        let at = keywords.iter().find(|range| sentence[range.start..].starts_with(keyword)).unwrap().start;
        let readers = (&mut english::Reader::default(), &mut chinese::Reader::default());
        let found = AllCircumstances::of(convention, sentence, &keywords, readers).at(at);
        let text = |range: Option<Range<usize>>| range.map(|range| sentence[range].to_owned());
        (text(found.condition), text(found.exception))
    }

    #[test]
    fn english_conditions_and_exceptions() {
        let cases = [
            ("If the lantern is wet, it shall be dried.", "shall", Some("If the lantern is wet"), None),
            (
                "It shall be dried if the frame, which is thin, is wet.",
                "shall",
                Some("if the frame, which is thin, is wet"),
                None,
            ),
            ("Where applicable, lids shall be used.", "shall", Some("Where applicable"), None),
            ("The lid shall be shut unless the lamp is off.", "shall", None, Some("unless the lamp is off")),
            ("All parts, except the hook, shall be red when lit.", "shall", Some("when lit"), Some("except the hook")),
            ("It shall be dry when tested by ISO 1, Clause 2.", "shall", Some("when tested by ISO 1, Clause 2"), None),
            ("The force is F, where F shall be given.", "shall", None, None),
            ("The maker MAY, in case it rains, stop.", "MAY", Some("in case it rains"), None),
            ("Lamps may be hung; if wet, they shall be dried.", "may", None, None),
        ];
        for (sentence, keyword, condition, exception) in cases {
            let (found, excepted) = of(Convention::IsoDirectives, sentence, keyword);
            assert_eq!((found.as_deref(), excepted.as_deref()), (condition, exception), "{sentence}");
        }
    }

    #[test]
    fn chinese_conditions_and_exceptions() {
        let cases = [
            ("当灯笼受潮时，应干燥。", "应", Some("当灯笼受潮时"), None),
            ("当灯笼受潮时应干燥。", "应", Some("当灯笼受潮时"), None),
            ("除设计另有规定外，灯笼应为红色。", "应", None, Some("除设计另有规定外")),
            ("灯笼应为红色，但纸灯除外。", "应", None, Some("但纸灯除外")),
            ("如图所示，灯笼应为红色。", "应", None, None),
            ("灯笼受潮的，制造者应当更换。", "应当", Some("灯笼受潮的"), None),
            ("纸是手工做的，应为红色。", "应", None, None),
            ("在潮湿的条件下，灯笼应干燥；当有风时，宜取下。", "应", Some("在潮湿的条件下"), None),
            ("在潮湿的条件下，灯笼应干燥；当有风时，宜取下。", "宜", Some("当有风时"), None),
        ];
        for (sentence, keyword, condition, exception) in cases {
            let (found, excepted) = of(Convention::GbT11, sentence, keyword);
            assert_eq!((found.as_deref(), excepted.as_deref()), (condition, exception), "{sentence}");
        }
    }
}
