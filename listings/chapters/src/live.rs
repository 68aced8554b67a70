//! The programs of all chapters as one, for the page: compiled for
//! `wasm32-wasip1`, `theme/live/system.js` gives it what it asks of a system.
//!
//! `live ID chapter5 --lambda 0.5` is `chapter5 --lambda 0.5` with its output
//! in parts ([`command::main_in_page`]). Exit code and messages are the
//! chapter's own.

use chapters::Visitor;
use command::Chapter;
use std::process::ExitCode;

/// Calls the chapter with a name.
struct Call<'a> {
    id: &'a str,
    name: &'a str,
    words: &'a [String],
    names: Vec<&'static str>,
    called: Option<ExitCode>,
}

impl Visitor for Call<'_> {
    fn visit<C: Chapter>(&mut self) {
        self.names.push(C::NAME);
        if self.name == C::NAME {
            let code = command::main_in_page::<C>(self.id, self.words);
            self.called = Some(code);
        }
    }
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (id, name, words) = match &*words {
        [id, name, words @ ..] => (&**id, &**name, words),
        [..] => ("", "", &[][..]),
    };
    let mut call = Call { id, name, words, names: vec![], called: None };
    chapters::visit(&mut call);
    call.called.unwrap_or_else(|| {
        base::exit::<(), _>(|| {
            let names = call.names.join(", ");
            Err(format!("there is no program `{name}`; there are {names}"))
        })
    })
}
