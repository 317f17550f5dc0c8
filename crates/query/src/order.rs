//! Sorting, finding by id, and joining words: small things, once for all of the crate.
//!
//! The standard library's own cost the page four kilobytes for each kind of thing that is sorted,
//! and one for each kind that is joined. It must not know what is sorted or joined.

use std::cmp::Ordering;

/// The positions of so many things, brought into an order; among equals the first comes first.
/// (Runs of one, two, four … are merged.)
pub fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..count).collect();
    let mut run = 1;
    while run < count {
        let mut merged = Vec::with_capacity(count);
        for pair in positions.chunks(run * 2) {
            let (mut a, mut b) = pair.split_at_checked(run).unwrap_or((pair, &[]));
            while let (Some((first, rest_a)), Some((second, rest_b))) = (a.split_first(), b.split_first()) {
                if compare(*second, *first) == Ordering::Less {
                    merged.push(*second);
                    b = rest_b;
                } else {
                    merged.push(*first);
                    a = rest_a;
                }
            }
            merged.extend_from_slice(a);
            merged.extend_from_slice(b);
        }
        positions = merged;
        run *= 2;
    }
    positions
}

/// Words with something between them.
pub fn join(words: &[&str], between: &str) -> String {
    let mut joined = String::new();
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            joined.push_str(between);
        }
        joined.push_str(word);
    }
    joined
}

/// Ids, each with its position.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ids {
    ids: Vec<String>,
    /// The positions, by id.
    order: Vec<usize>,
}

impl Ids {
    /// Of things in the order of their positions. Of equal ids the first counts.
    pub(crate) fn new(ids: Vec<String>) -> Self {
        let order = sorted(ids.len(), &|a, b| ids.get(a).cmp(&ids.get(b)));
        Self { ids, order }
    }

    fn id(&self, at: usize) -> &str {
        self.ids.get(at).map_or("", String::as_str)
    }

    /// The place in the order at which an id stands or would stand.
    fn place(&self, id: &str) -> usize {
        self.order.partition_point(|at| self.id(*at) < id)
    }

    /// The position of an id.
    pub(crate) fn position(&self, id: &str) -> Option<usize> {
        self.order.get(self.place(id)).copied().filter(|at| self.id(*at) == id)
    }

    /// The position of an id, which is added at the end if need be.
    pub(crate) fn add(&mut self, id: &str) -> usize {
        let place = self.place(id);
        match self.order.get(place).filter(|at| self.id(**at) == id) {
            Some(at) => *at,
            None => {
                let new = self.ids.len();
                self.order.insert(place, new);
                self.ids.push(id.to_owned());
                new
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn sorted_as_the_standard_library_sorts(things in proptest::collection::vec(0..9_u8, 0..40)) {
            let mut expected: Vec<usize> = (0..things.len()).collect();
            expected.sort_by_key(|at| things[*at]);
            proptest::prop_assert_eq!(sorted(things.len(), &|a, b| things[a].cmp(&things[b])), expected);
        }
    }

    #[test]
    fn joined() {
        assert_eq!([join(&[], ", "), join(&["a"], ", "), join(&["a", "b"], ", ")], ["", "a", "a, b"]);
    }

    #[test]
    fn found_again() {
        let mut ids = Ids::new(["b", "c", "a", "b"].map(str::to_owned).to_vec());
        assert_eq!(
            ["a", "b", "c", "d", ""].map(|id| ids.position(id)),
            [Some(2), Some(0), Some(1), None, None]
        );
        assert_eq!(["c", "aa", "z", "aa"].map(|id| ids.add(id)), [1, 4, 5, 4]);
        assert_eq!(["a", "aa", "b", "z"].map(|id| ids.position(id)), [Some(2), Some(4), Some(0), Some(5)]);
    }
}
