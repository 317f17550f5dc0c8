//! Labels as ids: how a place, a topic or a source without an id of its own stands in a link.
//!
//! It must not know what the labels are of.

use crate::fold::{is_word, lower};

/// A label as it stands in links: lower case, the letters and digits of any script kept, all else
/// to single hyphens. Never empty, never with a hyphen in front: a label without a letter or digit
/// gives the numbers of its characters. Labels that differ only in what is dropped ("C", "C++")
/// share a slug and so are one value.
pub fn slug(label: &str) -> String {
    let mut slug = String::with_capacity(label.len());
    let mut gap = false;
    for c in label.chars() {
        if !is_word(c) {
            gap = !slug.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            slug.push('-');
        }
        slug.push(lower(c));
    }
    if slug.is_empty() {
        for c in label.chars() {
            let between = if slug.is_empty() { "" } else { "-" };
            slug.push_str(&format!("{between}{:x}", u32::from(c)));
        }
    }
    if slug.is_empty() {
        slug.push('0');
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs() {
        for (label, expected) in [
            ("Belarus", "belarus"),
            ("Western Ukraine", "western-ukraine"),
            ("  the  U.S. — “allies” ", "the-u-s-allies"),
            ("Львів", "львів"),
            ("ŁÓDŹ", "łódź"),
            ("שלום עולם", "שלום-עולם"),
            ("हिन्दी", "हिन्दी"),
            ("東京、日本", "東京-日本"),
            ("-x-", "x"),
            ("C++", "c"),
            ("…", "2026"),
            ("🇺🇦", "1f1fa-1f1e6"),
            ("", "0"),
            ("e\u{301}cole", "e\u{301}cole"),
        ] {
            assert_eq!(slug(label), expected);
        }
    }

    proptest::proptest! {
        #[test]
        fn a_slug_is_a_slug_of_itself(label in ".{0,12}") {
            let once = slug(&label);
            proptest::prop_assert!(!once.is_empty() && !once.starts_with('-') && !once.ends_with('-'));
            proptest::prop_assert_eq!(slug(&once), once);
        }
    }
}
