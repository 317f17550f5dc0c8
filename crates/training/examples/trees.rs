//! Prints the tree of each line of standard input (token, tag, relation, head) and who says what in it.
//!
//! `cargo run --profile tool -p assay-training --example trees < lines.txt`

use assay_analysis::{Document, analyse, parse};
use std::io::{self, BufRead};

fn main() -> io::Result<()> {
    for line in io::stdin().lock().lines() {
        let line = line?;
        let mut document = Document::new(&line);
        parse(&mut document);
        for (index, token) in document.tokens.iter().enumerate() {
            let head = if token.head == index { "-" } else { document.word(token.head) };
            println!(
                "{index:3} {:16} {:?} {:?} → {} {head}",
                document.word(index),
                token.tag,
                token.relation,
                token.head
            );
        }
        for attribution in analyse(&line).attributions {
            println!("    {attribution:?}");
        }
    }
    Ok(())
}
