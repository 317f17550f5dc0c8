//! A copy of the built site in which something is otherwise: a file is gone or another, the page runs a script first.
//! Knows files; which change means what is for the journeys.

use std::fs;
use std::path::{Path, PathBuf};

/// A copy of the site to be changed.
pub struct Variant(pub(crate) PathBuf);

impl Variant {
    /// Changes a file; what was packed from it is taken away, so that the server sends what is written here.
    pub fn write(&self, file: &str, content: impl AsRef<[u8]>) {
        self.remove(file);
        fs::write(self.0.join(file), content).expect("the scratch folder can be written");
    }

    /// Takes a file away.
    pub fn remove(&self, file: &str) {
        for ending in ["", ".br", ".gz"] {
            let _ = fs::remove_file(self.0.join(format!("{file}{ending}")));
        }
    }

    /// Reads a file.
    pub fn read(&self, file: &str) -> Vec<u8> {
        fs::read(self.0.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    /// Changes the page's own file.
    pub fn edit_page(&self, edit: impl FnOnce(String) -> String) {
        let page = String::from_utf8(self.read("index.html")).expect("the page is in UTF-8");
        let edited = edit(page.clone());
        assert!(edited != page, "the page was changed");
        self.write("index.html", edited);
    }

    /// Has the page run a script before anything else; its policy allows it, as it comes from the same host.
    pub fn run_first(&self, script: &str) {
        self.write("first.js", script);
        self.edit_page(|page| page.replacen("</title>", "</title><script src=first.js></script>", 1));
    }

    /// The one file of a folder whose name begins and ends so, whatever digest stands between; relative to the site.
    pub fn named(&self, folder: &str, start: &str, ending: &str) -> String {
        let found = fs::read_dir(self.0.join(folder)).expect("the folder is there").flatten();
        let names = found.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let name = names.into_iter().find(|name| name.starts_with(start) && name.ends_with(ending));
        let name = name.unwrap_or_else(|| panic!("the site has no {start}…{ending}"));
        Path::new(folder).join(name).to_string_lossy().into_owned()
    }
}
