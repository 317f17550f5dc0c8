//! The widest vector instructions that the machine has, for the loops that add and multiply rows of numbers.
//!
//! Results are the same everywhere: whole numbers that wrap. Only what is inlined into the work is compiled anew for them, so
//! its functions say `#[inline(always)]`. A program for x86-64 may count on eight numbers at a time, most machines have
//! sixteen: that is asked for at run time. A WebAssembly module is checked as a whole before it runs, so the page's
//! analyser needs a browser with SIMD, as all have had since 2023.

/// Something to do with them. Its `run` says `#[inline(always)]`, which a closure cannot.
pub trait Work {
    /// What comes of it.
    type Output;
    /// Does it.
    fn run(self) -> Self::Output;
}

/// Does something with them.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
pub fn wide<W: Work>(work: W) -> W::Output {
    struct Called<W>(W);
    impl<W: Work> pulp::NullaryFnOnce for Called<W> {
        type Output = W::Output;
        #[inline(always)]
        fn call(self) -> W::Output {
            self.0.run()
        }
    }
    pulp::Arch::new().dispatch(Called(work))
}

/// Does something with them.
#[cfg(target_arch = "wasm32")]
#[target_feature(enable = "simd128")]
#[inline]
pub fn wide<W: Work>(work: W) -> W::Output {
    work.run()
}

/// Does something; here the compiler uses the widest anyway.
#[cfg(not(any(target_arch = "x86_64", target_arch = "wasm32")))]
#[inline(always)]
pub fn wide<W: Work>(work: W) -> W::Output {
    work.run()
}
