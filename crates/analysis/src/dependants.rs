//! Heads turned round: which tokens hang on each.
//!
//! Owns the way down a tree, as one list cut into a piece for each head. Filled in two walks, and filled again without
//! allocation. Knows no relation.

/// The dependants of every token, in the order of the text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dependants {
    /// Where a token's dependants begin in `list`; one more at the end.
    starts: Vec<u32>,
    list: Vec<u32>,
}

impl Dependants {
    /// Takes the heads of `count` tokens; a root has none.
    pub(crate) fn fill(&mut self, count: usize, head: impl Fn(usize) -> Option<usize>) {
        self.starts.clear();
        self.starts.resize(count + 2, 0);
        for head in (0..count).filter_map(&head) {
            if let Some(start) = self.starts.get_mut(head + 2) {
                *start += 1;
            }
        }
        let mut sum = 0;
        for start in &mut self.starts {
            sum += *start;
            *start = sum;
        }
        self.list.clear();
        self.list.resize(sum as usize, 0);
        // What is the start of the next token moves on to become the end of this one.
        for token in 0..count {
            let Some(next) = head(token).and_then(|head| self.starts.get_mut(head + 1)) else { continue };
            if let Some(place) = self.list.get_mut(*next as usize) {
                *place = token as u32;
            }
            *next += 1;
        }
    }

    /// The dependants of a token.
    pub(crate) fn of(&self, token: usize) -> &[u32] {
        let start = self.starts.get(token).map_or(0, |start| *start as usize);
        let end = self.starts.get(token + 1).map_or(start, |end| *end as usize);
        self.list.get(start..end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_hangs_on_its_head() {
        let heads = [Some(1), None, Some(1), Some(2), Some(1)];
        let mut dependants = Dependants::default();
        dependants.fill(2, |_| None);
        dependants.fill(heads.len(), |token| heads[token]);
        assert_eq!(dependants.of(1), [0, 2, 4]);
        assert_eq!(dependants.of(2), [3]);
        assert!(dependants.of(0).is_empty() && dependants.of(4).is_empty() && dependants.of(9).is_empty());
    }
}
