//! Words of closed vocabularies: enums whose variants have fixed names in rows, options and the native JSON.

use crate::error::{Error, ErrorKind};

/// A closed set of words.
pub(crate) trait Vocabulary: Copy + 'static {
    /// The name of the set.
    const NAME: &'static str;
    /// Every word.
    const ALL: &'static [Self];

    fn name(self) -> &'static str;
}

/// The error for a word that is none of a set: `unknown convention "x", expected one of: …`.
pub(crate) fn unknown<T: Vocabulary>(name: &str) -> Error {
    let mut set = String::new();
    for c in T::NAME.chars() {
        if c.is_uppercase() && !set.is_empty() {
            set.push(' ');
        }
        set.extend(c.to_lowercase());
    }
    let known: Vec<_> = T::ALL.iter().map(|word| word.name()).collect();
    Error::new(ErrorKind::Argument, format!("unknown {set} {name:?}, expected one of: {}", known.join(", ")))
}

/// Declares an enum whose variants have fixed names, with `ALL`, `name`, `from_name`, `FromStr` and, with the feature `serde`,
/// serialization by name. Variants have no order; an enum whose order means something derives `Ord` itself.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $visibility:vis enum $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        $visibility enum $name { $($(#[$doc])* $variant,)+ }

        #[allow(unreachable_pub, reason = "some vocabularies are of the crate alone")]
        impl $name {
            /// Every value, in no promised order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name in rows and in the native JSON: lower case, with hyphens.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The value with this name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        impl $crate::word::Vocabulary for $name {
            const NAME: &'static str = stringify!($name);
            const ALL: &'static [Self] = Self::ALL;

            fn name(self) -> &'static str {
                Self::name(self)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::error::Error;

            fn from_str(name: &str) -> Result<Self, $crate::error::Error> {
                Self::from_name(name).ok_or_else(|| $crate::word::unknown::<Self>(name))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }

        $crate::word::serde_by_name!($name, $name::ALL.iter());
    };
}
pub(crate) use vocabulary;

/// Serialization of a type by its `name()`, and the way back by `FromStr`. Nothing without the feature `serde`.
macro_rules! serde_by_name {
    ($name:ident, $words:expr) => {
        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'_, str> as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let words: Vec<_> = $words.map(|word| word.name()).collect();
                schemars::json_schema!({ "type": "string", "enum": words })
            }
        }
    };
}
pub(crate) use serde_by_name;

#[cfg(test)]
mod tests {
    vocabulary! {
        /// Colours of lanterns.
        enum LanternColour {
            /// Red.
            Red = "red",
            /// As the sky at night.
            NightBlue = "night-blue",
        }
    }

    #[test]
    fn names_lead_back() {
        for colour in LanternColour::ALL {
            assert_eq!(colour.name().parse::<LanternColour>().unwrap(), *colour);
        }
        let error = "green".parse::<LanternColour>().unwrap_err().to_string();
        assert_eq!(error, "unknown lantern colour \"green\", expected one of: red, night-blue");
    }

    #[cfg(feature = "serde")]
    #[test]
    fn words_are_strings_in_json() {
        let json = serde_json::to_string(&LanternColour::NightBlue).unwrap();
        assert_eq!(json, "\"night-blue\"");
        assert_eq!(serde_json::from_str::<LanternColour>(&json).unwrap(), LanternColour::NightBlue);
        assert!(serde_json::from_str::<LanternColour>("\"green\"").is_err());
    }
}
