use press::Program;

/// Every chapter that has code, in the order of reading.
pub fn chapters() -> Vec<Program> {
    vec![
        Program::of::<chapter1::Chapter1>(),
        Program::of::<chapter2::Chapter2>(),
        Program::of::<chapter3::Chapter3>(),
        Program::of::<chapter4::Chapter4>(),
        Program::of::<chapter5::Chapter5>(),
        Program::of::<chapter6::Chapter6>(),
        Program::of::<chapter7::Chapter7>(),
        Program::of::<chapter8::Chapter8>(),
        Program::of::<chapter9::Chapter9>(),
        Program::of::<chapter10::Chapter10>(),
    ]
}
