//! In whose voice a clause stands, where its words lie in no content of their own.
//!
//! Rule: a sentence in quotation marks goes on with the speaker of the one before; what sums up is the author's; who says "I
//! think" is who speaks; a quotation in which no clause was found is said as a whole. Knows attributions and marks.

use super::clauses::{Clause, Form};
use super::grammar;
use super::reader::Reader;
use super::sources;
use crate::Sentence;
use crate::attribution::{Act, Attribution, Manner};

impl Reader<'_, '_> {
    /// "“My kids drink that water,” said Ada Pike": where no verb was found in the quotation, all of it is what she says.
    pub(super) fn spoken(&self, sentence: &Sentence, clause: &Clause) -> Option<(Clause, usize)> {
        let document = self.known.document;
        let at = document.tokens.get(clause.head)?.span;
        let all = self.known.attributions;
        let place = |by: &Attribution| by.cue.first().or(by.source.first()).map_or(0, |span| span.start);
        let by = all.partition_point(|by| place(by) < at.start);
        let quoted = all.get(by).filter(|by| by.manner == Manner::Direct && by.cue.first() == Some(&at))?;
        let inside = |token: &usize| sentence.tokens.contains(token);
        let tokens: Vec<usize> = quoted
            .content
            .iter()
            .flat_map(|span| sources::tokens(document, *span))
            .filter(|token| inside(token) && !self.tree.is(*token, &["\"", "“", "”"]))
            .collect();
        let spoken = Clause { form: Form::Content, subject: None, condition: None, tokens, ..clause.clone() };
        // "studies “the adaptations of ants”", "recorded in “The Royal Game”": a noun in quotation marks is nobody's statement.
        let first = spoken.tokens.first().map_or("", |first| self.tree.word(*first));
        let told = quoted.act == Act::Speech && first.starts_with(char::is_uppercase);
        (told && spoken.tokens.len() > 4).then_some((spoken, by))
    }

    /// "She said he lied, a charge that he denied": it is the author who sums up, unless the frame comes after it.
    pub(super) fn sum_up(&self, clause: &Clause, chain: &mut Vec<usize>) {
        if !grammar::sums_up(self.tree, clause.head) {
            return;
        }
        let start = self.known.document.tokens.get(clause.head).map_or(0, |token| token.span.start);
        // Within quotation marks everything is the speaker's.
        let after = |by: &Attribution| {
            by.manner == Manner::Direct || by.cue.first().is_some_and(|cue| cue.start > start)
        };
        chain.retain(|index| self.known.attributions.get(*index).is_some_and(after));
    }

    /// A sentence in quotation marks after a quoted one, in the same paragraph, is by the same speaker.
    pub(super) fn quote_goes_on(&mut self, sentence: &Sentence, clause: &Clause, chain: &mut Vec<usize>) {
        let document = self.known.document;
        let opens = |words: &str| words.starts_with(['"', '“', '‘', '«']);
        if let Some(&last) = chain.last() {
            let content =
                self.known.attributions.get(last).and_then(|attribution| attribution.content.first());
            if content.is_some_and(|content| opens(document.slice(*content))) {
                self.quoted = Some((sentence.block, last));
            }
            return;
        }
        let words = document.slice(sentence.span);
        let whole = opens(words) && words.ends_with(['"', '”', '’', '»']);
        let lone = !clause.tokens.iter().any(|token| document.word(*token).starts_with(['"', '”']));
        match self.quoted {
            Some((block, last)) if block == sentence.block && whole && lone => chain.push(last),
            // Words outside quotation marks end it; the frame of a quotation does not.
            // (Nor does what the speaker does between two: "She paused.")
            _ if !opens(words) && !clause.subject.is_some_and(|who| self.tree.is(who, &["he", "she"])) => {
                self.quoted = None;
            }
            _ => {}
        }
    }

    /// Who says "I think" is who speaks: the source around it, or the author.
    pub(super) fn own_voice(&self, chain: &mut Vec<usize>) {
        let first = |index: &usize| {
            let source = self.known.attributions.get(*index).and_then(|by| by.source.first());
            let words = source.map_or("", |source| self.known.document.slice(*source));
            ["I", "we", "We"].contains(&words)
        };
        while chain.pop_if(|last| first(last)).is_some() {}
    }
}
