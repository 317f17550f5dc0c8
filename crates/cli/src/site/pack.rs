//! The program's JavaScript, packed by terser, which the set-up puts on the path: Trunk's own packer
//! does not read what wasm-bindgen writes.

use std::io;
use std::path::Path;
use std::process::Command;

/// Packs every `.js` in a folder, in place.
pub fn pack(folder: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "js") {
            let packed =
                Command::new("terser").arg(&path).args(["--module", "--compress", "--mangle"]).output()?;
            if !packed.status.success() {
                return Err(io::Error::other(String::from_utf8_lossy(&packed.stderr).into_owned()));
            }
            std::fs::write(&path, packed.stdout)?;
        }
    }
    Ok(())
}
