// Texts that have no dossier, on the page's side: takes the article out of a page of the web with the browser's own
// parser, and has the analyser find the claims, in a web worker that can be ended at any moment. It is fetched when the
// first such text is opened. Of the page it knows the one place
// where it is said what is being done, of claims nothing.

const stamp = new URL(import.meta.url).search;
let worker;
let number = 0;
// What is being done, by its number: what to do with the end of it.
const waiting = new Map();

function started() {
  if (worker) return worker;
  const own = new Worker(new URL(`worker.js${stamp}`, import.meta.url), { type: "module" });
  own.addEventListener("message", ({ data: { id, doing, packed, error, broken } }) => {
    const job = waiting.get(id);
    if (doing) return tell(doing);
    waiting.delete(id);
    if (broken) end();
    if (packed) job?.done(packed);
    else job?.fail(error);
  });
  for (const name of ["error", "messageerror"])
    own.addEventListener(name, (event) => {
      event.preventDefault();
      const why = event.message ? `: ${event.message}` : "";
      cancel(`The part of this page that finds claims could not be started${why}. Check the connection and try again.`);
    });
  return (worker = own);
}

function end() {
  worker?.terminate();
  worker = undefined;
}

// Ends what is being done, at once.
export function cancel(why = "It was stopped.") {
  end();
  for (const job of waiting.values()) job.fail(why);
  waiting.clear();
}

const DOING = { load: "Loading the program for it…", read: "Reading the text…" };
function tell(doing) {
  const place = document.querySelector("[data-doing]");
  if (place) place.textContent = DOING[doing];
}

// The packed dossier of a file's text. A failure is a sentence.
export async function analyse(bytes, name) {
  const ending = /\.(\w+)$/.exec(name.replace(/[?#].*/, ""))?.[1].toLowerCase() ?? "";
  const job = /^x?html?$/.test(ending) ? article(decode(bytes)) : { bytes, ending };
  if (waiting.size) cancel();
  const id = ++number;
  return new Promise((done, fail) => {
    waiting.set(id, { done, fail });
    started().postMessage({ id, ...job });
  });
}

// The characters of a page, as it or its byte order mark says they are encoded.
function decode(bytes) {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 2048));
  for (const label of [/<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1], "utf-8"])
    try {
      if (label) return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {}
  return new TextDecoder("windows-1252").decode(bytes);
}

const NOTHING =
  "script,style,noscript,template,svg,math,nav,form,button,select,textarea,iframe,object,audio,video,canvas,dialog,menu,aside,footer,[hidden],[aria-hidden=true],[role=navigation],[role=complementary],[role=banner],[role=contentinfo],[role=search]";
const INLINE = /^(A|ABBR|B|BDI|BDO|CITE|CODE|DATA|DEL|DFN|EM|FONT|I|INS|KBD|MARK|Q|S|SAMP|SMALL|SPAN|STRONG|SUB|SUP|TIME|U|VAR|WBR)$/;
const KINDS = { H1: "h", H2: "h", H3: "h", H4: "h", H5: "h", H6: "h", LI: "l", TR: "l", BLOCKQUOTE: "q", FIGCAPTION: "c", CAPTION: "c" };
// An article has at least so many characters.
const ENOUGH = 400;

// The blocks of a page's article, its title and who wrote it.
function article(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const words = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const meta = (...names) => names.map((name) => page.querySelector(`meta[property="${name}"],meta[name="${name}"]`)?.content).find(Boolean);
  const title = words(page.querySelector("h1")) || meta("og:title") || words(page.querySelector("title"));
  const byline = meta("author") || words(page.querySelector("[itemprop=author],[rel=author],.byline"));
  for (const element of page.querySelectorAll(NOTHING)) element.remove();
  const listed = blocks(root(page, words)).map(([kind, words]) => kind + words);
  return { blocks: listed.join("\0"), title, byline: byline.length < 200 ? byline : "" };
}

// The element that holds the article: what is marked so, else what has most words in its own paragraphs.
function root(page, words) {
  for (const mark of ["[itemprop=articleBody]", "article", "main,[role=main]"]) {
    let longest;
    for (const element of page.querySelectorAll(mark)) if (words(element).length > words(longest).length) longest = element;
    if (words(longest).length >= ENOUGH) return longest;
  }
  const weights = new Map();
  for (const paragraph of page.querySelectorAll("p")) {
    const parent = paragraph.parentElement;
    weights.set(parent, (weights.get(parent) ?? 0) + words(paragraph).length);
  }
  let [best, most] = [page.body, ENOUGH];
  for (const [element, weight] of weights) if (weight > most) [best, most] = [element, weight];
  return best;
}

// The words of an element, block by block, each with its kind.
function blocks(root) {
  const found = [];
  let open = "";
  const flush = (kind) => {
    const words = open.replace(/[\s\0]+/g, " ").trim();
    if (words) found.push([kind, words]);
    open = "";
  };
  const walk = (element, kind) => {
    for (const node of element.childNodes) {
      if (node.nodeType === 3) open += node.data;
      else if (node.nodeName === "BR") open += " ";
      else if (INLINE.test(node.nodeName)) walk(node, kind);
      else if (node.nodeType === 1) {
        flush(kind);
        const own = KINDS[node.nodeName] ?? kind;
        walk(node, own);
        flush(own);
      }
    }
  };
  walk(root, "p");
  flush("p");
  return found;
}
