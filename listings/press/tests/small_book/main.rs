//! The press and a small book, sound and broken.

mod any_page;
mod faults;
mod folder;
mod pages;
mod small;
