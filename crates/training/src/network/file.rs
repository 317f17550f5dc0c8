//! Writes a network's file: the mirror of the analyser's reader.

use crate::coding::Encoder;
use assay_analysis::coding::Chance;
use assay_analysis::network::{Before, Forms, Matrix, Network};

/// The file that `Network::load` reads.
pub fn file<const D: usize, const C: usize, const H: usize, const P: usize, const K: usize>(
    network: &Network<D, C, H, P, K>,
) -> Vec<u8> {
    let mut file = network.sizes.header(Network::<D, C, H, P, K>::SHAPE);
    let mut encoder = Encoder::default();
    let (mut lengths, mut low) = ([Chance::default(); 32], [Chance::default(); 32]);
    let mut next = 0;
    for piece in network.known.iter() {
        encoder.long_number(piece - next, &mut lengths, &mut low);
        next = piece.wrapping_add(1);
    }
    write(&network.vectors, &mut encoder);
    write(&network.positions, &mut encoder);
    write(&network.kinds, &mut encoder);
    network.gates.iter().for_each(|gates| write(gates, &mut encoder));
    write(&network.contexts, &mut encoder);
    write(&network.facts, &mut encoder);
    write(&network.answers, &mut encoder);
    write(&network.biases, &mut encoder);
    file.extend(encoder.finish());
    file
}

fn write<const N: usize>(matrix: &Matrix<i16, N>, encoder: &mut Encoder) {
    let mut forms = Forms::default();
    for row in &matrix.0 {
        let mut before = Before::default();
        for &weight in row {
            encoder.number(u32::from(weight as i8 as u8), 8, forms.of(before));
            before = before.then(weight);
        }
    }
}
