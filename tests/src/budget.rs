//! The sizes of the first load and of the analyser, which is loaded when a text is opened: limits and current figures, as
//! committed in `size-budget.json`. Knows numbers and that file, not how a size is measured.

use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;

use serde::{Deserialize, Serialize};

/// How far the committed figure may be off before it must be recorded anew: growth is to be a visible difference.
const TOLERANCE: f64 = 0.02;

/// The committed budget. All sizes are bytes on the wire, with brotli.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Budget {
    /// What this file is, for its readers.
    pub about: String,
    /// A first visit.
    #[serde(flatten)]
    pub first: Load,
    /// The analyser's module with its models.
    pub analyser: Load,
}

/// What is loaded together.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Load {
    /// The most that it may transfer.
    pub limit: u64,
    /// What it transferred when this was last recorded.
    pub current: u64,
    /// What the current figure is made of.
    pub parts: Vec<Part>,
}

/// One file of a load.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its name, without the digest that changes with each build.
    pub file: String,
    /// Its size on the wire.
    pub bytes: u64,
}

impl Budget {
    /// The committed budget.
    pub fn committed() -> Self {
        let text = fs::read_to_string(path()).expect("tests/size-budget.json is committed");
        serde_json::from_str(&text).expect("tests/size-budget.json is a budget")
    }

    /// Holds a measured load against its budget, or commits it as the current figure where ASSAY_RECORD_SIZE is set; then
    /// only the limit is left to break.
    pub fn check(which: fn(&mut Self) -> &mut Load, name: &str, parts: Vec<Part>) -> Result<(), String> {
        static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
        let _alone = ONE_AT_A_TIME.lock();
        let mut budget = Self::committed();
        let load = which(&mut budget);
        if std::env::var_os("ASSAY_RECORD_SIZE").is_none() {
            return load.judge(name, &parts);
        }
        load.current = total(&parts);
        load.parts = parts.clone();
        let judged = load.judge(name, &parts);
        let text = serde_json::to_string_pretty(&budget).expect("a budget is plain data");
        fs::write(path(), text + "\n").expect("tests/size-budget.json can be written");
        judged
    }
}

impl Load {
    /// What is wrong with a measured load, if anything.
    pub fn judge(&self, name: &str, parts: &[Part]) -> Result<(), String> {
        let total = total(parts);
        let list: Vec<String> =
            parts.iter().map(|part| format!("  {:>8}  {}", part.bytes, part.file)).collect();
        let list = list.join("\n");
        if total > self.limit {
            return Err(format!("{name} is {total} bytes, {} over the limit\n{list}", total - self.limit));
        }
        #[allow(clippy::cast_precision_loss, reason = "sizes of a page are small numbers")]
        let off = (total as f64 - self.current as f64).abs() / self.current.max(1) as f64;
        if off > TOLERANCE {
            let current = self.current;
            return Err(format!(
                "{name} is {total} bytes, the recorded figure is {current}: `make size` records it\n{list}"
            ));
        }
        Ok(())
    }
}

fn total(parts: &[Part]) -> u64 {
    parts.iter().map(|part| part.bytes).sum()
}

fn path() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/size-budget.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget() -> Load {
        Load { limit: 1000, current: 500, parts: Vec::new() }
    }

    fn load(bytes: u64) -> Vec<Part> {
        vec![Part { file: "page.js".into(), bytes }]
    }

    #[test]
    fn small_drift_passes_and_growth_must_be_recorded() {
        assert_eq!(budget().judge("it", &load(509)), Ok(()));
        assert!(budget().judge("it", &load(520)).is_err_and(|why| why.contains("make size")));
        assert!(budget().judge("it", &load(480)).is_err_and(|why| why.contains("make size")));
    }

    #[test]
    fn nothing_above_the_limit_passes() {
        assert!(budget().judge("it", &load(1001)).is_err_and(|why| why.contains("1 over the limit")));
    }
}
