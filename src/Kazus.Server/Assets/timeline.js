// The timeline of a case: a click on an event opens its fields, a click elsewhere begins a new one at that time.
(() => {
  "use strict";
  const figure = document.getElementById("figure-timeline");
  const entry = document.getElementById("entry");
  if (!figure || !entry) return;
  const svg = figure.querySelector("svg");
  figure.classList.add("adds");

  const change = (id) => {
    const row = document.getElementById("e-" + id);
    const fields = row?.querySelector("details");
    if (!fields) return;
    fields.open = true;
    row.scrollIntoView({ block: "center" });
    fields.querySelector("textarea")?.focus();
  };

  // The axis says where which month stands; a place between two of its numbers lies between their months.
  const ticks = () => [...svg.querySelectorAll("text[text-anchor=middle]")]
    .map((t) => ({ x: Number(t.getAttribute("x")), y: Number(t.getAttribute("y")), words: t.textContent.replace("\u2212", "-").trim() }))
    .filter((t) => /^-?\d+(\.\d+)?( y)?$/.test(t.words))
    .map((t) => ({ ...t, months: parseFloat(t.words) * (t.words.endsWith("y") ? 12 : 1) }))
    .sort((a, b) => a.x - b.x);
  const monthsAt = (x, all) => {
    const next = all.findIndex((t) => t.x >= x);
    if (next === 0) return all[0].months;
    const [a, b] = next < 0 ? [all[all.length - 2], all[all.length - 1]] : [all[next - 1], all[next]];
    return a.months + (b.months - a.months) * (x - a.x) / (b.x - a.x);
  };
  svg.addEventListener("click", (e) => {
    const mark = e.target.closest("[data-open=event]");
    if (mark) return change(mark.dataset.event);
    const all = ticks();
    if (all.length < 2) return entry.focus();
    const at = new DOMPoint(e.clientX, e.clientY).matrixTransform(svg.getScreenCTM().inverse());
    const months = monthsAt(at.x, all);
    const words = Math.abs(months) >= 36 ? `${Math.round(months / 12)} y` : `${Math.abs(months) < 3 ? Math.round(months * 2) / 2 : Math.round(months)} mo`;
    entry.value = (months >= 0 ? "+" : "") + words + " " + entry.value.replace(/^[+-][\d.]+ (mo|y) ?/, "");
    entry.focus();
    entry.setSelectionRange(entry.value.length, entry.value.length);
  });
})();
