// Texts that have no dossier, on the page's side: tells by content what a file is, takes the words out of pages of the web
// (html.js) and Word documents (docx.js), and has the analyser find the claims, in a web worker that can be ended at any
// moment; place.js keeps the reader where they are meanwhile. It is fetched when the first such text is opened, or may
// soon be. Of the page it knows the one place where it is said what is being done, of claims nothing.

const stamp = new URL(import.meta.url).search;
const part = (name) => import(`./${name}.js${stamp}`);

// place.js, once there is a text. It is not awaited out here: WebKit hands out a module that waits at its top level, to
// whoever imports it second, before it has run.
let place;
export const note = () => place.note();
export const restore = (spot) => place.restore(spot);

let worker;
let number = 0;
// What is being done, if anything.
let job;

// Work that is done sooner, in milliseconds, shows nothing on the way.
const SOON = 400;
// A worker whose memory has grown beyond this, in bytes, is ended when it is done, to give it back.
const LARGE = 128 << 20;

function started() {
  if (worker) return worker;
  if (typeof Worker === "undefined") throw "This browser has no web workers, in which this page finds claims. Open it in another one.";
  const own = new Worker(new URL(`worker.js${stamp}`, import.meta.url), { type: "module" });
  own.addEventListener("message", ({ data }) => {
    // What an ended worker still had to say, or is said of work that was cancelled, comes too late.
    if (own !== worker) return;
    if (data.broken) {
      end();
      return data.trapped && job?.id === data.id && !job.again ? anew() : broke(data.error);
    }
    if (data.memory > LARGE) end();
    if (job && job.id === data.id) heard(data);
  });
  for (const name of ["error", "messageerror"])
    own.addEventListener(name, (event) => {
      event.preventDefault();
      if (own !== worker) return;
      const why = event.message ? `: ${event.message}` : "";
      end();
      broke(`The part of this page that finds claims could not be started${why}. Check the connection and try again.`);
    });
  return (worker = own);
}

// WebKit, while it compiles a program anew that is running, breaks one off now and then that has done nothing wrong, and does
// not tell it from one that has: once, the text is given to a new worker. What had come stands until more comes.
function anew() {
  job.again = true;
  try {
    started().postMessage(job.message);
  } catch (error) {
    broke(typeof error === "string" ? error : `It could not be started again: ${error?.message ?? error}`);
  }
}

function heard({ doing, done, packed, read, error }) {
  if (doing) tell(doing, done);
  else if (read !== undefined) {
    if (read > job.read) job.come(packed, (job.read = read));
  }
  else if (packed) over().done(packed);
  else broke(error);
}

function over() {
  const ended = job;
  job = undefined;
  clearTimeout(ended?.soon);
  return ended;
}

// Something went wrong on the way: what has come stands, with what is told.
function broke(why) {
  const ended = over();
  ended?.show();
  ended?.fail(why);
}

function end() {
  worker?.terminate();
  worker = undefined;
}

// Has the program loaded, so that a text does not wait for it. What fails now is told when there is a text.
export function warm() {
  if (worker || navigator.connection?.saveData) return;
  try {
    started().postMessage({});
  } catch {}
}

// Ends what is being done, at once.
export function cancel() {
  end();
  over()?.fail("It was stopped.");
}

const DOING = {
  load: "Loading the program for it…",
  grammar: "Reading sentences…",
  actors: "Finding who appears…",
  sources: "Finding who says what…",
  claims: "Finding what is claimed…",
};
function tell(doing, done) {
  const place = document.querySelector("[data-doing]");
  if (!place) return;
  if (!place.firstChild) {
    const bar = document.createElement("progress");
    bar.ariaLabel = "How much is done";
    place.append(document.createElement("span"), bar);
  }
  place.firstChild.textContent = DOING[doing];
  place.lastChild.value = done;
}

// The packed dossier of a file's text. Where that takes a while, `come` gets on the way a dossier with what was found in
// some share of the text, and that share. A failure is a sentence.
export async function analyse(bytes, name, come) {
  if (job) cancel();
  const own = { id: ++number, read: -1 };
  job = own;
  const result = new Promise((done, fail) => Object.assign(own, { done, fail }));
  let held;
  own.come = (...part) => (held = part);
  own.show = () => {
    own.come = come;
    if (held) come(...held);
    held = undefined;
  };
  own.soon = setTimeout(own.show, SOON);
  try {
    place ??= await part("place");
    const message = await read(bytes, name);
    if (job !== own) return result;
    own.message = { id: own.id, ...message };
    started().postMessage(own.message);
  } catch (error) {
    if (job === own) broke(typeof error === "string" ? error : `It could not be read: ${error?.message ?? error}`);
  }
  return result;
}

// What the worker is told of a file: its bytes, or the blocks of its text.
async function read(bytes, name) {
  const ending = /\.(\w+)$/.exec(name.replace(/[?#].*/, ""))?.[1].toLowerCase() ?? "";
  if (ARCHIVES.some((sign) => starts(bytes, ...sign))) return listed(await (await part("docx")).read(bytes));
  const head = String.fromCharCode(...bytes.subarray(0, 512)).replaceAll("\0", "");
  const page = /^x?html?$/.test(ending) || /^[\sï»¿þÿ]*<(!doctype\s+html|(html|head|body|main|article|section|div|p|h1)[\s>])/i.test(head);
  const read = page && (await part("html")).read(bytes);
  return read ? listed(read) : { bytes, ending };
}

// How zip archives and files of old Word begin.
const ARCHIVES = [[0x50, 0x4b, 3, 4], [0x50, 0x4b, 5, 6], [0x50, 0x4b, 7, 8], [0xd0, 0xcf, 0x11, 0xe0]];
const starts = (bytes, ...with_) => with_.every((byte, at) => bytes[at] === byte);
// The blocks as the analyser reads them: each after a letter for its kind.
const listed = ({ blocks, ...rest }) => ({ blocks: blocks.map(([kind, words]) => kind + words).join("\0"), ...rest });
