//! Texts made to be slow are read to the end, in the time of any others: what were quadratic in one of them would not end here.

use assay_analysis::analyse;

/// How long each text is, in bytes.
const LENGTH: usize = 12_000;

/// What the texts repeat.
const PIECES: [&str; 32] = [
    "‘that \"added ’ “[ ",
    "\"He said 'she said ",
    "\"",
    "“",
    "“a” ",
    "'",
    "a",
    "aB3-",
    "(",
    "[1]",
    ",",
    ", ",
    ".",
    ". ",
    "A. ",
    "\n",
    "a\n\n",
    "said ",
    "he said that ",
    "the old man and the sea went home to ",
    "the ship, which sank, ",
    "if it rains, as he says, ",
    "\"Yes,\" he said. ",
    "“Yes, he said.\n\n",
    "it is estimated that ",
    "the Russians and ",
    "Alpha Beta Gamma (ABG) ",
    "5 ",
    "1,",
    "1-",
    "one hundred and ",
    "The minister denied the claim of the army. ",
];

#[test]
fn they_come_to_an_end() {
    for piece in PIECES {
        let text = piece.repeat(LENGTH / piece.len());
        assert!(analyse(&text).document.text.len() > LENGTH - piece.len());
    }
}

#[test]
fn so_do_many_names() {
    // Names are of letters: 500 that are all different.
    let letter = |number: u8| char::from(b'a' + number % 26);
    let text: String = (0..500_u16)
        .map(|number| {
            let [high, low] = [number / 26, number % 26].map(|part| letter(part as u8));
            format!("Anna Bo{high}{low}er met Peter Ka{low}{high}en. ")
        })
        .collect();
    assert!(!analyse(&text).names.list.is_empty());
}
