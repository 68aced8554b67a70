//! The promises of the book, each in a file of its own, in one program: it is
//! linked once, and what several of them look at is made once.
//! `cargo test -p promises --test promises pages::` runs one file.

mod bad_input;
mod browser;
mod built_book;
mod colours;
mod corner;
mod course;
mod descent;
mod extend;
mod figures;
mod formulas;
mod house;
mod libraries;
mod many_weights;
mod mathematics;
mod one_at_a_time;
mod own_data;
mod pages;
mod plain_mdbook;
mod predict;
mod programs;
mod published;
mod real_data;
mod template;
mod values;
mod which_one;
