//! A page of the web to the words of its article.
//!
//! Owns what a page says of itself: its headline, who wrote it, when. What of its words is the article, [`article`] tells;
//! where they stand in it, [`page`]. It is of one mind with `html.js`, which reads pages by the browser's parser.

mod article;
mod page;

use super::Input;
use crate::document::one_line;
use page::{Page, Piece};

/// A longer byline is something else, in bytes.
const NAME: usize = 200;

/// Reads a page.
pub fn read(html: &str) -> Input {
    let page = Page::read(html);
    let found = article::of(&page);
    let first =
        |pieces: &[Piece]| pieces.iter().find(|piece| piece.first_rank).map(|piece| piece.words.clone());
    let headline = first(&found).or(page.shared_title).or_else(|| first(&page.pieces));
    let byline = page.byline.or(page.signature).and_then(|name| unlabelled(&name));
    let found = article::unsigned(found, byline.as_deref().unwrap_or_default());
    let found = article::headed(found, headline.as_deref().unwrap_or_default());
    let mut input = Input::default();
    for (kind, words) in article::rows(found) {
        input.push(&words, kind);
    }
    input.title = headline
        .or(page.title)
        .map(|title| one_line(title.trim()).into_owned())
        .filter(|title| !title.is_empty());
    input.byline = byline;
    input.published = page.published;
    input
}

/// A name without "By" before it.
fn unlabelled(name: &str) -> Option<String> {
    let name = one_line(name.trim());
    let label = name.get(..2).filter(|label| label.eq_ignore_ascii_case("by"));
    let rest = label.and_then(|_| name.get(2..)).map(|rest| rest.strip_prefix(':').unwrap_or(rest));
    let name = rest.and_then(|rest| rest.strip_prefix(' ')).unwrap_or(&name).to_owned();
    Some(name).filter(|name| !name.is_empty() && name.len() < NAME)
}
