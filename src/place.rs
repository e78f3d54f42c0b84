//! Places in a source: spans of bytes, lines and columns.

/// A half-open range of bytes in a source file.
///
/// Offsets count bytes of the file as it was given, whatever its encoding.
///
/// ```
/// use normative::source::Span;
/// let span = Span::new(4, 9);
/// assert_eq!((span.start(), span.end(), span.len()), (4, 9, 5));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// A span from `start` up to, but not including, `end`. An `end` before `start` gives an empty span at `start`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// First byte.
    pub const fn start(self) -> u32 {
        self.start
    }

    /// The byte after the last.
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Number of bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// True if the span holds no bytes.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// Serialization of a half-open range as `[start, end]`, and its JSON Schema. Nothing without the features `serde` and `schema`.
macro_rules! serde_as_pair {
    ($name:ident) => {
        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            /// `[start, end]`.
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                [self.start, self.end].serialize(serializer)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let [start, end] = <[u32; 2]>::deserialize(deserializer)?;
                if start > end {
                    return Err(serde::de::Error::custom(format!("range {start}..{end} ends before it starts")));
                }
                Ok(Self { start, end })
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                <[u32; 2]>::json_schema(generator)
            }
        }
    };
}
pub(crate) use serde_as_pair;

serde_as_pair!(Span);

/// A place as people count it: line and column from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: u32,
}
