//! The solver against a search that tries all pairs, planted numberings, and its work at several sizes.

use proptest::prelude::*;

use super::super::number::Scheme;
use super::super::plan::Level;
use super::*;

fn decimal(parts: &[u16]) -> Number {
    Number::new(Scheme::Decimal, parts).unwrap()
}

fn number(text: &str) -> Number {
    let annex = text.starts_with(|c: char| c.is_ascii_uppercase());
    let part = |p: &str| p.parse().unwrap_or_else(|_| u16::from(p.as_bytes()[0] - b'A' + 1));
    let parts: Vec<u16> = text.split('.').map(part).collect();
    Number::new(if annex { Scheme::Annex } else { Scheme::Decimal }, &parts).unwrap()
}

/// Candidates as `number` or `number=weight`; the weight is 100 where none is given.
fn candidates(text: &str) -> Vec<Candidate> {
    let one = |(line, word): (usize, &str)| {
        let (printed, weight) = word.split_once('=').unwrap_or((word, "100"));
        Candidate { line, number: number(printed), weight: weight.parse().unwrap() }
    };
    text.split_whitespace().enumerate().map(one).collect()
}

fn shown(text: &str) -> String {
    let candidates = candidates(text);
    let outline = solve(&candidates, &Plan::annexes_and_decimals());
    let one = |h: &Chosen| {
        let parent = h.parent.map(|p| candidates[outline.headings[p].candidate].number.to_string());
        format!("{}<{}", candidates[h.candidate].number, parent.unwrap_or_default())
    };
    outline.headings.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_number_says_the_parent() {
    assert_eq!(shown("1 2 2.1 2.1.1 2.2 3 A A.1 B"), "1< 2< 2.1<2 2.1.1<2.1 2.2<2 3< A< A.1<A B<");
    assert_eq!(shown("1 1.0.1 1.0.2 2 2.1.1"), "1< 1.0.1<1 1.0.2<1 2< 2.1.1<2");
    // A missing heading costs its own line, and what stands below it keeps the nearest parent that is there.
    assert_eq!(shown("1 2 3 3.1 4.1 4.2 5"), "1< 2< 3< 3.1<3 4.1< 4.2< 5<");
}

#[test]
fn lists_and_odd_lines_lose() {
    // A list inside of 2 that counts anew.
    assert_eq!(shown("1 2 1=60 2=60 3=60 2.1 3 4"), "1< 2< 2.1<2 3< 4<");
    assert_eq!(shown("1 2 99 3 4 5"), "1< 2< 3< 4< 5<");
    assert_eq!(shown("1 1.1 1.2 7.9 1.3 2"), "1< 1.1<1 1.2<1 1.3<1 2<");
    // Of two lines with one number the one that more speaks for.
    let outline = solve(&candidates("1 2=20 2=90 3"), &Plan::annexes_and_decimals());
    assert_eq!(outline.headings.iter().map(|h| h.candidate).collect::<Vec<_>>(), [0, 2, 3]);
}

#[test]
fn an_annex_may_count_anew() {
    assert_eq!(shown("1 2 A 1 1.1 2 B 1 2"), "1< 2< A< 1<A 1.1<1 2<A B< 1<B 2<B");
}

#[test]
fn what_lost_is_known() {
    let candidates = candidates("1 2 4=75 8=60 5 6");
    let outline = solve(&candidates, &Plan::annexes_and_decimals());
    assert_eq!(outline.losers(&candidates).collect::<Vec<_>>(), [3]);
    assert_eq!(outline.headings[2].step, Step::Gap);
}

/// Chapters in Roman numerals, sections in letters, and articles that are counted through.
fn statute() -> Plan {
    let level = |scheme, continuous| Level { scheme, continuous, opening: 0 };
    Plan::new(&[level(Scheme::Roman, false), level(Scheme::Annex, false), level(Scheme::Decimal, true)])
}

#[test]
fn articles_go_on_over_chapters() {
    let one = |(line, (scheme, n)): (usize, (Scheme, u16))| Candidate {
        line,
        number: Number::new(scheme, &[n]).unwrap(),
        weight: 100,
    };
    let (c, s, a) = (Scheme::Roman, Scheme::Annex, Scheme::Decimal);
    let list = [(c, 1), (a, 1), (a, 2), (c, 2), (s, 1), (a, 3), (a, 9), (s, 2), (a, 4), (c, 3), (s, 1), (a, 5)];
    let candidates: Vec<_> = list.into_iter().enumerate().map(one).collect();
    let outline = solve(&candidates, &statute());
    let parents: Vec<_> = outline.headings.iter().map(|h| (h.candidate, h.parent)).collect();
    let expected = [(0, None), (1, Some(0)), (2, Some(0)), (3, None), (4, Some(3)), (5, Some(4))];
    assert_eq!(parents[..6], expected);
    assert!(outline.headings.iter().all(|h| h.candidate != 6) && outline.headings.len() == 11);
}

/// The score of the best chain, trying all pairs.
fn by_all_pairs(candidates: &[Candidate], plan: &Plan) -> i64 {
    let mut tree = Tree::new(plan.levels().len());
    let places: Vec<_> = candidates
        .iter()
        .map(|c| {
            let slot = plan.slot(c.number.scheme).unwrap();
            (slot, tree.enter(slot, &c.number))
        })
        .collect();
    let search = Search::new(plan, tree);
    // Every chain is followed by itself, so that no context is lost.
    let mut chains: Vec<(i64, Option<Context>)> = vec![(0, None)];
    let mut best = 0;
    for (candidate, &(slot, node)) in candidates.iter().zip(&places) {
        let longer: Vec<_> = chains
            .iter()
            .map(|(score, context)| {
                let cost = search.cost(context.as_ref(), slot, &candidate.number);
                let score = score + i64::from(candidate.weight) - i64::from(cost);
                (score, Some(search.context(*context, slot, node)))
            })
            .collect();
        best = longer.iter().map(|(score, _)| *score).max().unwrap_or(0).max(best);
        chains.extend(longer);
    }
    best
}

/// Score of the chosen headings.
fn worth(candidates: &[Candidate], plan: &Plan) -> i64 {
    let outline = solve(candidates, plan);
    let mut tree = Tree::new(plan.levels().len());
    let nodes: Vec<_> = candidates.iter().map(|c| tree.enter(plan.slot(c.number.scheme).unwrap(), &c.number)).collect();
    let search = Search::new(plan, tree);
    let (mut context, mut score) = (None, 0);
    for heading in &outline.headings {
        let candidate = &candidates[heading.candidate];
        let slot = plan.slot(candidate.number.scheme).unwrap();
        score += i64::from(candidate.weight) - i64::from(search.cost(context.as_ref(), slot, &candidate.number));
        context = Some(search.context(context, slot, nodes[heading.candidate]));
    }
    score
}

/// Numbers of one scheme: parts up to 4, three of them.
fn some_number() -> impl Strategy<Value = Number> {
    prop::collection::vec(0_u16..5, 1..4).prop_map(|parts| decimal(&parts))
}

/// A numbering as documents have it: each number follows the one before.
fn planted(choices: &[u8]) -> Vec<Number> {
    let mut parts = vec![1_u16];
    let mut numbers = vec![decimal(&parts)];
    for choice in choices {
        match choice % 4 {
            0 if parts.len() < 4 => parts.push(1),
            1 if parts.len() > 1 => {
                parts.pop();
                *parts.last_mut().unwrap() += 1;
            }
            _ => *parts.last_mut().unwrap() += 1,
        }
        numbers.push(decimal(&parts));
    }
    numbers
}

proptest! {
    #[test]
    fn the_best_of_all_chains_is_found(
        numbers in prop::collection::vec((some_number(), -40_i32..160), 0..11),
    ) {
        let candidates: Vec<_> = numbers
            .into_iter()
            .enumerate()
            .map(|(line, (number, weight))| Candidate { line, number, weight })
            .collect();
        // Of one scheme a chain's context is its last number, so that nothing better is lost.
        let plan = Plan::new(&[Level { scheme: Scheme::Decimal, continuous: false, opening: 0 }]);
        let expected = by_all_pairs(&candidates, &plan);
        prop_assert_eq!(worth(&candidates, &plan), expected);
    }

    #[test]
    fn planted_numberings_are_found_among_noise(
        choices in prop::collection::vec(any::<u8>(), 3..80),
        noise in prop::collection::vec((any::<prop::sample::Index>(), some_number(), 0_i32..45), 0..40),
    ) {
        let numbers = planted(&choices);
        let mut lines: Vec<(Number, i32)> = numbers.iter().map(|n| (*n, 110)).collect();
        for (place, number, weight) in noise {
            // A line that has a number of the document near its place is no noise, but a rival.
            if !numbers.contains(&number) {
                let at = place.index(lines.len());
                lines.insert(at, (number, weight));
            }
        }
        let candidates: Vec<_> =
            lines.iter().enumerate().map(|(line, (number, weight))| Candidate { line, number: *number, weight: *weight }).collect();
        let outline = solve(&candidates, &Plan::annexes_and_decimals());
        let found: Vec<_> = outline.headings.iter().map(|h| candidates[h.candidate]).filter(|c| c.weight == 110).map(|c| c.number).collect();
        prop_assert_eq!(found, numbers);
    }

    #[test]
    fn no_input_is_odd(
        numbers in prop::collection::vec((prop::collection::vec(any::<u16>(), 1..9), any::<i32>(), any::<bool>()), 0..60),
    ) {
        let candidates: Vec<_> = numbers
            .iter()
            .enumerate()
            .map(|(line, (parts, weight, annex))| {
                let scheme = if *annex { Scheme::Annex } else { Scheme::Decimal };
                Candidate { line, number: Number::new(scheme, parts).unwrap(), weight: *weight }
            })
            .collect();
        let outline = solve(&candidates, &Plan::annexes_and_decimals());
        for (at, heading) in outline.headings.iter().enumerate() {
            prop_assert!(heading.parent.is_none_or(|parent| parent < at));
            prop_assert!(at == 0 || outline.headings[at - 1].candidate < heading.candidate);
        }
    }
}

fn work(count: usize, number: impl Fn(usize) -> Number) -> usize {
    let candidates: Vec<_> = (0..count).map(|line| Candidate { line, number: number(line), weight: 100 }).collect();
    solve(&candidates, &Plan::annexes_and_decimals()).steps
}

#[test]
fn work_is_linear_whatever_the_numbers_are() {
    type Kind = fn(usize) -> Number;
    let kinds: [(&str, Kind); 4] = [
        ("counted up", |i| decimal(&[(i % 60_000) as u16])),
        ("backwards", |i| decimal(&[60_000 - (i % 60_000) as u16])),
        ("deep", |i| decimal(&[1, 2, (i % 7) as u16, 1, (i % 11) as u16, 3, 1, (i % 5) as u16, 9])),
        ("all alike", |_| decimal(&[1])),
    ];
    for (name, kind) in kinds {
        let [small, middle, large] = [1_000, 10_000, 100_000].map(|count| work(count, kind));
        assert!(middle <= small * 11 && large <= middle * 11, "{name}: {small} {middle} {large}");
    }
}
