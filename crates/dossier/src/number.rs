//! A number as JSON writes it to its value.
//!
//! Written here because the standard library's reader brings ten kilobytes of tables into the page, for
//! digits that no newspaper prints. Knows nothing else.

/// The value of a number: exact to 15 digits, and nearly so beyond.
pub(crate) fn number(written: &str) -> f64 {
    let (digits, exponent) = written.split_once(['e', 'E']).unwrap_or((written, "0"));
    // An exponent of too many digits is as good as infinite.
    let mut exponent = match exponent.strip_prefix('-') {
        Some(exponent) => -exponent.parse().unwrap_or(999_i32),
        None => exponent.parse().unwrap_or(999_i32),
    };
    exponent = exponent.clamp(-999, 999);
    let (mut value, mut after_point) = (0_u64, false);
    for byte in digits.bytes() {
        match byte {
            b'.' => after_point = true,
            b'0'..=b'9' if value < 1 << 59 => {
                value = value * 10 + u64::from(byte - b'0');
                exponent -= i32::from(after_point);
            }
            // Digits beyond the nineteenth only count as places.
            b'0'..=b'9' => exponent += i32::from(!after_point),
            _ => {}
        }
    }
    let mut value = value as f64;
    while exponent != 0 {
        // Powers of ten up to this one are exact.
        let places = exponent.clamp(-22, 22);
        let power = (0..places.abs()).fold(1.0, |power, _| power * 10.0);
        value = if places < 0 { value / power } else { value * power };
        exponent -= places;
    }
    if digits.starts_with('-') { -value } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        let cases = [
            "0",
            "-0",
            "7",
            "-3",
            "2.5",
            "0.1",
            "0.30000000000000004",
            "1e3",
            "1E-2",
            "12.75e+2",
            "9007199254740993",
            "1e22",
            "123456789012345",
            "0.000125",
        ];
        for written in cases {
            let (read, exact): (f64, f64) = (number(written), written.parse().unwrap());
            assert!(read.to_bits() == exact.to_bits(), "{written}: {read} for {exact}");
        }
        let nearly = |one: f64, other: f64| ((one - other) / other).abs() < 1e-14;
        assert!(nearly(number("1.7976931348623157e308"), f64::MAX));
        assert!(nearly(number("123456789012345678901234567890"), 1.234_567_890_123_456_8e29));
        assert!(nearly(number("3.14159265358979323846264338327950288"), std::f64::consts::PI));
        assert_eq!(number("1e999"), f64::INFINITY);
        assert_eq!(number("1e-99999999999"), 0.0);
        assert_eq!(number("0e99999999999"), 0.0);
    }
}
