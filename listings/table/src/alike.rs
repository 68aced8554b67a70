use std::cmp::Ordering;

/// Which of `count` things are alike, as their places: a group for each thing
/// that is there more than once, in the order of the first of each group.
pub(crate) fn alike(
    count: usize,
    compare: &dyn Fn(usize, usize) -> Ordering,
) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    let mut groups = vec![vec![]; count];
    for group in order.chunk_by(|a, b| compare(*a, *b).is_eq()) {
        groups[group[0]] = group.to_vec();
    }
    groups.retain(|group| group.len() > 1);
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_stand_in_the_order_of_their_first() {
        let groups = |things: &[char]| {
            alike(things.len(), &|a, b| things[a].cmp(&things[b]))
        };
        let things = ['z', 'b', 'c', 'b', 'a', 'z', 'b'];
        assert_eq!(groups(&things), [vec![0, 5], vec![1, 3, 6]]);
        assert!(groups(&['c', 'a', 'b']).is_empty());
        assert!(groups(&[]).is_empty());
    }
}
