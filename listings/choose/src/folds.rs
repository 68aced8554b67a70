//! Which rows are left out together.
