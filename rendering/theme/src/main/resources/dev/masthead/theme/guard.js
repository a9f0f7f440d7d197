// At a form's first input: dates it, and meets the form's challenge. Nothing of the reader is sent; without it, posts go through.
const forms = ".magazine .form";
// When; a puzzle or a token that is older than ten minutes may soon be too old.
const met = new WeakMap();
const isMet = (form) => met.get(form) > Date.now() - 6e5;
const sending = document.querySelector("[data-sending]")?.dataset.sending;
const meetings = new WeakMap();
const added = new WeakMap();
const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
const hide = (form, name, value) => form.appendChild(make("input", { type: "hidden", name, value }));

const work = async (form, { field, puzzle, bits }) => {
  const encoder = new TextEncoder();
  for (let n = 0; ; n += 64) {
    const tries = Array.from({ length: 64 }, (_, i) => puzzle + ":" + (n + i));
    const hashes = await Promise.all(tries.map((text) => crypto.subtle.digest("SHA-256", encoder.encode(text))));
    const found = hashes.findIndex((hash) => Math.clz32(new DataView(hash).getUint32(0)) >= bits);
    if (found >= 0) return hide(form, field, tries[found]);
  }
};

const scripts = {};
const load = (src) =>
  (scripts[src] ??= new Promise((resolve, reject) => {
    document.head.append(make("script", { src, onload: resolve, onerror: reject }));
    setTimeout(reject, 1e4);
  }).catch(() => {
    delete scripts[src]; // the next time it may come
    throw src;
  }));
const widget = async (form, { script, global, sitekey }) => {
  await load(script);
  const box = make("div");
  form.querySelector("[type=submit]").before(box);
  added.set(form, box);
  await new Promise((callback) =>
    window[global].render(box, { sitekey, callback, "error-callback": callback }),
  );
};
const kinds = { work, widget };

const meet = async (form, dated) => {
  const response = await fetch(form.getAttribute("action") + "/stamp", { signal: AbortSignal.timeout?.(1e4) });
  const { stamp, challenge } = await response.json();
  if (dated && !form.elements._stamp) hide(form, "_stamp", stamp);
  const answer = await kinds[challenge?.kind]?.(form, challenge);
  if (answer) added.set(form, answer);
};
const begin = (form, dated) => {
  if (!meetings.has(form)) meetings.set(form, meet(form, dated).catch(() => {}).then(() => met.set(form, Date.now())));
  return meetings.get(form);
};
// What was sent is used up; a form that is sent again meets a new challenge.
const forget = (form) => {
  added.get(form)?.remove();
  [met, meetings, added].forEach((all) => all.delete(form));
};

document.addEventListener("input", ({ target }) => target.form?.matches(forms) && begin(target.form, true));
document.addEventListener("reset", ({ target }) => target.elements?._stamp?.remove());
document.addEventListener(
  "submit",
  (event) => {
    const { target: form, submitter } = event;
    if (!form.matches(forms) || submitter?.ariaDisabled) return;
    if (isMet(form)) return setTimeout(forget, 0, form);
    event.preventDefault();
    event.stopImmediatePropagation();
    if (form.ariaBusy) return;
    form.ariaBusy = "true";
    if (met.has(form)) forget(form);
    const label = submitter?.textContent;
    if (sending && submitter) submitter.textContent = sending;
    // A stamp of this moment would say that nobody typed.
    begin(form, false).then(() => {
      form.ariaBusy = null;
      if (submitter) submitter.textContent = label;
      form.requestSubmit(submitter);
    });
  },
  true,
);
