//! Brackets and quotation marks at the ends of a clause.
//!
//! Rule: marks that hold the whole clause, and marks without a partner in it, are no part of it.

use crate::Tag;
use crate::attribution::tree::Tree;

/// Takes away brackets and quotation marks that hold the whole, or have no partner inside, and what they hold off.
pub fn balance(tree: &Tree<'_, '_>, tokens: &mut Vec<usize>) {
    let held = |tokens: &[usize], word: &str| tokens.iter().any(|token| tree.is(*token, partners(word)));
    while let [first, inner @ ..] = tokens.as_slice() {
        let word = tree.word(*first);
        let whole = inner
            .split_last()
            .is_some_and(|(last, rest)| tree.is(*last, partners(word)) && !held(rest, word));
        if !opens(word) || held(inner, word) && !whole {
            break;
        }
        tokens.remove(0);
    }
    while let [inner @ .., last] = tokens.as_slice() {
        let word = tree.word(*last);
        let lone = closes(word) && !held(inner, word);
        let stop = tree.tag(*last) == Tag::Punct && !closes(word) && !opens(word);
        if !lone && !stop {
            break;
        }
        tokens.pop();
    }
}

fn partners(word: &str) -> &'static [&'static str] {
    match word {
        "\"" => &["\""],
        "“" => &["”"],
        "”" => &["“"],
        "‘" => &["’"],
        "’" => &["‘"],
        "(" => &[")"],
        ")" => &["("],
        "'" => &["'"],
        "``" => &["''"],
        "''" => &["``"],
        "[" => &["]"],
        "]" => &["["],
        "«" => &["»"],
        "»" => &["«"],
        _ => &[],
    }
}

/// Whether a mark opens what another closes.
pub fn opens(word: &str) -> bool {
    matches!(word, "\"" | "“" | "‘" | "(" | "'" | "``" | "[" | "«")
}

/// Whether a mark closes what another opened.
pub fn closes(word: &str) -> bool {
    matches!(word, "\"" | "”" | "’" | ")" | "'" | "''" | "]" | "»")
}
