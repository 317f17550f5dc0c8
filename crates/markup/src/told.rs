//! What comes and goes: the chips of the filter in force, the strip beside the article, notices.

use maud::{Markup, html};

use crate::Command;

/// The filter in force, a chip for each part of it.
pub fn chips(labels: &[String]) -> Markup {
    html! {
        @if labels.is_empty() { span.none { "Nothing is filtered out" } }
        @for label in labels {
            button.chip type="button" data-do=(Command::RemoveChip.word()) aria-label={ "Remove from the filter: " (label) } {
                (label) span.x aria-hidden="true" { "×" }
            }
        }
        @if labels.len() > 1 {
            button.link type="button" data-do=(Command::Clear.word()) { "Clear all" }
        }
    }
}

/// The strip: over `steps` of the article's length, the ticks of each class as the path of a line.
pub fn strip(steps: usize, ticks: &[(&str, String)]) -> Markup {
    html! {
        svg viewBox={ "0 0 10 " (steps) } preserveAspectRatio="none" {
            @for (class, path) in ticks { path class=(class) d=(path) {} }
        }
    }
}

/// How pressing a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Something did not work.
    Trouble,
    /// Something worth knowing.
    Remark,
    /// Something is being done; it can be cancelled.
    Work,
    /// Something worked; it goes by itself.
    Done,
}

/// One notice.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Tells it from the others.
    pub number: u32,
    /// How pressing it is.
    pub weight: Weight,
    /// What is told.
    pub words: String,
    /// What it is about, item by item; unfolds.
    pub details: Vec<String>,
    /// What it offers to do: the command, and the words of its button.
    pub offer: Option<(Command, String)>,
}

/// A notice.
pub fn notice(notice: &Notice) -> Markup {
    html! {
        div.notice.trouble[notice.weight == Weight::Trouble] data-number=(notice.number)
            role=[(notice.weight == Weight::Trouble).then_some("alert")] {
            div.told {
                p { (notice.words) }
                // How far it is is written here by who does it: to be looked at, not read out at each step.
                @if notice.weight == Weight::Work { div.doing data-doing aria-live="off" {} }
                @if !notice.details.is_empty() {
                    details open[notice.details.len() <= 3] {
                        summary { "What exactly" }
                        ul { @for detail in &notice.details { li { (detail) } } }
                    }
                }
            }
            @if let Some((command, words)) = &notice.offer {
                button.act type="button" data-do=(command.word()) { (words) }
            }
            @if notice.weight == Weight::Work {
                button.act type="button" data-do=(Command::Cancel.word()) { "Cancel" }
            } @else {
                button.close type="button" aria-label="Dismiss" data-do=(Command::Dismiss.word()) { "×" }
            }
        }
    }
}
