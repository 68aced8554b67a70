use clap::Parser;

/// The command line of the program `library`.
#[derive(Parser)]
#[command(
    name = "library",
    about = "Says what a strength in one library is in all others",
    override_usage = "cargo run --bin library -- LIBRARY NUMBER [OPTIONS]",
    after_help = "Example:\n  cargo run --bin library -- xgboost 0.1 --rows 442"
)]
pub struct LibraryCommand {
    /// Where the number was typed: book, or a name of the list
    pub library: String,
    /// What was typed there
    pub number: f64,
    /// The price is L2 in place of L1
    #[arg(long)]
    pub ridge: bool,
    /// How many rows the data have; some libraries need it
    #[arg(long, value_name = "N")]
    pub rows: Option<f64>,
    /// The standard deviation of the outputs; glmnet and Spark need it
    #[arg(long, value_name = "S")]
    pub deviation: Option<f64>,
}
