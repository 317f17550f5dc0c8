//! A figure's value in a file: a number, or a range.
//!
//! Written by hand so that whole numbers stay whole: 300, not 300.0. This file knows no claim.

use serde::ser::{Serialize, SerializeStruct, Serializer};

/// A figure's value: one number, or a range. In files a number or `{ "from", "to" }`.
#[derive(Clone, Copy, Debug, PartialEq, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub enum Amount {
    /// One number.
    One(f64),
    /// From … to …
    Range {
        /// The lower bound.
        from: f64,
        /// The upper bound.
        to: f64,
    },
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::One(value) => Number(value).serialize(serializer),
            Self::Range { from, to } => {
                let mut range = serializer.serialize_struct("Amount", 2)?;
                range.serialize_field("from", &Number(from))?;
                range.serialize_field("to", &Number(to))?;
                range.end()
            }
        }
    }
}

/// A number that is written without ".0" where it is whole.
struct Number(f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let whole = self.0 as i64;
        // Up to 2^53 every whole number is exact; -0.0 keeps its sign only as a float.
        if whole as f64 == self.0
            && whole.unsigned_abs() <= 1 << 53
            && (whole != 0 || self.0.is_sign_positive())
        {
            serializer.serialize_i64(whole)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_no_point() {
        let cases = [
            (Amount::One(3.0), "3"),
            (Amount::One(-3.0), "-3"),
            (Amount::One(2.5), "2.5"),
            (Amount::One(9_007_199_254_740_992.0), "9007199254740992"),
            (Amount::One(-0.0), "-0.0"),
            (Amount::Range { from: 1.0, to: 2.5 }, r#"{"from":1,"to":2.5}"#),
        ];
        for (amount, written) in cases {
            assert_eq!(serde_json::to_string(&amount).unwrap(), written);
        }
    }
}
