// What the desk does beyond plain pages: the list renews itself, and everything can be done by keyboard.
// Without this script all of it still works, by links and forms.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const byId = (id) => document.getElementById(id);

  // --- Single keys -------------------------------------------------------------------------------------------
  const OFF = "heard-keys-off";
  const stored = { get: () => { try { return localStorage.getItem(OFF); } catch { return null; } },
                   set: (off) => { try { off ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF); } catch { /* private */ } } };
  const keys = byId("keys");
  const use = byId("keys-use");
  if (use) {
    use.checked = stored.get() === null;
    use.addEventListener("change", () => stored.set(!use.checked));
  }
  const open = (dialog) => { if (dialog && !dialog.open) dialog.showModal(); };
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) open(byId(opener.dataset.opens));
  });

  const writes = (element) => element.isContentEditable || element.matches("textarea, select, input:not([type=radio], [type=checkbox])");
  const isShown = (element) => element.getClientRects().length > 0;
  const links = () => [...document.querySelectorAll("[data-rows] h3 a")].filter(isShown);

  const move = (step) => {
    const all = links();
    const row = document.activeElement.closest("[data-rows] > li");
    const here = row ? all.findIndex((link) => row.contains(link)) : -1;
    const next = here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + step, 0), all.length - 1);
    all[next]?.focus();
    return all.length > 0;
  };
  const take = () => {
    const button = document.activeElement.closest("[data-rows] > li")?.querySelector(":scope > button, :scope > .button")
        ?? document.querySelector("[data-key=t]");
    button?.click();
    return !!button;
  };
  const ending = (digit) => {
    const choice = document.querySelectorAll("input[name=disposition]")[digit - 1];
    if (!choice) return false;
    choice.focus();
    choice.click();
    return true;
  };
  const press = (key) => {
    const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    target?.click();
    return !!target;
  };
  const single = (event) => {
    const inList = document.activeElement.closest("[data-rows]");
    switch (event.key) {
      case "?": open(keys); return !!keys;
      case "j": return move(1);
      case "k": return move(-1);
      case "ArrowDown": return !!inList && move(1);
      case "ArrowUp": return !!inList && move(-1);
      case "t": return take();
      case "m": byId("note")?.focus(); return !!byId("note");
      default:
        if (/^[1-9]$/.test(event.key)) return ending(Number(event.key));
        return /^[a-z/]$/.test(event.key) && press(event.key);
    }
  };
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const part = event.target.closest?.("form, .write") ?? document.querySelector("form.outcome");
      const save = part?.querySelector("button.main");
      if (save) { event.preventDefault(); save.form.requestSubmit(save); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
    if (use && !use.checked && event.key !== "?" && !event.key.startsWith("Arrow")) return;
    if (single(event)) event.preventDefault();
  });

  // --- A time that was offered goes into its field ------------------------------------------------------------
  document.addEventListener("click", (event) => {
    const offered = event.target.closest("button[name=pick]");
    if (!offered) return;
    event.preventDefault();
    const [field, value] = offered.value.split("=");
    const input = byId(field);
    input.value = value;
    input.focus();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });

  // --- What is sent once is not sent twice ---------------------------------------------------------------------
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 8_000);
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

  // --- The list renews itself ------------------------------------------------------------------------------------
  const today = byId("today");
  if (!today || !window.EventSource) return;
  const SOONEST = 1_000;
  const A_MINUTE = 60_000;
  const AGAIN = 10_000;
  const NAMED = 3;

  const focusables = "a, button";
  const place = () => {
    const row = document.activeElement?.closest?.("[data-rows] > li");
    if (!row) return null;
    return { id: row.id, rows: row.parentElement.id, at: [...row.parentElement.children].indexOf(row),
             nth: [...row.querySelectorAll(focusables)].indexOf(document.activeElement), had: document.activeElement };
  };
  const putBack = (before) => {
    if (!before || document.activeElement === before.had) return;
    const row = byId(before.id) ?? byId(before.rows)?.children[before.at] ?? byId(before.rows)?.lastElementChild;
    const all = row ? [...row.querySelectorAll(focusables)] : [];
    (byId(before.id) ? all[before.nth] ?? all[0] : all[0])?.focus({ preventScroll: true });
  };

  // Rows that are the same stay the very same elements, so that nothing jumps and nothing is read out twice.
  const renewRows = (old, fresh, news) => {
    const known = new Map([...old.children].map((row) => [row.id, row]));
    let at = old.firstElementChild;
    for (const row of [...fresh.children]) {
      const same = known.get(row.id);
      if (!same) {
        if (!byId(row.id)) news.push(row);
        old.insertBefore(row, at);
        continue;
      }
      known.delete(row.id);
      if (same === at) at = at.nextElementSibling; else old.insertBefore(same, at);
      if (same.innerHTML !== row.innerHTML) same.replaceChildren(...row.childNodes);
      if (same.className !== row.className) same.className = row.className;
    }
    known.forEach((row) => row.remove());
  };
  const isTyped = (part) => [...part.querySelectorAll("input")].some((field) => field.value !== field.defaultValue);
  const titles = (part) => part.dataset.fresh ? [...part.querySelectorAll("h3")].map((title) => title.textContent) : [];
  const renew = (text) => {
    const fresh = document.createElement("template");
    fresh.innerHTML = text;
    const before = place();
    const news = [];
    fresh.content.querySelectorAll("[data-part]").forEach((part) => {
      const old = byId(part.id);
      if (!old || old.innerHTML === part.innerHTML || old.contains(document.activeElement) || isTyped(old)) return;
      const asked = titles(part).filter((title) => !titles(old).includes(title));
      old.replaceChildren(...part.childNodes);
      if (asked.length) byId("live").textContent = old.dataset.fresh + " " + asked.join(" ");
    });
    fresh.content.querySelectorAll("[data-rows]").forEach((rows) => renewRows(byId(rows.id), rows, news));
    fresh.content.querySelectorAll("section").forEach((section) => { byId(section.id).hidden = section.hidden; });
    const head = fresh.content.querySelector("#queue-head");
    if (head) byId("queue-head").className = head.className;
    putBack(before);
    news.forEach((row) => row.classList.add("fresh"));
    setTimeout(() => news.forEach((row) => row.classList.remove("fresh")), 4 * SOONEST);
    const urgent = news.filter((row) => row.classList.contains("urgent")).map((row) => row.querySelector("h3").textContent);
    if (urgent.length) byId("live").textContent = today.dataset.fresh + " " + urgent.slice(0, NAMED).join(", ");
  };

  let timer = null;
  let last = 0;
  let busy = false;
  let wanted = false;
  const away = (isAway) => { byId("away").hidden = !isAway; };
  const load = async () => {
    timer = null;
    busy = true;
    wanted = false;
    const began = Date.now();
    try {
      const answer = await fetch(today.dataset.list, { headers: { Accept: "text/html" }, redirect: "manual", cache: "no-store" });
      if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
        stream?.close();
        byId("gone").hidden = false;
        return;
      }
      if (answer.ok) renew(await answer.text());
    } catch {
      wanted = true;
      away(true);
    } finally {
      busy = false;
      // a slow server is asked less often
      last = Date.now();
      pause = Math.max(SOONEST, 3 * (last - began));
      if (wanted) later();
    }
  };
  let pause = SOONEST;
  const later = () => {
    wanted = true;
    if (busy || timer !== null) return;
    timer = setTimeout(load, Math.max(0, last + pause - Date.now()));
  };

  const TOLD = ["queued", "assigned", "claimed", "released", "snoozed", "handed-off", "completed", "cancelled", "escalated"];
  let stream = null;
  let lost = false;
  const listen = () => {
    stream = new EventSource(today.dataset.stream);
    stream.onopen = () => { away(false); if (lost) later(); lost = false; };
    stream.onerror = () => {
      lost = true;
      away(true);
      if (stream.readyState === EventSource.CLOSED) { later(); setTimeout(listen, AGAIN); }
    };
    TOLD.forEach((name) => stream.addEventListener("task." + name, later));
  };
  listen();
  // clocks go on, windows open and close
  setInterval(() => { if (!document.hidden) later(); }, A_MINUTE);
  addEventListener("pagehide", () => stream.close());
  addEventListener("pageshow", (event) => { if (event.persisted) { listen(); later(); } });
})();
