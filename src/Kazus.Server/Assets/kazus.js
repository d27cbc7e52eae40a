// Quotes on hover and focus, pinned by a click; forms that change a part of the page; keys. Every page does without.
(() => {
  "use strict";
  let pinned = null;
  let wait = 0;
  const panel = (button) => document.getElementById(button.getAttribute("popovertarget"));
  const open = (p) => p.matches(":popover-open");

  const place = (button, p) => {
    const b = button.getBoundingClientRect();
    const w = p.offsetWidth, h = p.offsetHeight;
    const left = Math.max(8, Math.min(b.left, innerWidth - w - 8));
    const below = b.bottom + h + 8 <= innerHeight || b.top < h + 8;
    p.style.inset = "auto";
    p.style.margin = "0";
    p.style.left = left + "px";
    p.style.top = Math.max(8, Math.min(below ? b.bottom + 4 : b.top - h - 4, innerHeight - h - 8)) + "px";
  };
  const show = (button) => {
    const p = panel(button);
    if (!p || open(p)) return;
    p.showPopover();
    place(button, p);
  };
  const hide = (p) => { if (p && p !== pinned && open(p)) p.hidePopover(); };

  const quotes = (root) => {
    for (const button of root.querySelectorAll("button.value[popovertarget]")) {
      const p = panel(button);
      button.addEventListener("pointerenter", (e) => {
        if (e.pointerType !== "mouse" || pinned) return;
        clearTimeout(wait);
        wait = setTimeout(() => show(button), 120);
      });
      button.addEventListener("pointerleave", () => { clearTimeout(wait); wait = setTimeout(() => hide(p), 200); });
      p.addEventListener("pointerenter", () => clearTimeout(wait));
      p.addEventListener("pointerleave", () => { wait = setTimeout(() => hide(p), 200); });
      button.addEventListener("focus", () => { if (button.matches(":focus-visible") && !pinned) show(button); });
      button.addEventListener("blur", (e) => { if (!p.contains(e.relatedTarget)) hide(p); });
      button.addEventListener("click", (e) => {
        e.preventDefault();
        if (pinned === p) { pinned = null; p.hidePopover(); return; }
        pinned = p;
        show(button);
        p.classList.add("pinned");
      });
      p.addEventListener("toggle", (e) => {
        if (e.newState === "closed") { p.classList.remove("pinned"); if (pinned === p) pinned = null; }
      });
    }
  };
  quotes(document);

  const items = () => [...document.querySelectorAll("[data-item]")].filter((i) => i.offsetParent !== null);
  const itemAt = (e) => e?.closest?.("[data-item]") ?? null;
  const focus = (item) => {
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const all = items();
    if (all.length === 0) return;
    const at = all.findIndex((i) => i === document.activeElement || i.contains(document.activeElement));
    focus(all[Math.max(0, Math.min(all.length - 1, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))]);
  };

  // The words an item rests on are shown in the text while it has the focus.
  const shine = (item) => {
    for (const old of document.querySelectorAll(".told.here")) old.classList.remove("here");
    const mark = item?.dataset.mark && document.getElementById(item.dataset.mark);
    if (!mark) return;
    const link = mark.matches(".told") ? mark : mark.nextElementSibling;
    link?.classList.add("here");
    const frame = mark.closest(".article");
    if (!frame || frame.scrollHeight <= frame.clientHeight) return;
    const by = mark.getBoundingClientRect().top - frame.getBoundingClientRect().top - frame.clientHeight / 3;
    if (Math.abs(by) > frame.clientHeight / 4) frame.scrollBy({ top: by });
  };
  document.addEventListener("focusin", (e) => { const item = itemAt(e.target); if (item) shine(item); });

  // htmx changes the named parts of a page in place; the answer is the whole page, as without script.
  const formOf = (by) => by.closest?.("form") ?? by.form ?? by;
  const places = new Map();
  let at = [];
  document.addEventListener("htmx:configRequest", (e) => {
    if (e.detail.verb !== "get") return;
    // An address says what was asked, not what was left open.
    const data = e.detail.formData;
    const asked = [...data].filter(([, v]) => v !== "");
    for (const name of new Set([...data.keys()])) data.delete(name);
    for (const [name, v] of asked) data.append(name, v);
  });
  document.addEventListener("htmx:beforeRequest", (e) => {
    const by = e.detail.elt;
    const item = itemAt(by);
    // One who decides by keyboard goes on to the next item at once; the answer follows.
    if (item && by.dataset.key && "arA".includes(by.dataset.key) && item.contains(document.activeElement)) step(1);
    formOf(by).setAttribute("aria-busy", "true");
  });
  document.addEventListener("htmx:beforeSwap", () => { at = [document.activeElement?.id, itemAt(document.activeElement)?.id]; });
  document.addEventListener("htmx:oobBeforeSwap", (e) => { places.set(e.detail.target.id, [e.detail.target.scrollTop, e.detail.target.scrollLeft]); });
  document.addEventListener("htmx:load", (e) => {
    const put = e.detail.elt;
    if (put === document.body) return;
    quotes(put);
    const place = places.get(put.id);
    places.delete(put.id);
    if (place) [put.scrollTop, put.scrollLeft] = place;
  });
  document.addEventListener("htmx:afterRequest", (e) => {
    const page = new DOMParser().parseFromString(e.detail.xhr.responseText, "text/html");
    for (const link of document.querySelectorAll(".told")) {
      const fresh = page.getElementById(link.id);
      if (fresh) link.className = fresh.className + (link.matches(".here") ? " here" : "");
    }
    for (const busy of document.querySelectorAll("form[aria-busy]")) busy.removeAttribute("aria-busy");
    if (!document.activeElement || document.activeElement === document.body) {
      const there = at.map((id) => id && document.getElementById(id)).find((one) => one);
      if (there) focus(there);
    }
    document.dispatchEvent(new CustomEvent("kazus:changed", { detail: { page } }));
  });
  // Where the server does not answer, the browser itself sends the form and says so.
  document.addEventListener("htmx:sendError", (e) => {
    const by = e.detail.elt, form = formOf(by);
    if (by !== form && by.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: by.name, value: by.value }));
    form.submit();
  });
  document.addEventListener("change", (e) => {
    const form = e.target.form;
    if (form && e.target.dataset.now !== undefined) form.requestSubmit();
  });

  // Words selected in an article are offered as the quote of a claim that a reader adds.
  document.addEventListener("mouseup", () => {
    const chosen = getSelection();
    const quote = document.getElementById("quote");
    if (quote && !chosen.isCollapsed && document.getElementById("article")?.contains(chosen.anchorNode)) quote.value = chosen.toString().trim().slice(0, 400);
  });

  let go = false;
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input:not([type=checkbox]),textarea,select")) {
      if (e.key === "Escape" && itemAt(e.target)) focus(itemAt(e.target));
      return;
    }
    if (go) {
      go = false;
      const link = document.querySelector(`a[data-go="${CSS.escape(e.key)}"]`);
      if (link) { e.preventDefault(); link.click(); }
      return;
    }
    const item = itemAt(document.activeElement);
    switch (e.key) {
      case "/": e.preventDefault(); document.querySelector("input[type=search]")?.focus(); break;
      case "g": go = true; break;
      case "j": step(1); break;
      case "k": step(-1); break;
      case "?": document.getElementById("keys")?.togglePopover(); break;
      case "Enter": if (document.activeElement === item) { e.preventDefault(); item?.querySelector("a,button.value")?.click(); } break;
      case "a": case "A": case "r": case "c": case "e": case "u": {
        const act = e.key === "A" ? item?.closest("section")?.querySelector(`[data-key="A"][data-of="${CSS.escape(item.dataset.of ?? "")}"]`) : item?.querySelector(`[data-key="${e.key}"]`);
        if (!act) break;
        e.preventDefault();
        act.click();
        if (act.matches("summary")) act.parentElement.querySelector("input:not([type=hidden]),select,textarea")?.focus();
        break;
      }
    }
  });
})();
