//! Numbers into a stream of bits: the writing half of [`assay_analysis::coding`], step for step its mirror.

use assay_analysis::coding::{Chance, LOWEST};

/// Writes numbers that the analyser's `Decoder` reads back.
#[derive(Debug)]
pub struct Encoder {
    low: u64,
    range: u32,
    /// The last byte that a carry may still change, and how many bytes of `0xff` follow it.
    pending: u8,
    full: usize,
    bytes: Vec<u8>,
}

impl Default for Encoder {
    fn default() -> Self {
        Self { low: 0, range: u32::MAX, pending: 0, full: 0, bytes: Vec::new() }
    }
}

impl Encoder {
    fn shift(&mut self) {
        let carry = (self.low >> 32) as u8;
        if carry == 1 || (self.low as u32) < 0xff00_0000 {
            self.bytes.push(self.pending.wrapping_add(carry));
            self.bytes.extend(std::iter::repeat_n(0xff_u8.wrapping_add(carry), self.full));
            self.full = 0;
            self.pending = (self.low >> 24) as u8;
        } else {
            self.full += 1;
        }
        self.low = (self.low << 8) & 0xffff_ffff;
    }

    /// Writes a bit in a context.
    pub fn bit(&mut self, bit: bool, chance: &mut Chance) {
        let share = chance.share(self.range);
        if bit {
            self.low += u64::from(share);
            self.range -= share;
        } else {
            self.range = share;
        }
        chance.learn(bit);
        while self.range < LOWEST {
            self.range <<= 8;
            self.shift();
        }
    }

    /// Writes a number below `2^bits`; see `Decoder::number`.
    pub fn number(&mut self, number: u32, bits: u32, chances: &mut [Chance]) {
        let mut prefix = 1;
        for place in (0..bits).rev() {
            let bit = number >> place & 1 == 1;
            if let Some(chance) = chances.get_mut(prefix) {
                self.bit(bit, chance);
            }
            prefix = prefix << 1 | usize::from(bit);
        }
    }

    /// Writes a number of any size; see `Decoder::long_number`.
    pub fn long_number(&mut self, number: u32, lengths: &mut [Chance; 32], low: &mut [Chance; 32]) {
        let number = number + 1;
        let length = number.ilog2();
        self.number(length, 5, lengths);
        for place in (0..length).rev() {
            if let Some(chance) = low.get_mut(place as usize) {
                self.bit(number >> place & 1 == 1, chance);
            }
        }
    }

    /// What was written.
    pub fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.shift();
        }
        while self.bytes.last() == Some(&0) {
            self.bytes.pop();
        }
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_analysis::coding::Decoder;

    #[test]
    fn what_is_written_is_read_back() {
        let numbers: Vec<u32> = (0..5_000u32).map(|n| n.wrapping_mul(2_654_435_761) >> (n % 31)).collect();
        let (mut a, mut b, mut c) =
            ([Chance::default(); 32], [Chance::default(); 32], [Chance::default(); 8]);
        let mut encoder = Encoder::default();
        for &n in &numbers {
            encoder.long_number(n >> 1, &mut a, &mut b);
            encoder.number(n % 8, 3, &mut c);
        }
        let bytes = encoder.finish();
        let (mut a, mut b, mut c) =
            ([Chance::default(); 32], [Chance::default(); 32], [Chance::default(); 8]);
        let mut decoder = Decoder::new(&bytes);
        for &n in &numbers {
            assert_eq!(decoder.long_number(&mut a, &mut b), n >> 1);
            assert_eq!(decoder.number(3, &mut c), n % 8);
        }
    }
}
