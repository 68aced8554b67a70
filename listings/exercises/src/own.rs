//! Moves somebody's file into a module.

use proc_macro2::{TokenStream, TokenTree};

/// The file as it stands in a module: its paths from the root of the
/// crate lead there. Literals and comments stay as they are, and so does what
/// is no Rust: the compiler says why.
pub(crate) fn move_into_module(file: &str, module: &str) -> String {
    let Ok(tokens) = file.parse::<TokenStream>() else {
        return file.to_owned();
    };
    let mut ends = find_roots(tokens);
    ends.sort_unstable();
    let (mut moved, mut from) = (String::new(), 0);
    for end in ends {
        moved += &file[from..end];
        moved += "::";
        moved += module;
        from = end;
    }
    moved + &file[from..]
}

/// Where each `crate` ends that begins a path.
fn find_roots(tokens: TokenStream) -> Vec<usize> {
    let mut ends = vec![];
    // A stack of our own: nobody knows how deep the brackets go.
    let mut streams = vec![tokens];
    while let Some(stream) = streams.pop() {
        let mut tokens = stream.into_iter().peekable();
        while let Some(token) = tokens.next() {
            let is_path = tokens.peek().is_some_and(
                |next| matches!(next, TokenTree::Punct(p) if p.as_char() == ':'),
            );
            match token {
                TokenTree::Group(group) => streams.push(group.stream()),
                TokenTree::Ident(name) if name == "crate" && is_path => {
                    ends.push(name.span().byte_range().end);
                }
                _ => {}
            }
        }
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::move_into_module;

    #[test]
    fn paths_move_and_nothing_else_does() {
        for (file, moved) in [
            ("crate::a(crate :: b)", "crate::own::a(crate::own :: b)"),
            (
                "/* ü */ use crate::{a}; { [crate::b] }",
                "/* ü */ use crate::own::{a}; { [crate::own::b] }",
            ),
            ("pub(in crate::a) x", "pub(in crate::own::a) x"),
        ] {
            assert_eq!(move_into_module(file, "own"), moved);
        }
        for same in [
            "\"crate::a\"; b\"\\\"crate::a\"",
            "r#\"\"crate::a\"#; '\"'; 'a: {} \"crate::a\"",
            "/// crate::a\n// crate::a\n/* /* */ crate::a */ b",
            "pub(crate) fn my_crate::a",
            "crate::a(",
        ] {
            assert_eq!(move_into_module(same, "own"), same);
        }
        let deep = |sign: &str| sign.repeat(100);
        let deep = [&deep("("), "crate::a", &deep(")")].concat();
        assert_eq!(
            move_into_module(&deep, "own"),
            deep.replace("crate", "crate::own")
        );
    }
}
