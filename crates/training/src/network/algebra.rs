//! Sums and products of rows, in loops that compile to wide steps and always add in the same order.

/// A row; zeros where there is none.
pub fn row_of<const N: usize>(rows: &[[f32; N]], index: usize) -> &[f32; N] {
    rows.get(index).unwrap_or(const { &[0.0; N] })
}

/// So many rows; none where they are not all there.
pub fn rows_of<const N: usize>(rows: &[[f32; N]], first: usize, count: usize) -> &[[f32; N]] {
    rows.get(first..first + count).unwrap_or_default()
}

/// `sum += row`
pub fn add<const N: usize>(sum: &mut [f32; N], row: &[f32; N]) {
    sum.iter_mut().zip(row).for_each(|(sum, number)| *sum += number);
}

/// `row += other`, of one row
pub fn add_to<const N: usize>(rows: &mut [[f32; N]], index: usize, row: &[f32; N]) {
    if let Some(sum) = rows.get_mut(index) {
        add(sum, row);
    }
}

/// `sum += vector × rows`
pub fn add_product<const N: usize, const M: usize>(sum: &mut [f32; M], vector: &[f32; N], rows: &[[f32; M]]) {
    for (factor, row) in vector.iter().zip(rows) {
        add_scaled(sum, *factor, row);
    }
}

/// `sum += factor × row`
pub fn add_scaled<const N: usize>(sum: &mut [f32; N], factor: f32, row: &[f32; N]) {
    sum.iter_mut().zip(row).for_each(|(sum, number)| *sum += factor * number);
}

/// `row += factor × other`, of one row
pub fn add_scaled_to<const N: usize>(rows: &mut [[f32; N]], index: usize, factor: f32, row: &[f32; N]) {
    if let Some(sum) = rows.get_mut(index) {
        add_scaled(sum, factor, row);
    }
}

/// `rows += vector ⊗ slope`
pub fn add_outer<const N: usize, const M: usize>(
    rows: Option<&mut [[f32; M]]>,
    vector: &[f32; N],
    slope: &[f32; M],
) {
    for (row, factor) in rows.into_iter().flatten().zip(vector) {
        add_scaled(row, *factor, slope);
    }
}

/// `sum += rows × slope`
pub fn add_dots<const N: usize, const M: usize>(sum: &mut [f32; N], rows: &[[f32; M]], slope: &[f32; M]) {
    for (sum, row) in sum.iter_mut().zip(rows) {
        *sum += dot(row, slope);
    }
}

/// The sum of the products, in eight lanes, added up in a fixed order.
pub fn dot<const N: usize>(one: &[f32; N], other: &[f32; N]) -> f32 {
    let (ones, rest) = one.as_chunks::<8>();
    let (others, other_rest) = other.as_chunks::<8>();
    let mut lanes = [0.0f32; 8];
    for (one, other) in ones.iter().zip(others) {
        for ((lane, a), b) in lanes.iter_mut().zip(one).zip(other) {
            *lane += a * b;
        }
    }
    lanes.iter().sum::<f32>() + rest.iter().zip(other_rest).map(|(a, b)| a * b).sum::<f32>()
}
