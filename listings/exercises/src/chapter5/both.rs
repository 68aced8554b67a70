use crate::data::{X, mean, on_line, soft};
use crate::{CodeOf, Exercise, Work};

/// The weight at which loss(w) + a·|w| + b·w² is lowest, where loss(w) is the
/// mean of (y − w·x)², and a and b are 0 or more. Where the sum is lowest at
/// its corner at w = 0, exactly 0 comes back.
fn best_weight(x: &[f64], y: &[f64], a: f64, b: f64) -> f64 {
    let mean = |u: &[f64], v: &[f64]| -> f64 {
        u.iter().zip(v).map(|(u, v)| u * v).sum::<f64>() / u.len() as f64
    };
    let pull = mean(x, y);
    let held = (pull.abs() - a / 2.0).max(0.0);
    pull.signum() * held / (mean(x, x) + b)
}

type Both = (Vec<f64>, Vec<f64>, f64, f64);

pub(super) fn both_at_once() -> Exercise {
    let d = |w: f64, a: f64, b: f64| (X.to_vec(), on_line(w, &X), a, b);
    let page = [
        d(0.75, 1.0, 0.0),
        d(0.75, 0.0, 1.0),
        // Points whose mean is not 0.
        (vec![1.0, 2.0], vec![2.0, 4.0], 6.0, 3.5),
        d(-0.75, 8.0, 1.0),
        d(-0.75, 1.0, 1.0),
    ];
    let code = CodeOf::new(
        "best_weight",
        include_str!("both.rs"),
        |(x, y, a, b): &Both| best_weight(x, y, *a, *b),
    )
    .mistake(
        "You took off all of a; the slope of the loss has a 2: take a/2.",
        |(x, y, a, b)| best_weight(x, y, 2.0 * a, *b),
    )
    .mistake("You did not divide by mean(x²), as if it were 1.", {
        |(x, y, a, b)| soft(mean(x, y), a / 2.0) / (1.0 + b)
    })
    .mistake("The threshold comes before the division, not after it.", {
        |(x, y, a, b)| soft(mean(x, y) / (mean(x, x) + b), a / 2.0)
    })
    .mistake("No further than 0: the corner holds the weight.", {
        |(x, y, a, b)| {
            let pull = mean(x, y);
            (pull - pull.signum() * a / 2.0) / (mean(x, x) + b)
        }
    })
    .mistake(
        "No further than 0, and a negative weight moves up: soft threshold.",
        |(x, y, a, b)| (mean(x, y) - a / 2.0) / (mean(x, x) + b),
    )
    .mistake("You did not divide at all.", |(x, y, a, _)| {
        soft(mean(x, y), a / 2.0)
    })
    .mistake("A negative weight became 0: shorten its size, keep its sign.", {
        |(x, y, a, b)| (mean(x, y) - a / 2.0).max(0.0) / (mean(x, x) + b)
    })
    .mistake(
        "A negative weight moves up towards 0; you moved it further down.",
        |(x, y, a, b)| {
            let pull = mean(x, y);
            let is_held = pull.abs() <= a / 2.0;
            if is_held { 0.0 } else { (pull - a / 2.0) / (mean(x, x) + b) }
        },
    )
    .mistake("b is not halved: b·w² has a 2 in its slope, too.", {
        |(x, y, a, b)| best_weight(x, y, *a, b / 2.0)
    })
    .mistake("The size is right, the sign is lost.", |(x, y, a, b)| {
        best_weight(x, y, *a, *b).abs()
    })
    .mistake("You added where the loss takes means.", |(x, y, a, b)| {
        let count = x.len() as f64;
        best_weight(x, y, a / count, b / count)
    });
    Exercise {
        number: "5.2",
        title: "Both at once",
        minutes: 15,
        trains: "turn two slopes into one formula, with the corner in it",
        see: "chapter5.html#chapter5-sums=0.5",
        work: Work::Code(code.code(&page, |draw| {
            let x = draw.one_of(&[
                vec![-3.0, -1.0, 0.0, 1.0, 3.0],
                vec![-2.0, -1.0, 0.0, 1.0, 2.0],
                vec![1.0, 2.0, 3.0, 4.0],
            ]);
            let w = draw.number(0.5, 1.5, 0.125);
            let far = 4.0 * w * mean(&x, &x);
            let uneven = vec![1.0, 2.0];
            let close = 2.0 * w * mean(&uneven, &uneven) - 0.5;
            let on = |w: f64, a, b| (x.clone(), on_line(w, &x), a, b);
            let mut some = || draw.number(0.25, 1.0, 0.25);
            let (a, b, c) = (some(), some(), some());
            vec![
                on(w, a, 0.0),
                on(w, 0.0, b),
                (uneven.clone(), on_line(w, &uneven), close, b),
                on(-w, far, b),
                on(-w, a, c),
            ]
        })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_hand::given;

    #[test]
    fn each_message_belongs_to_its_mistake() {
        let exercise = both_at_once();
        let wrong = [
            ("You took off all of a", [0.5, 0.6, 0.0, 0.0, -0.4]),
            ("No further than 0, and", [0.625, 0.6, 0.3333, -1.4, -0.7]),
            ("You did not divide at", [2.5, 3.0, 2.0, 0.0, -2.5]),
            ("A negative weight became", [0.625, 0.6, 0.3333, 0.0, 0.0]),
            ("A negative weight moves", [0.625, 0.6, 0.3333, 0.0, -0.7]),
            ("b is not halved", [0.625, 0.6667, 0.4706, 0.0, -0.5556]),
            ("The size is right", [0.625, 0.6, 0.3333, 0.0, 0.5]),
            ("You added", [0.725, 0.7143, 0.8235, -0.5238, -0.6905]),
        ];
        for (words, wanted) in wrong {
            let given = given(&exercise, words).concat();
            let near = |(a, b): (&f64, f64)| (a - b).abs() < 5e-5;
            assert!(given.iter().zip(wanted).all(near), "{words} {given:?}");
        }
    }
}
