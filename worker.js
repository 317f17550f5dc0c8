// The web worker of the analyser: the page sends {id, bytes, ending} or {id, blocks, title, byline}, and gets {id, doing}
// on the way and {id, packed} or {id, error} at the end. `error` is a sentence for the reader; `broken` says that the
// program cannot go on and must be started anew. It knows nothing of the page.

const stamp = new URL(import.meta.url).search;
let coming;

// The analyser, fetched once; what fails is tried anew with the next text.
async function analyser() {
  const program = await import(`./analyser.js${stamp}`);
  await program.default({ module_or_path: fetch(new URL(`./analyser_bg.wasm${stamp}`, import.meta.url)) });
  return program;
}

addEventListener("message", async ({ data }) => {
  const { id } = data;
  let program;
  try {
    postMessage({ id, doing: "load" });
    program = await (coming ??= analyser());
  } catch (error) {
    const why = error?.message ?? String(error);
    return postMessage({ id, broken: true, error: `The part of this page that finds claims could not be loaded: ${why}. Check the connection and try again.` });
  }
  try {
    postMessage({ id, doing: "read" });
    const packed = data.blocks === undefined
      ? program.analyse(data.bytes, data.ending)
      : program.analyse_blocks(data.blocks, data.title, data.byline);
    postMessage({ id, packed }, [packed.buffer]);
  } catch (error) {
    // The program itself says in words what is wrong with a file; anything else has broken it.
    if (typeof error === "string") return postMessage({ id, error });
    postMessage({ id, broken: true, error: `The analyser broke off (${error?.message ?? error}). Try again; a very long text may be too much for this browser, then open it in parts.` });
  }
});
