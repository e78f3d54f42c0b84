//! Parts of a document by their address or name.

use std::collections::HashMap;

use super::{Clause, Provision, Reference, TermEntry};
use crate::model::{Document, TermStatus};

impl Document {
    /// The clause with an address, such as `4.2.1`, `A.3`, `foreword` or `8.1.1~1`. A hash look-up; the first builds the index.
    pub fn clause(&self, address: &str) -> Option<Clause<'_>> {
        self.position_of(address).map(|at| Clause { document: self, at })
    }

    /// The provision with an address, such as `4.2.1/p2`. A hash look-up, then linear in the provisions of the clause; outside of every
    /// clause (`-/p1`) linear in those of the document.
    ///
    /// ```
    /// let source = b"<standard><body><sec><label>4</label><p>Lanterns shall float. Paper may be white.</p></sec></body></standard>";
    /// let document = normative::read(source, &Default::default())?.document;
    /// assert_eq!(document.provision("4/p2").unwrap().keyword(), "may");
    /// assert!(document.provision("4/p3").is_none());
    /// # Ok::<(), normative::Error>(())
    /// ```
    pub fn provision(&self, address: &str) -> Option<Provision<'_>> {
        let (clause, number) = address.rsplit_once("/p")?;
        let number: u32 = number.parse().ok()?;
        match self.clause(clause) {
            Some(clause) => clause.own_provisions().find(|provision| provision.number() == number),
            None if clause == "-" => {
                self.provisions().find(|provision| provision.number() == number && provision.clause().is_none())
            }
            None => None,
        }
    }

    /// The references that lead to the clause with an address or into it, those into its subclauses left out, in reading order. A look-up; the
    /// first builds the index.
    pub fn references_to(&self, address: &str) -> impl Iterator<Item = Reference<'_>> {
        let found = self.position_of(address).map_or(&[][..], |clause| self.incoming(clause as u32));
        found.iter().map(|&(_, at)| Reference { document: self, at: at as usize })
    }

    /// The term entry with a designation, in any case and with any white space: of several the first that prefers it, else the first. A
    /// hash look-up; the first builds the index.
    pub fn term(&self, name: &str) -> Option<TermEntry<'_>> {
        self.designations().get(&key(name)).map(|at| TermEntry { document: self, at: *at as usize })
    }

    /// The position of the clause with an address.
    fn position_of(&self, address: &str) -> Option<usize> {
        let all = self.lookup.addresses.get_or_init(|| {
            let clauses = self.clauses.iter().enumerate();
            clauses.map(|(at, clause)| (clause.address.clone(), at as u32)).collect()
        });
        all.get(address).map(|at| *at as usize)
    }

    /// The positions of a clause and of each reference that leads to it, in reading order.
    fn incoming(&self, clause: u32) -> &[(u32, u32)] {
        let all = self.lookup.incoming.get_or_init(|| {
            let target = |reference: Reference<'_>| Some(reference.target_clause()?.number() as u32);
            let pairs = self.references().enumerate().map(|(at, found)| target(found).map(|to| (to, at as u32)));
            let mut all: Vec<_> = pairs.flatten().collect();
            all.sort_unstable();
            all
        });
        let from = all.partition_point(|(to, _)| *to < clause);
        let count = all[from..].partition_point(|(to, _)| *to == clause);
        &all[from..from + count]
    }

    /// The positions of term entries by designation.
    fn designations(&self) -> &HashMap<Box<str>, u32> {
        self.lookup.designations.get_or_init(|| {
            let mut all = HashMap::new();
            for preferred in [true, false] {
                for (at, entry) in self.terms().enumerate() {
                    let of_pass = |status: TermStatus| (status == TermStatus::Preferred) == preferred;
                    for (designation, ..) in entry.all_designations().filter(|(.., status)| of_pass(*status)) {
                        all.entry(key(designation)).or_insert(at as u32);
                    }
                }
            }
            all
        })
    }
}

/// A designation as compared: in lower case, one blank between words.
fn key(name: &str) -> Box<str> {
    let mut key = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        key.extend(word.chars().flat_map(char::to_lowercase));
    }
    key.into()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashSet};

    use crate::model::{Block, Cell, Clause, Document, NodeKind, Provision, Reference, Row, Table, TermEntry};
    use crate::place::LineColumn;
    use crate::reading::{ReadOptions, read};

    const SOURCE: &str = "<standard><body>
<sec id='s3'><label>3</label><title>Terms</title>
<term-sec><label>3.1</label><tbx:termEntry id='t'><tbx:langSet xml:lang='en'><tbx:definition>light</tbx:definition>
<tbx:tig><tbx:term>Paper  Lantern</tbx:term><tbx:normativeAuthorization value='preferredTerm'/></tbx:tig>
<tbx:tig><tbx:term>灯笼</tbx:term><tbx:normativeAuthorization value='admittedTerm'/></tbx:tig>
</tbx:langSet></tbx:termEntry></term-sec></sec>
<sec id='s4' specific-use='informative'><label>4</label><p>See <xref rid='s4.1'>4.1</xref>, <xref rid='tab'>Table 1</xref>. 灯 should float.</p>
<sec id='s4.1'><label>4.1</label><p>Frames shall hold, and <xref rid='s4'>4</xref> applies. Frames may bend.</p>
<table-wrap id='tab'><label>Table 1</label><table><tr><td>rice</td></tr></table></table-wrap></sec></sec>
</body></standard>";

    fn document() -> Document {
        read(SOURCE.as_bytes(), &ReadOptions::default()).unwrap().document
    }

    #[test]
    fn parts_are_found_by_address_and_name() {
        let document = document();
        let frames = document.clause("4.1").unwrap();
        assert_eq!(document.provision("4.1/p2").unwrap().keyword(), "may");
        assert_eq!(document.provision("4/p1").unwrap().keyword(), "should");
        for none in ["4.1/p3", "4.1/p", "4.1", "-/p1", "9/p1", ""] {
            assert_eq!(document.provision(none), None, "{none}");
        }
        for provision in document.provisions() {
            assert_eq!(document.provision(&provision.address()), Some(provision));
        }
        let texts = |address| document.references_to(address).map(Reference::text).collect::<Vec<_>>();
        assert_eq!(texts("4.1"), ["4.1", "Table 1"]);
        assert_eq!(texts("4"), ["4"]);
        assert_eq!(texts("9"), [""; 0]);
        assert!(document.references_to("4.1").all(|reference| reference.target_clause() == Some(frames)));
        let entry = document.term("paper lantern").unwrap();
        assert_eq!(document.term(" 灯笼\n"), Some(entry));
        assert_eq!(document.term("lantern"), None);
        let around: Vec<_> = frames.ancestors().map(Clause::address).collect();
        assert_eq!(around, ["4.1", "4"]);
        assert_eq!(document.block_at(frames.range().start()).clause(), Some(frames));
    }

    #[test]
    fn a_changed_copy_has_look_ups_of_its_own() {
        let document = document();
        assert!(document.clause("4").is_some());
        let mut copy = document.clone();
        copy.labels = copy.labels.replace("4.1", "4.7");
        crate::model::address::assign(&mut copy);
        assert!(copy.clause("4.7").is_some() && copy.clause("4.1").is_none());
        assert!(document.clause("4.1").is_some());
    }

    #[test]
    fn views_are_values_in_reading_order() {
        fn check<T: Copy + Ord + std::hash::Hash + std::fmt::Debug>(all: impl Iterator<Item = T>) {
            let all: Vec<T> = all.collect();
            assert!(!all.is_empty() && all.is_sorted());
            assert_eq!(all.iter().copied().collect::<HashSet<T>>().len(), all.len());
            assert_eq!(all.iter().rev().copied().collect::<BTreeSet<T>>().into_iter().collect::<Vec<_>>(), all);
        }
        let document = document();
        check::<Block<'_>>(document.blocks());
        check::<Clause<'_>>(document.clauses());
        check::<Provision<'_>>(document.provisions());
        check::<Reference<'_>>(document.references());
        check::<TermEntry<'_>>(document.terms());
        check::<Table<'_>>(document.tables());
        check::<Row<'_>>(document.tables().flat_map(Table::rows));
        check::<Cell<'_>>(document.tables().flat_map(Table::rows).flat_map(Row::cells));
        let other = document.clone();
        assert_eq!(document, other);
        assert_ne!(document.clause("4"), other.clause("4"));
        assert!(std::ptr::eq(document.clause("4").unwrap().document(), &raw const document));
    }

    #[test]
    fn every_view_has_a_line() {
        let document = document();
        let place = |span| document.locate(span).unwrap();
        assert_eq!(place(document.clause("4.1").unwrap().source()), LineColumn { line: 8, column: 1 });
        assert_eq!(place(document.provision("4/p1").unwrap().source()).line, 7);
        assert_eq!(document.lines().unwrap().lines(document.clause("4").unwrap().source()), 7..=9);
        let table = document.tables().next().unwrap();
        assert_eq!((table.block().kind(), place(table.block().source()).line), (NodeKind::Table, 9));
        for block in document.blocks() {
            let again = crate::source::locate(SOURCE.as_bytes(), block.source());
            assert_eq!(place(block.source()), again, "{:?}", block.kind());
        }
    }

    #[test]
    fn native_json_takes_its_lines_from_the_source() {
        let document = document();
        let mut json = Vec::new();
        crate::schema::to_json(&document, &mut json).unwrap();
        let mut back = read(&json, &ReadOptions::default()).unwrap().document;
        assert_eq!(back, document);
        let span = back.clause("4").unwrap().source();
        assert_eq!(back.locate(span), None);
        let error = back.index_source(b"<standard/>").unwrap_err();
        assert_eq!(error.kind(), crate::error::ErrorKind::Argument);
        back.index_source(SOURCE.as_bytes()).unwrap();
        assert_eq!(back.locate(span), document.locate(span));
    }
}
