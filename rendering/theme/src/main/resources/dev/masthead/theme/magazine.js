// Opens forms in dialogs and posts them in place. Without it, plain links and posts do the same.
const texts = document.querySelector("script[data-sending]").dataset;
const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
const notice = make("p", { className: "unseen", role: "status" });
document.body.append(notice);

// A cap on how often an overlay comes by itself lives in the reader's own storage, which may be closed to us.
const capped = (dialog, days) => {
  try {
    const name = "masthead:" + dialog.id;
    if (days) localStorage.setItem(name, Date.now() + days * 864e5);
    return localStorage.getItem(name) > Date.now();
  } catch {
    return false;
  }
};

let outside; // where focus goes back to
document.addEventListener("focusin", ({ target }) => {
  if (!target.closest("dialog")) outside = target;
});

const opened = () => document.querySelector("dialog.overlay[open]");
const shut = (dialog) => {
  const inside = dialog.contains(document.activeElement);
  dialog.close();
  if (inside) outside?.focus({ preventScroll: true });
};
const open = (dialog, link) => {
  if (opened()) shut(opened());
  const form = dialog.querySelector("form");
  if (form.hidden) say(form, "");
  form.hidden = false;
  dialog.showModal();
  outside = link;
  form.querySelector(".field :is(input, select, textarea)")?.focus();
};

const everySecond = (isOver) => {
  const timer = setInterval(() => isOver() && clearInterval(timer), 1000);
};
const openLater = (dialog) => {
  let left = dialog.dataset.opensAfter;
  everySecond(() => {
    if (capped(dialog)) return true;
    left -= 1;
    const typing = document.activeElement?.matches("input, select, textarea, [contenteditable]");
    if (left > 0 || document.hidden || typing || opened()) return false;
    dialog.open = true; // not show(), which would take the focus
    capped(dialog, 7);
    countDown(dialog);
    return true;
  });
};
const countDown = (dialog) => {
  const sentence = dialog.querySelector(".countdown");
  notice.textContent = dialog.querySelector("h2").textContent + ". " + (sentence?.textContent ?? "");
  if (!sentence) return;
  const seconds = sentence.querySelector("[data-seconds]");
  let left = dialog.dataset.closesAfter;
  let stopped = false;
  const stop = () => {
    if (stopped || !dialog.open) return;
    stopped = true;
    sentence.classList.add("stopped");
    notice.textContent = texts.stopped;
  };
  document.addEventListener("keydown", stop);
  dialog.addEventListener("input", stop);
  everySecond(() => {
    if (stopped || !dialog.open || dialog.matches(":modal")) return true;
    if (document.hidden || dialog.matches(":hover") || dialog.contains(document.activeElement)) return false;
    left -= 1;
    seconds.textContent = left;
    if (left < 1) shut(dialog);
  });
};

const say = (form, text, failed = false) => {
  const result = form.parentElement.querySelector(".result");
  result.textContent = text;
  result.classList.toggle("failed", failed);
  return result;
};
const describe = (field, ids) => {
  const others = (field.getAttribute("aria-describedby") ?? "").replace(field.id + "-error", "");
  field.setAttribute("aria-describedby", (ids + " " + others).trim());
};
const clear = (form) => {
  form.querySelectorAll(".problems, .error").forEach((element) => element.remove());
  form.querySelectorAll("[aria-invalid]").forEach((field) => {
    field.removeAttribute("aria-invalid");
    describe(field, "");
  });
};
const showProblems = (form, violations) => {
  const lines = violations.map(({ field: name, message }) => {
    const field = [...form.querySelectorAll(".field [name]")].find((one) => one.name === name);
    if (!field) return make("li", {}, message);
    const id = field.id + "-error";
    if (!document.getElementById(id)) {
      field.closest(".field").append(make("p", { id, className: "error" }, message));
      field.setAttribute("aria-invalid", "true");
      describe(field, id);
    }
    return make("li", {}, make("a", { href: "#" + field.id }, field.dataset.label + ": " + message));
  });
  const parts = [make("p", {}, texts.problems), make("ul", {}, ...lines)];
  form.prepend(make("div", { className: "problems", role: "alert", tabIndex: -1 }, ...parts));
  form.firstChild.focus();
};

// One key for each filling in, so that what is sent again is stored once.
const keys = new WeakMap();
const send = async (form) => {
  const button = form.querySelector("[type=submit]");
  if (button.ariaDisabled) return;
  const label = button.textContent;
  button.ariaDisabled = "true";
  button.textContent = texts.sending;
  clear(form);
  say(form, "");
  try {
    await post(form);
  } catch {
    say(form, texts.offline, true);
  }
  button.ariaDisabled = null;
  button.textContent = label;
};
const post = async (form) => {
  if (!keys.has(form)) keys.set(form, crypto.getRandomValues(new Uint32Array(4)).join("-"));
  const response = await fetch(form.getAttribute("action"), {
    method: "POST",
    headers: { Accept: "application/json", "Idempotency-Key": keys.get(form) },
    body: new URLSearchParams(new FormData(form)),
    signal: AbortSignal.timeout?.(20000),
  });
  if (response.status === 201) return thank(form);
  const { violations } = await response.json().catch(() => ({}));
  if (violations?.length) return showProblems(form, violations);
  if (response.status === 409) keys.delete(form);
  say(form, texts.failed, true);
};
const thank = (form) => {
  keys.delete(form);
  form.reset();
  form.hidden = true;
  say(form, texts.thanks).focus();
  const dialog = form.closest("dialog");
  if (dialog) capped(dialog, 365);
};

let pressed; // a selection dragged out of a dialog ends on its backdrop, but does not begin there
document.addEventListener("pointerdown", ({ target }) => (pressed = target));
document.addEventListener("click", (event) => {
  const { target } = event;
  const link = target.closest("a[data-overlay], .problems a");
  const goal = link && document.getElementById(link.dataset.overlay ?? link.hash.slice(1));
  if (goal && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    goal.matches("dialog") ? open(goal, link) : goal.focus();
  }
  const backdrop = target === pressed && target.matches("dialog.overlay:modal");
  if (backdrop || target.closest("[data-close]")) shut(target.closest("dialog"));
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !opened()) return;
  event.preventDefault();
  shut(opened());
});
document.addEventListener("submit", (event) => {
  if (!event.target.matches("form.form")) return;
  event.preventDefault();
  send(event.target);
});
document.querySelectorAll("dialog[data-opens-after]").forEach(openLater);
