//! Counts what work is done, so that tests can tell that it is linear.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Notes steps of work. Nothing outside of tests.
pub(super) fn spent(steps: usize) {
    #[cfg(test)]
    STEPS.with(|all| all.set(all.get() + steps as u64));
    #[cfg(not(test))]
    let _ = steps;
}

/// The steps that something takes.
#[cfg(test)]
pub(super) fn steps_of(work: impl FnOnce()) -> u64 {
    STEPS.with(|all| all.set(0));
    work();
    STEPS.with(std::cell::Cell::get)
}
