//! Dossiers of any size, always the same for the same measures: every field is used, every quote occurs once. They are
//! written from the format's description, not with the types of the crates under test, and know no page.

use serde_json::{Map, Value as Json, json};

use crate::chance::Chance;

/// How large a dossier is to be.
#[derive(Clone, Copy, Debug)]
pub struct Measures {
    /// How many claims.
    pub claims: usize,
    /// About how many words of text.
    pub words: usize,
    /// How many actors.
    pub actors: usize,
}

/// A long article.
pub const LONG: Measures = Measures { claims: 250, words: 6_000, actors: 40 };
/// A book.
pub const BOOK: Measures = Measures { claims: 5_000, words: 150_000, actors: 400 };

const KINDS: [&str; 4] = ["report", "estimate", "interpretation", "prediction"];
const CERTAINTIES: [&str; 4] = ["certain", "probable", "possible", "uncommitted"];
const ROLES: [&str; 4] = ["agent", "patient", "speaker", "mentioned"];
const RELATIONS: [&str; 6] = ["supports", "opposes", "explains", "depends-on", "elaborates", "repeats"];
const APPROXIMATORS: [&str; 5] = ["about", "over", "under", "at-least", "at-most"];
const ACTOR_KINDS: [&str; 8] =
    ["state", "government", "armed-force", "organisation", "media", "population", "experts", "person"];
const PLACES: [&str; 12] = [
    "Northport",
    "Oldbridge",
    "Červená",
    "the Marsh",
    "Upper Valley",
    "Kōyama",
    "Saint-Élie",
    "Fenwick",
    "the Delta",
    "Rowan Hill",
    "Eastgate",
    "العين",
];
const TOPICS: [&str; 10] =
    ["harvest", "water", "trade", "roads", "schools", "weather", "energy", "health", "budget", "courts"];
const VERBS: [&str; 8] =
    ["opened", "delayed", "promised", "measured", "closed", "repaired", "counted", "will extend"];
const WORDS: [&str; 24] = [
    "the",
    "old",
    "northern",
    "line",
    "after",
    "long",
    "talks",
    "with",
    "its",
    "neighbours",
    "and",
    "a",
    "new",
    "kind",
    "of",
    "quiet",
    "agreement",
    "on",
    "what",
    "naïve",
    "planners",
    "called",
    "“fair”",
    "work",
];

/// A dossier's file.
pub fn dossier(measures: Measures) -> Json {
    let mut writer = Writer::new(measures);
    let claims: Vec<Json> = (0..measures.claims).map(|number| writer.claim(number)).collect();
    json!({
        "format": "assay/1",
        "article": {
            "id": format!("generated-{}", measures.claims),
            "title": format!("A generated article of {} claims", measures.claims),
            "byline": "the generator",
            "publisher": "Assay’s own benches",
            "published": "2026-01-01",
            "language": "en",
            "note": "Nothing in this text is about anything.",
            "text": writer.text,
        },
        "actors": (0..measures.actors).map(actor).collect::<Vec<_>>(),
        "claims": claims,
        "provenance": { "by": "machine", "tool": "assay-journeys", "version": "1", "made": "2026-01-01", "reviewed": false },
    })
}

fn actor(number: usize) -> Json {
    let mut actor = fields(json!({
        "id": actor_id(number),
        "name": actor_name(number),
        "kind": ACTOR_KINDS[number % ACTOR_KINDS.len()],
    }));
    if number.is_multiple_of(3) {
        actor.insert("aliases".into(), json!([format!("the {number}th party"), format!("No. {number}")]));
    }
    if number % 4 == 1 {
        actor.insert("part_of".into(), json!(actor_id(number - 1)));
    }
    if number % 5 == 2 {
        actor.insert("description".into(), json!("one of many who appear in this text"));
    }
    Json::Object(actor)
}

fn actor_id(number: usize) -> String {
    format!("actor-{number}")
}

fn actor_name(number: usize) -> String {
    format!("{} Council {number}", PLACES[number % PLACES.len()])
}

fn fields(object: Json) -> Map<String, Json> {
    match object {
        Json::Object(fields) => fields,
        _ => unreachable!("an object was written"),
    }
}

/// Writes text and claims side by side, one sentence for each claim.
struct Writer {
    measures: Measures,
    chance: Chance,
    text: Vec<String>,
    /// Code points of the paragraphs before the last one, with the blank lines between.
    before: usize,
}

impl Writer {
    fn new(measures: Measures) -> Self {
        Self { measures, chance: Chance::default(), text: Vec::new(), before: 0 }
    }

    fn below(&mut self, end: usize) -> usize {
        self.chance.below(end)
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        self.chance.pick(words)
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    fn claim(&mut self, number: usize) -> Json {
        // A paragraph holds four sentences.
        if number.is_multiple_of(4) {
            self.before += self.text.last().map_or(0, |paragraph| paragraph.chars().count() + 2);
            self.text.push(String::new());
        }
        let sentence = self.sentence(number);
        let mut claim = fields(json!({
            "id": format!("c{number}"),
            "statement": sentence.statement,
            "kind": self.pick(&KINDS),
            "quotes": sentence.quotes,
            "attribution": sentence.attribution,
            "certainty": self.pick(&CERTAINTIES),
            "polarity": if self.one_in(8) { "negative" } else { "positive" },
            "participants": self.participants(sentence.subject),
            "places": [sentence.place],
            "quantities": [sentence.quantity],
            "topics": [self.pick(&TOPICS)],
            "relations": self.relations(number),
        }));
        if self.one_in(7) {
            claim.insert("condition".into(), json!("the rain holds off"));
        }
        if self.one_in(3) {
            claim.insert("time".into(), json!(format!("in {}", 1990 + number % 40)));
        }
        if self.one_in(9) {
            claim.insert("note".into(), json!("The generator does not know whether this is so."));
        }
        if self.one_in(20) {
            claim.insert("provenance".into(), json!({ "by": "curated", "reviewed": true }));
        }
        Json::Object(claim)
    }

    /// Adds a sentence to the text, and gives what a claim needs to point into it. Every quote contains the claim's own
    /// number in five digits, so that it occurs once.
    fn sentence(&mut self, number: usize) -> Sentence {
        let subject = self.below(self.measures.actors);
        let source = self.below(self.measures.actors);
        let (verb, place) = (self.pick(&VERBS), self.pick(&PLACES));
        let count = 3 + self.below(900);
        let figure = format!("about {count} tonnes");
        let main = format!("{} {verb} item {number:05} in {place} with {figure}", actor_name(subject));
        // About twenty words stand above and below; the rest fills up to the length that was asked for.
        let filler = self.filler((self.measures.words / self.measures.claims.max(1)).saturating_sub(21));
        let cue = format!("as {} put it in file {number:05}", actor_name(source));

        let start = self.position() + usize::from(!self.paragraph().is_empty());
        let paragraph = self.text.len() - 1;
        let (quotes, written) = if self.one_in(6) {
            // In two pieces, with the source between them.
            let rest = format!("and {filler} for item {number:05}");
            let quotes = json!([
                { "paragraph": paragraph, "exact": main },
                { "paragraph": paragraph, "exact": rest, "suffix": "." },
            ]);
            (quotes, format!("{main}, {cue}, {rest}."))
        } else if !number.is_multiple_of(4) && self.one_in(10) {
            // Over the sentence before: overlapping claims, by position.
            let from = start - 12;
            (
                json!([{ "start": from, "end": start + main.chars().count() }]),
                format!("{main}, {filler}, {cue}."),
            )
        } else {
            (json!([{ "paragraph": paragraph, "exact": main }]), format!("{main}, {filler}, {cue}."))
        };
        let at = |part: &str| {
            let byte = written.find(part).expect("the part was written");
            let from = start + written[..byte].chars().count();
            json!({ "start": from, "end": from + part.chars().count() })
        };
        let (cue, figure) = (at(&cue), at(&figure));
        let quantity = self.quantity(count, figure);
        let attribution = self.attribution(source, cue);
        let paragraph = self.text.last_mut().expect("a paragraph was begun");
        if !paragraph.is_empty() {
            paragraph.push(' ');
        }
        paragraph.push_str(&written);
        Sentence { statement: format!("{main}."), quotes, attribution, quantity, subject, place }
    }

    fn paragraph(&self) -> &str {
        self.text.last().map_or("", String::as_str)
    }

    /// The code point at which the next word will be written.
    fn position(&self) -> usize {
        self.before + self.paragraph().chars().count()
    }

    fn filler(&mut self, words: usize) -> String {
        (0..words.max(2)).map(|_| self.pick(&WORDS)).collect::<Vec<_>>().join(" ")
    }

    fn quantity(&mut self, count: usize, selector: Json) -> Json {
        if self.one_in(5) {
            let value = json!({ "from": count, "to": count + 10 });
            return json!({ "selector": selector, "value": value, "unit": "t", "approximator": "range", "of": "grain" });
        }
        json!({
            "selector": selector, "value": count, "unit": "t", "of": "grain",
            "approximator": self.pick(&APPROXIMATORS),
        })
    }

    fn attribution(&mut self, source: usize, cue: Json) -> Json {
        match self.below(4) {
            0 => json!([{ "kind": "author" }]),
            1 => json!([{ "kind": "unnamed", "name": "officials", "cue": cue }]),
            2 => json!([{ "kind": "named", "actor": actor_id(source), "cue": cue }]),
            _ => json!([
                { "kind": "named", "name": "The Evening Post" },
                { "kind": "named", "actor": actor_id(source), "cue": cue },
            ]),
        }
    }

    fn participants(&mut self, subject: usize) -> Json {
        let others = 1 + self.below(2);
        let mut list = vec![json!({ "actor": actor_id(subject), "role": "agent" })];
        for _ in 0..others {
            // Small numbers come up more often, as the protagonists of an article do.
            let below = 1 + self.below(self.measures.actors);
            let actor = self.below(below);
            if actor != subject && list.iter().all(|one| one["actor"] != actor_id(actor)) {
                list.push(json!({ "actor": actor_id(actor), "role": self.pick(&ROLES) }));
            }
        }
        json!(list)
    }

    fn relations(&mut self, number: usize) -> Json {
        if number == 0 || !self.one_in(3) {
            return json!([]);
        }
        let other = number - 1 - self.below(number.min(30));
        json!([{ "kind": self.pick(&RELATIONS), "claim": format!("c{other}") }])
    }
}

/// What a sentence gives to its claim.
struct Sentence {
    statement: String,
    quotes: Json,
    attribution: Json,
    quantity: Json,
    subject: usize,
    place: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a selector, found as the format says.
    fn words(text: &[&str], selector: &Json) -> String {
        if let Some(start) = selector["start"].as_u64() {
            let end = selector["end"].as_u64().expect("a position has an end");
            let (start, end) = (usize::try_from(start).expect("small"), usize::try_from(end).expect("small"));
            return text.join("\n\n").chars().skip(start).take(end - start).collect();
        }
        let paragraph = usize::try_from(selector["paragraph"].as_u64().expect("a quote names a paragraph"))
            .expect("small");
        let exact = selector["exact"].as_str().expect("a quote has words");
        assert_eq!(text[paragraph].matches(exact).count(), 1, "{exact:?} occurs once");
        exact.to_owned()
    }

    #[test]
    fn every_selector_points_at_its_words() {
        let dossier = dossier(LONG);
        let text: Vec<&str> =
            dossier["article"]["text"].as_array().expect("a list").iter().filter_map(Json::as_str).collect();
        let claims = dossier["claims"].as_array().expect("a list");
        assert_eq!(claims.len(), LONG.claims);
        for (number, claim) in claims.iter().enumerate() {
            for quote in claim["quotes"].as_array().expect("a list") {
                assert!(words(&text, quote).contains(&format!("item {number:05}")), "{quote}");
            }
            for source in claim["attribution"].as_array().expect("a list") {
                if source["cue"].is_object() {
                    assert!(words(&text, &source["cue"]).ends_with(&format!("file {number:05}")), "{source}");
                }
            }
            let figure = words(&text, &claim["quantities"][0]["selector"]);
            assert!(figure.starts_with("about ") && figure.ends_with(" tonnes"), "{figure}");
        }
    }

    #[test]
    fn the_text_has_about_the_length_that_was_asked_for() {
        for measures in [LONG, BOOK] {
            let dossier = dossier(measures);
            let words: usize = dossier["article"]["text"]
                .as_array()
                .expect("a list")
                .iter()
                .filter_map(Json::as_str)
                .map(|paragraph| paragraph.split_whitespace().count())
                .sum();
            assert!(words.abs_diff(measures.words) < measures.words / 8, "{words} words for {measures:?}");
        }
    }

    #[test]
    fn the_reader_of_the_format_finds_nothing_wrong() {
        for measures in [LONG, BOOK] {
            let file = dossier(measures).to_string();
            let loaded = assay_dossier::load(file.as_bytes()).expect("a dossier can be read");
            assert!(loaded.problems.is_empty(), "{:#?}", &loaded.problems[..loaded.problems.len().min(5)]);
            assert_eq!(loaded.dossier.claims.len(), measures.claims);
        }
    }

    #[test]
    fn the_same_measures_give_the_same_dossier() {
        assert_eq!(dossier(LONG), dossier(LONG));
    }
}
