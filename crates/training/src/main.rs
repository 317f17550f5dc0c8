//! `assay-training`: trains the analyser's models from the open corpora, and measures the analyser on them.
fn main() {}
