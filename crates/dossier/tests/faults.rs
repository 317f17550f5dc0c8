//! What readers are told about a faulty dossier: one file a fault in `faults/`, and beside it, as
//! `.txt`, everything that is said. A changed sentence is a readable diff; `UPDATE=1 cargo test` writes
//! the sentences anew.

use assay_dossier::load;
use std::path::Path;

fn said(bytes: &[u8]) -> String {
    let mut said = String::new();
    match load(bytes) {
        Err(error) => {
            said += &format!("Nothing is shown.\n\n{error}\n  > {}\n", error.remedy());
        }
        Ok(loaded) => {
            let (claims, actors) = (loaded.dossier.claims.len(), loaded.dossier.actors.len());
            let placed = loaded.anchors.claims.iter().filter(|claim| !claim.quotes.is_empty()).count();
            said += &format!("Shown: claims {claims}, of these in the text {placed}; actors {actors}.\n");
            for problem in &loaded.problems {
                let (consequence, remedy) = (problem.effect.consequence(), problem.fault.remedy());
                said += &format!("\n{problem}\n  {consequence}\n  > {remedy}\n");
            }
        }
    }
    said
}

#[test]
fn every_fault_is_told_in_words() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults");
    let update = std::env::var_os("UPDATE").is_some();
    let mut differing = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        count += 1;
        let said = said(&std::fs::read(&path).unwrap());
        let beside = path.with_extension("txt");
        if update {
            std::fs::write(&beside, &said).unwrap();
        } else if std::fs::read_to_string(&beside).unwrap_or_default() != said {
            differing.push(format!("{}\n{said}", path.display()));
        }
    }
    assert!(count > 70, "only {count} faults were found");
    assert!(differing.is_empty(), "what is said has changed:\n\n{}", differing.join("\n"));
}
