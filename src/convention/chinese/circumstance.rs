//! Conditions and exceptions of Chinese provisions: 当……时, 违反……的, 除……外.
//!
//! A sentence is read in parts, what stands between semicolons or inside one pair of brackets, and a part in clauses between commas. A
//! condition at the front of a part governs the verbal forms behind it up to the next condition; an exception at the front governs
//! them all, and one at the end (但……除外) those before it.

use std::ops::Range;

use super::attributive::AGENTS;
use super::context::{strip_label, without_adverbs, without_conjunction};
use super::lexicon::{Mark, Script, lexicon};
use super::sentence::{Clause, Sentence, sentences};
use super::traditional;
use super::verbs;
use super::words::{ends_with_any, starts_with_any};
use crate::script::trie::Words;

/// What one verbal form stands under: bytes of the sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::convention) struct Under {
    /// 当……时
    pub(in crate::convention) condition: Option<Range<usize>>,
    /// 除……外
    pub(in crate::convention) exception: Option<Range<usize>>,
}

/// The conditions and exceptions of the verbal forms of one sentence, whose places are given in order. Linear in its length.
pub(super) fn find(text: &str, keywords: &[Range<usize>], sentence: &mut Sentence) -> Vec<Under> {
    let mut found = vec![Under::default(); keywords.len()];
    let whole = |text: &str, script: Script, sentence: &mut Sentence, found: &mut [Under]| {
        sentences(text, lexicon(script).find(text), sentence, |sentence| {
            for depth in 0..=DEEPEST {
                parts((text, script), sentence, depth, keywords, found);
            }
        })
    };
    if whole(text, Script::Simplified, sentence, &mut found).is_err() {
        let _ = whole(&traditional::simplified(text), Script::Traditional, sentence, &mut found);
    }
    found
}

/// Brackets deeper than this state no condition that anybody would look for.
const DEEPEST: usize = 2;

/// Longer clauses, in bytes, state no condition that anybody would read as one.
const LONGEST: usize = 600;

/// No condition has more clauses.
const MOST: usize = 12;

/// Reads the parts of one depth of brackets.
fn parts(
    (text, script): (&str, Script),
    sentence: &Sentence,
    depth: usize,
    keywords: &[Range<usize>],
    found: &mut [Under],
) {
    let mut part = Part { text, script, depth, keywords, clauses: Vec::new() };
    let mut before = 0..0;
    let mut next = 0;
    for clause in sentence.clauses.iter().filter(|clause| clause.depth == depth) {
        if clause.opens {
            before = part.read(sentence, before, found);
            part.clauses.clear();
        }
        while keywords.get(next).is_some_and(|keyword| keyword.start < clause.start) {
            next += 1;
        }
        let from = next;
        while keywords.get(next).is_some_and(|keyword| keyword.start < clause.end) {
            next += 1;
        }
        part.clauses.push((*clause, from..next));
    }
    part.read(sentence, before, found);
}

/// What stands between semicolons: its clauses, each with the verbal forms in it.
struct Part<'s> {
    text: &'s str,
    script: Script,
    depth: usize,
    keywords: &'s [Range<usize>],
    clauses: Vec<(Clause, Range<usize>)>,
}

/// What is known of a part up to a clause.
#[derive(Debug, Default)]
struct State {
    condition: Option<Range<usize>>,
    /// True if the condition may go on: 如……，且…….
    open: bool,
    exception: Option<Range<usize>>,
    /// The first clause behind the last verbal form.
    run: usize,
    /// Where 除 stands whose 外 is still to come.
    except: Option<usize>,
}

impl Part<'_> {
    /// Reads the part and gives the forms in it. `before` are the forms of the part before it.
    fn read(&self, sentence: &Sentence, before: Range<usize>, found: &mut [Under]) -> Range<usize> {
        let all = self.clauses.first().map_or(0..0, |first| first.1.start..self.clauses[self.clauses.len() - 1].1.end);
        let mut state = State::default();
        for at in 0..self.clauses.len() {
            let (clause, forms) = &self.clauses[at];
            let own = || forms.clone().filter(|form| self.is_own(sentence, *form));
            let head = own().next().map_or(clause.end, |form| self.keywords[form].start);
            let words = self.text[clause.start..clause.end].trim_end();
            if words.len() <= LONGEST && ends_with_any(words, &["除外", "不在此限"]) && self.depth == 0 {
                let excepted = self.excepted_behind(at, state.run);
                let governed = if at == 0 { before.start..all.start } else { all.start..forms.start };
                for under in &mut found[governed] {
                    under.exception.get_or_insert(excepted.clone());
                }
                continue;
            }
            let body = &words[body_at(words)..];
            if body.starts_with("除非") && forms.start > all.start && own().next().is_none() {
                // ……，除非……: what stands before it is not demanded then.
                let excepted = clause.start + body_at(words)..self.end_of(at);
                for under in &mut found[all.start..forms.start] {
                    under.exception.get_or_insert(excepted.clone());
                }
                continue;
            }
            if body.starts_with("除非") && clause.after == Some(Mark::Comma) && own().next().is_none() {
                state.exception = Some(clause.start + body_at(words)..clause.start + words.len());
                continue;
            }
            self.except(at, own().next(), &mut state);
            if own().next().is_none() {
                self.without_form(at, &mut state);
                continue;
            }
            if let Some(inner) = self.inner(at, head, state.run) {
                state.condition = Some(inner);
            } else if state.condition.is_none()
                && at > 0
                && let Some(range) = self.opened(at - 1, state.run)
            {
                state.condition = Some(range);
            }
            let mut forms = own().peekable();
            while let Some(form) = forms.next() {
                let until = forms.peek().map_or(clause.end, |next| self.keywords[*next].start);
                let behind = || middle(self.text, self.keywords[form].end, until);
                let outside = |range: &Range<usize>| !range.contains(&self.keywords[form].start);
                found[form].condition = state.condition.clone().filter(outside).or_else(behind);
                found[form].exception = state.exception.clone().filter(outside);
            }
            (state.run, state.open) = (at + 1, false);
        }
        all
    }

    /// True if a form stands in the clause itself, and not in brackets inside it.
    fn is_own(&self, sentence: &Sentence, form: usize) -> bool {
        let at = self.keywords[form].start;
        let later = sentence.clauses.partition_point(|clause| clause.start <= at);
        let around = sentence.clauses[..later].iter().rev().take(MOST).find(|clause| clause.end > at);
        around.is_none_or(|clause| clause.depth == self.depth)
    }

    /// Reads a clause without a verbal form: it may be a condition, or the end of one.
    fn without_form(&self, at: usize, state: &mut State) {
        let (clause, _) = &self.clauses[at];
        let words = self.text[clause.start..clause.end].trim_end();
        if words.len() > LONGEST || state.except.is_some() || !matches!(clause.after, Some(Mark::Comma)) {
            return;
        }
        let fresh = |state: &State, range: &Range<usize>| {
            // Of two conditions with no form between them the first is asked for.
            state.condition.as_ref().is_none_or(|known| range.start <= known.start || self.form_between(known, range))
        };
        let end = clause.start + words.len();
        if let Some(ending) = self.ending(words) {
            let start = self.start_of(at, ending, state.run);
            let range = start..end;
            let joins = state.open || CONNECTIVES.begin(words.trim_start()).is_some();
            let is_fresh = fresh(state, &range);
            match &mut state.condition {
                Some(known) if joins && state.run <= at && known.end <= start => known.end = end,
                _ if is_fresh => state.condition = Some(range),
                _ => {}
            }
            state.open = false;
        } else if let Some(opener) = opener(words).filter(|opener| !opener.needs_end) {
            let range = clause.start + opener.at..end;
            if fresh(state, &range) {
                (state.condition, state.open) = (Some(range), true);
            }
        } else if state.open
            && CONNECTIVES.begin(words.trim_start()).is_some()
            && let Some(known) = &mut state.condition
        {
            known.end = end;
        }
    }

    fn form_between(&self, first: &Range<usize>, second: &Range<usize>) -> bool {
        let at = self.keywords.partition_point(|keyword| keyword.start < first.end);
        self.keywords.get(at).is_some_and(|keyword| keyword.start < second.start)
    }

    /// Where the condition begins that a clause ends: with its opener, or with the first of the clauses that belong to it.
    fn start_of(&self, at: usize, ending: Ending, run: usize) -> usize {
        let mut first = at;
        let words = |at: usize| self.text[self.clauses[at].0.start..self.clauses[at].0.end].trim();
        let lowest = run.max(at.saturating_sub(MOST));
        match ending {
            Ending::Case => {
                while first > lowest
                    && !is_adverbial(words(first - 1))
                    && !starts_with_any(words(first), &["对", "对于"])
                {
                    first -= 1;
                }
            }
            Ending::Time if opener(words(at)).is_none() || CONNECTIVES.begin(words(at)).is_some() => {
                while first > lowest && CONNECTIVES.begin(words(first)).is_some() {
                    first -= 1;
                }
                let opens = |at: &usize| opener(words(*at)).is_some() && self.ending(words(*at)).is_none();
                if let Some(opened) = (lowest..first).rev().find(opens) {
                    first = opened;
                }
            }
            Ending::Time => {}
        }
        let clause = self.clauses[first].0;
        let words = &self.text[clause.start..clause.end];
        let opener = (ending == Ending::Time).then(|| opener(words)).flatten();
        clause.start + opener.map_or_else(|| body_at(words), |opener| opener.at)
    }

    /// The way in which a clause ends that states a condition.
    fn ending(&self, words: &str) -> Option<Ending> {
        Ending::of(words).or_else(|| self.is_person(without_bracket(words.trim_end())).then_some(Ending::Case))
    }

    /// True for 者 in the place of 的, as statutes in the traditional script have it: 未依規定辦理者，…. 參觀者 and its like name somebody.
    fn is_person(&self, words: &str) -> bool {
        let stem = words.trim_end().strip_suffix('者').filter(|_| self.script == Script::Traditional);
        stem.is_some_and(|stem| {
            let stem = strip_label(without_conjunction(stem));
            stem.chars().count() >= 4 || starts_with_any(stem, LACKING)
        })
    }

    /// A condition that an opener began in an earlier clause, where nothing has closed it: none is taken from 当 alone.
    fn opened(&self, at: usize, run: usize) -> Option<Range<usize>> {
        let clause = self.clauses.get(at).filter(|_| at >= run)?.0;
        let words = self.text[clause.start..clause.end].trim_end();
        let opener = opener(words).filter(|opener| !opener.needs_end && words.len() <= LONGEST)?;
        Some(clause.start + opener.at..clause.start + words.len())
    }

    /// The condition that stands before the form of the same clause: ……时应, ……的应当.
    fn inner(&self, at: usize, head: usize, run: usize) -> Option<Range<usize>> {
        let clause = self.clauses[at].0;
        let from = clause.start;
        let before = &self.text[from..head];
        if before.len() > LONGEST || before.trim().is_empty() {
            return None;
        }
        let bare = without_adverbs(before);
        // 分析时设置的条件应……: 时 stands in an attributive.
        let attributive = |end: usize| verbs::begins_with_verb(&before[end..]) && before[end..].contains('的');
        if let Some((end, _)) = ends_in(before).filter(|(end, _)| !in_brackets(&before[..*end]) && !attributive(*end)) {
            let words = &before[..end];
            if let Some(word) = ["有必要时", "必要时", "有需要时", "需要时"].iter().find(|word| words.ends_with(**word))
            {
                return Some(from + end - word.len()..from + end);
            }
            let whole = opener(words).map_or_else(|| self.start_of(at, Ending::Time, run), |opener| from + opener.at);
            return Some(whole..from + end);
        }
        if (is_case(bare) || self.is_person(bare) && starts_with_any(strip_label(bare), LACKING))
            && !in_brackets(bare)
            && !starts_with_any(strip_label(bare), &["对", "对于"])
        {
            return Some(self.start_of(at, Ending::Case, run)..from + bare.len());
        }
        let opener = opener(before).filter(|opener| !opener.needs_end && opener.at <= body_at(before))?;
        let end = before.rfind('则').filter(|at| *at > opener.at).unwrap_or(bare.len());
        let end = before[..end].trim_end().len();
        (end > opener.at + opener.length).then(|| from + opener.at..from + end)
    }

    /// Looks for 除……外 in a clause, up to its form.
    fn except(&self, at: usize, form: Option<usize>, state: &mut State) {
        let (clause, _) = &self.clauses[at];
        let words = &self.text[clause.start..clause.end];
        if words.len() > LONGEST {
            state.except = None;
            return;
        }
        let start = match state.except {
            Some(start) => start,
            None => match exclusion(words) {
                Some(offset) => clause.start + offset,
                None => return,
            },
        };
        let from = start.max(clause.start);
        let closes = closing(&self.text[from..clause.end]).map(|end| from + end);
        state.except =
            closes.is_none().then_some(start).filter(|_| form.is_none() && clause.after == Some(Mark::Comma));
        let Some(end) = closes else { return };
        let excepted = &self.text[start..end];
        let demands = self.keywords.iter().any(|keyword| keyword.start == start + "除".len());
        let adds = demands
            || starts_with_any(
                &excepted["除".len()..],
                &["须", "必须", "了应", "需", "满足", "符合", "遵守", "执行", "按", "具有", "具备", "遵循"],
            );
        let behind = self.keywords.iter().find(|keyword| keyword.start >= end);
        // 除……外，尚应……: what is demanded as well.
        let also = behind.is_some_and(|keyword| {
            let before = self.text[end..keyword.start].trim_end();
            ends_with_any(before, &["尚", "还", "亦", "也", "并", "且", "同时"]) || before.contains("还")
        });
        if !adds && !also {
            state.exception = Some(start..end);
        }
    }

    /// Where an exception ends that a clause behind the forms begins: with the clauses that go on with it.
    fn end_of(&self, at: usize) -> usize {
        let goes_on = |(clause, forms): &(Clause, Range<usize>)| {
            forms.is_empty() && CONNECTIVES.begin(self.text[clause.start..clause.end].trim_start()).is_some()
        };
        let further = self.clauses[at + 1..].iter().take(MOST).take_while(|clause| goes_on(clause)).count();
        let clause = self.clauses[at + further].0;
        clause.start + self.text[clause.start..clause.end].trim_end().len()
    }

    /// 但……除外: from 但, or from the beginning of the clause.
    fn excepted_behind(&self, at: usize, run: usize) -> Range<usize> {
        let begins = |at: &usize| starts_with_any(self.text[self.clauses[*at].0.start..].trim_start(), &["但", "然而"]);
        let first = (run.max(at.saturating_sub(MOST))..=at).find(begins).unwrap_or(at);
        let clause = self.clauses[at].0;
        let start = self.clauses[first].0.start;
        let start = start + (self.text[start..].len() - self.text[start..].trim_start().len());
        start..clause.start + self.text[clause.start..clause.end].trim_end().len()
    }
}

/// How a clause that states a condition ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// ……时, ……情况下
    Time,
    /// ……的
    Case,
}

impl Ending {
    fn of(words: &str) -> Option<Self> {
        let words = without_bracket(words.trim_end());
        if ends_in(words).is_some_and(|(end, _)| end == words.len()) {
            return Some(Self::Time);
        }
        // 只有在断电状态下: only there.
        if words[body_at(words)..].starts_with("只有") && words.ends_with(['下', '后']) {
            return Some(Self::Time);
        }
        is_case(words).then_some(Self::Case)
    }
}

/// The words without a bracket at their end.
fn without_bracket(words: &str) -> &str {
    let closed = words.strip_suffix(['）', ')']);
    closed.and_then(|inner| inner.rfind(['（', '(']).map(|at| words[..at].trim_end())).unwrap_or(words)
}

fn in_brackets(words: &str) -> bool {
    words.rfind(['（', '(']).is_some_and(|open| words.rfind(['）', ')']).is_none_or(|close| close < open))
}

/// Phrases that end a condition, beside 时.
static CIRCUMSTANCES: Words = Words::of(
    "情况下 条件下 前提下 情形下 场合下 的情况下 的条件下 的前提下 的情形下 的场合下 的情况 的场合 的话 的情形",
);

/// Words that end in 时 and name no case.
static TIMES: Words = Words::of(
    "小时 同时 及时 临时 随时 按时 实时 定时 届时 暂时 平时 当时 何时 即时 瞬时 工时 课时 准时 此时 这时 那时 顿时 适时 学时 千瓦时 安时 \
    瓦时 时时",
);

/// Where the last 时 or 情况下 of a text ends that closes a condition, and how long it is.
fn ends_in(words: &str) -> Option<(usize, usize)> {
    let time = words.rmatch_indices('时').take(4).find(|(at, _)| {
        let end = at + "时".len();
        let rest = &words[end..];
        *at > 0
            && !["有", "不", "用", "限", "计", "历", "延", "超", "到", "战", "一"].contains(&words[..*at].trim())
            && TIMES.end(&words[..end]).is_none()
            && (!rest.starts_with('长') || rest.starts_with("长度"))
            && !rest.starts_with([
                '间', '段', '刻', '期', '效', '限', '代', '点', '序', '速', '钟', '机', '差', '的', '、', '值', '产',
                '而', '候',
            ])
    });
    let time = time.map(|(at, word)| (at + word.len(), word.len()));
    let case = CIRCUMSTANCES.all(words).filter(|(_, end)| !words[*end..].starts_with(['的', '、', '，'])).last();
    let case = case.map(|(start, end)| (end, end - start)).filter(|(end, _)| {
        // 的情况 names a case only where it ends its clause.
        *end == words.len() || !words[..*end].ends_with(['况', '合', '形'])
    });
    let time_of = ["的时候"].iter().find_map(|word| words.rfind(word).map(|at| (at + word.len(), word.len())));
    [time, case, time_of].into_iter().flatten().max_by_key(|(end, _)| *end)
}

/// 违反本法规定的; 有下列情形之一的: a case that is named by a phrase without its noun.
fn is_case(words: &str) -> bool {
    let words = words.trim_end();
    let Some(before) = words.strip_suffix('的') else { return false };
    let noun = before.ends_with(['目', '标', '有']) && !before.ends_with("没有");
    let copula = before
        .rfind('是')
        .is_some_and(|at| !before[..at].ends_with(['但', '于', '若', '凡', '总']) && !before[at..].starts_with("是否"));
    // 申请人是法人的: of what kind somebody is.
    !noun && (!copula || AGENTS.end(before).is_some()) && before.chars().count() > 2
}

/// Beginnings of what is not so, or has happened, of somebody: 未申報者, 經許可者.
const LACKING: &[&str] = &["未", "不", "无", "逾", "经", "有", "违反", "因"];

/// How a condition begins.
struct Opener {
    /// Where it stands in its clause.
    at: usize,
    length: usize,
    /// 当 and 遇 open a condition only where 时 closes it.
    needs_end: bool,
}

static OPENERS: Words = Words::of(
    "如果 假如 假设 倘若 倘 若 如 一旦 只要 如若 假使 要是 万一 若是 当 遇 遇有 遇到 凡 凡是 每当 仅当 只有 但当 但如 但若",
);

/// Words that begin alike and open nothing.
static NO_OPENERS: Words = Words::of(
    "如下 如图 如表 式如 如上 如前 如此 如何 如同 如本 如附 如第 如（ 如( 当前 当地 当量 当事 当年 当日 当天 当场 当选 当作 当代 若干 凡例 \
    当中 如公式 如式 如期 如实 如数 如约 如意 当月 当期 当次 当班 当值 当即 当局 当面 当然 当时 当心 遇难 遇险 遇害 遇水 如右 如左 如后 当晚 \
    当街 当归 当铺 当家",
);

/// Words that open a condition behind its subject as well, and what may follow them there.
static INNER: Words = Words::of(
    "当 如果 若 一旦 倘若 如需 如有 如无 如遇 如不 如未 如因 如确 如为 如发现 如发生 如出现 如采用 如使用 如在 如设 如已 如能 如经 如由 如对 如将 \
    如按 如是 如仍 如超过 如存在",
);

/// Characters before which such a word is part of another.
const COMPOUNDS: &[char] = &[
    '相', '应', '适', '恰', '正', '不', '充', '担', '例', '譬', '诸', '比', '犹', '有', '自', '宛', '妥', '得', '理',
    '便', '典', '抵', '假', '倘', '设', '每', '仅', '般', '般', '直',
];

/// The opener of a clause: at its beginning, or behind a subject.
fn opener(words: &str) -> Option<Opener> {
    let at = body_at(words);
    let body = &words[at..];
    if let Some(length) = OPENERS.begin(body).filter(|_| NO_OPENERS.begin(body).is_none()) {
        // 如灯口、灯盖等: such as.
        let such_as = body.starts_with('如')
            && length == "如".len()
            && (body.contains('、') && !verb_near(&body[length..]) || body.ends_with('等'));
        if such_as {
            return None;
        }
        let needs_end = starts_with_any(body, &["遇", "凡", "每当", "只有"]);
        return Some(Opener { at, length, needs_end });
    }
    let may = |start: usize| {
        start > at
            && NO_OPENERS.begin(&words[start..]).is_none()
            && !words[..start].ends_with(COMPOUNDS)
            && !in_brackets(&words[..start])
    };
    // 署长如拒绝申请: a verb of any kind behind 如.
    let acts = |(start, word): (usize, &str)| {
        let behind = &words[start + word.len()..];
        let verb = verbs::begins(behind) == Some(verbs::Speech::Verb) && !behind.contains('、');
        (verb && may(start)).then_some((start, start + word.len()))
    };
    let inner = INNER.all(words).take(8).find(|(start, _)| may(*start));
    let (start, end) = inner.or_else(|| words.match_indices('如').take(4).find_map(acts))?;
    Some(Opener { at: start, length: end - start, needs_end: words[start..].starts_with('当') })
}

/// True if a verb or a denial stands at the beginning.
fn verb_near(words: &str) -> bool {
    words.starts_with(['需', '有', '无', '遇', '不', '未', '因', '确', '为', '是', '在', '能', '已', '经', '被', '设'])
        || words.char_indices().take(5).any(|(at, _)| verbs::begins(&words[at..]) == Some(verbs::Speech::Verb))
}

/// Where the words of a clause begin behind blanks, a label and a conjunction.
fn body_at(words: &str) -> usize {
    let body = without_conjunction(strip_label(words.trim_start()));
    body.as_ptr() as usize - words.as_ptr() as usize
}

/// Beginnings of clauses that go on with the condition before them.
static CONNECTIVES: Words = Words::of("且 并且 或 或者 并 但 但是 和 及 以及 而 而且 又 亦或 也 同时");

/// Clauses that say why or by what, and belong to no condition.
fn is_adverbial(words: &str) -> bool {
    static BEGINNINGS: Words = Words::of("为了 为使 为防止 为避免 根据 按照 依据 依照 自 除");
    BEGINNINGS.begin(words).is_some() || words.ends_with(['外', '起']) || words == "对"
}

/// Where 除 stands in a clause: at its beginning, or behind a subject.
fn exclusion(words: &str) -> Option<usize> {
    words.match_indices('除').take(8).map(|(at, _)| at).find(|at| {
        let rest = &words[at + "除".len()..];
        let compound =
            words[..*at].ends_with(|c: char| "拆清消扣排解删去免开切剔根破铲驱废祛割整卸剪擦涤屏防辞撤".contains(c));
        let verb =
            rest.starts_with(|c: char| "尘湿锈冰霜臭去草数法颤油污垢氧铁盐雪外名权以夕非害杂渣气味湿碳硫".contains(c));
        // 除法律另有规定外, 除外观外: the word behind 除 only begins alike, and 外 closes it.
        let verb = verb
            && !starts_with_any(rest, &["法律", "法规", "法定", "法院", "法人", "气候", "气温"])
            && !(rest.starts_with('外') && closing(&words[*at..]).is_some());
        !compound && !verb && !rest.is_empty() && !in_brackets(&words[..*at])
    })
}

/// Where 外 closes what 除 begins.
fn closing(words: &str) -> Option<usize> {
    words
        .match_indices('外')
        .map(|(at, word)| (at, at + word.len()))
        .find(|(at, end)| {
            let rest = &words[*end..];
            let word = rest.starts_with(|c: char| "部观形墙壳窗径围来汇国出侧面层的界包伸露业保".contains(c));
            let before = words[..*at].ends_with(|c: char| "室户对海境国内郊野向意格额例".contains(c));
            let ends = rest.trim().is_empty();
            *at > "除".len() && (!word || ends) && (!before || ends)
        })
        .map(|(_, end)| end)
}

/// 应在……时……: a condition behind the form, in its own clause.
fn middle(text: &str, from: usize, until: usize) -> Option<Range<usize>> {
    let words = text[from..until.min(from + floor(&text[from..], LONGEST))].trim_end();
    let start = words.len() - words.trim_start().len();
    let body = &words[start..];
    if !starts_with_any(body, &["在", "当", "于"])
        || starts_with_any(body, &["在于", "于是", "当地", "当场", "当日", "当天"])
    {
        return None;
    }
    let (end, _) = ends_in(body)?;
    // The verb stands behind it.
    // 在火灾时 says when, and no more.
    let states = body[..end].chars().count() >= 6;
    (states && !body[end..].trim().is_empty() && !body[..end].contains('，')).then(|| from + start..from + start + end)
}

fn floor(text: &str, most: usize) -> usize {
    let mut at = most.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
