(() => {
  const box = document.getElementById('claim');
  let owner = null, pinned = false, timer = 0;
  const place = el => {
    const r = el.getBoundingClientRect(), room = document.documentElement.clientWidth;
    const left = Math.max(12, Math.min(r.left, room - box.offsetWidth - 12));
    const above = r.bottom + box.offsetHeight + 12 > innerHeight && r.top > box.offsetHeight + 12;
    box.style.left = left + scrollX + 'px';
    box.style.top = (above ? r.top - box.offsetHeight - 6 : r.bottom + 6) + scrollY + 'px';
  };
  const hide = focus => {
    clearTimeout(timer);
    if (owner) { owner.removeAttribute('aria-expanded'); if (focus) owner.focus(); }
    box.hidden = true; owner = null; pinned = false;
  };
  const show = (el, pin) => {
    clearTimeout(timer);
    const entry = document.getElementById(el.dataset.c);
    if (!entry || (pinned && !pin)) return;
    if (owner && owner !== el) owner.removeAttribute('aria-expanded');
    owner = el; pinned = pin;
    box.replaceChildren(...[...entry.childNodes].map(n => n.cloneNode(true)));
    if (pin) {
      const close = document.createElement('button');
      close.type = 'button'; close.textContent = '\u00d7'; close.setAttribute('aria-label', 'Close');
      close.onclick = () => hide(true);
      box.prepend(close);
    }
    box.hidden = false;
    el.setAttribute('aria-expanded', 'true');
    place(el);
    if (pin) box.querySelector('button').focus({ preventScroll: true });
  };
  const later = () => { if (!pinned) { clearTimeout(timer); timer = setTimeout(() => hide(false), 180); } };
  const valueAt = e => e.target.closest ? e.target.closest('[data-c]') : null;
  document.querySelectorAll('[data-c]').forEach(el => el.setAttribute('aria-haspopup', 'dialog'));
  document.addEventListener('mouseover', e => { const el = valueAt(e); if (el) show(el, false); else if (box.contains(e.target)) clearTimeout(timer); else if (owner) later(); });
  document.addEventListener('focusin', e => { const el = valueAt(e); if (el) show(el, false); else if (owner && !pinned && !box.contains(e.target)) hide(false); });
  document.addEventListener('click', e => {
    const el = valueAt(e);
    if (el && !e.ctrlKey && !e.metaKey) { e.preventDefault(); if (pinned && owner === el) hide(true); else show(el, true); }
    else if (owner && !box.contains(e.target)) hide(false);
  });
  document.addEventListener('keydown', e => {
    if (e.key === 'Escape' && owner) hide(pinned);
    const el = valueAt(e);
    if (el && (e.key === ' ' || (e.key === 'Enter' && el.tagName.toLowerCase() !== 'a'))) { e.preventDefault(); show(el, true); }
  });
})();
