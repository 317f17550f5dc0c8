//! Reads CoNLL-U: sentences of words with tag, head and relation, and the text they stand in.
//!
//! Owns the format as the corpora use it (ten columns; `newdoc id`, `newpar` and `sent_id`; `SpaceAfter=No`). The text is
//! put together from the words: a blank line between paragraphs, a space elsewhere. Multiword tokens lend their spelling
//! to the text and their parts cut it up. Knows nothing of what the words are used for.

use assay_analysis::{Document, Relation, Sentence, Span, Tag, Token};

/// A word of a corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its form.
    pub form: String,
    /// Its base form.
    pub lemma: String,
    /// Its part of speech.
    pub tag: Tag,
    /// Its head: an index into the sentence, or none for the root.
    pub head: Option<usize>,
    /// The relation's name, as in the corpus.
    pub relation: String,
    /// Where it stands in the document's text.
    pub span: Span,
}

/// A document of a corpus.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// Its name.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Its sentences.
    pub sentences: Vec<Vec<Word>>,
    /// The sentences with which a paragraph begins.
    pub paragraphs: Vec<usize>,
}

impl Gold {
    /// The document with its gold tokens and sentences in one block, tags and heads not yet known.
    pub fn document(&self) -> Document<'_> {
        let mut document = Document { text: &self.text, ..Document::default() };
        for sentence in &self.sentences {
            let first = document.tokens.len();
            for (index, word) in sentence.iter().enumerate() {
                document.tokens.push(Token {
                    span: word.span,
                    tag: Tag::X,
                    head: first + index,
                    relation: Relation::Other,
                });
            }
            let start = sentence.first().map_or(0, |word| word.span.start);
            let end = sentence.last().map_or(0, |word| word.span.end);
            document.sentences.push(Sentence {
                span: Span::new(start, end),
                tokens: first..document.tokens.len(),
                block: 0,
            });
        }
        document.blocks.push(assay_analysis::Block {
            span: Span::new(0, self.text.len()),
            kind: assay_analysis::BlockKind::Paragraph,
            sentences: 0..self.sentences.len(),
        });
        document
    }
}

/// The documents of a text in CoNLL-U.
pub fn parse(conllu: &str) -> Vec<Gold> {
    let mut documents: Vec<Gold> = Vec::new();
    let mut reader = Reader::default();
    for line in conllu.lines() {
        if let Some(comment) = line.strip_prefix('#') {
            let comment = comment.trim();
            if let Some(id) = comment.strip_prefix("newdoc id") {
                reader = Reader::default();
                let id = id.trim_start_matches([' ', '=']).to_owned();
                documents.push(Gold { id, ..Gold::default() });
            } else if comment.starts_with("newpar") {
                reader.paragraph = true;
            }
            continue;
        }
        if documents.is_empty() {
            documents.push(Gold::default());
        }
        let Some(document) = documents.last_mut() else { continue };
        if line.is_empty() {
            reader.sentence_open = false;
        } else {
            reader.line(line, document);
        }
    }
    documents
}

/// What must be remembered from line to line.
#[derive(Debug, Default)]
struct Reader {
    paragraph: bool,
    sentence_open: bool,
    /// Whether a space comes before the next word.
    space: bool,
    /// The last word of a multiword token that is being read, where in its spelling we are, and whether a space follows it.
    multiword: Option<(usize, usize, bool)>,
}

impl Reader {
    fn line(&mut self, line: &str, document: &mut Gold) {
        let columns: Vec<&str> = line.split('\t').collect();
        let &[id, form, lemma, tag, _, _, head, relation, _, misc] = columns.as_slice() else { return };
        if id.contains('.') {
            return;
        }
        if !self.sentence_open {
            self.sentence_open = true;
            let index = document.sentences.len();
            if self.paragraph || index == 0 {
                document.paragraphs.push(index);
                if index > 0 {
                    document.text.push_str("\n\n");
                    self.space = false;
                }
                self.paragraph = false;
            }
            document.sentences.push(Vec::new());
        }
        let space_after = !misc.split('|').any(|item| item == "SpaceAfter=No");
        if let Some((_, last)) = id.split_once('-') {
            self.give_space(document);
            let start = document.text.len();
            document.text.push_str(form);
            self.multiword = last.parse().ok().map(|last| (last, start, space_after));
            return;
        }
        let Ok(number) = id.parse::<usize>() else { return };
        let span = self.place(number, form, space_after, document);
        let word = Word {
            form: form.to_owned(),
            lemma: lemma.to_owned(),
            tag: Tag::named(tag).unwrap_or_default(),
            head: head.parse::<usize>().ok().and_then(|head| head.checked_sub(1)),
            relation: relation.to_owned(),
            span,
        };
        if let Some(sentence) = document.sentences.last_mut() {
            sentence.push(word);
        }
    }

    fn give_space(&mut self, document: &mut Gold) {
        if std::mem::take(&mut self.space) {
            document.text.push(' ');
        }
    }

    fn place(&mut self, number: usize, form: &str, space_after: bool, document: &mut Gold) -> Span {
        if let Some((last, at, space)) = self.multiword {
            // The parts of a multiword token cut its spelling; where one is spelt otherwise, the last takes the rest.
            let rest = document.text.get(at..).unwrap_or_default();
            let length = if number == last {
                rest.len()
            } else if rest.starts_with(form) {
                form.len()
            } else {
                rest.char_indices().nth(form.chars().count()).map_or(rest.len(), |(length, _)| length)
            };
            if number == last {
                self.multiword = None;
                self.space = space;
            } else {
                self.multiword = Some((last, at + length, space));
            }
            return Span::new(at, at + length);
        }
        self.give_space(document);
        let start = document.text.len();
        document.text.push_str(form);
        self.space = space_after;
        Span::new(start, document.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "# newdoc id = sample\n# newpar\n# sent_id = 1\n\
        1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n\
        1\tDo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_\n\
        2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n\
        3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n\
        4\t!\t!\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n\
        # sent_id = 2\n1\tStay\tstay\tVERB\tVB\t_\t0\troot\t_\t_\n\n\
        # newpar\n1\tÉtude\tétude\tNOUN\tNN\t_\t0\troot\t_\t_\n\n";

    #[test]
    fn text_is_put_together() {
        let documents = parse(SAMPLE);
        let [gold] = documents.as_slice() else { panic!("one document, not {}", documents.len()) };
        assert_eq!(gold.text, "Don't go! Stay\n\nÉtude");
        assert_eq!(gold.paragraphs, [0, 2]);
        let document = gold.document();
        let words: Vec<&str> = (0..document.tokens.len()).map(|token| document.word(token)).collect();
        assert_eq!(words, ["Do", "n't", "go", "!", "Stay", "Étude"]);
        assert_eq!(gold.sentences[0][0].head, Some(2));
        assert_eq!(gold.sentences[0][2].head, None);
    }
}
