use chapters::Visitor;
use command::Chapter;
use press::Program;

/// What the book needs of every chapter, in the order of reading.
pub fn chapters() -> Vec<Program> {
    struct Programs(Vec<Program>);
    impl Visitor for Programs {
        fn visit<C: Chapter>(&mut self) {
            self.0.push(Program::of::<C>());
        }
    }
    let mut programs = Programs(vec![]);
    chapters::visit(&mut programs);
    programs.0
}
