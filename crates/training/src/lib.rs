//! Trains the analyser's models from open gold data, and measures the analyser on it.
//!
//! A file for each thing that is trained; what they share is the reader of the corpora ([`conllu`]) and the learner
//! ([`perceptron`]). Everything is reproducible bit for bit: shuffles come from a fixed seed, nothing depends on the
//! order of a hash map.

pub mod coding;
pub mod conllu;
pub mod perceptron;
