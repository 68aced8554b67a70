//! The solver of many weights, against brute force, a second algorithm, closed
//! forms and numbers computed with other tools.

mod brute;
mod fewer;
mod hard;
mod logistic;
mod optimal;
mod quick;
mod reference;
mod regression;
mod same;
