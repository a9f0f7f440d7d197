// Forms in dialogs, posted in place; links and posts do without.
const texts = document.querySelector("[data-sending]").dataset;
const on = (type, act) => document.addEventListener(type, act);
const make = (tag, properties, ...children) => {
  const element = document.createElement(tag);
  element.append(...children);
  return Object.assign(element, properties);
};
const notice = document.body.appendChild(make("p", { className: "unseen", role: "status" }));

// How often: in the reader's own storage.
const capped = (dialog, days) => {
  try {
    const name = "masthead:" + dialog?.id;
    if (days) localStorage.setItem(name, Date.now() + days * 864e5);
    return localStorage.getItem(name) > Date.now();
  } catch {
    return false;
  }
};

let outside; // focus returns
on("focusin", ({ target }) => {
  if (!target.closest("dialog")) outside = target;
});
const opened = () => document.querySelector(".overlay[open]");
const shut = (dialog) => {
  const inside = dialog.matches(":focus-within");
  dialog.close();
  if (inside) outside?.focus({ preventScroll: true });
};
const open = (dialog, link) => {
  if (opened()) shut(opened());
  const form = dialog.querySelector("form");
  form.hidden = false;
  say(form, "");
  dialog.showModal();
  outside = link;
  form.querySelector(".field [name]")?.focus();
};

const everySecond = (isOver) => setTimeout(() => isOver() || everySecond(isOver), 1e3);
const openLater = (dialog) => {
  let left = dialog.dataset.opensAfter;
  everySecond(() => {
    if (capped(dialog)) return true;
    left--;
    const typing = document.activeElement.matches("input,select,textarea,[contenteditable]");
    if (left > 0 || document.hidden || typing || opened()) return;
    dialog.open = true; // show() takes the focus
    capped(dialog, 7);
    countDown(dialog, dialog.dataset.closesAfter);
    return true;
  });
};
const countDown = (dialog, left) => {
  const sentence = dialog.querySelector(".countdown");
  notice.textContent = dialog.querySelector("h2").textContent + ". " + (sentence?.textContent ?? "");
  if (!sentence) return;
  const stop = () => dialog.open && sentence.classList.add("stopped");
  on("keydown", stop);
  dialog.addEventListener("input", stop);
  everySecond(() => {
    if (!dialog.open || dialog.matches(":modal") || sentence.matches(".stopped")) return true;
    if (document.hidden || dialog.matches(":hover, :focus-within")) return;
    left--;
    sentence.querySelector("[data-seconds]").textContent = left;
    if (left < 1) shut(dialog);
  });
};

const say = (form, text, failed = false) => {
  const result = form.parentElement.querySelector(".result");
  result.textContent = text;
  result.classList.toggle("failed", failed);
  return result;
};
const mark = (field, message) => {
  const box = field.closest(".field");
  box.querySelector(".error")?.remove();
  field.ariaInvalid = !!message;
  if (message) box.append(make("p", { id: field.id + ":error", className: "error" }, message));
  field.setAttribute("aria-describedby", [...box.querySelectorAll("p[id]")].map(({ id }) => id).join(" "));
};
const showProblems = (form, violations) => {
  const list = make("ul");
  const problems = make("div", { className: "problems", role: "alert", tabIndex: -1 }, make("p", {}, texts.problems), list);
  for (const { fields, message } of violations) {
    const [field, ...rest] = fields.map((name) => form.querySelector(`.field [name="${CSS.escape(name)}"]`));
    if (field) mark(field, message);
    rest.forEach((other) => (other.ariaInvalid = true));
    const link = field && make("a", { href: "#" + field.id }, field.dataset.label + message);
    list.append(make("li", {}, link ?? message));
  }
  form.prepend(problems);
  problems.focus();
};

// One key for each filling in.
const keys = new WeakMap();
const post = async (form) => {
  if (!keys.has(form)) keys.set(form, crypto.getRandomValues(new Uint32Array(4)).join("-"));
  const response = await fetch(form.getAttribute("action"), {
    method: "POST",
    headers: { Accept: "application/json", "Idempotency-Key": keys.get(form) },
    body: new URLSearchParams(new FormData(form)),
    signal: AbortSignal.timeout?.(2e4),
  });
  const { violations } = await response.json().catch(() => ({}));
  if (response.status === 201) thank(form);
  else if (violations?.length) showProblems(form, violations);
  else say(form, texts.failed, true);
  if (/201|409/.test(response.status)) keys.delete(form);
};
const thank = (form) => {
  form.reset();
  form.hidden = true;
  say(form, form.dataset.thanks).focus();
  capped(form.closest("dialog"), 365);
};

let pressed; // a selection may end on the backdrop
on("pointerdown", ({ target }) => (pressed = target));
on("click", (event) => {
  const target = event.target;
  const link = target.closest("a[data-overlay], .problems a");
  const goal = link && document.getElementById(link.dataset.overlay ?? link.hash.slice(1));
  if (goal && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    goal.matches("dialog") ? open(goal, link) : goal.focus();
  }
  if (target.closest("[data-close]") || (target === pressed && target.matches("dialog:modal"))) shut(opened());
});
on("keydown", ({ key }) => key === "Escape" && opened() && shut(opened()));
on("submit", async (event) => {
  const form = event.target;
  if (!form.matches(".magazine .form")) return;
  event.preventDefault();
  const button = form.querySelector("[type=submit]");
  if (button.ariaDisabled) return;
  const label = button.textContent;
  button.ariaDisabled = "true";
  button.textContent = texts.sending;
  form.querySelector(".problems")?.remove();
  form.querySelectorAll("[aria-invalid=true]").forEach((field) => mark(field));
  say(form, "");
  await post(form).catch(() => say(form, texts.offline, true));
  button.ariaDisabled = null;
  button.textContent = label;
});
document.querySelectorAll("[data-opens-after]").forEach(openLater);
if (document.querySelector("[data-lively]")) import(texts.fields);
