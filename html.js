// The article in a page of the web, by the browser's own parser: its blocks, each with a letter for its kind (p, heading,
// list item, quote, caption), its title and who wrote it. Nothing of the page runs or becomes part of this one.

// The characters of a page, as it or its byte order mark says they are encoded.
function decode(bytes) {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a && b === 0)) return new TextDecoder("utf-16le").decode(bytes);
  if ((a === 0xfe && b === 0xff) || (a === 0 && b)) return new TextDecoder("utf-16be").decode(bytes);
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 2048));
  // What can be read as ASCII up to there is not in UTF-16, whatever it says.
  const said = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1].replace(/^(utf-?16|unicode|ucs-2).*/i, "utf-8");
  for (const label of a === 0xef && b === 0xbb ? ["utf-8"] : [said, "utf-8"])
    try {
      if (label) return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {}
  // A few broken bytes in a text that is mostly sound UTF-8.
  const lenient = new TextDecoder().decode(bytes);
  const broken = lenient.split("\ufffd").length - 1;
  const good = lenient.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return good >= 4 * broken ? lenient : new TextDecoder("windows-1252").decode(bytes);
}

// What holds no words of an article, and what is no longer said in it or only tells how a word is spoken.
const NEVER = names(
  "SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH SELECT TEXTAREA IFRAME OBJECT AUDIO VIDEO CANVAS NAV BUTTON DIALOG MENU FOOTER LABEL DEL S STRIKE RT RP",
);
const NEVER_ROLE = names("navigation banner contentinfo search");
// What begins a block of its own; so do elements of a page's own making ("news-paragraph").
const BLOCK =
  /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|CAPTION|CENTER|DD|DETAILS|DIALOG|DIV|DL|DT|FIELDSET|FIGCAPTION|FIGURE|FOOTER|FORM|H[1-6]|HEADER|HGROUP|HR|LEGEND|LI|MAIN|MENU|NAV|OL|P|PRE|SECTION|SUMMARY|TABLE|TBODY|TD|TFOOT|TH|THEAD|TR|UL|.*-.*)$/;
// Beside the letters that leave here: t for a heading of the first rank, r for what stands in the row of a table.
const KINDS = { H1: "t", H2: "h", H3: "h", H4: "h", H5: "h", H6: "h", LI: "l", DD: "l", DT: "l", TR: "r", BLOCKQUOTE: "q", FIGURE: "c", FIGCAPTION: "c", CAPTION: "c" };
// Words in a class or an id that say that an element is beside the article; these of readers, even where they write more
// than the author; and these within a line.
const BESIDE = names(
  "ad ads advert advertisement adverts ambox breadcrumb breadcrumbs byline catlinks consent cookie cookies eyebrow footer gdpr hatnote infobox kicker menu meta metadata nav navbar navbox navigation newsletter noprint popular promo promos pubdate recommendations recommended references reflist related share sharing sidebar signup social sponsored sr subscribe taboola outbrain tags timestamp toc toolbar topics trending visually visuallyhidden",
);
const READERS = names("comment comments disqus respond");
const BESIDE_IN_LINE = names("editsection noprint reference sr visually visuallyhidden");
// Lines that mark what they stand above, and are nothing by themselves.
const LABELS = names(
  "advertisement,advertisements,comments,filed under,follow us,more on this story,most popular,most read,read more,related,related articles,related stories,see also,share,skip to content,skip to main content,sponsored,tags,topic,topics",
  ",",
);
// An article has at least so many characters, and so few are hardly one; the rows of a table of facts have at most so many.
const ENOUGH = 400;
const LITTLE = 200;
const ROW = 300;

function names(list, mark = " ") {
  return new Set(list.split(mark));
}

// Nothing where the bytes are no characters at all.
export function read(bytes) {
  const html = decode(bytes);
  if (html.slice(0, 8192).includes("\0")) return undefined;
  const page = new DOMParser().parseFromString(html, "text/html");
  const meta = (...names) => names.map((name) => page.querySelector(`meta[property="${name}"],meta[name="${name}"]`)?.content).find(Boolean);
  const all = pieces(page.body);
  const found = article(all);
  const first = (pieces) => pieces.find(({ kind }) => kind === "t")?.words;
  const headline = first(found) || meta("og:title", "twitter:title") || first(all);
  const author = meta("author", "byl", "dc.creator", "parsely-author") || words(page.querySelector("[itemprop=author],[rel=author],.byline"));
  const byline = author.length < 200 ? author.replace(/^by:?\s+/i, "") : "";
  const body = rows(headed(unsigned(found, byline), headline ?? ""));
  return { blocks: body.map(({ kind, words }) => [LETTER[kind] ?? kind, words]), title: headline || words(page.querySelector("title")), byline };
}

const LETTER = { t: "h", r: "l" };
const words = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
const length = (pieces) => pieces.reduce((sum, { words }) => sum + words.length, 0);
const isHeading = ({ kind }) => kind === "h" || kind === "t";
const isClosed = ({ words }) => /[.!?”"]$/.test(words);

// ---- what belongs to the article ----

// The pieces of the article: without what stands beside it, unless hardly anything is left so.
function article(all) {
  const total = length(all);
  const isBeside = (place) => place !== undefined && (place.length * 2 <= total || (place.readers && total - place.length >= LITTLE) || isBeside(place.above));
  const left = all.filter((piece) => !piece.idle && !isBeside(piece.at.beside));
  const strict = chosen(left);
  if (length(strict) >= LITTLE) return closed(strict);
  const loose = chosen(all);
  return length(loose) > 2 * length(strict) ? loose : closed(strict);
}

// Those in the element that holds the article: what is marked so, else what has most words in its own paragraphs.
function chosen(pieces) {
  for (const mark of ["body", "article", "main"]) {
    const [longest, length] = most(pieces, (weigh, { at, words }) => at[mark] && weigh(at[mark], words.length));
    if (length >= ENOUGH) return pieces.filter(({ at }) => at[mark] === longest);
  }
  const own = new Map();
  for (const { at } of pieces) own.set(at.element, (own.get(at.element) ?? 0) + 1);
  const [heaviest, weight] = most(pieces, (weigh, piece) => {
    if (isHeading(piece)) return;
    // What has several pieces itself, between breaks of lines, holds paragraphs; else it is one.
    const { element } = piece.at;
    const holder = element.nodeName !== "P" && own.get(element) > 1 ? element : element.parentElement;
    weigh(holder, piece.words.length);
    weigh(holder?.parentElement, piece.words.length / 2);
  });
  return weight >= ENOUGH ? pieces.filter(({ at }) => heaviest.contains(at.element)) : pieces;
}

// What weighs most, and how much.
function most(pieces, each) {
  const weights = new Map();
  for (const piece of pieces) each((what, much) => weights.set(what, (weights.get(what) ?? 0) + much), piece);
  weights.delete(null);
  return [...weights].reduce((best, one) => (one[1] > best[1] ? one : best), [undefined, 0]);
}

// Without headings at the end, under which nothing is left.
function closed(pieces) {
  const last = pieces.findLastIndex(({ kind }) => kind !== "h");
  return last < 0 ? pieces : pieces.slice(0, last + 1);
}

// The letters and figures of some words, to compare them.
const bare = (words) => words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

// Without lines that only say again who wrote it.
function unsigned(pieces, byline) {
  const name = bare(byline);
  return name ? pieces.filter(({ words }) => bare(words) !== name && bare(words) !== `by${name}`) : pieces;
}

// With the headline once, at the head: what stands above it, and is no sentence, is a label.
function headed(pieces, headline) {
  const name = bare(headline);
  if (!name) return pieces;
  const isAgain = ({ words }) => bare(words) === name;
  const at = pieces.findIndex(isAgain);
  const above = pieces.slice(0, Math.max(at, 0));
  const kept = above.some((piece) => isClosed(piece) && piece.kind !== "c") ? above : above.filter(({ kind }) => kind === "c");
  return [{ kind: "h", words: headline, at: {} }, ...kept, ...pieces.slice(above.length).filter((piece) => !isAgain(piece))];
}

// The cells of a row in one line; where they are long, the table has the page in order, and each is a paragraph.
function rows(pieces) {
  const found = [];
  for (let from = 0, to; from < pieces.length; from = to) {
    const { kind, at } = pieces[from];
    for (to = from + 1; kind === "r" && pieces[to]?.kind === "r" && pieces[to].at.row === at.row; ) to++;
    const row = pieces.slice(from, to);
    if (kind !== "r") found.push(row[0]);
    else if (length(row) <= ROW) found.push({ kind, words: row.map(({ words }) => words).join(" | ") });
    else found.push(...row.map(({ words }) => ({ kind: "p", words })));
  }
  return found;
}

// ---- the words of a page ----

// The words of a page, piece by piece: of what kind each is, where it stands, and whether it is idle: links, dates and
// labels only.
function pieces(body) {
  const found = [];
  let open = "";
  let linked = 0;
  // Whether nothing has come since the line was broken.
  let broken = false;
  const flush = (at) => {
    const words = open.replace(/\s+/g, " ").trim();
    if (words) add({ kind: at.kind, words, at });
    open = "";
    linked = 0;
  };
  // The last heading, and what has come under it.
  let above, some, sound;
  const add = (piece) => {
    piece.idle = isIdle(piece, linked);
    if (isHeading(piece)) {
      // What has only idle pieces under it is their heading.
      if (above && some && !sound) above.idle = true;
      above = piece.kind === "h" ? piece : undefined;
      some = sound = false;
    } else if (piece.idle) some = true;
    else sound = true;
    for (let place = piece.at.beside; place; place = place.above) place.length += piece.words.length;
    found.push(piece);
  };
  const mark = (sign) => {
    open += sign;
    broken = false;
  };
  const walk = (element, at) => {
    for (const node of element.childNodes) {
      const name = node.nodeName.toUpperCase();
      if (node.nodeType === 3) {
        const words = node.data.replaceAll("\u00ad", "");
        open += words;
        broken &&= !/\S/.test(words);
        linked += at.link ? words.replace(/\s+/g, " ").length : 0;
      } else if (node.nodeType !== 1) continue;
      else if (NEVER.has(name) || NEVER_ROLE.has(node.getAttribute("role"))) {
        if (BLOCK.test(name)) flush(at);
      } else if (name === "BR") {
        // Two breaks of a line end a paragraph.
        if (broken) flush(at);
        else open += " ";
        broken = true;
      } else if (BLOCK.test(name)) {
        const own = entered(node, name, at);
        flush(at);
        walk(node, own);
        flush(own);
      } else if (isHidden(node) || named(node, BESIDE_IN_LINE)) continue;
      else if (name === "SUP") mark(raised(node, open, at.link));
      else if (name === "Q") {
        mark("“");
        walk(node, at);
        mark("”");
      } else walk(node, /^(A|TIME)$/.test(name) ? { ...at, link: true } : at);
    }
  };
  const at = entered(body, "BODY", { kind: "p" });
  walk(body, at);
  flush(at);
  return found;
}

// Where one is in a block that lies in another.
function entered(element, name, at) {
  const own = { ...at, element, kind: KINDS[name] ?? at.kind };
  const readers = (name === "ARTICLE" && at.article) || named(element, READERS);
  if (element.getAttribute("itemprop") === "articleBody") own.body ??= element;
  else if (name === "ARTICLE") own.article ??= element;
  else if (name === "MAIN" || element.getAttribute("role") === "main") own.main ??= element;
  if (name === "TR") own.row = element;
  const header = name === "HEADER" && !own.article && !own.main;
  if (readers || header || standsBeside(element, name)) own.beside = { above: at.beside, readers: Boolean(readers), length: 0 };
  // The headline is not beside the article, whatever it stands in.
  else if (name === "H1" && !at.beside?.readers) own.beside = undefined;
  return own;
}

const standsBeside = (element, name) =>
  /^(FORM|ASIDE)$/.test(name) || element.getAttribute("role") === "complementary" || isHidden(element) || named(element, BESIDE);

const isHidden = (element) =>
  element.hidden || element.getAttribute("aria-hidden") === "true" || /(display:none|visibility:hidden)/i.test(element.getAttribute("style")?.replace(/\s/g, "") ?? "");

// Whether a class or an id has one of some words in it: what has or lacks such a thing may well be the article, which an
// element of its own never lies beside.
function named(element, words) {
  if (/^(HTML|BODY|ARTICLE|MAIN)$/.test(element.nodeName)) return false;
  const classes = `${element.getAttribute("class") ?? ""} ${element.id}`.toLowerCase().split(/\s+/);
  return classes.some((one) => !/^(has|with|no)[-_]/.test(one) && one.split(/[^a-z0-9]/).some((word) => words.has(word)));
}

function isIdle(piece, linked) {
  const { kind, words } = piece;
  const label = words.toLowerCase();
  if (LABELS.has(label.replace(/[.:]$/, "")) || (linked > 0 && label.includes(":") && LABELS.has(label.split(":", 1)[0]))) return true;
  // The signature under a message: "— Ann Doe (@anndoe) May 3, 2024".
  if (kind === "q" && /^[—–-] .*\(@\w+\)/.test(words)) return true;
  return linked * 3 > words.length * 2 && !isHeading(piece) && !isClosed(piece);
}

// What is raised above the line: nothing of the mark of a note; a power stays apart from its figure.
function raised(element, before, link) {
  const said = words(element);
  if (link || element.querySelector("a") || /^(\[.*\]|[*†‡§]+)$/.test(said)) return "";
  if (!/^[−–-]?\d+$/.test(said)) return said;
  if (/\d$/.test(before)) return `^${said}`;
  // "5 km2"; behind a whole word or a sentence it is a note.
  return /(^|[^\p{L}])\p{L}{1,2}$/u.test(before) ? said : "";
}
