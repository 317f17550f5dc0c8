//! Dossiers made up for tests and benches: as large as wanted, sound, and equal for equal seeds.

#![allow(dead_code, missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use assay_dossier::*;

/// Words that go wrong easily: emoji of several code points, combining marks, right-to-left, curly
/// quotes, no-break spaces; and plain ones.
const WORDS: &[&str] = &[
    "river",
    "bridge",
    "the",
    "and",
    "of",
    "mill",
    "council",
    "winter",
    "road",
    "people",
    "harbour",
    "it’s",
    "“so”",
    "naïve",
    "cafe\u{301}",
    "שלום",
    "العربية",
    "👩🏽‍🚀",
    "🇫🇮",
    "10\u{a0}km",
    "—",
    "日本語",
    "grain",
    "vote",
    "letter",
    "market",
];

/// A row of numbers that looks random.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(2).wrapping_add(1))
    }

    /// A number below `limit`.
    pub fn roll(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len())]
    }

    fn maybe<T>(&mut self, value: T) -> Option<T> {
        (self.roll(2) == 0).then_some(value)
    }
}

fn quote(paragraph: usize, exact: &str) -> Selector {
    Selector::Quote { paragraph, exact: exact.to_owned(), prefix: None, suffix: None }
}

fn provenance(dice: &mut Dice) -> Provenance {
    Provenance {
        by: dice.one(Maker::ALL),
        tool: dice.maybe("assay".to_owned()),
        version: dice.maybe("0.1.0".to_owned()),
        made: dice.maybe("2021-03-05".to_owned()),
        reviewed: dice.maybe(true),
    }
}

/// A sound dossier of `claims` claims, each a sentence of about `words` words, four in a paragraph.
pub fn made(claims: usize, words: usize, seed: u64) -> Dossier {
    let mut dice = Dice::new(seed);
    let actors: Vec<Actor> = (0..claims.div_ceil(10))
        .map(|index| Actor {
            id: ActorId(format!("actor-{index}")),
            name: format!("Actor {index}"),
            aliases: vec![format!("the {index}th")],
            kind: dice.one(ActorKind::ALL),
            part_of: (index > 0).then(|| ActorId(format!("actor-{}", index / 2))),
            description: dice.maybe("Somebody.".to_owned()),
        })
        .collect();

    let mut text = Vec::new();
    let mut made = Vec::new();
    for index in 0..claims {
        let paragraph = index / 4;
        if text.len() <= paragraph {
            text.push(String::new());
        }
        let number = format!("{index:06}");
        let mut content = number.clone();
        for _ in 3..words.max(4) {
            content.push(' ');
            content.push_str(dice.one(WORDS));
        }
        if !text[paragraph].is_empty() {
            text[paragraph].push(' ');
        }
        text[paragraph].push_str("Reports say ");
        text[paragraph].push_str(&content);
        text[paragraph].push('.');

        let actor = |dice: &mut Dice| actors[dice.roll(actors.len())].id.clone();
        let cue = Selector::Quote {
            paragraph,
            exact: "say".to_owned(),
            prefix: dice.maybe("Reports ".to_owned()),
            suffix: Some(format!(" {number}")),
        };
        let source = match dice.roll(3) {
            0 => Source { actor: None, name: None, cue: None, kind: SourceKind::Author },
            1 => Source {
                actor: None,
                name: Some("reports".to_owned()),
                cue: Some(cue),
                kind: SourceKind::Unnamed,
            },
            _ => {
                Source { actor: Some(actor(&mut dice)), name: None, cue: Some(cue), kind: SourceKind::Named }
            }
        };
        let low = dice.roll(1_000_000) as f64 / 4.0 - 1000.0;
        let value = match dice.roll(2) {
            0 => Amount::One(low),
            _ => Amount::Range { from: low, to: low + dice.roll(10) as f64 },
        };
        made.push(Claim {
            id: ClaimId(format!("claim-{index}")),
            statement: format!("Statement {index}: {content}."),
            kind: dice.one(Kind::ALL),
            quotes: vec![quote(paragraph, &content)],
            attribution: vec![source],
            certainty: dice.one(Certainty::ALL),
            polarity: dice.one(Polarity::ALL),
            condition: dice.maybe("the river rises".to_owned()),
            participants: vec![Participant { actor: actor(&mut dice), role: dice.one(Role::ALL) }],
            places: dice.maybe("Arlen".to_owned()).into_iter().collect(),
            time: dice.maybe("on Monday".to_owned()),
            quantities: vec![Quantity {
                selector: quote(paragraph, &number),
                value,
                unit: dice.maybe("people".to_owned()),
                approximator: dice.maybe(()).map(|()| dice.one(Approximator::ALL)),
                of: dice.maybe("visitors".to_owned()),
            }],
            topics: dice.maybe("water".to_owned()).into_iter().collect(),
            relations: (index > 0)
                .then(|| Relation {
                    kind: dice.one(RelationKind::ALL),
                    claim: ClaimId(format!("claim-{}", dice.roll(index))),
                })
                .into_iter()
                .collect(),
            note: dice.maybe("A note.".to_owned()),
            provenance: (dice.roll(5) == 0).then(|| provenance(&mut dice)),
            evidence: (dice.roll(3) == 0).then(|| Evidence {
                confidence: dice.roll(101) as f64 / 100.0,
                rule: dice.maybe("a verb of speech".to_owned()),
                cue: dice.maybe(quote(paragraph, &number)),
            }),
        });
    }
    Dossier {
        format: FORMAT.to_owned(),
        article: Article {
            id: "made".to_owned(),
            title: "Made up".to_owned(),
            byline: dice.maybe("Somebody".to_owned()),
            publisher: dice.maybe("The “Arlen” Post".to_owned()),
            published: dice.maybe("2021-03-04".to_owned()),
            source_url: dice.maybe("/news/\"1\"\\".to_owned()),
            language: "en".to_owned(),
            note: dice.maybe("Tab\tand\u{1}control.".to_owned()),
            text: Some(text),
            text_digest: None,
        },
        actors,
        claims: made,
        provenance: Provenance {
            by: Maker::Machine,
            tool: None,
            version: None,
            made: None,
            reviewed: Some(false),
        },
    }
}

/// As it stands in a file.
pub fn file(dossier: &Dossier) -> String {
    serde_json::to_string_pretty(dossier).unwrap()
}
