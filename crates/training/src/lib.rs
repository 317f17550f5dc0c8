//! Trains the analyser's models from open gold data, and measures the analyser on it: the shared parts.
//!
//! What is trained and how it is measured lies in the program; what all trainers share lies here: the reader of
//! treebanks ([`conllu`]) and the learners ([`perceptron`]; [`network`] for trees; [`crf`] for sequences of labels;
//! [`logistic`] where there are few examples, [`ridge`] where features outnumber them). Everything is reproducible
//! bit for bit: shuffles come from a fixed seed, nothing depends on the order of a hash map.

pub mod coding;
pub mod conllu;
pub mod crf;
pub mod logistic;
pub mod network;
pub mod perceptron;
pub mod ridge;
pub mod sentences;
