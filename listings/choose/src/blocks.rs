//! The rows of each fold, read once for all fits.

use crate::folds::Folds;
use crate::rows::{Rows, Table};
use maybe_rayon::prelude::*;

/// The rows of one fold.
pub(crate) struct Block {
    /// The rows, or, where there are many, bags of them that are packed.
    pub rows: Rows,
    /// What is drawn together when rows are drawn again, for each of `rows`: a
    /// unit of the folds, or a bag.
    pub units: Vec<usize>,
    /// All of them packed together; none if that would not make them fewer.
    packed: Option<Rows>,
}

/// The rows of all folds.
pub(crate) struct Blocks {
    pub blocks: Vec<Block>,
    /// How many units there are.
    pub units: usize,
}

/// Into how many bags the rows of a fold are put, if they are many.
pub(crate) const BAGS: usize = 20;

impl Blocks {
    pub fn new(table: &Table, folds: &Folds) -> Self {
        let places = (0..folds.rows.len()).into_par_iter();
        let blocks = places.map(|k| Block::new(table, folds, k));
        let blocks: Vec<Block> = blocks.collect();
        let units = blocks.iter().flat_map(|block| &block.units).max();
        Blocks { units: units.map_or(0, |most| most + 1), blocks }
    }

    /// The rows of these folds, as few as may be.
    pub fn packed(&self, folds: &[usize]) -> Vec<&Rows> {
        let packed = |&fold: &usize| {
            let block = &self.blocks[fold];
            block.packed.as_ref().unwrap_or(&block.rows)
        };
        folds.iter().map(packed).collect()
    }
}

impl Block {
    fn new(table: &Table, folds: &Folds, fold: usize) -> Self {
        let own = &folds.rows[fold];
        if own.len() / BAGS > table.packed_count() {
            let bags = bags(own, &folds.units);
            let packed = |bag: &Vec<usize>| table.rows(bag).packed();
            let bags: Vec<Rows> = bags.iter().map(packed).collect();
            let units = bags.iter().enumerate().flat_map(|(k, bag)| {
                std::iter::repeat_n(fold * BAGS + k, bag.root.len())
            });
            let units = units.collect();
            let rows = Rows::stacked(&bags.iter().collect::<Vec<&Rows>>());
            let packed = Some(rows.clone().packed());
            return Block { rows, units, packed };
        }
        let rows = table.rows(own);
        let units = own.iter().map(|&i| folds.units[i]).collect();
        let is_many = own.len() > table.packed_count();
        let packed = is_many.then(|| rows.clone().packed());
        Block { rows, units, packed }
    }
}

/// Rows of a fold in bags; those of one unit stay together.
fn bags(rows: &[usize], units: &[usize]) -> Vec<Vec<usize>> {
    let mut bags = vec![vec![]; BAGS];
    let mut done = 0;
    for unit in rows.chunk_by(|&a, &b| units[a] == units[b]) {
        bags[done * BAGS / rows.len()].extend(unit);
        done += unit.len();
    }
    bags
}
