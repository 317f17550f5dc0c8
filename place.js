// Where the reader is in article, cards and filters: noted before other HTML takes the place of what stands, and found
// again after, so that more claims of the same text come without moving anything. It knows the page by the attributes that
// others may rely on, and nothing of claims.

const top = (element) => element.getBoundingClientRect().top;
const below = (line) => (element) => element.getBoundingClientRect().bottom > line;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const panel = () => document.getElementById("assay-panel");

// A place: the first paragraph in sight, by its numbers, and the first card; where each begins in the window; and what has
// the focus. `claims` has the ids of the claims whose cards are to be there when it is gone back to.
export function note() {
  const [paragraph, card, focus] = [scrollY > 0 && firstParagraph(), panel().scrollTop > 0 && firstCard(), spot(document.activeElement)];
  return { paragraph, card, focus, claims: [card?.id, focus?.id].filter(Boolean).join(" ") };
}

// Block by block and group by group: to ask where something lies in one that is out of sight would lay that out.
function firstParagraph() {
  const inSight = below(document.getElementById("assay-bar").offsetHeight);
  const block = all("article .block").findIndex(inSight);
  if (block < 0) return undefined;
  const paragraphs = all("p", all("article .block")[block]);
  const nth = paragraphs.findIndex(inSight);
  return nth < 0 ? undefined : { block, nth, top: top(paragraphs[nth]) };
}

function firstCard() {
  const inSight = below(top(panel()));
  const group = all(".group:not([hidden])", panel()).find(inSight);
  const card = group && all(".card:not([hidden])", group).find(inSight);
  return card && { id: card.dataset.claim, top: top(card) };
}

// How what has the focus is found again, if it is among what is written anew.
function spot(element) {
  const named = (name, value) => `[data-${name}="${CSS.escape(value)}"]`;
  const value = element.closest(".value")?.querySelector("[data-value]")?.dataset.value;
  if (value) return { selector: `${named("facet", element.closest("[data-facet]").dataset.facet)} ${named("value", value)}` };
  const id = element.closest("[data-claim]")?.dataset.claim;
  if (id) return { id, selector: `${named("claim", id)} a.statement` };
  return element.dataset?.start && { selector: named("start", element.dataset.start) };
}

// Goes back there, as far as it still exists.
export function restore({ paragraph, card, focus }) {
  const block = paragraph && all("article .block")[paragraph.block];
  const there = block && all("p", block)[paragraph.nth];
  if (there) scrollBy({ top: top(there) - paragraph.top, behavior: "instant" });
  const own = card && document.getElementById(`card-${card.id}`);
  if (own) panel().scrollTop += top(own) - card.top;
  if (focus) document.querySelector(focus.selector)?.focus({ preventScroll: true });
}
