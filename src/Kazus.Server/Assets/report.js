// The manuscript: names are completed, the preview and the margin follow the text, nothing unsaved is left without a word.
(() => {
  "use strict";
  const text = document.getElementById("text");
  if (!text) return;
  const form = document.getElementById("writing");
  const list = document.getElementById("offers");
  const names = [...document.querySelectorAll("#names tbody tr")].map((row) => ({ typed: row.dataset.typed, label: row.dataset.label, shown: row.cells[1].textContent }));
  const saved = text.value;
  let shown = [], at = -1, from = 0, wait = 0;

  // What is being typed before the caret: two braces and a name, or an at sign and a key.
  const asked = () => {
    const before = text.value.slice(0, text.selectionStart);
    const fact = /\{\{\s*([\w.: -]*)$/.exec(before);
    if (fact) return { words: fact[1].trim().toLowerCase(), start: fact.index, kind: "{{" };
    const cite = /(^|[\s(;[])(\[?@)([\w:-]*)$/.exec(before);
    return cite ? { words: cite[3].toLowerCase(), start: cite.index + cite[1].length, kind: "@" } : null;
  };
  const hide = () => {
    list.hidden = true;
    at = -1;
    text.removeAttribute("aria-activedescendant");
  };
  const mark = (next) => {
    at = (next + shown.length) % shown.length;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    text.setAttribute("aria-activedescendant", "offer-" + at);
    list.children[at].scrollIntoView({ block: "nearest" });
  };

  // Where the caret stands: the same text in the same letters, up to it.
  const caret = () => {
    const style = getComputedStyle(text);
    const copy = document.createElement("div");
    for (const name of ["font", "lineHeight", "padding", "border", "letterSpacing", "boxSizing"]) copy.style[name] = style[name];
    Object.assign(copy.style, { position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "break-word", width: text.clientWidth + "px", top: "0", left: "0" });
    copy.textContent = text.value.slice(0, text.selectionStart);
    const end = document.createElement("span");
    end.textContent = "\u200b";
    copy.append(end);
    document.body.append(copy);
    const place = { top: end.offsetTop - text.scrollTop + end.offsetHeight, left: end.offsetLeft };
    copy.remove();
    return place;
  };
  const offer = () => {
    const now = asked();
    if (!now) return hide();
    const rank = (n) => {
      const bare = n.typed.replace(/[{}[\]@ ]/g, "").toLowerCase();
      if (bare.startsWith(now.words)) return 0;
      if (bare.includes(now.words)) return 1;
      return n.label.toLowerCase().includes(now.words) || (now.words.length > 2 && n.shown.toLowerCase().includes(now.words)) ? 2 : 9;
    };
    const fits = names.filter((n) => (now.kind === "{{") === n.typed.startsWith("{{"));
    shown = fits.map((n) => [rank(n), n]).filter(([r]) => r < 9).sort((a, b) => a[0] - b[0]).slice(0, 12).map(([, n]) => n);
    if (shown.length === 0) return hide();
    from = now.start;
    list.replaceChildren(...shown.map((n, i) => {
      const item = document.createElement("li");
      item.id = "offer-" + i;
      item.setAttribute("role", "option");
      const code = document.createElement("code");
      code.textContent = n.typed.replace(/^\{\{ | \}\}$/g, "");
      const value = document.createElement("span");
      value.textContent = n.shown;
      item.append(code, value);
      item.addEventListener("mousedown", (e) => { e.preventDefault(); at = i; take(); });
      return item;
    }));
    list.hidden = false;
    const place = caret();
    const room = text.offsetWidth - list.offsetWidth - 4;
    list.style.left = Math.max(0, Math.min(place.left, room)) + "px";
    list.style.top = text.offsetTop + Math.min(place.top + 4, text.offsetHeight) + "px";
    mark(0);
  };
  const take = () => {
    const chosen = shown[at];
    const end = text.selectionStart;
    const after = /^\s*\}\}/.exec(text.value.slice(end));
    text.setSelectionRange(from, end + (chosen.typed.startsWith("{{") && after ? after[0].length : 0));
    // Typed rather than set, so that the browser's own undo takes it back.
    if (!document.execCommand("insertText", false, chosen.typed)) text.setRangeText(chosen.typed, text.selectionStart, text.selectionEnd, "end");
    hide();
    changed();
  };

  const changed = () => {
    clearTimeout(wait);
    wait = setTimeout(() => document.getElementById("look").click(), 700);
  };
  text.addEventListener("input", () => { offer(); changed(); });
  text.addEventListener("blur", hide);
  text.addEventListener("keydown", (e) => {
    if (list.hidden) return;
    if (e.key === "ArrowDown") { e.preventDefault(); mark(at + 1); }
    else if (e.key === "ArrowUp") { e.preventDefault(); mark(at - 1); }
    else if (e.key === "Enter" || e.key === "Tab") { e.preventDefault(); take(); }
    else if (e.key === "Escape") { e.preventDefault(); e.stopPropagation(); hide(); }
  });
  document.addEventListener("keydown", (e) => {
    if ((e.ctrlKey || e.metaKey) && e.key === "s") { e.preventDefault(); document.getElementById("save").click(); }
  });
  let saving = false;
  form.addEventListener("submit", (e) => { if (e.submitter?.id === "save") saving = true; });
  addEventListener("beforeunload", (e) => { if (!saving && text.value !== saved) e.preventDefault(); });

  // The preview keeps its place while its text changes.
  const frame = document.getElementById("preview");
  document.addEventListener("kazus:changed", (e) => {
    const next = e.detail?.page?.getElementById("preview")?.getAttribute("src");
    if (!next || frame.getAttribute("data-shows") === next) return;
    frame.setAttribute("data-shows", next);
    const y = frame.contentWindow.scrollY;
    frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, y), { once: true });
    frame.contentWindow.location.replace(next);
  });

  // A place in the margin, or in the address (#L12), leads to its line.
  const toLine = (number) => {
    const lines = text.value.split("\n");
    const line = Math.max(1, Math.min(number, lines.length)) - 1;
    const start = lines.slice(0, line).reduce((n, l) => n + l.length + 1, 0);
    text.focus();
    text.setSelectionRange(start, start);
    const top = caret().top + text.scrollTop;
    text.setSelectionRange(start, start + lines[line].length);
    text.scrollTop = top - text.clientHeight / 3;
  };
  document.addEventListener("click", (e) => {
    const link = e.target.closest?.("[data-line]");
    if (!link) return;
    e.preventDefault();
    toLine(Number(link.dataset.line));
  });
  const begun = /^#L(\d+)$/.exec(location.hash);
  if (begun) toLine(Number(begun[1]));
})();
