//! Whether a dossier makes sense: ids, references, chains, ranges.
//!
//! Takes what could be read, leaves out what does not hold together, and names each problem with its
//! place. Knows no JSON; where the words of a claim stand is the business of [`mod@crate::anchor`].

use crate::fault::{AnchorError, Effect, Fault};
use crate::limits::{MAX_ID, MAX_PARTS};
use crate::model::{Actor, Amount, Article, Claim, Selector, SourceKind};
use crate::plain::short;
use crate::problems::{Item, Origin, Problems, named_item};
use crate::text::Text;

/// Whether a word can be an id: not empty, not long, nothing that a link or a list cannot hold.
pub(crate) fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id.chars().count() <= MAX_ID
        && !id.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// What holds together.
pub(crate) struct Sound {
    pub actors: Vec<Actor>,
    pub claims: Vec<Claim>,
    /// Where each claim stands in the file.
    pub origins: Vec<Origin>,
}

/// Leaves out what does not hold together. Without a text, the selectors are checked as far as that
/// goes; with it, that is for the anchoring to say.
pub(crate) fn validate(
    article: &Article,
    text: Option<&Text>,
    mut actors: Vec<Item<Actor>>,
    mut claims: Vec<Item<Claim>>,
    problems: &mut Problems,
) -> Sound {
    check_article(article, text, problems);

    actors.retain_mut(|actor| sound(actor, "actors", check_actor, |actor| actor.id.as_str(), problems));
    let actor_ids = drop_duplicates(&mut actors, "actors", |actor| actor.id.as_str(), problems);
    check_parts(&mut actors, &actor_ids, problems);

    claims.retain_mut(|claim| sound(claim, "claims", check_claim, |claim| claim.id.as_str(), problems));
    let claim_ids = drop_duplicates(&mut claims, "claims", |claim| claim.id.as_str(), problems);
    for claim in &mut claims {
        check_references(claim, &actor_ids, &claim_ids, problems);
        if text.is_none() {
            check_positions(claim, problems);
        }
    }

    let origins = claims.iter().map(|claim| claim.origin).collect();
    Sound {
        actors: actors.into_iter().map(|actor| actor.value).collect(),
        claims: claims.into_iter().map(|claim| claim.value).collect(),
        origins,
    }
}

fn check_article(article: &Article, text: Option<&Text>, problems: &mut Problems) {
    let mut warn = |fault| problems.push("article".to_owned(), None, fault, Effect::Warning);
    if !is_id(&article.id) {
        warn(Fault::BadId { id: short(&article.id) });
    }
    if article.title.trim().is_empty() {
        warn(Fault::Blank { key: "title" });
    }
    if let Some(digest) = &article.text_digest {
        let hex = digest.strip_prefix("sha256:").unwrap_or_default();
        if hex.len() != 64 || !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            warn(Fault::BadDigest);
        } else if text.is_some_and(|text| !text.digest().eq_ignore_ascii_case(digest)) {
            warn(Fault::OtherDigest);
        }
    }
}

/// Whether an item can stay: `check` says why not.
fn sound<T>(
    item: &mut Item<T>,
    list: &str,
    check: fn(&mut Item<T>, &mut Problems) -> Option<Fault>,
    id: fn(&T) -> &str,
    problems: &mut Problems,
) -> bool {
    let Some(fault) = check(item, problems) else { return true };
    let place = named_item(list, item.origin.index, id(&item.value));
    problems.push(place, item.origin.line, fault, Effect::SetAside);
    false
}

fn drop_duplicates<T>(
    items: &mut Vec<Item<T>>,
    list: &str,
    id: fn(&T) -> &str,
    problems: &mut Problems,
) -> Ids {
    let mut ids = Ids::of(items.iter().map(|item| id(&item.value)));
    if let Some(again) = ids.drop_duplicates() {
        keep(items, |at, item| {
            let sound = again.get(at) != Some(&true);
            if !sound {
                let id = id(&item.value);
                let fault = Fault::DuplicateId { id: short(id) };
                problems.push(
                    named_item(list, item.origin.index, id),
                    item.origin.line,
                    fault,
                    Effect::SetAside,
                );
            }
            sound
        });
        ids = Ids::of(items.iter().map(|item| id(&item.value)));
    }
    ids
}

/// The ids of a list, to look up where each stands in it.
struct Ids(Vec<(String, usize)>);

impl Ids {
    fn of<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        let mut ids: Vec<(String, usize)> = ids.enumerate().map(|(at, id)| (id.to_owned(), at)).collect();
        ids.sort_unstable();
        Self(ids)
    }

    /// Which places of the list have an id that an earlier one has, if any.
    fn drop_duplicates(&mut self) -> Option<Vec<bool>> {
        let mut again = vec![false; self.0.len()];
        self.0.dedup_by(|next, first| {
            let same = next.0 == first.0;
            if same && let Some(again) = again.get_mut(next.1) {
                *again = true;
            }
            same
        });
        (self.0.len() < again.len()).then_some(again)
    }

    fn place(&self, id: &str) -> Option<usize> {
        let found = self.0.binary_search_by(|(known, _)| known.as_str().cmp(id)).ok()?;
        self.0.get(found).map(|(_, at)| *at)
    }

    fn has(&self, id: &str) -> bool {
        self.place(id).is_some()
    }
}

/// Cuts a list to what is read.
fn limit<T>(list: &mut Vec<T>, what: &'static str) -> Option<Fault> {
    let too_many = list.len() > MAX_PARTS;
    list.truncate(MAX_PARTS);
    too_many.then_some(Fault::TooMany { what, limit: MAX_PARTS })
}

fn check_actor(item: &mut Item<Actor>, problems: &mut Problems) -> Option<Fault> {
    let actor = &mut item.value;
    if !is_id(actor.id.as_str()) {
        return Some(Fault::BadId { id: short(actor.id.as_str()) });
    }
    if actor.name.trim().is_empty() {
        return Some(Fault::Blank { key: "name" });
    }
    if let Some(fault) = limit(&mut actor.aliases, "aliases") {
        let place = named_item("actors", item.origin.index, actor.id.as_str());
        problems.push(place, item.origin.line, fault, Effect::ReferenceDropped);
    }
    None
}

/// Drops every `part_of` that names nobody or closes a circle.
fn check_parts(actors: &mut [Item<Actor>], ids: &Ids, problems: &mut Problems) {
    let mut parents: Vec<Option<usize>> = Vec::with_capacity(actors.len());
    for actor in actors.iter() {
        parents.push(actor.value.part_of.as_ref().and_then(|whole| ids.place(whole.as_str())));
    }
    for (at, actor) in actors.iter_mut().enumerate() {
        let Some(whole) = actor.value.part_of.clone() else { continue };
        let fault = match parents.get(at).copied().flatten() {
            None => Fault::UnknownActor { id: short(whole.as_str()) },
            Some(parent) => {
                // Up from the parent, never further than there are actors.
                let up = |from: &usize| parents.get(*from).copied().flatten();
                if !std::iter::successors(Some(parent), up).take(parents.len()).any(|above| above == at) {
                    continue;
                }
                Fault::PartOfItself { through: short(whole.as_str()) }
            }
        };
        actor.value.part_of = None;
        if let Some(parent) = parents.get_mut(at) {
            *parent = None;
        }
        let place = named_item("actors", actor.origin.index, actor.value.id.as_str());
        problems.push(place, actor.origin.line, fault, Effect::ReferenceDropped);
    }
}

fn check_claim(item: &mut Item<Claim>, problems: &mut Problems) -> Option<Fault> {
    let claim = &mut item.value;
    if !is_id(claim.id.as_str()) {
        return Some(Fault::BadId { id: short(claim.id.as_str()) });
    }
    if claim.statement.trim().is_empty() {
        return Some(Fault::Blank { key: "statement" });
    }
    if claim.quotes.is_empty() {
        return Some(Fault::NoQuotes);
    }
    if claim.attribution.is_empty() {
        return Some(Fault::NoAttribution);
    }
    let named = |name: &Option<String>| name.as_ref().is_some_and(|name| !name.trim().is_empty());
    if claim.attribution.iter().any(|s| s.kind != SourceKind::Author && s.actor.is_none() && !named(&s.name))
    {
        return Some(Fault::SourceUnsaid);
    }
    let limits = [
        limit(&mut claim.quotes, "quotes"),
        limit(&mut claim.attribution, "sources"),
        limit(&mut claim.participants, "participants"),
        limit(&mut claim.places, "places"),
        limit(&mut claim.quantities, "quantities"),
        limit(&mut claim.topics, "topics"),
        limit(&mut claim.relations, "relations"),
    ];
    for fault in limits.into_iter().flatten() {
        let place = named_item("claims", item.origin.index, claim.id.as_str());
        problems.push(place, item.origin.line, fault, Effect::ReferenceDropped);
    }
    None
}

/// Drops what a claim refers to and is not there.
fn check_references(item: &mut Item<Claim>, actors: &Ids, claims: &Ids, problems: &mut Problems) {
    let Item { value: claim, origin } = item;
    let id = claim.id.as_str();
    if actors.has(id) {
        let place = named_item("claims", origin.index, id);
        problems.push(place, origin.line, Fault::SharedId { id: short(id) }, Effect::Warning);
    }
    let mut drop = |part: &str, piece: usize, key: &str, fault| {
        let place = origin.piece("claims", id, part, piece, key);
        problems.push(place, origin.line, fault, Effect::ReferenceDropped);
    };
    for (piece, source) in claim.attribution.iter_mut().enumerate() {
        let fault = match &source.actor {
            Some(actor) if source.kind == SourceKind::Author => {
                Fault::AuthorWithActor { id: short(actor.as_str()) }
            }
            Some(actor) if !actors.has(actor.as_str()) => Fault::UnknownActor { id: short(actor.as_str()) },
            _ => continue,
        };
        drop("attribution", piece, ".actor", fault);
        let actor = source.actor.take();
        // Somebody vouches, and the file says who, if only by an id.
        if source.kind != SourceKind::Author && source.name.is_none() {
            source.name = actor.map(|actor| actor.0);
        }
    }
    keep(&mut claim.participants, |piece, participant| {
        let actor = participant.actor.as_str();
        let known = actors.has(actor);
        if !known {
            drop("participants", piece, "", Fault::UnknownActor { id: short(actor) });
        }
        known
    });
    keep(&mut claim.relations, |piece, relation| {
        let other = relation.claim.as_str();
        let fault = if other == id {
            Fault::SelfRelation
        } else if !claims.has(other) {
            Fault::UnknownClaim { id: short(other) }
        } else {
            return true;
        };
        drop("relations", piece, "", fault);
        false
    });
    keep(&mut claim.quantities, |piece, quantity| {
        let fault = match quantity.value {
            Amount::Range { from, to } if from > to => Fault::ReversedRange,
            Amount::Range { from, to } if !from.is_finite() || !to.is_finite() => Fault::NotFinite,
            Amount::One(value) if !value.is_finite() => Fault::NotFinite,
            _ => return true,
        };
        drop("quantities", piece, ".value", fault);
        false
    });
    if claim.evidence.as_ref().is_some_and(|evidence| !(0.0..=1.0).contains(&evidence.confidence)) {
        claim.evidence = None;
        let place = origin.part("claims", id, "evidence.confidence");
        problems.push(place, origin.line, Fault::NoShare, Effect::ReferenceDropped);
    }
}

/// Keeps what `wanted` says, which is told the number of each piece in the file.
fn keep<T>(list: &mut Vec<T>, mut wanted: impl FnMut(usize, &T) -> bool) {
    let mut piece = 0;
    list.retain(|entry| {
        piece += 1;
        wanted(piece - 1, entry)
    });
}

/// What can be said of selectors without the text.
fn check_positions(item: &Item<Claim>, problems: &mut Problems) {
    let Item { value: claim, origin } = item;
    let id = claim.id.as_str();
    let mut report = |place| problems.push(place, origin.line, AnchorError::Empty.into(), Effect::Unplaced);
    if claim.evidence.as_ref().and_then(|evidence| evidence.cue.as_ref()).is_some_and(is_empty) {
        report(origin.part("claims", id, "evidence.cue"));
    }
    let mut check = |selector: &Selector, part: &str, piece: usize, key: &str| {
        if is_empty(selector) {
            report(origin.piece("claims", id, part, piece, key));
        }
    };
    for (piece, selector) in claim.quotes.iter().enumerate() {
        check(selector, "quotes", piece, "");
    }
    for (piece, source) in claim.attribution.iter().enumerate() {
        if let Some(cue) = &source.cue {
            check(cue, "attribution", piece, ".cue");
        }
    }
    for (piece, quantity) in claim.quantities.iter().enumerate() {
        check(&quantity.selector, "quantities", piece, ".selector");
    }
}

/// Whether a selector covers no words, as far as that can be said without the text.
fn is_empty(selector: &Selector) -> bool {
    match selector {
        Selector::Position { start, end } => start >= end,
        Selector::Quote { exact, .. } => exact.is_empty(),
    }
}
