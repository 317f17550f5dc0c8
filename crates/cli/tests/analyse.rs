//! `assay analyse` as a shell runs it: what goes in, what comes out, what is said of it, and how it ends.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may fail so

use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

const TEXT: &str = "The mayor of Torvik said on Monday that the bridge would open in spring.";

/// What a run left: its exit code, its output, its complaints.
struct Run {
    code: i32,
    out: String,
    complaints: String,
}

impl Run {
    fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

fn run(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_assay"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writing = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let ended = child.wait_with_output().unwrap();
    writing.join().unwrap();
    Run {
        code: ended.status.code().unwrap(),
        out: String::from_utf8(ended.stdout).unwrap(),
        complaints: String::from_utf8(ended.stderr).unwrap(),
    }
}

/// A file that is there while the test runs.
struct Temporary(PathBuf);

impl Temporary {
    fn new(name: &str, contents: &[u8]) -> Self {
        let folder = std::env::temp_dir().join(format!("assay-analyse-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(name);
        std::fs::write(&path, contents).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn entry(id: &str, text: &str) -> String {
    serde_json::json!({ "id": id, "text": text }).to_string() + "\n"
}

/// The words of a range in code points.
fn words(text: &str, range: &Value) -> String {
    let [start, end] = [&range[0], &range[1]].map(|place| place.as_u64().unwrap() as usize);
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn a_line_has_all_layers() {
    let text = "Élan: “We’ll pay $5 million,” said Ana Marsh of Arlen. She may resign if it fails.";
    let found = run(&["analyse"], entry("a", text).as_bytes());
    assert_eq!((found.code, found.complaints.as_str()), (0, ""));
    let line = &found.lines()[0];
    assert_eq!(line["id"], "a");
    assert!(line.get("text").is_none() && line["causal"].is_boolean());
    for layer in ["sentences", "entities", "actors", "attributions", "quantities", "claims"] {
        assert!(!line[layer].as_array().unwrap().is_empty(), "{layer} of {line}");
    }
    assert_eq!(words(text, &line["quantities"][0]["span"]), "$5 million");
    assert_eq!(words(text, &line["attributions"][0]["cue"][0]), "said");
    for claim in line["claims"].as_array().unwrap() {
        assert!(
            ["report", "estimate", "interpretation", "prediction"].contains(&claim["kind"].as_str().unwrap())
        );
        assert!(
            ["certain", "probable", "possible", "uncommitted"]
                .contains(&claim["certainty"].as_str().unwrap())
        );
        assert!(["positive", "negative"].contains(&claim["polarity"].as_str().unwrap()));
        assert!(claim["condition"].is_boolean() && claim["causal"].is_boolean());
        assert!(!claim["statement"].as_str().unwrap().is_empty());
        assert!((0.0..=1.0).contains(&claim["confidence"].as_f64().unwrap()));
        assert!(!words(text, &claim["spans"][0]).is_empty());
    }
}

#[test]
fn order_is_kept_whatever_is_done_at_once() {
    let lines: String = (0..300).map(|id| entry(&id.to_string(), &TEXT.repeat(1 + id * 7 % 13))).collect();
    let one = run(&["analyse", "--threads", "1"], lines.as_bytes());
    let many = run(&["analyse", "-j", "7"], lines.as_bytes());
    assert_eq!((one.code, many.code), (0, 0));
    assert_eq!(one.out, many.out);
    let ids: Vec<String> = many.lines().iter().map(|line| line["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids, (0..300).map(|id| id.to_string()).collect::<Vec<_>>());
}

#[test]
fn what_is_no_document_is_named_and_skipped() {
    let mut lines = entry("good", TEXT).into_bytes();
    lines.extend(b"{\"id\": 2, \"text\": \n");
    lines.extend(b"\n{\"id\": 4}\n{\"text\": 5}\n[1]\n{\"id\": {}, \"text\": \"x\"}\nnull\n\"text\"\n");
    lines.extend(b"{\"text\": \"\xff\xfe\"}\n");
    lines.extend(b"{\"text\": \"\\ud800\"}\n");
    lines.extend(b"{\"text\": \"\"}\r\n{\"text\": \"no end");
    let found = run(&["analyse"], &lines);
    assert_eq!(found.code, 1);
    let ids: Vec<Value> = found.lines().iter().map(|line| line["id"].clone()).collect();
    assert_eq!(ids, [Value::from("good"), Value::from(12)]);
    for number in [2, 4, 5, 6, 7, 8, 9, 10, 11, 13] {
        assert!(found.complaints.contains(&format!("line {number}: ")), "{number} in {}", found.complaints);
    }
    assert!(!found.complaints.contains("line 3: ") && found.complaints.contains("10 documents were skipped"));
}

#[test]
fn nothing_is_nothing() {
    let found = run(&["analyse"], b"");
    assert_eq!((found.code, found.out.as_str(), found.complaints.as_str()), (0, "", ""));
}

#[test]
fn files_say_their_path_and_text() {
    let text = Temporary::new("report.txt", TEXT.as_bytes());
    let page = Temporary::new(
        "page.html",
        format!("<!doctype html><title>T</title><script>x</script><article><p>{TEXT}</p></article>")
            .as_bytes(),
    );
    let lines = Temporary::new("more.jsonl", entry("inside", TEXT).as_bytes());
    let piped = entry("piped", TEXT);
    let found = run(&["analyse", text.path(), page.path(), lines.path(), "-"], piped.as_bytes());
    assert_eq!((found.code, found.complaints.as_str()), (0, ""));
    let found = found.lines();
    let ids: Vec<&str> = found.iter().map(|line| line["id"].as_str().unwrap()).collect();
    assert_eq!(ids, [text.path(), page.path(), "inside", "piped"]);
    assert_eq!(found[0]["text"], TEXT);
    assert!(found[1]["text"].as_str().unwrap().contains(TEXT));
    assert!(found[2].get("text").is_none());
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let good = Temporary::new("good.txt", TEXT.as_bytes());
    let binary = Temporary::new("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0");
    let empty = Temporary::new("empty.txt", b"");
    let folder = std::env::temp_dir();
    let folder = folder.to_str().unwrap();
    let found = run(&["analyse", "nowhere.txt", folder, binary.path(), empty.path(), good.path()], b"");
    assert_eq!((found.code, found.lines().len()), (1, 1), "{}", found.complaints);
    for name in ["nowhere.txt", folder, binary.path(), empty.path()] {
        assert!(found.complaints.contains(&format!("{name}: cannot be read: ")), "{}", found.complaints);
    }
}

#[test]
fn what_a_page_says_of_itself_is_kept() {
    let page = Temporary::new(
        "told.html",
        format!(
            "<!doctype html><title>Bridge opens</title><meta name=author content='Ana Lind'><article>\
             <h2>What it cost</h2><p>{TEXT}</p><ul><li>Nobody was hurt.</ul></article>"
        )
        .as_bytes(),
    );
    let found = run(&["analyse", "--dossier", page.path()], b"");
    let article = &found.lines()[0]["article"];
    assert_eq!(article["byline"], "Ana Lind", "{article}");
    assert_eq!(article["title"], "What it cost");
    // As a line of its own a heading asserts nothing.
    let claims = found.lines()[0]["claims"].to_string();
    assert!(!claims.contains("What it cost"), "{claims}");
}

#[test]
fn a_file_that_is_too_large_is_refused_however_large_it_is() {
    let large = Temporary::new("large.txt", &b"word ".repeat(4_100_000));
    let found = run(&["analyse", large.path()], b"");
    assert_eq!(found.code, 1);
    assert!(found.complaints.contains("at most 20 MB can be opened"), "{}", found.complaints);
}

#[test]
fn dossiers_are_valid() {
    let lines = entry("A bridge, opened", TEXT) + &entry("second", &TEXT.repeat(30));
    let found = run(&["analyse", "--dossier"], lines.as_bytes());
    assert_eq!((found.code, found.lines().len()), (0, 2), "{}", found.complaints);
    let id = found.lines()[0]["article"]["id"].as_str().unwrap().to_owned();
    assert!(id.starts_with("bridge-opened-") && found.lines()[1]["article"]["id"] == "second", "{id}");
    for (number, dossier) in found.out.lines().enumerate() {
        let file = Temporary::new(&format!("dossier-{number}.json"), dossier.as_bytes());
        let judged = run(&["validate", file.path()], b"");
        assert_eq!(judged.code, 0, "{} {}", judged.out, judged.complaints);
        assert!(judged.out.contains(" 0 problems"));
    }
}

#[test]
fn other_languages_are_named_and_counted() {
    let french = "Le maire de la ville a dit lundi que le pont est ouvert et que les travaux sont finis.";
    let lines =
        entry("en", TEXT) + &entry("fr", french) + &entry("ru", "Мэр сказал, что мост откроют весной.");
    let found = run(&["analyse"], lines.as_bytes());
    let languages: Vec<Value> = found.lines().iter().map(|line| line["language"].clone()).collect();
    assert_eq!((found.code, languages), (0, ["en", "fr", "ru"].map(Value::from).to_vec()));
    assert_eq!(found.complaints, "assay analyse: 2 documents were not read for claims: not in English\n");
    let found = run(&["analyse", "--dossier"], entry("fr", french).as_bytes());
    assert_eq!(found.complaints, "assay analyse: 1 document was not read for claims: not in English\n");
}

#[test]
fn json_is_not_read_as_prose() {
    let lines = entry("a", TEXT) + &entry("b", TEXT);
    let dossier = run(&["analyse", "--dossier"], entry("a", TEXT).as_bytes()).out;
    for (name, contents, told) in [
        ("d.json", dossier.as_str(), "it is a dossier"),
        ("broken.JSON", &dossier[..dossier.len() - 30], "it is a dossier"),
        ("l.json", &lines, "it is JSON lines: name it .jsonl"),
        ("o.json", "[{\"a\": 1}]", "a .json file is not read as prose"),
        ("p.Json", "{\n  \"text\": \"Words.\"\n}\n", "a .json file is not read as prose"),
        ("e.json", " \n", "There are no words"),
    ] {
        let file = Temporary::new(name, contents.as_bytes());
        let found = run(&["analyse", file.path()], b"");
        assert_eq!((found.code, found.out.as_str()), (1, ""));
        assert!(
            found.complaints.contains(&format!("{name}: cannot be read: {told}")),
            "{}",
            found.complaints
        );
    }
}

#[test]
fn endings_may_be_in_capitals() {
    for name in ["lines.JSONL", "lines.NdJson"] {
        let file = Temporary::new(name, (entry("a", TEXT) + &entry("b", TEXT)).as_bytes());
        let found = run(&["analyse", file.path()], b"");
        assert_eq!((found.code, found.lines().len()), (0, 2), "{}", found.complaints);
    }
}

#[test]
fn each_document_has_an_article_id_of_its_own() {
    let long = "card-".to_owned() + &"ü".repeat(200);
    let ids = [
        Value::from("https://example.com/x?y=1"),
        Value::from("https://example.com/x?y=2"),
        Value::from("a/b"),
        Value::from("A-b"),
        Value::from("a-b"),
        Value::from("one two three four five six"),
        Value::from("one two three four five seven"),
        Value::from(3),
        Value::from(-3),
        Value::from("3"),
        Value::from(1.5),
        Value::from("…"),
        Value::from("/"),
        Value::from(""),
        Value::from(long),
        Value::from("plain-word"),
    ];
    let lines: Vec<String> =
        ids.iter().map(|id| serde_json::json!({ "id": id, "text": TEXT }).to_string() + "\n").collect();
    let found = run(&["analyse", "--dossier"], lines.concat().as_bytes());
    assert_eq!(found.code, 0, "{}", found.complaints);
    let dossiers = found.lines();
    let given: Vec<&str> = dossiers.iter().map(|line| line["article"]["id"].as_str().unwrap()).collect();
    let once: std::collections::HashSet<&str> = given.iter().copied().collect();
    assert_eq!(once.len(), ids.len(), "{given:?}");
    assert_eq!((given[7], given[15]), ("3", "plain-word"));
    for (number, (line, id)) in found.out.lines().zip(&ids).enumerate() {
        assert_eq!(&dossiers[number]["id"], id);
        let file = Temporary::new(&format!("named-{number}.json"), line.as_bytes());
        let judged = run(&["validate", file.path()], b"");
        assert_eq!(judged.code, 0, "{} {}", judged.out, judged.complaints);
    }
    // The same in any run and any place.
    let alone = run(&["analyse", "--dossier"], lines[6].as_bytes());
    assert_eq!(Some(alone.out.as_str().trim_end()), found.out.lines().nth(6));
}

#[test]
fn of_no_text_there_is_no_dossier() {
    let empty = ["", " ", "\n\n", "\0", "\u{200b}", "\u{1}\u{7}", "\u{2028}", "By Ana Lind", "\u{feff}"];
    let lines: String = empty.iter().map(|text| entry("x", text)).collect::<String>() + &entry("y", TEXT);
    let found = run(&["analyse", "--dossier"], lines.as_bytes());
    assert_eq!(found.code, 1);
    let told = found.complaints.matches("it has no text").count();
    assert_eq!(found.lines().len() + told, empty.len() + 1, "{}", found.complaints);
    for number in [1, 2, 3, 4, 5, 6, 7] {
        let words = format!("line {number}: it has no text");
        assert!(found.complaints.contains(&words), "{number} in {}", found.complaints);
    }
    for (number, dossier) in found.out.lines().enumerate() {
        let file = Temporary::new(&format!("little-{number}.json"), dossier.as_bytes());
        assert_eq!(run(&["validate", file.path()], b"").code, 0, "{dossier}");
    }
    // Layers of nothing are empty, and a line all the same.
    assert_eq!(run(&["analyse"], entry("x", "").as_bytes()).code, 0);
}

#[test]
fn a_reader_that_has_enough_ends_it() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_assay"))
        .arg("analyse")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    let line = entry("a", TEXT);
    // Ends with an error once nobody reads the lines any more.
    while stdin.write_all(line.as_bytes()).is_ok() {}
    drop(stdin);
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr.as_slice()), (Some(0), b"".as_slice()));
}

#[test]
fn unknown_options_are_refused() {
    let found = run(&["analyse", "--everything"], b"");
    assert_eq!((found.code, found.out.as_str()), (2, ""));
    for threads in ["0", "257", "1000000", "18446744073709551615", "99999999999999999999", "two"] {
        let found = run(&["analyse", "-j", threads], b"");
        assert_eq!(found.code, 2);
        assert!(found.complaints.contains("give a whole number from 1 to 256"), "{}", found.complaints);
    }
}

/// A stream that nobody reads any more.
fn closed() -> std::io::PipeWriter {
    std::io::pipe().unwrap().1
}

#[test]
fn complaints_that_nobody_reads_end_nothing() {
    let lines = Temporary::new("unheard.jsonl", ("nonsense\n".to_owned() + &entry("a", TEXT)).as_bytes());
    let mut analyse = Command::new(env!("CARGO_BIN_EXE_assay"));
    let ended = analyse.args(["analyse", lines.path(), "nowhere.txt"]).stderr(closed()).output().unwrap();
    assert_eq!(ended.status.code(), Some(1));
    assert_eq!(ended.stdout.iter().filter(|byte| **byte == b'\n').count(), 1);
    let mut validate = Command::new(env!("CARGO_BIN_EXE_assay"));
    let ended = validate.args(["validate", lines.path(), "nowhere.json"]).stderr(closed()).output().unwrap();
    assert_eq!(ended.status.code(), Some(1));
}

#[test]
fn figures_that_nobody_reads_end_validating_quietly() {
    let dossier = run(&["analyse", "--dossier"], entry("a", TEXT).as_bytes()).out;
    let file = Temporary::new("unread.json", dossier.as_bytes());
    let mut validate = Command::new(env!("CARGO_BIN_EXE_assay"));
    let ended = validate.args(["validate", file.path(), file.path()]).stdout(closed()).output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr.as_slice()), (Some(0), b"".as_slice()));
}

#[cfg(target_os = "linux")]
#[test]
fn figures_that_cannot_be_written_are_a_fault() {
    let dossier = run(&["analyse", "--dossier"], entry("a", TEXT).as_bytes()).out;
    let file = Temporary::new("full.json", dossier.as_bytes());
    let full = || std::fs::File::options().write(true).open("/dev/full").unwrap();
    let validate = |stdout: Stdio, stderr: Stdio| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_assay"));
        command.args(["validate", file.path()]).stdout(stdout).stderr(stderr).output().unwrap()
    };
    let ended = validate(full().into(), Stdio::piped());
    assert_eq!(ended.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("the output cannot be written: "));
    assert_eq!(validate(full().into(), full().into()).status.code(), Some(1));
}
