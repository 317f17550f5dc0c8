// Starts the program and owns what must work when the program does not: the notice that it could not start or that
// it broke. It knows nothing of articles and claims.

const notice = document.getElementById("assay-broken");
let details = "";

function broken(what, why) {
  details = `${what}\n${why}\n${navigator.userAgent}\n${location.href}`;
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

// The program's panic hook sends this; after a panic nothing of the program runs any more.
addEventListener("assay-panic", (event) => broken("Assay has stopped working. The article can still be read.", event.detail));

try {
  const program = await import(document.getElementById("assay-js").href);
  await program.default({ module_or_path: fetch(document.getElementById("assay-wasm").href) });
} catch (error) {
  broken("Assay could not start. The article can still be read.", String(error?.stack ?? error));
}
