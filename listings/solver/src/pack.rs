use crate::ridges::Mirror;

/// Turns rows so that only the first m are not 0, and leaves these, where m is
/// the number of columns. What least squares ask of the rows, the products of
/// any two columns, stays as it was: so a million rows of ten columns become
/// ten, and every fit, every error on them, and each part of them that is
/// fitted together with other rows come out as before.
///
/// (Golub and Van Loan, *Matrix Computations*, 4th edition, section 5.2.2: it
/// is the R of X = Q·R. R keeps the digits that products would lose.)
pub fn pack(columns: &mut [Vec<f64>]) {
    let m = columns.len();
    for k in 0..m {
        let (done, rest) = columns.split_at_mut(k + 1);
        let column = &mut done[k];
        if k < column.len()
            && let Some((mirror, first)) = Mirror::of(&column[k..], k)
        {
            column[k] = first;
            column[k + 1..].fill(0.0);
            for other in rest {
                mirror.reflect(other);
            }
        }
        column.truncate(m);
        column.shrink_to_fit();
    }
}
