//! Sentences that were once wrong, or said too much, each with the question
//! whose answer it gives. The press sees a question with a decimal that its
//! paragraph does not name. It cannot see one with another whole number or
//! another name: so each stands here a second time.

use promises::root;

/// A page, and words of it with their questions, without how they are printed.
const CLAIMS: &[(&str, &str)] = &[
    (
        "chapter1",
        "is nearer in {chapter1.draws_l1_best_nearer}. But that choice",
    ),
    ("chapter1", "lasso is nearer in {chapter1.draws_l1_left_out_nearer}."),
    ("chapter1", "At $\\lambda = {chapter1.lambda}$ it keeps $x$ in"),
    ("chapter1", "it is so in {chapter1.draws_line_nearest} of the draws"),
    ("chapter3", "to 100 it is off by {chapter3.mean_distance} in the mean"),
    (
        "chapter7",
        "with $\\lambda = 0.01$ L1 at \
         {chapter7.loss_l1 --lambda 0.01 --labels 0000111}, L2 at \
         {chapter7.loss_l2 --lambda 0.01 --labels 0000111}.",
    ),
    (
        "chapter8",
        "Of {chapter1.draws} other draws of noise, at the same $\\lambda$, a \
         feature without an effect is kept in {chapter8.draws_idle_kept}, and \
         one with an effect is dropped in {chapter8.draws_true_dropped}.",
    ),
    (
        "chapter9",
        "The rule keeps the same four in {chapter9.shuffles_same} cases, and \
         sex besides in {chapter9.shuffles_with --feature 2}.",
    ),
    (
        "chapter9",
        "In {chapter9.mean_before_squares} quarters of {chapter9.splits} it \
         would be better to predict the mean for everybody.",
    ),
    (
        "chapter9",
        "It is better than ridge on all columns in \
         {chapter9.plain_before_ridge} quarters, and better than the lasso on \
         all columns in {chapter9.plain_before_lasso}.",
    ),
    (
        "chapter10",
        "They meet near {chapter10.crossing}. With a quarter of the total \
         effect they meet near {chapter10.crossing --effect 25}, with four \
         times as much near {chapter10.crossing --effect 400}.",
    ),
    (
        "chapter10",
        "nearest to the truth at $\\lambda = {chapter10.nearest_lambda}$, \
         where it keeps $x$ alone in {chapter10.nearest_alone} of the draws. \
         It keeps $x$ alone most often, {chapter10.purest_alone} times, near \
         $\\lambda = {chapter10.purest_lambda}$, and its distance to the truth \
         there is {chapter10.purest_distance} in place of \
         {chapter10.nearest_distance}.",
    ),
    (
        "chapter10",
        "over {chapter1.draws} draws, the lasso has {chapter10.lasso_mean}, \
         the refit {chapter10.refit_mean}, ridge {chapter10.ridge_mean} and \
         least squares {chapter10.squares_mean}.",
    ),
    (
        "chapter10",
        "Feature 5, truly {{#given 0.1}}, is kept at \
         $\\lambda = {chapter10.lambda}$ in \
         {chapter10.refit_kept --feature 5} of the draws; the refit gives it \
         {chapter10.refit_weight --feature 5} there.",
    ),
    (
        "chapter10",
        "With $\\lambda = 1.5$ and noise of 0.5, 1, 2 and 5 it ends at \
         {chapter10.adamw_noise --lambda 1.5 --noise 0.5}, \
         {chapter10.adamw_noise --lambda 1.5 --noise 1}, \
         {chapter10.adamw_noise --lambda 1.5 --noise 2} and \
         {chapter10.adamw_noise --lambda 1.5 --noise 5}.",
    ),
    (
        "misconceptions",
        "a square that reaches to {chapter2.reach}. With the budget $t = 1$ a \
         corner is touched with probability \
         {chapter2.corner_probability --budget 1}, with $t = 5$ only with \
         {chapter2.corner_probability --budget 5}.",
    ),
    (
        "misconceptions",
        "{chapter5.l1 --lambda 0.5} at $\\lambda = 0.5$, and 0 from $\\lambda \
         = {chapter5.threshold}$ on. But this is only the highest point of \
         the density. At $\\lambda = {chapter5.lambda}$, with a noise that \
         makes the density wide, the mean weight is \
         {chapter10.posterior_mean --temperature 0.1}.",
    ),
    (
        "misconceptions",
        "the lasso came nearer to the truth in \
         {chapter1.draws_l1_best_nearer} of {chapter1.draws} draws. If \
         left-out points choose each strength, it came nearer in \
         {chapter1.draws_l1_left_out_nearer}. Comparing the two at one common \
         λ says little: at 0.2 the lasso is nearer in \
         {chapter1.draws_l1_nearer --lambda 0.2} draws, at 0.5 in \
         {chapter1.draws_l1_nearer --lambda 0.5}.",
    ),
    (
        "misconceptions",
        "the two are equal when about {chapter10.crossing} of a hundred \
         weights share the effect, with a quarter of the total effect when \
         about {chapter10.crossing --effect 25} do.",
    ),
    (
        "misconceptions",
        "the lasso has the error {chapter9.best_error}, ridge \
         {chapter9.ridge_error} and least squares {chapter9.squares_error}.",
    ),
    (
        "claims",
        "so it is in {chapter1.draws_x_alone} of {chapter1.draws} draws at λ \
         = {chapter1.lambda}, and in {chapter1.draws_x_alone --lambda 0.5} at \
         0.5.",
    ),
];

#[test]
fn each_claim_asks_what_it_says() {
    for (page, words) in CLAIMS {
        let file = root().join(format!("src/{page}.md"));
        let text = std::fs::read_to_string(file).expect("a page");
        let text = with_bare_questions(&text);
        assert!(
            text.contains(words),
            "src/{page}.md does not say: {words}\nIf the sentence is another \
             now, write it here with the questions that belong to it."
        );
    }
}

/// The text in one line, each question in single braces and without how its
/// answer is printed.
fn with_bare_questions(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut parts = text.split("{{#value ");
    let first = parts.next().expect("a first part").to_owned();
    parts.fold(first, |text, part| {
        let (question, rest) = part.split_once("}}").expect("an end");
        let question = question.split(" --decimals ").next().expect("a part");
        text + "{" + question + "}" + rest
    })
}
