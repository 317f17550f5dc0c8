//! The pieces that a network knows, and where each is among them.

/// Hashes in order. They are evenly spread, so that their upper bits say nearly where one must be.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pieces: Vec<u32>,
    /// For each value of the upper bits, how many pieces are below.
    below: Vec<u32>,
}

/// The upper bits of a piece.
const UPPER_BITS: u32 = 12;
const LOWER_BITS: u32 = super::PIECE_BITS as u32 - UPPER_BITS;

impl Known {
    /// Where a piece is among all, if it is known.
    #[inline]
    pub fn place(&self, piece: u32) -> Option<usize> {
        let upper = (piece >> LOWER_BITS) as usize;
        let [from, to] = *self.below.get(upper..)?.first_chunk::<2>()?;
        let near = self.pieces.get(from as usize..to as usize)?;
        near.iter().position(|known| *known == piece).map(|at| from as usize + at)
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Whether nothing is known.
    pub const fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// All in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        self.pieces.iter().copied()
    }
}

impl From<Vec<u32>> for Known {
    /// From hashes in order.
    fn from(pieces: Vec<u32>) -> Self {
        let mut below = Vec::with_capacity((1 << UPPER_BITS) + 1);
        let mut count = 0;
        for upper in 0..=1 << UPPER_BITS {
            let rest = pieces.get(count..).unwrap_or_default();
            count += rest.iter().take_while(|piece| **piece >> LOWER_BITS < upper).count();
            below.push(count as u32);
        }
        Self { pieces, below }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_has_its_place() {
        let last = (1 << super::super::PIECE_BITS) - 1;
        let pieces = vec![0, 1, 2, 1 << LOWER_BITS, 5 << LOWER_BITS, (5 << LOWER_BITS) + 7, last];
        let known = Known::from(pieces.clone());
        for (at, piece) in pieces.iter().enumerate() {
            assert_eq!(known.place(*piece), Some(at));
        }
        assert_eq!([3, last - 1, u32::MAX].map(|piece| known.place(piece)), [None; 3]);
        assert_eq!(Known::default().place(0), None);
    }
}
