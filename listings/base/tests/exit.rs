//! How a program ends.

use std::process::ExitCode;

fn same(a: ExitCode, b: ExitCode) -> bool {
    format!("{a:?}") == format!("{b:?}")
}

#[test]
fn a_panic_is_an_error_like_others() {
    let two = ExitCode::from(2);
    let run = |result: fn() -> Result<(), &'static str>| base::exit(result);
    assert!(same(run(|| Ok(())), ExitCode::SUCCESS));
    assert!(same(run(|| Err("wrong")), two));
    assert!(same(run(|| panic!("a mistake")), two));
    let own = base::exit(|| Ok::<_, &str>(ExitCode::from(7)));
    assert!(same(own, ExitCode::from(7)));
}
