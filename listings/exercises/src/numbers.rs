use crate::Draw;

/// Something with the numbers of the page, and with others.
pub struct Numbers<T> {
    page: T,
    /// Threads that grade share it.
    draw: Box<dyn Fn(&mut Draw) -> T + Send + Sync>,
    refuse: Box<Refuse<T>>,
}

/// Why nobody shall be given such numbers, perhaps in comparison with those of
/// the page, which come second.
type Refuse<T> = dyn Fn(&T, &T) -> Option<String> + Send + Sync;

impl<T> Numbers<T> {
    /// # Errors
    /// When `refuse` refuses the numbers of the page.
    pub(crate) fn new(
        draw: impl Fn(&mut Draw) -> T + Send + Sync + 'static,
        refuse: impl Fn(&T, &T) -> Option<String> + Send + Sync + 'static,
    ) -> Result<Self, String> {
        let page = draw(&mut Draw::page());
        if let Some(fault) = refuse(&page, &page) {
            return Err(fault);
        }
        Ok(Numbers { page, draw: Box::new(draw), refuse: Box::new(refuse) })
    }

    /// With the numbers of the page.
    pub fn page(&self) -> &T {
        &self.page
    }

    /// With other numbers, such that no mistake gives what is right or what
    /// another mistake gives.
    ///
    /// # Panics
    /// If a thousand draws give no such numbers.
    pub fn variant(&self, draw: &mut Draw) -> T {
        let mut fault = None;
        for _ in 0..1000 {
            let drawn = (self.draw)(draw);
            fault = (self.refuse)(&drawn, &self.page);
            if fault.is_none() {
                return drawn;
            }
        }
        panic!("{} (on each of a thousand draws)", fault.unwrap_or_default());
    }
}
