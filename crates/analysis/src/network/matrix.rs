//! Rows of numbers.

/// A matrix by rows. A row that is not there reads as zeros.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix<T, const N: usize>(pub Vec<[T; N]>);

impl<T: Copy + Default, const N: usize> Matrix<T, N> {
    /// So many rows of zeros.
    pub fn zeros(rows: usize) -> Self {
        Self(vec![[T::default(); N]; rows])
    }
}

impl<const N: usize> Matrix<i16, N> {
    /// A row.
    #[inline(always)]
    pub fn row(&self, index: usize) -> &[i16; N] {
        self.0.get(index).unwrap_or(const { &[0; N] })
    }

    /// All rows from one on.
    #[inline(always)]
    pub fn rows(&self, first: usize) -> &[[i16; N]] {
        self.0.get(first..).unwrap_or_default()
    }
}
