//! The journeys that must succeed in every engine. Each is one function in a file beside this one, written once; a
//! journey that this table does not name is dead code, which the lints refuse.

mod access;
mod first_load;
mod links;
mod reading;

use std::path::PathBuf;
use std::process::ExitCode;

use assay_journeys::engine::Engine;
use assay_journeys::journeys;
use assay_journeys::run::run;

fn main() -> ExitCode {
    let everywhere = journeys![in &Engine::ALL;
        reading::first_visit,
        reading::a_filter_shows_everywhere,
        links::reload_and_a_fresh_profile_restore_the_view,
        links::back_and_forward_replay_choices,
    ];
    // What is measured or emulated by means that only this engine's driver has.
    let in_chromium = journeys![in &[Engine::Chromium];
        access::axe_finds_nothing,
        first_load::first_load_is_within_budget,
    ];
    run(PathBuf::from(env!("CARGO_TARGET_TMPDIR")), everywhere.into_iter().chain(in_chromium).collect())
}
