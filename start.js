// Starts the programs — the page, and the opener when the page first needs it — and owns what must work when they do
// not: the notice that the page could not start or that it broke. It knows nothing of articles and claims.

const notice = document.getElementById("assay-broken");
let details = "";

function broken(what, why) {
  // The first is the cause; what follows may say more. It is told once, however often a broken program fails again.
  if (details.length < 8000) details += `${what}\n${why}\n${navigator.userAgent}\n${location.href}\n`;
  if (!notice.hidden) return;
  notice.querySelector("[data-what]").textContent = what;
  notice.hidden = false;
}

notice.querySelector("[data-copy]").addEventListener("click", async (event) => {
  const done = await navigator.clipboard?.writeText(details).then(() => true, () => false);
  const shown = notice.querySelector("pre");
  shown.textContent = details;
  shown.hidden = false;
  event.target.textContent = done ? "Copied" : "Select and copy the text below";
});
notice.querySelector("[data-reload]").addEventListener("click", () => location.reload());

// The program's panic hook sends this. The program is broken then, but still called by whatever the reader does.
addEventListener("assay-panic", (event) => broken("Assay has stopped working. The article can still be read.", event.detail));

// What the browser throws in the middle of the program's work leaves it as broken as a panic does.
addEventListener("error", ({ error, filename }) => {
  if (error && filename.startsWith(location.origin)) broken("Assay has stopped working. The article can still be read.", `${error}\n${error.stack}`);
});

const find = (name) => new URL(document.querySelector(`meta[name=assay-${name}]`).content, document.baseURI).href;

// A program beside the page, once it has been fetched. A failure is told by who called, and tried anew.
const beside = (name) => async () => {
  const address = find(name);
  const program = await import(address);
  await program.default({ module_or_path: fetch(address.replace(/\.js(?=\?|$)/, "_bg.wasm")) });
  return program;
};
globalThis.assayOpener = beside("opener");
globalThis.assayPictures = beside("pictures");
globalThis.assayTexts = async () => import(find("texts"));

try {
  const program = await import(document.getElementById("assay-js").href);
  await program.default({ module_or_path: fetch(document.getElementById("assay-wasm").href) });
} catch (error) {
  broken("Assay could not start. The article can still be read.", String(error?.stack ?? error));
}
