//! News of any length that says nothing of anything, always the same for the same length: sentences of the forms in which
//! claims are made, so that the analyser has as much to do as with an article. It knows no page.

use crate::chance::Chance;

const PEOPLE: [&str; 12] = [
    "Anna Berg",
    "Tomas Novak",
    "Mayor Ines Duarte",
    "Peter Falk",
    "Minister Clara Weiss",
    "Rosa Lindqvist",
    "General Marko Petrov",
    "Laura Conti",
    "Professor Ivo Maric",
    "Henrik Dahl",
    "Judge Nadia Rahman",
    "Oskar Lund",
];
const BODIES: [&str; 10] = [
    "the Harbour Authority",
    "the city council",
    "Northport Railways",
    "the Ministry of Transport",
    "the Evening Courier",
    "Delta Energy",
    "the farmers’ union",
    "the Institute for Water Research",
    "the central bank",
    "the coast guard",
];
const SOME: [&str; 6] =
    ["officials", "engineers", "several residents", "experts", "two witnesses", "analysts"];
const PLACES: [&str; 8] = [
    "Northport",
    "Oldbridge",
    "Fenwick",
    "Rowan Hill",
    "Eastgate",
    "Saint-Élie",
    "the Upper Valley",
    "Kōyama",
];
const THINGS: [&str; 10] = [
    "the bridge",
    "the new line",
    "the ferry",
    "the water tax",
    "the old dam",
    "the hospital",
    "the harvest",
    "the school reform",
    "the wind farm",
    "the night train",
];
const DEEDS: [&str; 8] =
    ["closed", "opened", "delayed", "rejected", "repaired", "sold", "promised", "inspected"];
const SAYS: [&str; 8] =
    ["said", "warned", "claimed", "denied", "reported", "estimated", "announced", "acknowledged"];
const MONTHS: [&str; 6] = ["January", "March", "May", "July", "September", "November"];

/// What stands at the end of a sentence to make it as long as those of newspapers.
const ENDS: [&str; 6] = [
    "after a long week of talks in the old town hall by the river",
    "in a letter of three pages with a map and many tables at its end",
    "despite the wet and windy weather along the whole of the northern coast",
    "before a small crowd in front of the closed gates of the former brewery",
    "with the help of neighbours from both sides of the narrow valley",
    "on the fourth day of the yearly meeting about roads, water and schools",
];

/// About so many bytes of text: paragraphs with an empty line between.
pub fn prose(bytes: usize) -> String {
    let mut chance = Chance::default();
    let mut text = String::with_capacity(bytes + 1000);
    while text.len() < bytes {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let sentences: Vec<String> = (0..4).map(|_| sentence(&mut chance)).collect();
        text.push_str(&sentences.join(" "));
    }
    text
}

fn sentence(chance: &mut Chance) -> String {
    let (person, body, some) = (chance.pick(&PEOPLE), chance.pick(&BODIES), chance.pick(&SOME));
    let (place, thing, other) = (chance.pick(&PLACES), chance.pick(&THINGS), chance.pick(&THINGS));
    let (deed, says, month) = (chance.pick(&DEEDS), chance.pick(&SAYS), chance.pick(&MONTHS));
    let (count, year) = (3 + chance.below(900), 1990 + chance.below(40));
    let end = chance.pick(&ENDS);
    let words = match chance.below(10) {
        0 => format!("{person} {says} that {body} had {deed} {thing} in {place} in {month} {year} {end}."),
        1 => format!("According to {some}, {thing} in {place} will cost about {count} million euros {end}."),
        2 => format!("“We {deed} {thing} because {place} asked for it,” {person} {says} on Monday."),
        3 => format!("{body} {deed} {thing} last week {end}, and {other} may follow by {month}."),
        4 => format!("It is not clear whether {body} ever {deed} {other}, {some} {says}."),
        5 => {
            format!(
                "More than {count} people in {place} use {thing} {end}, up {} percent from {year}.",
                count % 40
            )
        }
        6 => format!("If {thing} is not {deed} soon, {place} could lose {other} {end}, {person} warned."),
        7 => format!("{body} has never {deed} {thing} {end}, although {some} expected it in {year}."),
        8 => format!("The paper wrote that {some} believed {person} had {deed} {thing} for {body} {end}."),
        _ => {
            format!("{place} probably needs {thing} more than {other} {end}, which {body} {deed} in {year}.")
        }
    };
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_the_length_and_varies() {
        let text = prose(100_000);
        assert!((100_000..101_000).contains(&text.len()));
        let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
        let count = paragraphs.len();
        paragraphs.sort_unstable();
        paragraphs.dedup();
        assert_eq!(paragraphs.len(), count, "no paragraph comes twice");
        assert_eq!(text, prose(100_000));
    }
}
