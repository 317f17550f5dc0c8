//! The judge: `score.py` of the corpora, asked for its scores.

use crate::corpus::{Corpora, Failure};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Writes documents, one a line.
pub fn write(path: &Path, documents: &[Value]) -> Result<(), Failure> {
    let lines: String =
        documents.iter().flat_map(|document| [document.to_string(), "\n".to_owned()]).collect();
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, lines))
        .map_err(|error| Failure::Other(format!("{} cannot be written: {error}", path.display())))
}

/// All scores of a task, as `score.py` prints them with `--json`.
pub fn score(
    corpora: &Corpora,
    task: &str,
    genre: &str,
    gold: &Path,
    predicted: &Path,
) -> Result<Value, Failure> {
    let mut command = Command::new("python3");
    command.arg(corpora.path("score.py")).arg(task).arg(gold).arg(predicted).arg("--json");
    if !genre.is_empty() {
        command.args(["--genre", genre]);
    }
    let output =
        command.output().map_err(|error| Failure::Other(format!("python3 does not start: {error}")))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::Other(format!("score.py {task}: {said}")));
    }
    serde_json::from_slice(&output.stdout)
        .map_err(|error| Failure::Other(format!("score.py {task}: {error}")))
}

/// One of them: `relation_full.f1`.
pub fn pick(scores: &Value, metric: &str) -> Option<f64> {
    metric.split('.').try_fold(scores, |value, key| value.get(key))?.as_f64()
}
