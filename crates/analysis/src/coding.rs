//! Numbers from a stream of bits, each coded by how likely it was: the reading half of an adaptive binary range coder.
//!
//! Owns the arithmetic and the two ways in which a number is spelt in bits. The writing half lies with the training,
//! which is the only one to write. Models come out about a fifth smaller than general compression leaves them.
//! Knows nothing of what the numbers mean. The end of the data reads as zeros, so a reader never fails; what came out
//! is for the caller to check.

/// The number of bits in which a chance is counted.
pub const CHANCE_BITS: u32 = 12;
/// How slowly a chance follows what is seen: by a part in two to the power of this.
pub const RATE: u32 = 5;
/// Below this the range is widened by a byte.
pub const LOWEST: u32 = 1 << 24;

/// How likely the next bit of one context is to be zero.
#[derive(Clone, Copy, Debug)]
pub struct Chance(u16);

impl Default for Chance {
    fn default() -> Self {
        Self(1 << (CHANCE_BITS - 1))
    }
}

impl Chance {
    /// The part of `range` that stands for zero.
    pub const fn share(self, range: u32) -> u32 {
        (range >> CHANCE_BITS) * self.0 as u32
    }

    /// Learns the bit that came.
    pub const fn learn(&mut self, bit: bool) {
        if bit {
            self.0 -= self.0 >> RATE;
        } else {
            self.0 += ((1 << CHANCE_BITS) - self.0) >> RATE;
        }
    }
}

/// Reads what the training's encoder wrote.
#[derive(Debug)]
pub struct Decoder<'b> {
    bytes: std::slice::Iter<'b, u8>,
    range: u32,
    code: u32,
}

impl<'b> Decoder<'b> {
    /// Reads from the start of `bytes`.
    pub fn new(bytes: &'b [u8]) -> Self {
        let mut decoder = Self { bytes: bytes.iter(), range: u32::MAX, code: 0 };
        // The first byte is the encoder's carry and always zero.
        for _ in 0..5 {
            decoder.shift();
        }
        decoder
    }

    fn shift(&mut self) {
        self.code = self.code << 8 | u32::from(self.bytes.next().copied().unwrap_or_default());
    }

    /// The next bit in a context.
    pub fn bit(&mut self, chance: &mut Chance) -> bool {
        let share = chance.share(self.range);
        let bit = self.code >= share;
        if bit {
            self.code -= share;
            self.range -= share;
        } else {
            self.range = share;
        }
        chance.learn(bit);
        while self.range < LOWEST {
            self.range <<= 8;
            self.shift();
        }
        bit
    }

    /// The next number below `2^BITS`, highest bit first; `chances` holds a context for each prefix (`2^BITS` of them).
    pub fn number(&mut self, bits: u32, chances: &mut [Chance]) -> u32 {
        let mut prefix = 1;
        for _ in 0..bits {
            let bit = chances.get_mut(prefix).is_some_and(|chance| self.bit(chance));
            prefix = prefix << 1 | usize::from(bit);
        }
        (prefix as u32) & ((1 << bits) - 1)
    }

    /// The next number of any size: its length in bits, then its bits below the highest.
    pub fn long_number(&mut self, lengths: &mut [Chance; 32], low: &mut [Chance; 32]) -> u32 {
        let length = self.number(5, lengths);
        let mut number = 1u32;
        for place in (0..length).rev() {
            let bit = low.get_mut(place as usize).is_some_and(|chance| self.bit(chance));
            number = number << 1 | u32::from(bit);
        }
        number - 1
    }
}
