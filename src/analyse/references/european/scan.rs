//! The scan of a line: from where a reference may begin to the places that it names and the document that they are in.

use std::ops::{ControlFlow, Range};

use super::places::{Place, Reader, closes, is_quantity, number};
use super::words::{Count, Scanner, Sign, among};
use crate::analyse::references::citation;
use crate::analyse::references::line::{Line, Sort, Stands, blanks, is_blank, word, word_before};
use crate::analyse::references::mention::{Mention, Noun, Part, What};
use crate::analyse::references::uri;
use crate::model::NodeId;
use crate::model::REFERENCE_SEPARATOR as SEPARATOR;

/// The scan of one line.
pub(super) struct Scan<'s, 't, 'd> {
    pub(super) line: &'s Line<'t, 'd>,
    scanner: &'static Scanner,
    pub(super) reader: Reader<'s, 't, 'd>,
    sink: &'s mut dyn FnMut(Mention<'t>),
    places: Vec<Place>,
    /// What stands before it is read.
    done: usize,
    /// Where the last reference ended.
    pub(super) last: usize,
    /// The next known stretch.
    next: usize,
    /// The end of the last number that was looked at.
    seen: usize,
    /// The document that was cited last, and where its citation ended.
    cited: Option<(Holder, usize)>,
}

/// English prepositions behind which a document is no longer the one that a place is of.
const PREPOSITIONS: [&str; 7] = ["as", "with", "by", "for", "than", "on", "at"];

/// The document that something is said to be a part of, with where that is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whole {
    /// Nothing is said.
    Unsaid,
    /// This document.
    This,
    /// A part of this document, by where its number begins and ends.
    Inside(usize, usize),
    /// A document that the text identifies, and the end of what does so.
    Named(Holder, usize),
    /// A document that the text does not identify.
    Other,
}

/// A document that holds places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holder {
    /// By the position of its identifier in the line.
    Identifier(usize),
    /// By an entry of a list.
    Entry(NodeId),
    /// By a reference of the markup that prints a label: the place belongs to it.
    Label(usize),
    /// By any other reference of the markup: the place has a row of its own.
    Marked(usize),
}

impl Holder {
    fn marked(reference: usize, labelled: bool) -> Self {
        if labelled { Self::Label(reference) } else { Self::Marked(reference) }
    }
}

impl<'s, 't, 'd> Scan<'s, 't, 'd> {
    pub(super) fn new(scanner: &'static Scanner, line: &'s Line<'t, 'd>, sink: &'s mut dyn FnMut(Mention<'t>)) -> Self {
        let reader = Reader { line, words: scanner.words };
        Self { line, scanner, reader, sink, places: Vec::new(), done: 0, last: 0, next: 0, seen: 0, cited: None }
    }

    pub(super) fn run(&mut self) {
        let text = self.line.text;
        for hit in self.scanner.automaton.iter().flat_map(|automaton| automaton.find_iter(text)) {
            self.known_before(hit.start() + 1);
            if hit.start() < self.done {
                continue;
            }
            match self.scanner.sign(hit.pattern().as_usize()) {
                Some(Sign::Noun(noun, count)) if self.is_whole(&hit.range()) => self.noun(hit.range(), noun, count),
                Some(Sign::Cue) if self.line.bare && self.is_whole(&hit.range()) => self.cue(hit.end()),
                Some(Sign::Dot) if hit.start() >= self.seen => self.dot(hit.start()),
                Some(Sign::Bracket) => self.bracket(hit.start()),
                Some(Sign::Address) => self.address(hit.range()),
                _ => {}
            }
        }
        self.known_before(text.len() + 1);
    }

    fn give(&mut self, range: Range<usize>, what: What<'t>) {
        self.last = range.end;
        self.done = self.done.max(range.end);
        (self.sink)(Mention { range, what });
    }

    /// True if a word that was found is no part of a longer one.
    fn is_whole(&self, hit: &Range<usize>) -> bool {
        let text = self.line.text;
        let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let lettered = text[hit.clone()].ends_with(char::is_alphabetic);
        let goes_on = lettered && text[hit.end..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
        !goes_on && !text[..hit.start].ends_with(joins)
    }

    // What is known beforehand.

    /// Reads the known stretches that begin before an offset.
    fn known_before(&mut self, at: usize) {
        while let Some(known) = self.line.known.get(self.next).filter(|known| known.range.start < at) {
            self.next += 1;
            if known.range.start < self.done {
                continue;
            }
            let range = known.range.clone();
            self.done = range.end;
            match known.what {
                Sort::Identifier(_) if self.is_own(range.start) => {}
                Sort::Identifier(at) => self.holder(Holder::Identifier(at), range, None),
                Sort::Document { reference, placed: false, labelled } => {
                    self.holder(Holder::marked(reference, labelled), range, None);
                }
                Sort::Document { reference, .. } | Sort::Part { reference } => self.deeper(reference, range.end),
                Sort::Own | Sort::Other => {}
            }
        }
    }

    /// An item that follows a reference of the markup.
    fn deeper(&mut self, reference: usize, end: usize) {
        self.last = end;
        if let Some(item) = self.reader.item_after(end) {
            let text = Some(self.line.text[item.clone()].to_owned());
            self.give(item, What::Deeper { reference, locator: None, further: text });
        }
    }

    /// Reads a document that is named, and the places in it that follow.
    fn holder(&mut self, holder: Holder, range: Range<usize>, rest: Option<usize>) {
        let mut places = std::mem::take(&mut self.places);
        places.clear();
        self.trailing(&range, matches!(holder, Holder::Identifier(_)), rest, &mut places);
        let end = range.end;
        self.held(holder, range, &places);
        if places.is_empty() {
            self.cited = Some((holder, end));
        }
        self.places = places;
    }

    /// Gives a document with the places in it that follow: one row, as a citation is one; or a row for each place that stands before
    /// it, as in `Sections 3 and 4.1 of [RFC9110]`.
    fn held(&mut self, holder: Holder, own: Range<usize>, places: &[Place]) {
        let holder = match holder {
            Holder::Label(reference) if !self.completes(places) => Holder::Marked(reference),
            holder => holder,
        };
        let Some((first, rest)) = places.split_first() else {
            return self.give_document(holder, own, None, None);
        };
        if places.iter().any(|place| place.marked) {
            // The markup says where they lead.
            return self.give_document(holder, own, None, None);
        }
        if first.range.start >= own.start {
            let further: Vec<_> = rest.iter().map(|place| self.locator(place)).collect();
            let further = Some(further.join(SEPARATOR)).filter(|text| !text.is_empty());
            let end = places.last().map_or(own.end, |last| last.range.end);
            return self.give_document(holder, own.start..end, Some(self.locator(first)), further);
        }
        for (i, place) in places.iter().enumerate() {
            // The document is printed once: with the place that stands beside it.
            let last = i + 1 == places.len();
            let end = if last { own.end } else { place.range.end };
            let holder = match holder {
                Holder::Label(reference) if !last => Holder::Marked(reference),
                holder => holder,
            };
            self.give_document(holder, place.range.start..end, Some(self.locator(place)), None);
        }
    }

    /// True if places complete the label that they stand beside.
    fn completes(&self, places: &[Place]) -> bool {
        let text = self.line.text;
        places.first().is_none_or(|first| among(self.scanner.words.complete, word(text, first.range.start)))
    }

    /// The normal form of a place: what it is, in English, unless it is a clause, its number, and the item below it: `6.5 e)`.
    fn locator(&self, place: &Place) -> String {
        let text = self.line.text;
        let item = place.item.clone().map_or("", |item| &text[item]);
        let blank = if item.is_empty() || item.starts_with('(') || place.number.is_empty() { "" } else { " " };
        [place.noun.before_number(), &text[place.number.clone()], blank, item].concat()
    }

    fn give_document(&mut self, holder: Holder, range: Range<usize>, locator: Option<String>, further: Option<String>) {
        let locator = locator.filter(|text| !text.is_empty());
        let what = match (holder, locator) {
            (Holder::Identifier(identifier), locator) => What::Document { identifier, locator, further },
            (Holder::Entry(node), locator) => What::Entry { node, locator, further },
            (Holder::Label(reference), locator) => What::Deeper { reference, locator, further },
            (Holder::Marked(reference), Some(locator)) => What::Beside { reference, locator, further },
            (Holder::Marked(_), None) => {
                self.last = range.end;
                self.done = self.done.max(range.end);
                return;
            }
        };
        self.give(range, what);
    }

    /// The places that follow a document: `, Section 4.2`, ` Section 4.2`, ` (Section 4.2`, `, 4.2 and 4.3`.
    fn trailing(&self, own: &Range<usize>, bare: bool, rest: Option<usize>, places: &mut Vec<Place>) {
        let text = self.line.text;
        let closed = own.end + usize::from(text[own.end..].starts_with(']'));
        let from = blanks(text, closed);
        let slash = from == closed && text[from..].starts_with('/') && text[..closed].ends_with(']');
        let comma = text[from..].starts_with(',') || slash;
        let mut at = blanks(text, from + usize::from(comma));
        let bracket = text[at..].starts_with('(');
        at += usize::from(bracket);
        let at = rest.unwrap_or(at);
        if at == own.end || (at == closed && rest.is_none()) || self.line.is_covered(at) {
            return;
        }
        let told = comma || rest.is_some();
        let at = if told && bare { past_year(text, at).unwrap_or(at) } else { at };
        let sign = text[at..].starts_with('§');
        let name = if sign { "§" } else { word(text, at) };
        let end = if let Some((noun, count)) = self.scanner.words.noun(name) {
            // Without a comma only a clause belongs to what stands before it.
            if !(told || noun == Noun::Clause) {
                return;
            }
            self.reader.after_noun(at, noun, count, at + name.len(), places)
        } else if told {
            let ControlFlow::Continue(end) = self.trailing_number(at, bare, places) else { return };
            end
        } else {
            return;
        };
        // `[A], Section 3 of [B]`: the last noun is of the other.
        if let Some(end) = end
            && !matches!(self.whole(end), Whole::Unsaid | Whole::Inside(..))
        {
            let keep = places.iter().rposition(|p| !p.inherited).unwrap_or_default();
            places.truncate(keep);
        }
    }

    /// The places without a noun that follow a document: `, 4.2 and 4.3`. Breaks where nothing more can follow; else gives where they end.
    fn trailing_number(&self, at: usize, bare: bool, places: &mut Vec<Place>) -> ControlFlow<(), Option<usize>> {
        let text = self.line.text;
        let Some(end) = number(text, at).filter(|_| bare || self.line.bare) else { return ControlFlow::Break(()) };
        let dotted = text[at..end].contains('.');
        let hyphen = bare && text[end..].starts_with('-');
        let entry = || hyphen && text[end + 1..].starts_with(|c: char| c.is_ascii_digit());
        let fits = dotted || bare && end - at < 4 && closes(text, end) || entry();
        if !fits || is_quantity(text, end, self.scanner.words) {
            return ControlFlow::Break(());
        }
        if let Some(to) = (hyphen && !dotted).then(|| number(text, end + 1)).flatten() {
            // An entry of the vocabulary: `IEC 60050-191:1990, 05-01`.
            let to = text[to..].strip_prefix('-').and_then(|_| number(text, to + 1)).unwrap_or(to);
            places.push(Place {
                noun: Noun::Clause,
                count: Count::One,
                inherited: false,
                range: at..to,
                number: at..to,
                item: None,
                marked: false,
            });
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(self.reader.bare(Noun::Clause, at, places))
    }

    /// True if an identifier is that of the document itself: `this part of ISO 13849`.
    fn is_own(&self, start: usize) -> bool {
        let (text, words) = (self.line.text, self.scanner.words);
        let before = |at: usize| {
            let at = text[..at].trim_end_matches(['\'', '’']).len();
            word_before(text, at)
        };
        let (mut name, mut at) = before(start);
        while among(words.articles, name) && !among(words.of, name) {
            (name, at) = before(at);
        }
        if !among(words.of, name) {
            return false;
        }
        (name, at) = before(at);
        if !among(words.parts, name) {
            return false;
        }
        (name, at) = before(at);
        among(words.this, name) || among(words.this, before(at).0)
    }

    // Nouns.

    fn noun(&mut self, hit: Range<usize>, noun: Noun, count: Count) {
        let mut places = std::mem::take(&mut self.places);
        places.clear();
        match self.reader.after_noun(hit.start, noun, count, hit.end, &mut places) {
            Some(end) => self.placed(end, &places),
            None if count == Count::One => self.relative(hit, noun),
            None => {}
        }
        self.places = places;
    }

    /// Gives places whose list ends at an offset, in the document that they are said to be in.
    fn placed(&mut self, end: usize, places: &[Place]) {
        self.done = end;
        let inside = match self.whole(end) {
            Whole::Other => return,
            Whole::Named(holder, to) => {
                let own = blanks(self.line.text, end)..to;
                return self.held(holder, own, places);
            }
            Whole::Inside(from, to) => Some(from..to),
            Whole::Unsaid if self.is_of_cited(places) => return self.of_cited(places),
            Whole::Unsaid | Whole::This => None,
        };
        if places.first().is_some_and(|first| self.is_heading(first, end)) {
            return;
        }
        self.done = end;
        for place in places.iter().filter(|place| !place.marked) {
            let mut range = place.range.clone();
            if let (Noun::Item, Some(inside)) = (place.noun, &inside) {
                // `item b) of 4.2` is one reference.
                range.end = if places.len() == 1 { inside.end } else { range.end };
                self.done = inside.end;
            }
            let part = self.part(place, inside.clone());
            let done = self.done;
            self.give(range, What::Part(part));
            self.done = done;
        }
    }

    fn part(&self, place: &Place, inside: Option<Range<usize>>) -> Part<'t> {
        let text = self.line.text;
        let inside = inside.map(|inside| &text[inside]);
        let item = place.item.clone().map(|item| &text[item]);
        let mut part = Part {
            noun: place.noun,
            number: &text[place.number.clone()],
            inherited: place.inherited,
            doubtful: place.count == Count::Weak || place.noun == Noun::Any || self.line.stands == Stands::Verbatim,
            item,
            inside,
        };
        if let (Noun::Item, Some(clause)) = (place.noun, inside) {
            part = Part { noun: Noun::Any, number: clause, inside: None, ..part };
        }
        part
    }

    /// True if places are those of the document that was cited just before: this document has none of them, and nothing but a few
    /// words stand between, as in `[ROPES], described in Appendices D, E, and F`.
    fn is_of_cited(&self, places: &[Place]) -> bool {
        const LONGEST: usize = 48;
        let text = self.line.text;
        let (Some((_, end)), Some(first)) = (self.cited, places.first()) else { return false };
        let Some(between) = text.get(end..first.range.start) else { return false };
        let words = between.trim_start_matches(']').trim_start_matches([',', ' ']);
        let plain = between.len() <= LONGEST
            && !words.is_empty()
            && words.chars().all(|c| c.is_lowercase() || is_blank(c))
            && among(self.scanner.words.inside, word_before(text, first.range.start).0);
        let known = |place: &Place| self.line.labels.has(place.noun, &text[place.number.clone()]);
        plain && !places.iter().any(|place| place.marked || known(place))
    }

    /// Gives places of the document that was cited just before, each with a row of its own.
    fn of_cited(&mut self, places: &[Place]) {
        let Some((holder, _)) = self.cited else { return };
        let holder = match holder {
            Holder::Label(reference) => Holder::Marked(reference),
            holder => holder,
        };
        for place in places {
            self.give_document(holder, place.range.clone(), Some(self.locator(place)), None);
        }
    }

    /// True if a place heads its text instead of pointing to something: a caption, or the head of a note.
    fn is_heading(&self, place: &Place, end: usize) -> bool {
        let text = self.line.text;
        let start = place.range.start;
        let supplement = matches!(place.noun, Noun::Note | Noun::Example);
        let capitals = text[place.range.clone()].bytes().take(4).all(|b| b.is_ascii_uppercase());
        if supplement && (start == 0 || capitals) {
            return true;
        }
        let after = blanks(text, end);
        let labels = self.line.stands == Stands::Heading && after == text.len();
        start == 0
            && (labels || text[after..].starts_with(['\u{2014}', '\u{2013}', ':', '：']))
            && place.noun != Noun::Any
    }

    /// What the text says, after some places, of the document that they are in.
    fn whole(&self, at: usize) -> Whole {
        let (text, words) = (self.line.text, self.scanner.words);
        let at = self.past_title(at);
        let from = blanks(text, at);
        let first = word(text, from);
        if from > at && !self.line.bare && text[from..].starts_with('[') {
            return self.cited(from);
        }
        if from == at || first.is_empty() {
            return Whole::Unsaid;
        }
        if among(words.this, first) {
            return Whole::This;
        }
        let of = among(words.of, first);
        if !of && !among(words.inside, first) {
            return Whole::Unsaid;
        }
        let after = from + first.len();
        // A citation that leaves its label to be printed has no text.
        if let Some(known) = self.line.known_at(after).map(|at| &self.line.known[at])
            && let Sort::Document { reference, labelled, .. } = known.what
            && known.range.is_empty()
        {
            return Whole::Named(Holder::marked(reference, labelled), after);
        }
        let to = blanks(text, text.len() - text[after..].trim_start_matches(['\'', '’']).len());
        let begin = self.reader.past_articles(to);
        if to == after {
            return Whole::Unsaid;
        }
        self.named_behind(begin, begin > to, of)
    }

    /// The document that stands behind `of`, at a byte offset past its articles. `articled` says that it has one.
    fn named_behind(&self, begin: usize, articled: bool, of: bool) -> Whole {
        let (text, words) = (self.line.text, self.scanner.words);
        let open = usize::from(text[begin..].starts_with('['));
        let known = self.line.known_at(begin + open).map(|at| &self.line.known[at]);
        let identified = |sort: Sort| matches!(sort, Sort::Identifier(_) | Sort::Own);
        if open > 0
            && known.is_none_or(|known| identified(known.what))
            && let Some(cited) = citation::read(text, begin, self.line.labels)
        {
            return match *cited.entries.as_slice() {
                [(_, node)] => Whole::Named(Holder::Entry(node), cited.range.end),
                _ => Whole::Other,
            };
        }
        if let Some(known) = known {
            let end = known.range.end + open.min(usize::from(text[known.range.end..].starts_with(']')));
            return match known.what {
                Sort::Identifier(_) if self.is_own(begin) => Whole::This,
                Sort::Identifier(identifier) => Whole::Named(Holder::Identifier(identifier), end),
                Sort::Document { reference, labelled, .. } => Whole::Named(Holder::marked(reference, labelled), end),
                Sort::Part { .. } | Sort::Own => Whole::This,
                Sort::Other => Whole::Other,
            };
        }
        if open > 0 {
            return Whole::Other;
        }
        let name = word(text, begin);
        if among(words.this, name) {
            return Whole::This;
        }
        if articled
            && !self.line.bare
            && let Some(bracket) = self.named_before_citation(begin)
            && let named @ Whole::Named(..) = self.cited(bracket)
        {
            return named;
        }
        let numbered = words.noun(name).map_or(begin, |_| blanks(text, begin + name.len()));
        if let Some(end) = number(text, numbered).filter(|end| numbered > begin || text[begin..*end].contains('.')) {
            // A part of a part: `Figure 2 of Annex B of ISO 9001`.
            return match self.whole_once(end) {
                Whole::Named(holder, end) => Whole::Named(holder, end),
                Whole::Other => Whole::Other,
                _ => Whole::Inside(numbered, end),
            };
        }
        match of {
            true if articled && among(words.own, name) => Whole::This,
            true => Whole::Other,
            false => Whole::Unsaid,
        }
    }

    /// Where the bracket of a citation opens behind the name of its document: `Section 2.1 in the knot specification [RFC9110]`.
    fn named_before_citation(&self, at: usize) -> Option<usize> {
        const MOST: usize = 6;
        let (text, words) = (self.line.text, self.scanner.words);
        let mut end = at;
        for _ in 0..MOST {
            let name = word(text, end);
            let joins = [words.of, words.inside, words.and].into_iter().any(|of| among(of, name));
            if name.len() < 2 || joins || words.noun(name).is_some() || PREPOSITIONS.contains(&name) {
                return None;
            }
            let next = blanks(text, end + name.len());
            if text[next..].starts_with('[') {
                return (next > end + name.len()).then_some(next);
            }
            end = if next == end + name.len() && text[next..].starts_with('-') { next + 1 } else { next };
        }
        None
    }

    /// Past the title of a place, where the document follows: `Section 2.1 ("Knots") of [X]`, `Section 2.1, "Knots", of [X]`.
    fn past_title(&self, at: usize) -> usize {
        const LONGEST: usize = 160;
        let text = self.line.text;
        let from = blanks(text, at);
        let comma = text[from..].starts_with(',');
        let begin = blanks(text, from + usize::from(comma));
        let (open, close) = match text[begin..].chars().next() {
            Some('(') if !comma => ('(', ')'),
            Some('"') if comma => ('"', '"'),
            Some('“') if comma => ('“', '”'),
            _ => return at,
        };
        let inside = begin + open.len_utf8();
        let inner = &text[inside..];
        let Some(end) = inner.char_indices().take(LONGEST).find(|(i, c)| *i > 0 && *c == close).map(|(i, _)| i) else {
            return at;
        };
        let after = inside + end + close.len_utf8();
        let after = after + usize::from(comma && text[after..].starts_with(','));
        let next = blanks(text, after);
        let follows = among(self.scanner.words.of, word(text, next)) && next > after;
        if follows && inner[..end].contains(char::is_alphabetic) { after } else { at }
    }

    /// The document that a citation names whose bracket opens at an offset: `Section 2.1 [RFC9110]`.
    fn cited(&self, at: usize) -> Whole {
        let text = self.line.text;
        let known = self.line.known_at(at + 1).or_else(|| self.line.known_at(at)).map(|at| &self.line.known[at]);
        if let Some(known) = known
            && let Sort::Document { reference, labelled, .. } = known.what
        {
            let end = known.range.end + usize::from(text[known.range.end..].starts_with(']'));
            return Whole::Named(Holder::marked(reference, labelled), end);
        }
        match citation::read(text, at, self.line.labels) {
            Some(cited) => match *cited.entries.as_slice() {
                [(_, node)] if cited.rest.is_none() => Whole::Named(Holder::Entry(node), cited.range.end),
                _ => Whole::Unsaid,
            },
            None => Whole::Unsaid,
        }
    }

    /// The same for what stands in a part, which is in no further part.
    fn whole_once(&self, at: usize) -> Whole {
        let from = blanks(self.line.text, at);
        let of = word(self.line.text, from);
        let begin = self.reader.past_articles(blanks(self.line.text, from + of.len()));
        if !among(self.scanner.words.of, of) || number(self.line.text, begin).is_some() {
            return Whole::Unsaid;
        }
        let name = word(self.line.text, begin);
        if self.scanner.words.noun(name).is_some() { Whole::Unsaid } else { self.whole(at) }
    }

    /// `the following table`, `the previous clause`, `the figure below`.
    fn relative(&mut self, hit: Range<usize>, noun: Noun) {
        if !matches!(noun, Noun::Clause | Noun::Table | Noun::Figure | Noun::Formula) {
            return;
        }
        let (text, words) = (self.line.text, self.scanner.words);
        let (before, start) = word_before(text, hit.start);
        let from = blanks(text, hit.end);
        let after = word(text, from);
        let (range, forward) = if among(words.forward, before) {
            (start..hit.end, true)
        } else if among(words.backward, before) {
            (start..hit.end, false)
        } else if among(words.after, after) && noun != Noun::Clause {
            (hit.start..from + after.len(), words.after.last().is_some_and(|below| below.eq_ignore_ascii_case(after)))
        } else if words.nouns_first && (among(words.forward, after) || among(words.backward, after)) {
            (hit.start..from + after.len(), among(words.forward, after))
        } else {
            return;
        };
        if range.start >= self.last {
            self.give(range, What::Relative { noun, forward });
        }
    }

    // Numbers without a noun.

    /// A number without a dot after a phrase that says that it is a clause: `in accordance with 7`.
    fn cue(&mut self, end: usize) {
        let text = self.line.text;
        let at = blanks(text, end);
        let Some(to) = number(text, at).filter(|_| at > end) else { return };
        let own = &text[at..to];
        let after = word(text, blanks(text, to));
        let joined = among(self.scanner.words.and, after) || among(self.scanner.words.through, after);
        let ends = closes(text, to) && !is_quantity(text, to, self.scanner.words) || joined;
        if own.bytes().all(|b| b.is_ascii_digit()) && to - at < 3 && ends && self.line.labels.has(Noun::Clause, own) {
            self.numbers(Noun::Any, at, true);
        }
    }

    /// A number with a dot.
    fn dot(&mut self, dot: usize) {
        let text = self.line.text;
        let before = text[..dot].bytes().rev().take(12).take_while(u8::is_ascii_alphanumeric).count();
        let start = dot - before;
        let Some(end) = number(text, start).filter(|end| *end > dot) else { return };
        self.seen = end;
        if start < self.done || self.line.is_covered(start) || !self.is_free(start) {
            return;
        }
        let named = || matches!(self.whole(end), Whole::Named(..));
        let bare = self.line.bare || self.line.stands == Stands::Column;
        let here = bare && self.line.labels.has(Noun::Any, &text[start..end]);
        let said = here && !is_quantity(text, end, self.scanner.words) && self.is_said(start, end);
        if said || self.line.bare && named() {
            let noun = if self.is_shown(start) { Noun::Figure } else { Noun::Any };
            self.numbers(noun, start, false);
        } else if self.line.bare && !here && self.reader.item_after(end).is_some() {
            // `5.2.1, a) to c), and Annex B of ISO 9001`
            self.foreign(start);
        }
    }

    /// Gives a number without a noun, and the members of the list that it begins; where that is asked, only if the list ends like one.
    fn numbers(&mut self, noun: Noun, start: usize, closed: bool) {
        let mut places = std::mem::take(&mut self.places);
        places.clear();
        if let Some(end) = self.reader.bare(noun, start, &mut places)
            && (!closed || closes(self.line.text, end) || self.whole(end) != Whole::Unsaid)
        {
            self.placed(end, &places);
        }
        self.places = places;
    }

    /// True if a number stands after `shown in` and is that of a figure.
    fn is_shown(&self, start: usize) -> bool {
        let (text, words) = (self.line.text, self.scanner.words);
        let Some(end) = number(text, start) else { return false };
        let (inside, at) = word_before(text, start);
        among(words.inside, inside)
            && among(words.shown, word_before(text, at).0)
            && self.line.labels.has(Noun::Figure, &text[start..end])
    }

    /// Gives a list of numbers of another document, where that document follows.
    fn foreign(&mut self, start: usize) {
        let mut places = std::mem::take(&mut self.places);
        places.clear();
        if let Some(end) = self.reader.bare(Noun::Clause, start, &mut places) {
            self.seen = end;
            if matches!(self.whole(end), Whole::Named(..)) {
                self.placed(end, &places);
            }
        }
        self.places = places;
    }

    // Citations and addresses.

    fn bracket(&mut self, at: usize) {
        let (text, labels) = (self.line.text, self.line.labels);
        if self
            .line
            .known_at(at + 1)
            .is_some_and(|k| !matches!(self.line.known[k].what, Sort::Identifier(_) | Sort::Own))
        {
            return;
        }
        if self.line.stands == Stands::Verbatim && text[at + 1..].starts_with(|c: char| c.is_ascii_digit()) {
            return;
        }
        let Some(cited) = citation::read(text, at, labels) else {
            let (before, _) = word_before(text, at);
            let said = among(self.scanner.words.references, before) && labels.numbers(Noun::Entry);
            if let Some((range, number)) = citation::missing(text, at, labels).filter(|_| said) {
                self.give(range, What::MissingEntry(number));
            }
            return;
        };
        if let [(_, node)] = *cited.entries.as_slice() {
            return self.holder(Holder::Entry(node), cited.range, cited.rest);
        }
        for (range, node) in cited.entries {
            self.give(range, What::Entry { node, locator: None, further: None });
        }
        self.done = cited.range.end;
    }

    fn address(&mut self, sign: Range<usize>) {
        // A sign inside of an address that was found is not looked at, so that time is linear.
        if self.line.stands == Stands::Verbatim || sign.start < self.done {
            return;
        }
        if let Some(range) = uri::around(self.line.text, sign).filter(|range| range.start >= self.done) {
            let address = &self.line.text[range.clone()];
            self.give(range, What::Uri(address));
        }
    }
}

/// The offset behind the year of an edition that an identifier does not have: `ISO/IEC Directives, Part 2, 2021, Clause 5`.
fn past_year(text: &str, at: usize) -> Option<usize> {
    let digits = text[at..].bytes().take(5).take_while(u8::is_ascii_digit).count();
    let comma = at + digits;
    let recent = digits == 4 && (text[at..].starts_with("19") || text[at..].starts_with("20"));
    (recent && text[comma..].starts_with(',')).then(|| blanks(text, comma + 1))
}
