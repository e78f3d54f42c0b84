//! Small editions, and a comparison with its own way back.

use normative::model::Provision;
use normative::version::{Change, ChangeKind, Changes, ProvisionChangeKind};
use normative::{Document, ReadOptions, diff, read};

pub(crate) fn text_document<T: AsRef<str>>(id: &str, language: &str, clauses: &[(T, T)]) -> Document {
    let clause =
        |(number, text): &(T, T)| format!("<sec><label>{}</label><p>{}</p></sec>", number.as_ref(), text.as_ref());
    let body = clauses.iter().map(clause).collect::<Vec<_>>().concat();
    let year = id.rsplit(':').next().unwrap();
    let meta = format!(
        "<std-meta><std-ref type='dated'>{id}</std-ref><content-language>{language}</content-language>\
         <release-date>{year}-01-01</release-date></std-meta>"
    );
    let source = format!("<standard><front>{meta}</front><body>{body}</body></standard>");
    read(source.as_bytes(), &ReadOptions::default()).unwrap().document
}

/// Rows of a comparison: the kind, and where it stands before and after.
pub(crate) type Rows = Vec<(String, Option<String>, Option<String>)>;

/// The rows from `old` to `new`, and those from `new` to `old` turned round: what was added one way is removed the other,
/// what was strengthened is weakened.
pub(crate) fn turned_round(old: &Document, new: &Document) -> (Rows, Rows) {
    (rows(&diff(old, new), false), rows(&diff(new, old), true))
}

fn rows(changes: &Changes<'_>, turn: bool) -> Rows {
    let row = |kind: String, before: Option<String>, after: Option<String>| {
        if turn { (kind, after, before) } else { (kind, before, after) }
    };
    let clause = |c: &Change<'_>| {
        // Of two clauses that changed places, either may be the one that moved.
        let kind = match (c.kind(), turn) {
            (ChangeKind::Renumbered, _) => ChangeKind::Moved,
            (ChangeKind::Added, true) => ChangeKind::Removed,
            (ChangeKind::Removed, true) => ChangeKind::Added,
            (ChangeKind::Split, true) => ChangeKind::Merged,
            (ChangeKind::Merged, true) => ChangeKind::Split,
            (kind, _) => kind,
        };
        row(format!("clause {kind:?}"), c.old_address().map(str::to_owned), c.new_address().map(str::to_owned))
    };
    let mut all: Rows = changes.clauses().iter().map(clause).collect();
    for p in changes.clauses().iter().flat_map(Change::provisions) {
        let kind = match (p.kind(), turn) {
            (ProvisionChangeKind::Added, true) => ProvisionChangeKind::Removed,
            (ProvisionChangeKind::Removed, true) => ProvisionChangeKind::Added,
            (ProvisionChangeKind::Strengthened, true) => ProvisionChangeKind::Weakened,
            (ProvisionChangeKind::Weakened, true) => ProvisionChangeKind::Strengthened,
            (kind, _) => kind,
        };
        let address = |p: Option<Provision<'_>>| p.map(Provision::address);
        all.push(row(format!("provision {kind:?}"), address(p.before()), address(p.after())));
    }
    all.sort();
    all
}
