use chapters::Visitor;
use command::Chapter;
use press::Program;

/// What the book needs of every chapter, in the order of reading.
pub fn chapters() -> Vec<Program> {
    struct Programs(Vec<Program>);
    impl Visitor for Programs {
        fn visit<C: Chapter>(&mut self) {
            let program = Program::of::<C>();
            let exercises = crate::exercises::of_chapter(program.name);
            self.0.push(Program { exercises, ..program });
        }
    }
    let mut programs = Programs(vec![]);
    chapters::visit(&mut programs);
    programs.0
}
