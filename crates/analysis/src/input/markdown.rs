//! Markdown to the words of the article.
//!
//! Owns what of Markdown is no word: marks of headings, lists, quotes, emphasis, links and pictures, the head of YAML or TOML. The
//! rule: a line's beginning tells its block, lines of one block are joined by a space; within them the marks are left out
//! and the words they mark are kept; code loses its fences and is read like words. Every line is read once.

use super::Input;
use crate::BlockKind;

/// What stands for an escaped bar while a row is cut; no file has it.
const ESCAPED: &str = "\u{1F}";

/// A block that is being put together.
#[derive(Default)]
struct Open {
    kind: Option<BlockKind>,
    words: String,
    /// Whether it is a note at the foot, which is no part of the text.
    note: bool,
    /// Whether it is the row of a table.
    table: bool,
}

/// Reads Markdown.
pub fn read(text: &str) -> Input {
    let mut input = Input::default();
    let body = head(text, &mut input);
    if let Some(title) = input.title.clone().filter(|title| !begins_with(body, title)) {
        input.push(&title, BlockKind::Heading);
    }
    let mut open = Open::default();
    let mut fence: Option<&str> = None;
    let mut noted = false;
    for line in body.lines() {
        let trimmed = line.trim();
        let mark = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark));
        if mark.is_some() && (fence.is_none() || fence == mark) {
            flush(&mut open, &mut input);
            fence = if fence.is_some() { None } else { mark };
            noted = false;
        } else if fence.is_some() {
            add(&mut open, BlockKind::Paragraph, line);
        } else {
            // What is set in below a note goes on with it.
            noted = open.note || noted && (trimmed.is_empty() || line.starts_with([' ', '\t']));
            open.note |= noted && !trimmed.is_empty();
            self::line(trimmed.trim_end_matches('\\'), &mut open, &mut input);
        }
    }
    flush(&mut open, &mut input);
    if input.title.is_none() {
        let heading = input.blocks.first().filter(|block| block.kind == BlockKind::Heading);
        input.title = heading.and_then(|block| input.text.get(block.span.range())).map(str::to_owned);
    }
    input
}

/// Reads `title`, `author` and `date` from a head of YAML or TOML; gives what comes after it.
fn head<'t>(text: &'t str, input: &mut Input) -> &'t str {
    let toml = text.starts_with("+++\n");
    let (Some(rest), sign) =
        (text.strip_prefix(if toml { "+++\n" } else { "---\n" }), if toml { '=' } else { ':' })
    else {
        return text;
    };
    let ends: &[&str] = if toml { &["+++"] } else { &["---", "..."] };
    let lines = rest.split_inclusive('\n').take_while(|line| !ends.contains(&line.trim_end()));
    let length: usize = lines.map(str::len).sum();
    let (Some(head), Some(after)) =
        (rest.get(..length), rest.get(length..).filter(|after| !after.is_empty()))
    else {
        return text;
    };
    if head.starts_with('\n') || !head.lines().all(|line| is_of_head(line, sign)) {
        return text;
    }
    for (key, value) in head.lines().filter_map(|line| line.split_once(sign)) {
        let value = value.trim().trim_matches(['"', '\'', '[', ']']);
        let field = match key.trim_end() {
            "title" => &mut input.title,
            "author" | "byline" => &mut input.byline,
            "date" | "published" => &mut input.published,
            _ => continue,
        };
        *field = (!value.is_empty()).then(|| value.to_owned());
    }
    after.split_once('\n').map_or("", |(_, body)| body)
}

/// Whether a body has its title itself.
fn begins_with(body: &str, title: &str) -> bool {
    let words = body.trim_start_matches(['#', ' ', '\n']);
    words.strip_prefix(title).is_some_and(|rest| rest.trim_start_matches([' ', '#']).starts_with('\n'))
}

/// Whether a line can stand in a head: a key with its value, or what goes on with one. Words between two rules are no head.
fn is_of_head(line: &str, sign: char) -> bool {
    let key = line.split_once(sign).map_or("", |(key, _)| key.trim_end());
    line.is_empty()
        || line.starts_with([' ', '\t', '-', '#'])
        || (sign == '=' && line.starts_with(['[', ']', '}']))
        || (!key.is_empty() && !key.contains(char::is_whitespace))
}

/// Reads a line outside of code.
fn line(line: &str, open: &mut Open, input: &mut Input) {
    let bare = |mark: char| line.len() >= 2 && line.chars().all(|c| c == mark || c == ' ');
    if line.is_empty() {
        return flush(open, input);
    }
    if (bare('=') || bare('-')) && open.kind == Some(BlockKind::Paragraph) {
        open.kind = Some(BlockKind::Heading);
        return flush(open, input);
    }
    if line.len() >= 3 && (bare('-') || bare('*') || bare('_')) {
        return flush(open, input);
    }
    let level = line.bytes().take_while(|b| *b == b'#').count();
    if (1..=6).contains(&level)
        && line.get(level..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    {
        flush(open, input);
        let title = line.get(level..).unwrap_or_default().trim_start();
        let words = title.trim_end_matches('#');
        // What touches the last word belongs to it: "C#".
        add(open, BlockKind::Heading, if words.is_empty() || words.ends_with(' ') { words } else { title });
        return flush(open, input);
    }
    if let Some(quoted) = line.strip_prefix('>') {
        let quoted = quoted.trim_start_matches(['>', ' ']);
        let words = item(quoted).unwrap_or_else(|| quoted.trim_start_matches(['#', ' ']));
        if open.kind != Some(BlockKind::BlockQuote) || words.len() < quoted.len() || words.is_empty() {
            flush(open, input);
        }
        return add(open, BlockKind::BlockQuote, words);
    }
    if let Some(item) = item(line) {
        flush(open, input);
        return add(open, BlockKind::ListItem, item);
    }
    // A row, or the rule that makes the line above it the first row of a table.
    let rule = line.contains('|') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
    if rule && open.kind == Some(BlockKind::Paragraph) {
        let head = std::mem::take(&mut open.words);
        row(&head, open, input);
        open.table = true;
        return;
    }
    if line.starts_with('|') || (open.table && line.contains('|')) {
        if !rule {
            row(line, open, input);
        }
        open.table = true;
        return;
    }
    if let Some(meaning) = line.strip_prefix(": ") {
        flush(open, input);
        return add(open, BlockKind::Paragraph, meaning);
    }
    if is_target(line) {
        return flush(open, input);
    }
    if line.starts_with("[^") && line.contains("]:") {
        flush(open, input);
        open.note = true;
    }
    if line.starts_with("![") && line.ends_with(')') {
        flush(open, input);
        // Under a picture of its own stands what it shows.
        add(open, BlockKind::Caption, line.trim_start_matches('!'));
        return flush(open, input);
    }
    let kind = open.kind.unwrap_or(BlockKind::Paragraph);
    add(open, kind, line);
}

/// Adds a row of a table in one line.
fn row(line: &str, open: &mut Open, input: &mut Input) {
    flush(open, input);
    // A bar that is escaped belongs to its cell.
    let line = line.replace("\\|", ESCAPED);
    let cells: Vec<&str> = line.split('|').map(str::trim).filter(|cell| !cell.is_empty()).collect();
    add(open, BlockKind::ListItem, &cells.join(" | ").replace(ESCAPED, "|"));
}

/// Whether a line says where a link leads whose words stand elsewhere: `[1]: https://a.example "Title"`.
fn is_target(line: &str) -> bool {
    let Some((label, rest)) = line.strip_prefix('[').and_then(|line| line.split_once("]: ")) else {
        return false;
    };
    let end = if rest.starts_with('<') { '>' } else { ' ' };
    let (target, title) = rest.split_once(end).unwrap_or((rest, ""));
    let title = title.trim_start();
    !label.starts_with('^')
        && !label.contains(']')
        && target.contains(['/', '#', '@'])
        && (title.is_empty() || title.starts_with(['"', '\'', '(']))
}

/// What follows the mark of an item.
fn item(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '*', '+']).or_else(|| {
        let number = line.bytes().take(9).take_while(u8::is_ascii_digit).count();
        line.get(number..).filter(|_| number > 0)?.strip_prefix(['.', ')'])
    })?;
    let item = rest.strip_prefix([' ', '\t'])?.trim_start();
    Some(["[ ] ", "[x] ", "[X] "].iter().find_map(|task| item.strip_prefix(task)).unwrap_or(item))
}

fn add(open: &mut Open, kind: BlockKind, words: &str) {
    open.kind = Some(kind);
    if !open.words.is_empty() {
        open.words.push(' ');
    }
    open.words.push_str(words);
}

fn flush(open: &mut Open, input: &mut Input) {
    let Open { kind, words, note, .. } = std::mem::take(open);
    if let Some(kind) = kind.filter(|_| !note) {
        let words = spans(&words);
        input.push(&words, kind);
    }
}

/// The words of a block without the marks within it.
fn spans(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    // Whether a `](`, a `][` or a `>` lies ahead is remembered, so that a million `[` are read once.
    let last_target = words.rfind("](").max(words.rfind("][")).unwrap_or(0);
    let last_angle = words.rfind('>').unwrap_or(0);
    let mut at = 0;
    while let Some(c) = words.get(at..).and_then(|rest| rest.chars().next()) {
        let next = at + c.len_utf8();
        let rest = words.get(next..).unwrap_or_default();
        at = match c {
            '\\' if rest.starts_with(|c: char| c.is_ascii_punctuation()) => {
                plain.push_str(rest.get(..1).unwrap_or_default());
                next + 1
            }
            // What a picture within a line shows is no part of its sentence.
            '!' if rest.starts_with('[') && at < last_target => next + near(rest, ']').unwrap_or(0),
            '^' if rest.starts_with('[') => next + near(rest, ']').map_or(0, |end| end + 1),
            '[' if rest.starts_with('^') => next + near(rest, ']').map_or(0, |end| end + 1),
            '[' if at < last_target => next,
            ']' if rest.starts_with('(') => next + near(rest, ')').map_or(0, |end| end + 1),
            ']' if rest.starts_with('[') => next + near(rest, ']').map_or(0, |end| end + 1),
            // What is struck out is not said.
            '~' if rest.starts_with('~') => {
                let ahead = rest.get(1..rest.floor_char_boundary(256)).unwrap_or_default();
                next + 1 + ahead.find("~~").map_or(0, |end| end + 2)
            }
            '*' | '`' if !stands_alone(words, at, next) => next,
            '_' if at_edge(words, at, next) => next,
            '<' if at < last_angle && rest.starts_with(|c: char| c.is_alphabetic() || "/!?".contains(c)) => {
                match near(rest, '>') {
                    Some(end) => {
                        let inner = rest.get(..end).unwrap_or_default();
                        let address = inner.contains("://") || inner.contains('@');
                        plain.push_str(if address { inner } else { "" });
                        next + end + 1
                    }
                    None => {
                        plain.push(c);
                        next
                    }
                }
            }
            '&' => next + entity(rest, &mut plain),
            _ => {
                plain.push(c);
                next
            }
        };
    }
    plain
}

/// Where a mark stands, if it is near.
fn near(rest: &str, mark: char) -> Option<usize> {
    rest.char_indices().take(256).find(|(_, c)| *c == mark).map(|(at, _)| at)
}

/// A mark between white space or between figures marks nothing: `2 * 3`, `2*3`.
fn stands_alone(words: &str, at: usize, next: usize) -> bool {
    let before = words.get(..at).and_then(|text| text.chars().next_back());
    let after = words.get(next..).and_then(|text| text.chars().next());
    let figures = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    before.is_none_or(char::is_whitespace) && after.is_none_or(char::is_whitespace)
        || figures(before) && figures(after)
}

/// An underscore within a word belongs to it.
fn at_edge(words: &str, at: usize, next: usize) -> bool {
    let before = words.get(..at).and_then(|text| text.chars().next_back());
    let after = words.get(next..).and_then(|text| text.chars().next());
    before.is_none_or(|c| !c.is_alphanumeric()) != after.is_none_or(|c| !c.is_alphanumeric())
}

/// Adds what a named or numbered character stands for; gives how many bytes its name takes.
fn entity(rest: &str, plain: &mut String) -> usize {
    const NAMES: [(&str, char); 14] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("mdash", '—'),
        ("ndash", '–'),
        ("hellip", '…'),
        ("copy", '©'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("ldquo", '“'),
        ("rdquo", '”'),
    ];
    let name = rest.bytes().take(8).position(|byte| byte == b';').and_then(|end| rest.get(..end));
    let sign = name.and_then(|name| match name.strip_prefix('#') {
        Some(number) => {
            let code = number
                .strip_prefix(['x', 'X'])
                .map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
            code.and_then(char::from_u32).filter(|sign| !sign.is_control())
        }
        None => NAMES.iter().find(|(known, _)| *known == name).map(|(_, sign)| *sign),
    });
    plain.push(sign.unwrap_or('&'));
    sign.and(name).map_or(0, |name| name.len() + 1)
}
