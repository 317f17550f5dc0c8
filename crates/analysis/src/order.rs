//! Sorting, mostly into the order of the text.
//!
//! Owns one sorting for lists of all types: by a key of two numbers, the first of equals first. The standard library's
//! would be compiled anew for every type and every key, which is a tenth of the module that a browser loads. Lists that are
//! in order already, as most are, cost one walk.

/// Sorts by two numbers; what has equal ones stays in its order.
pub(crate) fn by<T>(items: &mut Vec<T>, key: impl Fn(&T) -> (usize, usize)) {
    if items.is_sorted_by_key(&key) {
        return;
    }
    let keys = items.iter().enumerate().map(|(place, item)| (key(item), place)).collect();
    let mut places: Vec<Option<T>> = items.drain(..).map(Some).collect();
    let next = |place: usize| places.get_mut(place)?.take();
    items.extend(places_of(keys).into_iter().filter_map(next));
}

/// Sorts from the largest number to the smallest; what has equal ones stays in its order.
pub(crate) fn by_largest<T>(items: &mut Vec<T>, key: impl Fn(&T) -> usize) {
    by(items, |item| (usize::MAX - key(item), 0));
}

/// Where what comes first, second … stood before.
fn places_of(mut keys: Vec<((usize, usize), usize)>) -> Vec<usize> {
    keys.sort_unstable();
    keys.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_a_stable_sort(items in prop::collection::vec((0_usize..5, 0_usize..5, any::<u16>()), 0..60)) {
            let (mut ours, mut theirs) = (items.clone(), items);
            by(&mut ours, |item| (item.0, item.1));
            theirs.sort_by_key(|item| (item.0, item.1));
            prop_assert_eq!(&ours, &theirs);
            by_largest(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| std::cmp::Reverse(item.0));
            prop_assert_eq!(ours, theirs);
        }
    }
}
