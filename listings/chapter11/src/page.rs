#![doc = include_str!("../../../src/chapter11.md")]

// The examples on the page are compiled and run as this module's, and a
// message about one names the line on the page.
