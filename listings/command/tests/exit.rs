//! How a program ends.

use std::process::ExitCode;

fn same(a: ExitCode, b: ExitCode) -> bool {
    format!("{a:?}") == format!("{b:?}")
}

#[test]
fn a_panic_is_an_error_like_others() {
    let two = ExitCode::from(2);
    assert!(same(command::exit(|| Ok(())), ExitCode::SUCCESS));
    assert!(same(command::exit(|| Err("wrong".to_owned())), two));
    assert!(same(command::exit(|| panic!("a mistake")), two));
}
