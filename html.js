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

// What holds no words of an article; and what holds none as a rule, unless little is left without it.
const NEVER =
  "script,style,noscript,template,svg,math,select,textarea,iframe,object,audio,video,canvas,nav,button,dialog,menu,footer,[role=navigation],[role=banner],[role=contentinfo],[role=search]";
const HARDLY = "form,aside,[hidden],[aria-hidden=true],[role=complementary]";
// What begins a block of its own; so do elements of a page's own making ("news-paragraph").
const BLOCK =
  /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|CAPTION|CENTER|DD|DETAILS|DIALOG|DIV|DL|DT|FIELDSET|FIGCAPTION|FIGURE|FOOTER|FORM|H[1-6]|HEADER|HGROUP|HR|LEGEND|LI|MAIN|MENU|NAV|OL|P|PRE|SECTION|SUMMARY|TABLE|TBODY|TD|TFOOT|TH|THEAD|TR|UL|.*-.*)$/;
const KINDS = { H1: "h", H2: "h", H3: "h", H4: "h", H5: "h", H6: "h", LI: "l", TR: "l", BLOCKQUOTE: "q", FIGCAPTION: "c", CAPTION: "c" };
// An article has at least so many characters.
const ENOUGH = 400;

// Nothing where the bytes are no characters at all.
export function read(bytes) {
  const html = decode(bytes);
  if (html.slice(0, 8192).includes("\0")) return undefined;
  const page = parsed(html);
  const meta = (...names) => names.map((name) => page.querySelector(`meta[property="${name}"],meta[name="${name}"]`)?.content).find(Boolean);
  const title = words(page.querySelector("h1")) || meta("og:title") || words(page.querySelector("title"));
  const byline = meta("author") || words(page.querySelector("[itemprop=author],[rel=author],.byline"));
  const more = page.querySelector(HARDLY);
  const strict = article(page, `${NEVER},${HARDLY}`);
  const found = more && length(strict) < ENOUGH ? longer(strict, article(parsed(html), NEVER)) : strict;
  return { blocks: found, title, byline: byline.length < 200 ? byline : "" };
}

const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

// The blocks of the article in a page without some of its elements; the body stays whatever it is.
function article(page, without) {
  for (const element of page.querySelectorAll(without)) if (element !== page.body) element.remove();
  return blocks(root(page));
}

const length = (found) => found.reduce((sum, [, words]) => sum + words.length, 0);
const longer = (one, other) => (length(other) > length(one) ? other : one);

const words = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";

// The element that holds the article: what is marked so, else what has most words in its own paragraphs.
function root(page) {
  for (const mark of ["[itemprop=articleBody]", "article", "main,[role=main]"]) {
    // One within another is never longer.
    const outermost = [...page.querySelectorAll(mark)].filter((element) => !element.parentElement?.closest(mark));
    const [longest, length] = most(outermost, (element) => words(element).length);
    if (length >= ENOUGH) return longest;
  }
  const weights = new Map();
  for (const paragraph of page.querySelectorAll("p")) {
    const parent = paragraph.parentElement;
    weights.set(parent, (weights.get(parent) ?? 0) + words(paragraph).length);
  }
  const [heaviest, weight] = most(weights.keys(), (element) => weights.get(element));
  return weight >= ENOUGH ? heaviest : page.body;
}

// What has most of something, and how much.
function most(elements, measure) {
  let best = [undefined, 0];
  for (const element of elements) {
    const much = measure(element);
    if (much > best[1]) best = [element, much];
  }
  return best;
}

// The words of an element, block by block, each with its kind.
function blocks(root) {
  const found = [];
  let open = "";
  const flush = (kind) => {
    // Two breaks of a line end a paragraph.
    for (const part of open.split(/\0\s*\0/)) {
      const words = part.replace(/[\s\0]+/g, " ").trim();
      if (words) found.push([kind, words]);
    }
    open = "";
  };
  const walk = (element, kind) => {
    for (const node of element.childNodes) {
      if (node.nodeType === 3) open += node.data.replaceAll("\0", "");
      else if (node.nodeName === "BR") open += "\0";
      else if (node.nodeName === "Q") {
        open += "“";
        walk(node, kind);
        open += "”";
      } else if (node.nodeType === 1 && !BLOCK.test(node.nodeName)) walk(node, kind);
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
