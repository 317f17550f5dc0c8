//! Whole numbers as readers see them.

/// A number with its thousands apart: "13,737".
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3);
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// "1 claim", "1,200 claims".
pub fn claims(count: usize) -> String {
    let mut words = grouped(count as u64);
    words.push_str(if count == 1 { " claim" } else { " claims" });
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart_and_one_is_one() {
        let shown = [0, 999, 1000, 13737, 1_234_567].map(grouped);
        assert_eq!(shown, ["0", "999", "1,000", "13,737", "1,234,567"]);
        assert_eq!([0, 1, 1200].map(claims), ["0 claims", "1 claim", "1,200 claims"]);
    }
}
