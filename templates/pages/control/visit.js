/* The visit on a telephone: each answer is saved by itself. What could not be sent stays on this
   telephone, is named, and goes by itself when there is signal. Nothing a colleague saved later is
   overwritten unseen: the version of each answer is sent along. */
"use strict";

(() => {
  const PREFIX = "weerbaar:";
  const CACHE = "weerbaar-bezoek";
  const HIDDEN = new Set(["teken", "gezien", "vastgelegd", "stap"]);
  const AGAIN_AFTER = 10000; // milliseconds
  const TYPING = 800; // milliseconds of rest before a text is saved

  const forgetVisit = async (path) => {
    localStorage.removeItem(PREFIX + path);
    if (window.caches) await (await caches.open(CACHE)).delete(path);
  };

  const finished = document.querySelector("[data-klaar]");
  if (finished) {
    forgetVisit(finished.dataset.klaar);
    return;
  }
  const form = document.getElementById("bezoek");
  if (!form) return;

  const path = location.pathname;
  const key = PREFIX + path;
  const officer = form.dataset.officer;
  const status = document.getElementById("verzending");
  const versions = JSON.parse(form.dataset.versions);
  const timers = new Map();
  let isSending = false;
  let isLoggedOut = false;
  let fault = "";

  /* What is kept: the officer, and of each answer its values, the version that was seen, and
     whether it was sent. */
  let kept = { officer, answers: {} };
  const store = () => localStorage.setItem(key, JSON.stringify(kept));

  const elementsOf = (name) => [...form.elements].filter((each) => each.name === name);
  const valuesOf = (name) =>
    new FormData(form).getAll(name).map((value) => value.trim()).filter((value) => value !== "");
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const unsent = () => Object.keys(kept.answers).filter((name) => !kept.answers[name].sent);

  const fill = (name, values) => {
    for (const element of elementsOf(name)) {
      if (element.type === "radio" || element.type === "checkbox") {
        element.checked = values.includes(element.value) || (!values.length && element.value === "");
      } else {
        element.value = values[0] || "";
      }
      const folded = element.closest("details");
      if (folded && values.length) folded.open = true;
    }
  };

  const fieldOf = (name) => {
    const element = elementsOf(name)[0];
    return element ? element.closest(".field") : null;
  };

  const titleOf = (name) => {
    const field = fieldOf(name);
    const label = field && field.querySelector("legend, label");
    const words = label ? label.firstChild.textContent.trim() || label.textContent.trim() : name;
    const line = field && field.closest("details");
    const summary = line && line.querySelector("summary");
    return summary ? `${summary.textContent.trim()}, ${words.toLowerCase()}` : words;
  };

  const show = () => {
    const waiting = unsent().map(titleOf);
    status.hidden = false;
    status.classList.toggle("waiting", waiting.length > 0);
    if (!waiting.length) {
      status.textContent = "Alles wat u invulde, is opgeslagen. Het bezoek is nog niet vastgelegd.";
      return;
    }
    const why = isLoggedOut
      ? "U bent uitgelogd. Log opnieuw in en open deze plek; wat u typte, staat nog op deze telefoon."
      : fault || "Het staat op deze telefoon en gaat vanzelf zodra er weer bereik is.";
    status.textContent = `Nog niet verzonden (${waiting.length}): ${waiting.join("; ")}. ${why}`;
  };

  const keep = (name) => {
    const values = valuesOf(name);
    const known = kept.answers[name];
    if (known && same(known.values, values)) return;
    kept.answers[name] = { values, seen: versions[name] || 0, sent: false };
    store();
    show();
    send();
  };

  const conflict = (name, theirs) => {
    versions[name] = theirs.version;
    const mine = kept.answers[name];
    delete kept.answers[name];
    store();
    const box = document.createElement("div");
    box.className = "warning";
    box.setAttribute("role", "alert");
    const words = document.createElement("p");
    words.textContent =
      `${theirs.by} vulde hier om ${theirs.at} iets anders in: ` +
      `${theirs.values.join(", ") || "leeg"}. U had: ${mine.values.join(", ") || "leeg"}.`;
    const choice = (text, act) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "quiet";
      button.textContent = text;
      button.addEventListener("click", () => {
        box.remove();
        act();
      });
      return button;
    };
    box.append(
      words,
      choice(`Dat van ${theirs.by} houden`, () => {
        fill(name, theirs.values);
        show();
      }),
      choice("Het mijne gebruiken", () => {
        fill(name, mine.values);
        keep(name);
      }),
    );
    (fieldOf(name) || form).append(box);
  };

  /* The sign of the session is another one after logging in again. */
  const renewSign = async () => {
    const answer = await fetch(path, { cache: "no-store" });
    if (answer.redirected) {
      isLoggedOut = true;
      return false;
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const sign = fresh.querySelector("#bezoek [name=teken]");
    if (!sign || sign.value === form.elements.teken.value) return false;
    for (const field of document.querySelectorAll("[name=teken]")) field.value = sign.value;
    return true;
  };

  const post = (name, answer) => {
    const body = new URLSearchParams({ teken: form.elements.teken.value, veld: name, gezien: answer.seen });
    for (const value of answer.values) body.append("waarde", value);
    return fetch(`${path}/veld`, { method: "POST", body });
  };

  const sendOne = async (name) => {
    const answer = kept.answers[name];
    let reply = await post(name, answer);
    if (reply.status === 403 && (await renewSign())) reply = await post(name, answer);
    if (reply.redirected) isLoggedOut = true;
    const isJson = (reply.headers.get("content-type") || "").startsWith("application/json");
    if (reply.redirected || !isJson) return false;
    const said = await reply.json();
    if (reply.status === 409) {
      conflict(name, said);
      return true;
    }
    if (!reply.ok) {
      fault = said.fault || "";
      return false;
    }
    isLoggedOut = false;
    fault = "";
    versions[name] = said.version;
    const now = kept.answers[name];
    if (now === answer) now.sent = true;
    else if (now) now.seen = said.version;
    if (now) now.version = said.version;
    store();
    return true;
  };

  const send = async () => {
    if (isSending) return;
    isSending = true;
    try {
      for (let names = unsent(); names.length; names = unsent()) {
        if (!(await sendOne(names[0]))) break;
      }
    } catch {
      fault = "";
    } finally {
      isSending = false;
      form.elements.gezien.value = JSON.stringify(versions);
      show();
    }
  };

  const settled = async () => {
    for (const [name, timer] of timers) {
      clearTimeout(timer);
      timers.delete(name);
      keep(name);
    }
    while (isSending) await new Promise((done) => setTimeout(done, 50));
    await send();
    return !unsent().length;
  };

  /* Put back what was typed before: always what was not sent, and what this page is older than. */
  const restore = () => {
    let before;
    try {
      before = JSON.parse(localStorage.getItem(key));
    } catch {
      before = null;
    }
    if (!before) return;
    if (before.officer !== officer) {
      status.hidden = false;
      status.textContent = `Op deze telefoon stond nog iets van ${before.officer}; dat is gewist en niet verzonden.`;
      localStorage.removeItem(key);
      return;
    }
    for (const [name, answer] of Object.entries(before.answers)) {
      if (answer.sent && (versions[name] || 0) >= answer.version) continue;
      if (answer.sent) versions[name] = answer.version;
      kept.answers[name] = answer;
      fill(name, answer.values);
    }
    store();
  };

  form.addEventListener("change", (event) => {
    const name = event.target.name;
    if (!name || HIDDEN.has(name)) return;
    clearTimeout(timers.get(name));
    timers.delete(name);
    keep(name);
  });
  form.addEventListener("input", (event) => {
    const name = event.target.name;
    if (!name || HIDDEN.has(name)) return;
    clearTimeout(timers.get(name));
    timers.set(name, setTimeout(() => { timers.delete(name); keep(name); }, TYPING));
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!(await settled())) {
      status.scrollIntoView();
      return;
    }
    const step = document.createElement("input");
    step.type = "hidden";
    step.name = "stap";
    step.value = event.submitter ? event.submitter.value : "bewaren";
    form.append(step);
    form.submit();
  });

  const photo = document.getElementById("foto");
  if (photo) {
    photo.addEventListener("submit", (event) => {
      if (navigator.onLine) return;
      event.preventDefault();
      photo.querySelector(".help").textContent =
        "Er is nu geen bereik: de foto is niet verzonden. Kies haar opnieuw zodra er weer bereik is.";
    });
  }

  const leave = document.querySelector("form.log-out");
  let isWarned = false;
  leave.addEventListener("submit", (event) => {
    if (!unsent().length || isWarned) {
      for (const name of Object.keys(localStorage)) {
        if (name.startsWith(PREFIX)) localStorage.removeItem(name);
      }
      if (window.caches) caches.delete(CACHE);
      return;
    }
    isWarned = true;
    event.preventDefault();
    fault = "Logt u nu uit, dan is het weg. Wacht op bereik, of kies nog eens Uitloggen.";
    show();
    status.scrollIntoView();
  });

  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", () => { if (!document.hidden && unsent().length) send(); });
  setInterval(() => { if (unsent().length) send(); }, AGAIN_AFTER);

  restore();
  if (unsent().length) send();
  else form.elements.gezien.value = JSON.stringify(versions);

  if (navigator.serviceWorker) {
    navigator.serviceWorker
      .register("/controles/bezoek-dienst.js", { scope: "/controles/" })
      .then(() => navigator.serviceWorker.ready)
      .then(async () => {
        const styles = [...document.querySelectorAll("link[rel=stylesheet]")].map((link) => link.href);
        await (await caches.open(CACHE)).addAll([path, "/controles/bezoek.js", ...styles]);
        document.documentElement.dataset.offline = "ready";
      })
      .catch(() => {});
  }
})();
