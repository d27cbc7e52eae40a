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

  // A form with data-swap changes the named parts of the page in place; the answer is the whole page, as without script.
  const swap = async (form, by) => {
    const data = new FormData(form, by ?? undefined);
    const get = (by?.getAttribute("formmethod") ?? form.method).toLowerCase() === "get";
    const action = by?.hasAttribute("formaction") ? by.formAction : form.action;
    const url = get ? action.split(/[?#]/)[0] + "?" + new URLSearchParams([...data].filter(([, v]) => v !== "")) : action;
    const item = itemAt(by);
    const selector = (part) => part === "item" ? (item?.id ? "#" + CSS.escape(item.id) : null) : part;
    // One who decides by keyboard goes on to the next item at once; the answer follows.
    if (item && by.dataset.key && "arA".includes(by.dataset.key) && item.contains(document.activeElement)) step(1);
    form.setAttribute("aria-busy", "true");
    const answer = await fetch(url, get ? {} : { method: "POST", body: new URLSearchParams(data) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const at = [itemAt(document.activeElement)?.id, document.activeElement?.id];
    for (const part of answer.ok ? form.dataset.swap.split(",").map(selector) : ["#main"]) {
      const [old, fresh] = [part && document.querySelector(part), part && page.querySelector(part)];
      if (!old || !fresh) continue;
      const [top, left] = [old.scrollTop, old.scrollLeft];
      const put = document.importNode(fresh, true);
      old.replaceWith(put);
      put.scrollTop = top;
      put.scrollLeft = left;
      quotes(put);
    }
    for (const link of document.querySelectorAll(".told")) {
      const fresh = page.getElementById(link.id);
      if (fresh) link.className = fresh.className + (link.matches(".here") ? " here" : "");
    }
    form.removeAttribute("aria-busy");
    if (get && answer.ok) history.replaceState(null, "", url);
    if (!document.activeElement || document.activeElement === document.body) {
      const there = (at[1] && document.getElementById(at[1])) || (at[0] && document.getElementById(at[0]));
      if (there) focus(there);
    }
    document.dispatchEvent(new CustomEvent("kazus:changed", { detail: { page } }));
  };
  document.addEventListener("submit", (e) => {
    const by = e.submitter;
    if (!e.target.dataset.swap || by?.formTarget || by?.dataset.whole !== undefined) return;
    e.preventDefault();
    swap(e.target, by).catch(() => e.target.submit());
  });
  document.addEventListener("change", (e) => {
    const form = e.target.form;
    if (form?.dataset.swap && e.target.dataset.now !== undefined) form.requestSubmit();
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
