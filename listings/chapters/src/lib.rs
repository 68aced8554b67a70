//! The list of the book's chapters.

use command::Chapter;

/// What is to be done with each chapter.
pub trait Visitor {
    /// Does it with this one.
    fn visit<C: Chapter>(&mut self);
}

/// Goes through every chapter that has code, in the order of reading.
pub fn visit(visitor: &mut impl Visitor) {
    visitor.visit::<chapter1::Chapter1>();
    visitor.visit::<chapter2::Chapter2>();
    visitor.visit::<chapter3::Chapter3>();
    visitor.visit::<chapter4::Chapter4>();
    visitor.visit::<chapter5::Chapter5>();
    visitor.visit::<chapter6::Chapter6>();
    visitor.visit::<chapter7::Chapter7>();
    visitor.visit::<chapter8::Chapter8>();
    visitor.visit::<chapter9::Chapter9>();
    visitor.visit::<chapter10::Chapter10>();
    visitor.visit::<chapter11::Chapter11>();
    visitor.visit::<chapter12::Chapter12>();
    visitor.visit::<instrument::Instrument>();
    visitor.visit::<misconceptions::Misconceptions>();
}
