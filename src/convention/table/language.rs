//! Rules of French and German beside their tables: which clauses assert nothing, infinitives that instruct.

use std::sync::LazyLock;

use super::pattern::Forms;
use crate::convention::english::Class;
use crate::convention::english::Sentence;
use crate::model::{Polarity, ProvisionKind};

/// A language with a table of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::convention) enum Language {
    French,
    German,
}

/// French infinitives that open an instruction whatever follows them; others do before a determiner.
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

    /// True if a weak form from one token to another stands in a clause that asserts something.
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

    /// True if a sentence may hold an instruction: asked before it is cut into words.
    pub(super) fn may_instruct(self, sentence: &str) -> bool {
        self == Self::French && {
            let word = sentence.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default();
            let head = word.to_lowercase();
            matches!(&*head, "ne" | "n")
                || ends_as_infinitive(word)
                || is_french_adverbial(&head) && sentence.contains(',')
        }
    }

    /// An infinitive at the head of a sentence, or behind the comma of an adverbial, with its negation: *Déterminer la masse*,
    /// *Lorsqu'il est humide, le sécher*.
    pub(super) fn instruction(self, sentence: Sentence<'_>) -> Option<(usize, usize, Polarity)> {
        if self != Self::French {
            return None;
        }
        if let Some(found) = french_instruction(sentence, 0) {
            return Some(found);
        }
        let head = lower(sentence, 0);
        if !is_french_adverbial(head.split('\'').next().unwrap_or_default()) {
            return None;
        }
        let mut commas = (1..sentence.len()).filter(|at| sentence.word(*at) == ",");
        commas.find_map(|comma| {
            let found = french_instruction(sentence, comma + 1)?;
            // *Pour peser, mesurer ou couper le papier, ...* goes on.
            let later = (found.1..sentence.len()).any(|at| sentence.word(at) == ",");
            (head != "pour" || !later).then_some(found)
        })
    }
}

/// The infinitive that instructs at a token, with a pronoun before it or a negation around it.
fn french_instruction(sentence: Sentence<'_>, at: usize) -> Option<(usize, usize, Polarity)> {
    let first = lower(sentence, at);
    if first == "ne" && lower(sentence, at + 1) == "pas" {
        return ends_as_infinitive(sentence.word(at + 2)).then_some((at, at + 2, Polarity::Negative));
    }
    // *N'utiliser que du papier*: nothing else, which is no prohibition of it.
    let glued = first.strip_prefix("n'").filter(|verb| ends_as_infinitive(verb));
    if glued.is_some() || first == "ne" && ends_as_infinitive(sentence.word(at + 1)) {
        let last = at + usize::from(glued.is_none());
        let only = (last + 1..last + 8)
            .any(|at| matches!(&*lower(sentence, at), "que") || lower(sentence, at).starts_with("qu'"));
        return only.then_some((at, last, Polarity::Positive));
    }
    let verb = at + usize::from(matches!(&*first, "le" | "la" | "les" | "y" | "en"));
    let word = match first.strip_prefix("l'") {
        Some(verb) => verb.to_owned(),
        None => lower(sentence, verb),
    };
    let pronoun = verb > at || first.starts_with("l'");
    let known = INFINITIVES.contains(&&*word);
    let object =
        FRENCH_DETERMINERS.contains(&&*lower(sentence, verb + 1)) || lower(sentence, verb + 1).starts_with("l'");
    // A pronoun may as well be the article of a noun: *le papier*.
    let follows = lower(sentence, verb + 1);
    let placed = FRENCH_PREPOSITIONS.contains(&&*follows) || sentence.is(verb + 1, Class::PUNCTUATION);
    let after_pronoun = known || ends_as_infinitive(&word) && !word.ends_with("ier") && placed;
    let accepted = if pronoun { after_pronoun } else { known || ends_as_infinitive(&word) && object };
    accepted.then_some((verb, verb, Polarity::Positive))
}

/// Prepositions that may follow an infinitive whose object stands before it.
const FRENCH_PREPOSITIONS: &[&str] = &[
    "dans", "à", "au", "aux", "en", "avec", "sur", "sous", "par", "selon", "pendant", "jusqu'à", "comme", "puis", "et",
];

/// Determiners that follow no noun: *du*, *des* and *de* may belong to the noun before them.
const FRENCH_DETERMINERS: &[&str] = &[
    "le",
    "la",
    "les",
    "un",
    "une",
    "ce",
    "cet",
    "cette",
    "ces",
    "son",
    "sa",
    "ses",
    "leur",
    "leurs",
    "chaque",
    "tout",
    "toute",
    "tous",
    "toutes",
    "deux",
    "trois",
    "quatre",
    "immédiatement",
    "soigneusement",
];

/// Words that open an adverbial or a condition, behind whose comma an instruction may stand; lower case, without what is elided.
fn is_french_adverbial(word: &str) -> bool {
    const OPENERS: &[&str] = &[
        "si", "s", "lorsque", "lorsqu", "quand", "après", "avant", "pendant", "dans", "en", "au", "aux", "à", "sur",
        "sous", "avec", "sans", "pour", "par", "selon", "dès", "chez", "sinon", "ensuite", "puis", "enfin",
    ];
    OPENERS.contains(&word)
}

/// True if a word ends as French infinitives do.
fn ends_as_infinitive(word: &str) -> bool {
    const NOUNS: [&str; 5] = ["premier", "dernier", "papier", "être", "hier"];
    let ends = ["er", "ir", "dre", "tre", "ire", "ure", "vre", "clure"].into_iter().any(|end| word.ends_with(end));
    word.len() > 4 && ends && !NOUNS.contains(&&*word.to_lowercase())
}

fn lower(sentence: Sentence<'_>, at: usize) -> String {
    sentence.word(at).to_lowercase().replace('’', "'")
}
