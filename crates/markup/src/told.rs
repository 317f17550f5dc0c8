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

/// Words without the signs that would turn round what follows them: the name of a file may have them.
fn upright(words: &str) -> String {
    words.chars().filter(|sign| !matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')).collect()
}

/// A notice.
pub fn notice(notice: &Notice) -> Markup {
    html! {
        div.notice.trouble[notice.weight == Weight::Trouble] data-number=(notice.number)
            role=[(notice.weight == Weight::Trouble).then_some("alert")] {
            div.told {
                p { (upright(&notice.words)) }
                // How far it is is written here by who does it: to be looked at, not read out at each step.
                @if notice.weight == Weight::Work { div.doing data-doing aria-live="off" {} }
                @if !notice.details.is_empty() {
                    details open[notice.details.len() <= 3] {
                        summary { "What exactly" }
                        ul { @for detail in &notice.details { li { (upright(detail)) } } }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_turns_nothing_round() {
        let words = "Opened cod\u{202e}txt.exe: 1 claim.".to_owned();
        let told = Notice {
            number: 0,
            weight: Weight::Done,
            words: words.clone(),
            details: vec![words],
            offer: None,
        };
        let html = notice(&told).into_string();
        assert_eq!(html.matches("Opened codtxt.exe: 1 claim.").count(), 2, "{html}");
    }
}
