//! The blocks of a page of the web as the browser lists them: parted by U+0000, each begins with a letter for its kind.

use assay_analysis::BlockKind;
use assay_analysis::input::Input;

/// Reads a list; none if it has no words.
pub fn read(listed: &str) -> Option<Input> {
    let mut input = Input::default();
    for block in listed.split('\0') {
        let mut words = block.chars();
        let kind = match words.next() {
            Some('h') => BlockKind::Heading,
            Some('l') => BlockKind::ListItem,
            Some('q') => BlockKind::BlockQuote,
            Some('c') => BlockKind::Caption,
            Some(_) => BlockKind::Paragraph,
            None => continue,
        };
        input.push(words.as_str(), kind);
    }
    (!input.blocks.is_empty()).then_some(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_keep_their_kind_and_the_empty_ones_go() {
        let input = read("hA bridge\0p \0pIt stands.\0").unwrap();
        assert_eq!(input.text, "A bridge\n\nIt stands.");
        let kinds: Vec<_> = input.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::Heading, BlockKind::Paragraph]);
        assert_eq!(read("p \0"), None);
    }
}
