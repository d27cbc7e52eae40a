// Quotes on hover and focus, pinned by a click; keys. Every page does without: a click opens the quotes natively.
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

  for (const button of document.querySelectorAll("button.value[popovertarget]")) {
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

  let go = false;
  const items = () => [...document.querySelectorAll("[data-item]")].filter((i) => i.offsetParent !== null);
  const step = (by) => {
    const all = items();
    if (all.length === 0) return;
    const at = all.findIndex((i) => i === document.activeElement || i.contains(document.activeElement));
    const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input:not([type=checkbox]),textarea,select")) return;
    if (go) {
      go = false;
      const link = document.querySelector(`a[data-go="${CSS.escape(e.key)}"]`);
      if (link) { e.preventDefault(); link.click(); }
      return;
    }
    const item = document.activeElement?.closest("[data-item]");
    switch (e.key) {
      case "/": e.preventDefault(); document.querySelector("input[type=search]")?.focus(); break;
      case "g": go = true; break;
      case "j": step(1); break;
      case "k": step(-1); break;
      case "?": document.getElementById("keys")?.togglePopover(); break;
      case "Enter": if (document.activeElement === item) item?.querySelector("a,button.value")?.click(); break;
    }
  });
})();
