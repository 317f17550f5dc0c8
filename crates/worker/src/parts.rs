//! How far into a text each part of the work goes: a first part to be shown soon, then more, then all.
//!
//! Every part is read from the beginning, so that what belongs together over the text is merged over all that was read.
//! Each is [`GROWTH`] times the one before, so the parts before the last add a seventh to the work at most.

use assay_analysis::{Block, Span};

/// The least that is worth a part of its own, in bytes.
const LEAST: usize = 16 << 10;
/// How much longer a part is than the one before.
const GROWTH: usize = 8;
/// The most bytes of a text in which claims are looked for: a thick novel; of news that is more claims than a page shows.
pub const MOST: usize = 3_000_000;

/// Where the parts of a text of so many bytes end.
pub fn ends(length: usize) -> Vec<usize> {
    let mut ends = vec![length.min(MOST)];
    while let Some(&last) = ends.last()
        && last / GROWTH >= LEAST
    {
        ends.push(last / GROWTH);
    }
    ends.reverse();
    ends
}

/// The blocks up to a byte. The last one is cut there at the end of a sentence, or else between words.
pub fn beginning(text: &str, blocks: &[Block], end: usize) -> Vec<Block> {
    let mut kept: Vec<Block> = blocks.iter().take_while(|block| block.span.start < end).cloned().collect();
    if let Some(last) = kept.last_mut().filter(|block| block.span.end > end) {
        last.span = cut(text, last.span, end);
    }
    kept.retain(|block| !block.span.is_empty());
    kept
}

fn cut(text: &str, span: Span, end: usize) -> Span {
    let words = text.get(span.start..text.floor_char_boundary(end)).unwrap_or_default();
    let sentence = words.rfind(['.', '!', '?', '\n']).map(|at| at + 1);
    let length = sentence.or_else(|| words.rfind(char::is_whitespace)).unwrap_or(words.len());
    let words = words.get(..length).unwrap_or_default().trim_end();
    Span::new(span.start, span.start + words.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_analysis::structure;

    #[test]
    fn the_parts_before_the_last_are_little() {
        for length in [0, 1, 5_000, LEAST * GROWTH - 1, LEAST * GROWTH, 1_000_000, MOST, 20_000_000] {
            let ends = ends(length);
            let (last, before) = ends.split_last().unwrap();
            assert_eq!(*last, length.min(MOST));
            assert!(before.iter().sum::<usize>() <= last / 7, "{length}: {ends:?}");
            assert!(ends.is_sorted());
        }
        assert_eq!(ends(1_000_000), [15_625 * 8, 1_000_000]);
        assert_eq!(ends(5_000), [5_000]);
    }

    #[test]
    fn a_beginning_ends_with_a_sentence() {
        let text = "One stands. Two “stånds” too.\n\nThree stands here and there.";
        let blocks = structure::blocks(text);
        let words = |end| -> Vec<&str> {
            beginning(text, &blocks, end).iter().map(|block| &text[block.span.range()]).collect()
        };
        assert_eq!(words(0), [""; 0]);
        assert_eq!(words(22), ["One stands."]);
        assert_eq!(words(text.len()), ["One stands. Two “stånds” too.", "Three stands here and there."]);
        assert_eq!(words(56), ["One stands. Two “stånds” too.", "Three stands here"]);
        for end in 0..=text.len() {
            assert!(words(end).concat().len() <= end);
        }
    }
}
