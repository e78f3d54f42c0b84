//! Tests of the builder: good use, bad use, any use.

use std::ops::Range;

use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Code, Diagnostic};
use crate::error::ErrorKind;
use crate::model::kind::TermStatus;
use crate::model::{
    AttributeKey, Bindingness, Block, ClauseKind, Mark, MarkKind, NodeId, NodeKind, ReferenceKind, TextRange,
};
use crate::source::Limits;

const TEXT: &str = "灯笼 shall float.\n\tAnd may  sink.  é";

fn source(bytes: &[u8]) -> Source<'_> {
    Source::new("lantern.notes", "notes", bytes, &Limits::default()).unwrap()
}

fn faults(built: &Built) -> Vec<String> {
    built.diagnostics.iter().map(|found| format!("{}: {}", found.code(), found.message())).collect()
}

#[test]
fn a_document_is_built_from_events() {
    let source = source(TEXT.as_bytes());
    let mut b = Builder::new(&source);
    b.metadata().edition = Some("2".into());
    let clause = b.open_clause(ClauseKind::Annex, Some(Bindingness::Informative), 0..TEXT.len());
    b.label(clause, "Annex  A");
    b.attribute(clause, AttributeKey::Language, "en");
    b.id("a");
    let paragraph = b.open(NodeKind::Paragraph, 0..20);
    let strong = b.begin();
    b.text(0..6);
    let range = b.end(strong);
    b.mark(range, MarkKind::Strong, None);
    b.text(6..19);
    let see = b.begin();
    b.generated("see Annex A", 19..20);
    let see = b.end(see);
    b.reference(see, ReferenceKind::Clause, NewTarget::Id("a"), 19..20);
    b.close(paragraph);
    b.close(clause);
    let built = b.finish().unwrap();
    assert_eq!(faults(&built), [""; 0]);
    let document = &built.document;
    assert_eq!(document.verify(), Ok(()));
    assert_eq!(document.text(), "灯笼 shall float.see Annex A");
    let clause = document.clause("A").unwrap();
    assert_eq!((clause.bindingness(), clause.declares_bindingness()), (Bindingness::Informative, true));
    assert_eq!(clause.label(), Some("Annex A"));
    assert_eq!(document.references().next().map(crate::model::Reference::text), Some("see Annex A"));
    assert_eq!(document.block_with_id("a").map(Block::kind), Some(NodeKind::Clause));
    let strong: Vec<_> = document.root().marks().map(Mark::text).collect();
    assert_eq!(strong, ["灯笼", "see Annex A"]);
    assert_eq!((document.origin().format(), document.metadata().edition.as_deref()), ("notes", Some("2")));
}

#[test]
fn places_are_bytes_of_the_file_in_any_encoding() {
    let bytes: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain("灯笼\nfloat".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let source = source(&bytes);
    let mut b = Builder::new(&source);
    let paragraph = b.open(NodeKind::Paragraph, 7..12);
    b.text(7..12);
    b.close(paragraph);
    let document = b.finish().unwrap().document;
    let paragraph = document.root().children().next().unwrap();
    assert_eq!((paragraph.text(), paragraph.source()), ("float", crate::place::Span::new(8, 18)));
    assert_eq!(document.locate(paragraph.source()).map(|place| (place.line, place.column)), Some((2, 1)));
}

#[test]
fn bad_use_is_said_and_put_right() {
    let source = source(TEXT.as_bytes());
    let mut b = Builder::new(&source);
    let outer = b.open(NodeKind::List, 0..10);
    let inner = b.open(NodeKind::ListItem, 0..10);
    let inline = b.begin();
    b.text(Range { start: 4, end: 1 });
    b.close(outer);
    b.close(inner);
    b.text(1..900);
    let range = b.end(inline);
    b.mark(range, MarkKind::Strong, None);
    b.mark(TextRange::new(900, 901), MarkKind::Strong, None);
    assert!(b.end(inline).is_empty());
    b.label(NodeId(70), "7");
    b.reference(range, ReferenceKind::Clause, NewTarget::Id("none"), 0..3);
    b.open(NodeKind::Document, 0..0);
    let built = b.finish().unwrap();
    assert_eq!(built.document.verify(), Ok(()));
    let text = TEXT.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(built.document.text(), text);
    let codes: Vec<_> = built.diagnostics.iter().map(Diagnostic::code).collect();
    assert!(codes.iter().all(|code| *code == Code::Structure), "{:?}", faults(&built));
    for part in [
        "4..1 does not fit",
        "1..900 does not fit",
        "left open in a block",
        "not open; nothing",
        "another block",
        "900..901",
        "has ended; it is empty",
        "never opened",
        "a document inside",
        "left open at the end",
    ] {
        assert!(faults(&built).iter().any(|fault| fault.contains(part)), "{part}: {:#?}", faults(&built));
    }
}

#[test]
fn a_limit_that_is_passed_is_an_error_with_its_place() {
    for (limits, name) in [(Limits::default().with_nodes(4), "nodes"), (Limits::default().with_depth(3), "depth")] {
        let source = Source::new("deep.notes", "notes", b"one\ntwo", &limits).unwrap();
        let mut b = Builder::new(&source);
        for _ in 0..3 {
            b.open(NodeKind::Paragraph, 4..7);
        }
        assert!(b.over.is_none());
        b.open(NodeKind::Paragraph, 4..7);
        b.open(NodeKind::Paragraph, 4..7);
        let error = b.finish().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Limit);
        let message = error.to_string();
        assert!(
            message.starts_with("deep.notes:2:1: more than") && message.contains(&format!("raise the limit on {name}")),
            "{message}"
        );
    }
    let error = Source::new("big.notes", "notes", b"12345", &Limits::default().with_bytes(4)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert!(error.to_string().contains("raise the limit on bytes"));
}

#[derive(Clone, Debug)]
enum Event {
    Open(usize, Range<usize>),
    Clause(usize),
    Designation,
    Language,
    Close(usize),
    Text(Range<usize>),
    Verbatim(Range<usize>),
    Generated,
    Label(u32),
    Id(u8),
    Begin,
    End(usize),
    Mark(u32, u32),
    Reference(u32, u32, u8),
}

fn event() -> impl Strategy<Value = Event> {
    let at = || 0..TEXT.len() + 4;
    prop_oneof![
        4 => (0..NodeKind::ALL.len(), at(), at()).prop_map(|(kind, a, b)| Event::Open(kind, a..b)),
        2 => (0..ClauseKind::ALL.len()).prop_map(Event::Clause),
        1 => Just(Event::Designation),
        1 => Just(Event::Language),
        5 => (0usize..12).prop_map(Event::Close),
        5 => (at(), at()).prop_map(|(a, b)| Event::Text(a..b)),
        1 => (at(), at()).prop_map(|(a, b)| Event::Verbatim(a..b)),
        1 => Just(Event::Generated),
        1 => (0u32..12).prop_map(Event::Label),
        1 => (0u8..4).prop_map(Event::Id),
        2 => Just(Event::Begin),
        2 => (0usize..6).prop_map(Event::End),
        1 => (0u32..60, 0u32..60).prop_map(|(a, b)| Event::Mark(a, b)),
        1 => (0u32..60, 0u32..60, 0u8..6).prop_map(|(a, b, id)| Event::Reference(a, b, id)),
    ]
}

/// Plays events, bad ones too; gives what was built and the text that was given.
fn play(events: &[Event], source: &Source<'_>) -> (Built, String) {
    let mut b = Builder::new(source);
    let (mut blocks, mut inlines, mut given) = (Vec::new(), Vec::new(), String::new());
    for event in events.iter().cloned() {
        match event {
            Event::Open(kind, range) => blocks.push(b.open(NodeKind::ALL[kind], range)),
            Event::Clause(kind) => blocks.push(b.open_clause(ClauseKind::ALL[kind], None, 0..3)),
            Event::Designation => blocks.push(b.open_designation(TermStatus::Preferred, 0..3)),
            Event::Language => blocks.push(b.open_term_language("en", 0..3)),
            Event::Close(at) => b.close(blocks.get(at).copied().unwrap_or(NodeId::ROOT)),
            Event::Text(range) => {
                given.push_str(&TEXT[b.fitted(&range)]);
                b.text(range);
            }
            Event::Verbatim(range) => {
                given.push_str(&TEXT[b.fitted(&range)]);
                b.verbatim(range);
            }
            Event::Generated => {
                given.push_str("Section 1");
                b.generated("Section 1", 3..6);
            }
            Event::Label(node) => b.label(NodeId(node), "1"),
            Event::Id(id) => b.id(&format!("i{id}")),
            Event::Begin => inlines.push(b.begin()),
            Event::End(at) => {
                if let Some(inline) = inlines.get(at) {
                    let range = b.end(*inline);
                    b.mark(range, MarkKind::Strong, None);
                }
            }
            Event::Mark(from, to) => b.mark(TextRange::new(from, to), MarkKind::Strong, None),
            Event::Reference(from, to, id) => {
                let id = format!("i{id}");
                b.reference(TextRange::new(from, to), ReferenceKind::Clause, NewTarget::Id(&id), 0..3);
            }
        }
    }
    (b.finish().unwrap(), given)
}

proptest! {
    #[test]
    fn any_events_give_a_valid_document_with_all_that_was_given(events in prop::collection::vec(event(), 0..60)) {
        let source = source(TEXT.as_bytes());
        let (built, given) = play(&events, &source);
        prop_assert_eq!(built.document.verify(), Ok(()));
        let squeeze = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(squeeze(built.document.text()), squeeze(&given));
    }

    #[test]
    fn events_that_fit_together_are_no_fault(kinds in prop::collection::vec((1..NodeKind::ALL.len(), any::<bool>()), 0..20)) {
        let source = source(TEXT.as_bytes());
        let mut b = Builder::new(&source);
        let mut open = Vec::new();
        for (kind, nested) in kinds {
            if !nested && let Some(block) = open.pop() {
                b.close(block);
            }
            if NodeKind::ALL[kind] != NodeKind::Document {
                open.push(b.open(NodeKind::ALL[kind], 0..6));
                b.text(0..6);
            }
        }
        while let Some(block) = open.pop() {
            b.close(block);
        }
        prop_assert_eq!(faults(&b.finish().unwrap()), [""; 0]);
    }
}
