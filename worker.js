// The web worker of the analyser. The page sends {id, bytes, ending} or {id, blocks, title, byline}, and gets on the way
// {id, doing, done} and {id, packed, read}, at the end {id, packed, memory} or {id, error}. `doing` names a step, `done`
// says how much of the work is done and `read` how much of the text, from 0 to 1; `error` is a sentence for the reader;
// `broken` says that the program cannot go on and must be started anew, `trapped` that it broke off while it ran, with which
// it might be luckier a second time. A message without an id only has the program loaded. It knows nothing of the page.

const stamp = new URL(import.meta.url).search;
// The steps of the program, and how much of the work is done when each begins.
const STEPS = [["grammar", 0], ["actors", 0.6], ["sources", 0.7], ["claims", 0.8]];
let coming;

// The analyser, fetched once; what fails is tried anew with the next text.
async function analyser() {
  if (typeof WebAssembly === "undefined") throw "This browser runs no WebAssembly here, in which this page finds claims. Open it in another one.";
  const program = await import(`./analyser.js${stamp}`);
  const { memory } = await program.default({ module_or_path: fetch(new URL(`./analyser_bg.wasm${stamp}`, import.meta.url)) });
  return { ...program, memory };
}

addEventListener("message", async ({ data }) => {
  const { id } = data;
  const say = (message, hand = []) => postMessage({ id, ...message }, hand);
  let program;
  try {
    say({ doing: "load", done: 0 });
    program = await (coming ??= analyser());
  } catch (error) {
    const words = typeof error === "string" ? error : `The part of this page that finds claims could not be loaded: ${error?.message ?? error}. Check the connection and try again, or another browser.`;
    return say({ broken: true, error: words });
  }
  if (id === undefined) return;
  try {
    const work = data.blocks === undefined
      ? program.read(data.bytes, data.ending)
      : program.read_blocks(data.blocks, data.title, data.byline);
    const parts = work.parts();
    for (let part = 0; part < parts; part++) {
      const [from, share] = [part && work.share(part - 1), work.share(part)];
      const tell = (step) => say({ doing: STEPS[step][0], done: from + (share - from) * STEPS[step][1] });
      const packed = work.part(part, tell);
      const last = part === parts - 1;
      // What breaks now still belongs to this text.
      if (last) work.free();
      say(last ? { packed, memory: program.memory.buffer.byteLength } : { packed, read: work.read(part) }, [packed.buffer]);
    }
  } catch (error) {
    // The program itself says in words what is wrong with a file; anything else has broken it.
    if (typeof error === "string") return say({ error });
    const trapped = error instanceof WebAssembly.RuntimeError;
    say({ broken: true, trapped, error: `The analyser broke off (${error?.message ?? error}). Try again; a very long text may be too much for this browser, then open it in parts.` });
  }
});
