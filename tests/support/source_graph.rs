//! The files of a crate and what they import: a reader of Rust source that knows just enough for `tests/architecture.rs`.
//!
//! Comments, string literals and test modules are blanked. Paths that begin with `crate`, `super`, `self` or the name of a
//! child module are resolved to files, through nested groups of `use` and through re-exports of `mod.rs`.

use std::collections::{BTreeMap, BTreeSet};

/// A path of a module: `["read", "sts"]`; the root is empty.
pub(crate) type ModulePath = Vec<String>;

/// An import: the importing file, the line (from 1), and the imported file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Import {
    pub(crate) from: String,
    pub(crate) line: usize,
    pub(crate) to: String,
}

/// A function and its number of lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Function {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) name: String,
    pub(crate) lines: usize,
}

/// The files of a crate by their path below `src`, with their text.
#[derive(Debug, Default)]
pub(crate) struct SourceGraph {
    code: BTreeMap<String, String>,
    modules: BTreeMap<ModulePath, String>,
    /// Re-exported names of a module: name → path that it stands for.
    exports: BTreeMap<ModulePath, BTreeMap<String, ModulePath>>,
}

impl SourceGraph {
    pub(crate) fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut graph = Self::default();
        for (path, text) in files {
            let code = without_test_modules(&without_comments(text));
            graph.modules.insert(module_of(path), path.to_owned());
            graph.code.insert(path.to_owned(), code);
        }
        let modules: Vec<_> = graph.modules.clone().into_iter().collect();
        for (module, file) in modules {
            let mut names = BTreeMap::new();
            for (_, path, alias) in uses(&graph.code[&file]) {
                if let Some(path) = graph.absolute(&module, &path)
                    && let Some(last) = path.last()
                {
                    names.insert(alias.unwrap_or_else(|| last.clone()), path);
                }
            }
            graph.exports.insert(module, names);
        }
        graph
    }

    /// Imports of every file, of other files than itself.
    pub(crate) fn imports(&self) -> BTreeSet<Import> {
        let mut found = BTreeSet::new();
        for (module, file) in &self.modules {
            let code = &self.code[file];
            let named = uses(code).into_iter().map(|(line, path, _)| (line, path));
            for (line, path) in named.chain(inline_paths(code)) {
                if let Some(path) = self.absolute(module, &path)
                    && let Some(to) = self.file_of(&path, 0)
                    && to != file
                {
                    found.insert(Import { from: file.clone(), line, to: to.to_owned() });
                }
            }
        }
        found
    }

    /// Groups of files that import each other, each sorted.
    pub(crate) fn circles(&self) -> Vec<Vec<String>> {
        let mut to: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for import in self.imports() {
            to.entry(import.from).or_default().insert(import.to);
        }
        let reach: BTreeMap<&String, BTreeSet<String>> =
            self.code.keys().map(|file| (file, reached(file, &to))).collect();
        let mut groups = BTreeSet::new();
        for (file, all) in &reach {
            if all.contains(*file) {
                let group: Vec<String> = all.iter().filter(|other| reach[other].contains(*file)).cloned().collect();
                groups.insert(group);
            }
        }
        groups.into_iter().collect()
    }

    /// Code of every file, without comments, literals and test modules.
    pub(crate) fn code(&self) -> impl Iterator<Item = (&str, &str)> {
        self.code.iter().map(|(path, code)| (path.as_str(), code.as_str()))
    }

    /// Functions with their number of lines, from `fn` to the closing brace.
    pub(crate) fn functions(&self) -> Vec<Function> {
        self.code.iter().flat_map(|(file, code)| functions(file, code)).collect()
    }

    /// The file of a path: the deepest module of it, or where the re-export of its next name leads.
    fn file_of(&self, path: &[String], depth: usize) -> Option<&str> {
        let known = (0..=path.len()).rev().find(|end| self.modules.contains_key(&path[..*end]))?;
        if known == 0 && path.len() > 1 {
            return None;
        }
        let module = path[..known].to_vec();
        if let Some(name) = path.get(known)
            && depth < 8
            && let Some(target) = self.exports.get(&module).and_then(|names| names.get(name))
            && target.as_slice() != path
        {
            let mut whole = target.clone();
            whole.extend_from_slice(&path[known + 1..]);
            return self.file_of(&whole, depth + 1);
        }
        self.modules.get(&module).map(String::as_str)
    }

    /// A path from the root of the crate; `None` for paths into other crates.
    fn absolute(&self, module: &[String], path: &[String]) -> Option<ModulePath> {
        let first = path.first()?;
        let mut base = match first.as_str() {
            "crate" => Vec::new(),
            "self" => module.to_vec(),
            "super" => module[..module.len().checked_sub(1)?].to_vec(),
            _ => {
                let child = [module, &path[..1]].concat();
                return self.modules.contains_key(&child).then(|| [module, path].concat());
            }
        };
        for segment in &path[1..] {
            if segment == "super" {
                base.pop()?;
            } else if segment != "self" {
                base.push(segment.clone());
            }
        }
        Some(base)
    }
}

fn reached(from: &str, to: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&String> = to.get(from).into_iter().flatten().collect();
    while let Some(file) = open.pop() {
        if found.insert(file.clone()) {
            open.extend(to.get(file).into_iter().flatten());
        }
    }
    found
}

/// `read/sts/mod.rs` → `read::sts`, `place.rs` → `place`, `lib.rs` → the root.
fn module_of(path: &str) -> ModulePath {
    let mut parts: Vec<String> = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if parts.last().is_some_and(|last| last == "mod") || matches!(path, "lib.rs") {
        parts.pop();
    }
    parts
}

/// The text with comments, string and character literals blanked; line breaks stay.
fn without_comments(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let blank = |out: &mut Vec<u8>, from: usize, to: usize| {
        for byte in &mut out[from..to] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    };
    let mut at = 0;
    while at < bytes.len() {
        let end = match bytes[at] {
            b'/' if bytes[at..].starts_with(b"//") => line_end(bytes, at),
            b'/' if bytes[at..].starts_with(b"/*") => find(bytes, at + 2, b"*/") + 2,
            b'"' => quoted_end(bytes, at),
            b'r' if is_raw(bytes, at) => raw_end(bytes, at),
            b'\'' => character_end(bytes, at),
            _ => {
                at += 1;
                continue;
            }
        };
        let end = end.min(bytes.len());
        blank(&mut out, at, end);
        at = end.max(at + 1);
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |n| at + n)
}

fn find(bytes: &[u8], from: usize, sign: &[u8]) -> usize {
    (from..bytes.len()).find(|&at| bytes[at..].starts_with(sign)).unwrap_or(bytes.len())
}

fn quoted_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    while end < bytes.len() && bytes[end] != b'"' {
        end += 1 + usize::from(bytes[end] == b'\\');
    }
    end + 1
}

fn is_raw(bytes: &[u8], at: usize) -> bool {
    let word = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_') && bytes[at - 1] != b'b';
    let hashes = bytes[at + 1..].iter().take_while(|b| **b == b'#').count();
    !word && bytes.get(at + 1 + hashes) == Some(&b'"')
}

fn raw_end(bytes: &[u8], at: usize) -> usize {
    let hashes = bytes[at + 1..].iter().take_while(|b| **b == b'#').count();
    let sign: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
    find(bytes, at + 2 + hashes, &sign) + sign.len()
}

/// The end of a character literal; the next byte for a lifetime.
fn character_end(bytes: &[u8], at: usize) -> usize {
    if bytes.get(at + 1) == Some(&b'\\') {
        return find(bytes, at + 3, b"'") + 1;
    }
    let close = (at + 2..bytes.len().min(at + 6)).find(|&end| bytes[end] == b'\'');
    let one = close.filter(|&end| std::str::from_utf8(&bytes[at + 1..end]).is_ok_and(|s| s.chars().count() == 1));
    one.map_or(at + 1, |end| end + 1)
}

/// The code without the bodies of modules behind `#[cfg(test)]`.
fn without_test_modules(code: &str) -> String {
    let mut out = code.to_owned();
    let mut from = 0;
    while let Some(found) = out[from..].find("#[cfg(test)]") {
        let at = from + found;
        let rest = &out[at..];
        from = at + "#[cfg(test)]".len();
        let Some(open) =
            rest.find(['{', ';']).filter(|open| rest[..*open].contains("mod ") && rest[*open..].starts_with('{'))
        else {
            continue;
        };
        let end = closing(out.as_bytes(), at + open);
        let blank: String = out[at..end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
        out.replace_range(at..end, &blank);
        from = at;
    }
    out
}

/// The byte after the brace that closes the one at `open`.
fn closing(bytes: &[u8], open: usize) -> usize {
    let mut depth = 0usize;
    for (at, byte) in bytes.iter().enumerate().skip(open) {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    bytes.len()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Places of a keyword in code.
fn words<'c>(code: &'c str, word: &'c str) -> impl Iterator<Item = usize> + 'c {
    code.match_indices(word)
        .map(|(at, _)| at)
        .filter(move |&at| !code[..at].ends_with(is_word) && !code[at + word.len()..].starts_with(is_word))
}

fn line_of(code: &str, at: usize) -> usize {
    1 + code[..at].bytes().filter(|b| *b == b'\n').count()
}

/// Paths of `use` declarations, one for each name, with the line and the alias.
fn uses(code: &str) -> Vec<(usize, ModulePath, Option<String>)> {
    let mut found = Vec::new();
    for at in words(code, "use") {
        let Some(end) = code[at..].find(';').map(|n| at + n) else { continue };
        let line = line_of(code, at);
        let mut paths = Vec::new();
        expand(&code[at + 3..end], &[], &mut paths);
        found.extend(paths.into_iter().map(|(path, alias)| (line, path, alias)));
    }
    found
}

/// `a::{b, c::d as e}` → `a::b`, `a::c::d`.
fn expand(tree: &str, before: &[String], found: &mut Vec<(ModulePath, Option<String>)>) {
    let tree = tree.trim();
    let Some(open) = tree.find('{') else {
        let (path, alias) = match tree.split_once(" as ") {
            Some((path, alias)) => (path, Some(alias.trim().to_owned())),
            None => (tree, None),
        };
        let mut whole = before.to_vec();
        whole
            .extend(path.split("::").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty() && part != "*"));
        found.push((whole, alias));
        return;
    };
    let mut base = before.to_vec();
    base.extend(tree[..open].split("::").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()));
    let inner = tree[open + 1..].trim_end().strip_suffix('}').unwrap_or(&tree[open + 1..]);
    let (mut depth, mut from) = (0usize, 0);
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                expand(&inner[from..at], &base, found);
                from = at + 1;
            }
            _ => {}
        }
    }
    if !inner[from..].trim().is_empty() {
        expand(&inner[from..], &base, found);
    }
}

/// Paths written out in code: `crate::a::b`, `super::c`, `child::d`.
fn inline_paths(code: &str) -> Vec<(usize, ModulePath)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = code[from..].find("::").map(|n| from + n) {
        from = at + 2;
        let start = code[..at]
            .rfind(|c: char| !is_word(c) && c != ':')
            .map_or(0, |n| n + code[n..].chars().next().map_or(1, char::len_utf8));
        let end = code[from..].find(|c: char| !is_word(c) && c != ':').map_or(code.len(), |n| from + n);
        let path: ModulePath =
            code[start..end].split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
        let in_use = code[..start].rsplit([';', '}']).next().is_some_and(|head| words(head, "use").next().is_some());
        // `pub(in crate::read)` says who may see something and imports nothing.
        let is_visibility = code[..start].ends_with("(in ");
        if !in_use && !is_visibility && !code[..start].ends_with('$') && path.len() > 1 {
            found.push((line_of(code, start), path));
        }
        from = from.max(end);
    }
    found
}

fn functions(file: &str, code: &str) -> Vec<Function> {
    let mut found = Vec::new();
    for at in words(code, "fn") {
        let rest = &code[at + 2..];
        let name: String = rest.trim_start().chars().take_while(|c| is_word(*c)).collect();
        let Some(open) = rest.find(['{', ';']).filter(|open| rest[*open..].starts_with('{')) else { continue };
        if name.is_empty() {
            continue;
        }
        let end = closing(code.as_bytes(), at + 2 + open);
        let lines = code[at..end].lines().count();
        found.push(Function { file: file.to_owned(), line: line_of(code, at), name, lines });
    }
    found
}
