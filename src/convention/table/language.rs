//! What French and German want beside their tables: which clauses assert nothing, infinitives that instruct.

use std::sync::LazyLock;

use super::Sentence;
use super::pattern::Forms;
use crate::convention::english::Class;
use crate::model::{Polarity, ProvisionKind};

/// A language with a table of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::convention) enum Language {
    French,
    German,
}

/// French infinitives that open an instruction.
const INFINITIVES: &[&str] = &[
    "agiter",
    "ajouter",
    "ajuster",
    "amener",
    "analyser",
    "appliquer",
    "arrêter",
    "assurer",
    "boucher",
    "calculer",
    "centrifuger",
    "chauffer",
    "choisir",
    "compléter",
    "conserver",
    "consigner",
    "couper",
    "débrancher",
    "démonter",
    "déposer",
    "déterminer",
    "diluer",
    "diviser",
    "effectuer",
    "enlever",
    "enregistrer",
    "essuyer",
    "évaluer",
    "évaporer",
    "exprimer",
    "fermer",
    "filtrer",
    "fixer",
    "identifier",
    "indiquer",
    "insérer",
    "introduire",
    "laisser",
    "laver",
    "maintenir",
    "mélanger",
    "mesurer",
    "mettre",
    "monter",
    "nettoyer",
    "noter",
    "ouvrir",
    "peser",
    "placer",
    "plier",
    "plonger",
    "porter",
    "préparer",
    "prélever",
    "prendre",
    "procéder",
    "raccorder",
    "recouvrir",
    "réduire",
    "refroidir",
    "régler",
    "relever",
    "remplacer",
    "remplir",
    "remuer",
    "répéter",
    "retirer",
    "rincer",
    "sécher",
    "séparer",
    "soumettre",
    "supprimer",
    "transférer",
    "utiliser",
    "vérifier",
    "verser",
    "vider",
];

/// French words before which a form says nothing: relative pronouns and conditions.
const FRENCH_OPENERS: &[&str] =
    &["qui", "que", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "quand", "comme"];
/// French words at the head of a clause that make it a condition.
const FRENCH_CONDITIONS: &[&str] =
    &["si", "s'il", "s'ils", "lorsque", "lorsqu'il", "lorsqu'un", "lorsqu'une", "quand", "sauf"];
/// French verbs of what happens by itself.
const OUTCOMES: &[&str] = &[
    "causer",
    "conduire",
    "entraîner",
    "provoquer",
    "résulter",
    "survenir",
    "varier",
    "influencer",
    "affecter",
    "engendrer",
    "apparaître",
    "arriver",
    "exister",
    "différer",
];

impl Language {
    /// The verbal forms, ready to be found; built on first use.
    pub(super) fn forms(self) -> &'static Forms {
        static FRENCH: LazyLock<Forms> = LazyLock::new(|| Forms::new(include_str!("french.tsv")));
        static GERMAN: LazyLock<Forms> = LazyLock::new(|| Forms::new(include_str!("german.tsv")));
        match self {
            Self::French => &FRENCH,
            Self::German => &GERMAN,
        }
    }

    /// Whether a weak form from one token to another stands in a clause that asserts something.
    pub(super) fn asserts(self, sentence: Sentence<'_>, first: usize, last: usize) -> bool {
        match self {
            // In a subordinate clause the finite verb comes last.
            Self::German => {
                let next = last + 1;
                let end = next >= sentence.len() || sentence.is(next, Class::PUNCTUATION);
                !(first == last && end)
            }
            Self::French => {
                let before = lower(sentence, Sentence::before(first));
                if FRENCH_OPENERS.contains(&&*before) {
                    return false;
                }
                let inside = |at: &usize| !sentence.is(*at, Class::PUNCTUATION);
                let start = first - (0..first).rev().take_while(inside).count();
                !FRENCH_CONDITIONS.contains(&&*lower(sentence, start))
            }
        }
    }

    /// *Il convient de noter que* says nothing of its own.
    pub(super) fn is_formula(self, sentence: Sentence<'_>, kind: ProvisionKind, last: usize) -> bool {
        const SAID: &[&str] = &["noter", "remarquer", "souligner", "rappeler", "mentionner", "signaler"];
        let french = self == Self::French && kind == ProvisionKind::Recommendation;
        french && SAID.contains(&&*lower(sentence, last + 1)) && lower(sentence, last + 2).starts_with("qu")
    }

    /// The kind of a form by the verb that it governs: *peut causer* is possible, *peut être ovale* permitted.
    pub(super) fn sense(self, sentence: Sentence<'_>, kind: ProvisionKind, last: usize) -> ProvisionKind {
        let outcome = self == Self::French && OUTCOMES.contains(&&*lower(sentence, last + 1));
        if kind == ProvisionKind::Permission && outcome { ProvisionKind::Possibility } else { kind }
    }

    /// Whether a sentence may begin with an instruction: asked before it is cut into words.
    pub(super) fn may_instruct(self, sentence: &str) -> bool {
        self == Self::French && {
            let word = sentence.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            word == "Ne" || ["er", "ir", "re"].into_iter().any(|end| word.ends_with(end)) && is_infinitive(word)
        }
    }

    /// An infinitive at the head of a sentence, with its negation.
    pub(super) fn instruction(self, sentence: Sentence<'_>) -> Option<(usize, usize, Polarity)> {
        if self != Self::French {
            return None;
        }
        if lower(sentence, 0) == "ne" && lower(sentence, 1) == "pas" {
            let word = sentence.word(2);
            let infinitive = ["er", "ir", "re"].into_iter().any(|end| word.ends_with(end));
            return infinitive.then_some((0, 2, Polarity::Negative));
        }
        is_infinitive(sentence.word(0)).then_some((0, 0, Polarity::Positive))
    }
}

fn is_infinitive(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase) && INFINITIVES.contains(&&*word.to_lowercase())
}

fn lower(sentence: Sentence<'_>, at: usize) -> String {
    sentence.word(at).to_lowercase().replace('’', "'")
}
