//! Where imports are found.

use crate::error::{Error, ErrorKind};

/// A source that an import names.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Source {
    /// Its name, by which it is known again: two imports of one name are one source.
    pub name: Box<str>,
    /// Its content: OSCAL in any syntax.
    pub bytes: Vec<u8>,
}

impl Source {
    /// A source of a name.
    pub fn new(name: impl Into<Box<str>>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }
}

/// What gives the sources that profiles import.
pub trait Sources {
    /// Finds a source by the addresses that the profile `from` gives for it: that of the import, or those of the resource that it names, of
    /// which any will do. `None` where none is known.
    ///
    /// # Errors
    ///
    /// Where one is known and cannot be read, or where it cannot be told which is meant.
    fn find(&mut self, from: &str, addresses: &[&str]) -> Result<Option<Source>, Error>;
}

/// Sources in memory: found by their name, else by the last segment of an address.
#[derive(Clone, Debug, Default)]
pub struct Given {
    list: Vec<Source>,
}

impl Given {
    /// One source more.
    pub fn with(mut self, name: impl Into<Box<str>>, bytes: impl Into<Vec<u8>>) -> Self {
        self.list.push(Source::new(name, bytes));
        self
    }
}

impl Sources for Given {
    fn find(&mut self, _from: &str, addresses: &[&str]) -> Result<Option<Source>, Error> {
        let names: Vec<&str> = self.list.iter().map(|source| &*source.name).collect();
        let found = by_last_segment(addresses, &names)?;
        Ok(found.map(|at| self.list[at].clone()))
    }
}

/// The last segment of a path or an address, without its fragment.
pub(crate) fn last_segment(address: &str) -> &str {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    path.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// Which of some names an address means: the one that is the address, else the only one with its last segment.
pub(crate) fn by_last_segment(addresses: &[&str], names: &[&str]) -> Result<Option<usize>, Error> {
    for address in addresses {
        if let Some(at) = names.iter().position(|name| name == address) {
            return Ok(Some(at));
        }
        let wanted = last_segment(address);
        let mut found = names.iter().enumerate().filter(|(_, name)| !wanted.is_empty() && last_segment(name) == wanted);
        let (first, second) = (found.next(), found.next());
        if let (Some((_, one)), Some((_, other))) = (first, second) {
            let message = format!("{address:?} may be {one} or {other}; give only one of them");
            return Err(Error::new(ErrorKind::Argument, message));
        }
        if let Some((at, _)) = first {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_known_by_their_last_segment() {
        let names = ["a/lanterns.json", "b/lamps.xml", "c/lamps.xml"];
        let find = |address: &str| by_last_segment(&[address], &names).map_err(|error| error.to_string());
        assert_eq!(find("https://example.org/x/lanterns.json#l"), Ok(Some(0)));
        assert_eq!(find("c/lamps.xml"), Ok(Some(2)));
        assert_eq!(find("oil.xml"), Ok(None));
        assert!(find("lamps.xml").unwrap_err().contains("b/lamps.xml or c/lamps.xml"));
    }
}
