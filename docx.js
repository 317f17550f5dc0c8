// The words of a Word document (.docx): a zip archive with a text in XML. Its blocks, each with a letter for its kind (p,
// heading, list item, quote, caption), its title and who wrote it. Text that was deleted, codes of fields, footnotes and
// pictures are left out. Everything is bounded, whatever the archive announces; nothing in it runs. What is no Word
// document is refused with a sentence that says what to do.

// So many bytes of XML are read.
const MOST = 64 << 20;
// And so many tags: a long book has fewer.
const MOST_TAGS = 4e6;
const SAVE = "Save it as .docx, plain text, Markdown or HTML and open that.";
const BROKEN = "This Word document is damaged or incomplete. Open it in a word processor, save it anew and open that.";
const LOCKED = `This Word document is protected by a password, or is one of old Word (.doc). ${SAVE}`;
const LARGE = `This document has more than ${MOST >> 20} MB of text. Open it in parts.`;
const CROWDED = "This document has too many parts for this page. Open it in parts, or as plain text.";
const CANNOT = `This browser cannot unpack Word documents. Update it, or have the words as plain text: ${SAVE}`;
// What else comes in such an archive, by the beginning of a name in it or by what its first file says.
const OTHERS = [
  [/^xl\//, "an Excel workbook"],
  [/^ppt\//, "a PowerPoint presentation"],
  [/^mimetype$/, "an OpenDocument file or an electronic book"],
];

export async function read(bytes) {
  if (bytes[0] !== 0x50) throw LOCKED;
  const files = directory(bytes);
  const main = [...files.keys()].find((name) => /^word\/document\d*\.xml$/.test(name));
  if (!main) throw `This is ${other(files)}, not a text. ${SAVE}`;
  const part = async (name) => (files.has(name) ? xml(await unpacked(files.get(name), bytes)) : undefined);
  const [text, styles, core] = [await part(main), await part("word/styles.xml"), await part("docProps/core.xml")];
  const known = (name) => core?.getElementsByTagNameNS("*", name)[0]?.textContent.trim() ?? "";
  const byline = known("creator");
  return { blocks: blocks(text, kinds(styles)), title: known("title"), byline: byline.length < 200 ? byline : "" };
}

const other = (files) => OTHERS.find(([name]) => [...files.keys()].some((file) => name.test(file)))?.[1] ?? "a zip archive";

// ---- the archive ----

// The files of an archive by name, as its directory at the end lists them.
function directory(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = new Map();
  try {
    let end = bytes.length - 22;
    while (view.getUint32(end, true) !== 0x06054b50) end--;
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (view.getUint32(at, true) !== 0x02014b50) throw BROKEN;
      const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
      files.set(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)), {
        locked: (view.getUint16(at + 8, true) & 1) === 1,
        method: view.getUint16(at + 10, true),
        length: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        at: view.getUint32(at + 42, true),
      });
      at += 46 + name + extra + comment;
    }
  } catch {
    throw BROKEN;
  }
  return files;
}

// The bytes of a file of the archive, no more than are allowed.
async function unpacked({ locked, method, length, size, at }, bytes) {
  if (locked) throw LOCKED;
  if (size > MOST) throw LARGE;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50) throw BROKEN;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const packed = bytes.subarray(start, start + length);
  if (packed.length < length || (method !== 0 && method !== 8)) throw BROKEN;
  return method === 0 ? packed : inflated(packed);
}

async function inflated(packed) {
  let inflate;
  try {
    inflate = new DecompressionStream("deflate-raw");
  } catch {
    throw CANNOT;
  }
  const reader = new Blob([packed]).stream().pipeThrough(inflate).getReader();
  const parts = [];
  for (let total = 0; ; ) {
    const { done, value } = await reader.read().catch(() => { throw BROKEN; });
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    total += value.length;
    if (total > MOST) {
      reader.cancel().catch(() => {});
      throw LARGE;
    }
    parts.push(value);
  }
}

// A file of these has no types of its own; one that declares some is not from a word processor.
function xml(bytes) {
  const wide = bytes[0] === 0xff ? "utf-16le" : bytes[0] === 0xfe ? "utf-16be" : "utf-8";
  const text = new TextDecoder(wide).decode(bytes);
  let tags = 0;
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) if (++tags > MOST_TAGS) throw CROWDED;
  const parsed = /<!DOCTYPE/i.test(text) ? undefined : new DOMParser().parseFromString(text, "application/xml");
  if (!parsed || parsed.getElementsByTagName("parsererror").length) throw BROKEN;
  return parsed;
}

// ---- the text ----

const child = (element, name) => element && [...element.children].find((one) => one.localName === name);
const value = (element, name = "val") => element?.getAttributeNS(element.namespaceURI, name) ?? undefined;
// Whether something is switched on: by being there, unless it says otherwise.
const on = (element) => element !== undefined && !/^(0|false|off)$/.test(value(element) ?? "");

// The letter for the kind of paragraphs of each style, by its name, which is English in every language; or by its level
// in the outline; or by the style that it is made from.
function kinds(styles) {
  const all = new Map();
  for (const style of styles?.getElementsByTagNameNS("*", "style") ?? []) all.set(value(style, "styleId"), style);
  const found = new Map();
  const look = (id, depth) => {
    const style = all.get(id);
    const own = named(value(child(style, "name")) ?? id ?? "") ?? outlined(child(style, "pPr"));
    return own ?? (style && depth < 10 ? look(value(child(style, "basedOn")), depth + 1) : undefined);
  };
  return (id) => {
    if (!found.has(id)) found.set(id, look(id, 0));
    return found.get(id);
  };
}

function named(name) {
  if (/^((heading|title|subtitle)\b|heading\d)/i.test(name)) return "h";
  if (/quote/i.test(name)) return "q";
  if (/^caption$/i.test(name)) return "c";
  if (/^list ?(bullet|number)/i.test(name)) return "l";
  return undefined;
}

function outlined(properties) {
  const level = value(child(properties, "outlineLvl"));
  return level !== undefined && level < 9 ? "h" : undefined;
}

// The blocks of a document in their order; the cells of a table are blocks of their own.
function blocks(text, kind) {
  const found = [];
  const walk = (element, around) => {
    for (const one of element.children) {
      if (one.localName === "p") {
        // A soft hyphen only says where a word may be parted.
        const said = words(one).replaceAll("\u00ad", "").replace(/[\s\0]+/g, " ").trim();
        if (said) found.push([around ?? own(child(one, "pPr"), kind), said]);
      } else if (!LEFT_OUT.has(one.localName)) walk(one, one.localName === "tc" ? "l" : around);
    }
  };
  walk(text.documentElement);
  return found;
}

function own(properties, kind) {
  const number = value(child(child(properties, "numPr"), "numId"));
  const styled = outlined(properties) ?? kind(value(child(properties, "pStyle")));
  return styled ?? (number !== undefined && number !== "0" ? "l" : "p");
}

const LEFT_OUT = new Set(["del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "sdtPr", "drawing", "pict", "object", "Fallback", "rt"]);
const SIGNS = { tab: " ", br: " ", cr: " ", ptab: " ", noBreakHyphen: "‑" };

// The words of a run behind some others: nothing of what is hidden; a power stays apart from its figure.
function run(element, before) {
  const look = child(element, "rPr");
  if (on(child(look, "vanish"))) return "";
  const said = words(element);
  const raised = value(child(look, "vertAlign")) === "superscript";
  return raised && /\d$/.test(before) && /^[−–-]?\d/.test(said) ? `^${said}` : said;
}

// The words of a paragraph.
function words(element) {
  let said = "";
  for (const one of element.children) {
    const name = one.localName;
    if (name === "t") said += one.textContent;
    else if (name in SIGNS) said += SIGNS[name];
    else if (name === "r") said += run(one, said);
    else if (!LEFT_OUT.has(name)) said += words(one);
  }
  return said;
}
