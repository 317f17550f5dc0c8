//! Leaves out of the lists in `data/` what only their readers need (comments and empty lines), so that the analyser,
//! which carries the lists, does not carry it. Knows nothing of what a list says.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=data");
    let target = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    for entry in fs::read_dir("data")? {
        let entry = entry?;
        let list = fs::read_to_string(entry.path())?;
        let said: String = list
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .flat_map(|line| [line, "\n"])
            .collect();
        fs::write(Path::new(&target).join(entry.file_name()), said)?;
    }
    Ok(())
}
