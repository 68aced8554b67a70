use clap::Parser;

/// The command line of the program `library`.
#[derive(Clone, Debug, Parser)]
#[command(
    name = "library",
    about = "Says what a strength in one library is in all others",
    override_usage = "cargo run --bin library -- LIBRARY NUMBER [OPTIONS]",
    after_help = "Example:\n  cargo run --bin library -- xgboost 0.1 --rows 442",
    allow_negative_numbers = true
)]
pub struct LibraryCommand {
    /// Where the number was typed: book, or a name of the list
    pub library: String,
    /// What was typed there
    #[arg(value_parser = number)]
    pub number: f64,
    /// The price is L2 in place of L1
    #[arg(long)]
    pub ridge: bool,
    /// How many rows the data have; some libraries need it
    #[arg(long, value_name = "N", value_parser = number)]
    pub rows: Option<f64>,
    /// The standard deviation of the outputs; glmnet and Spark need it
    #[arg(long, value_name = "S", value_parser = number)]
    pub deviation: Option<f64>,
    /// The smallest λ at which L1 leaves no weight; gretl needs it
    #[arg(long, value_name = "LAMBDA", value_parser = number)]
    pub lambda_max: Option<f64>,
}

fn number(text: &str) -> Result<f64, String> {
    let number = text.replace(',', ".").parse();
    number.map_err(|_| "type a number, such as 0.1".to_owned())
}
