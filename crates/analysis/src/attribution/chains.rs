//! Whose words hold whose: "the paper reported that officials said that …".
//!
//! Rule: an attribution lies in the smallest content that holds its cue (or, without one, its source). Contents that
//! hold each other's cues are settled by length, so that no chain runs in a ring.

use super::Attribution;
use crate::{Span, order};

/// Fills in `outer`.
pub fn link(attributions: &mut [Attribution]) {
    let total = |attribution: &Attribution| {
        attribution.content.iter().map(|span| span.end - span.start).sum::<usize>()
    };
    let sizes: Vec<usize> = attributions.iter().map(total).collect();
    let size = |index: usize| sizes.get(index).copied().unwrap_or_default();
    let mut pieces: Vec<(Span, usize)> = Vec::new();
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (index, attribution) in attributions.iter().enumerate() {
        pieces.extend(attribution.content.iter().chain(&attribution.continued).map(|piece| (*piece, index)));
        places
            .extend(attribution.cue.first().or(attribution.source.first()).map(|place| (place.start, index)));
    }
    order::by(&mut pieces, |(piece, index)| (piece.start, *index));
    order::by(&mut places, |place| *place);
    let mut pieces = pieces.into_iter().peekable();
    let mut open: Vec<(Span, usize)> = Vec::new();
    for (place, index) in places {
        while let Some(piece) = pieces.next_if(|(piece, _)| piece.start <= place) {
            open.push(piece);
        }
        open.retain(|(piece, _)| piece.end > place);
        // The longer content is the outer one; of equal ones, the one whose cue comes first.
        let around = |other: usize| (size(other), index) > (size(index), other) && other != index;
        let outer = open
            .iter()
            .map(|(_, other)| *other)
            .filter(|other| around(*other))
            .min_by_key(|other| size(*other));
        if let Some(attribution) = attributions.get_mut(index) {
            attribution.outer = outer;
        }
    }
}
