// Serves a folder of static files on 127.0.0.1, as a plain static host would: right types, and the .br or .gz beside a
// file where the browser takes it. For looking at Assay on one's own machine; it must know nothing about Assay.
//
//   node serve.mjs FOLDER PORT            serve until stopped
//   node serve.mjs --free PORT            only say whether the port can be used

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";

const HOST = "127.0.0.1";
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".gz": "application/gzip",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
const ENCODINGS = [
  ["br", ".br"],
  ["gzip", ".gz"],
];

const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** The file that a request names, or undefined: nothing outside the folder is ever named. */
function find(root, url) {
  const asked = decodeURIComponent(new URL(url, `http://${HOST}`).pathname);
  const path = resolve(join(root, asked.endsWith("/") ? `${asked}index.html` : asked));
  return path.startsWith(root + sep) && isFile(path) ? path : undefined;
}

function answer(root, request, response) {
  let path;
  try {
    path = find(root, request.url);
  } catch {
    return response.writeHead(400).end("the address is not well formed\n");
  }
  if (!["GET", "HEAD"].includes(request.method)) return response.writeHead(405, { Allow: "GET, HEAD" }).end();
  if (!path) return response.writeHead(404, { "Content-Type": "text/plain" }).end("not found\n");

  const accepted = (request.headers["accept-encoding"] ?? "").split(",").map((name) => name.split(";")[0].trim());
  const [encoding, suffix] = ENCODINGS.find(([name, end]) => accepted.includes(name) && isFile(path + end)) ?? [];
  const file = path + (suffix ?? "");
  response.writeHead(200, {
    "Content-Type": TYPES[extname(path)] ?? "application/octet-stream",
    "Content-Length": statSync(file).size,
    ...(encoding && { "Content-Encoding": encoding }),
    Vary: "Accept-Encoding",
    // The next build may be one reload away.
    "Cache-Control": "no-cache",
  });
  if (request.method === "HEAD") return response.end();
  createReadStream(file).pipe(response);
}

function stop(error, port) {
  const why = error.code === "EADDRINUSE" ? "is taken: stop what uses it, or choose another with PORT=" : error.message;
  console.error(`port ${port} ${why}`);
  process.exit(1);
}

const [folder, portText] = process.argv.slice(2);
const port = Number(portText);
if (folder === "--free") {
  const probe = createServer().on("error", (error) => stop(error, port));
  probe.listen(port, HOST, () => probe.close());
} else {
  const root = resolve(folder);
  createServer((request, response) => answer(root, request, response))
    .on("error", (error) => stop(error, port))
    .listen(port, HOST, () => console.log(`Assay is at http://${HOST}:${port}/ (Ctrl-C stops it)`));
}
