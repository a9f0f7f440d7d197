// Shows what is asked for only at times, fills in what the page's address brings, tells a slider's number, and says
// in the form's own words what the browser finds wrong.
const parameters = new URLSearchParams(location.search);

const named = (form, name) => [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];

// Numbers are equal however they are written.
const valuesOf = (form, name, wanted) =>
  named(form, name).flatMap((control) => {
    if (control.disabled) return [];
    if (control.closest(".tick")) return String(control.checked);
    if (/checkbox|radio/.test(control.type)) return control.checked ? control.value : [];
    if (/number|range/.test(control.type)) return wanted.filter((value) => control.value && +value === +control.value);
    return control.multiple ? [...control.selectedOptions].map(({ value }) => value) : control.value.trim();
  });

const controls = "input, select, textarea";
// From top to bottom: what is not asked for has no value that counts for what follows.
const refresh = (form) => {
  for (const part of form.querySelectorAll("[data-when]")) {
    const wanted = part.dataset.is.split("\n");
    const asked = valuesOf(form, part.dataset.when, wanted).some((value) => wanted.includes(value));
    part.hidden = !asked || part.parentElement.closest("[data-when][hidden]") !== null;
    for (const control of part.querySelectorAll(controls)) {
      control.disabled = part.hidden;
      const owner = control.closest("[data-when]");
      if (owner === part && "required" in owner.dataset) control.required = asked;
    }
  }
};

// What the reader has chosen or typed meanwhile stays. A slider is somewhere from the beginning.
const isTouched = (control) =>
  control.options
    ? [...control.options].some((option) => option.value && option.selected !== option.defaultSelected)
    : control.checked !== control.defaultChecked ||
      (control.value !== control.defaultValue && (control.type !== "range" || control.defaultValue));

const choose = (choices, property, values, one) => {
  if (one && !choices.some(({ value }) => values.includes(value))) return;
  for (const choice of choices) choice[property] = values.includes(choice.value);
};

const fillIn = (controls) => {
  const [first] = controls;
  const values = parameters.getAll(first.dataset.prefill);
  if (!values.length || controls.some(isTouched)) return;
  if (first.options) choose([...first.options], "selected", values, !first.multiple);
  else if (/checkbox|radio/.test(first.type)) choose(controls, "checked", values, first.type === "radio");
  else first.value = values[0];
};

// A slider does not tell its number by itself.
const tell = (range) => {
  const output = range.parentElement.querySelector("output");
  const show = () => (output.value = range.value + (output.dataset.unit ?? ""));
  show();
  range.addEventListener("input", show);
  range.form.addEventListener("reset", () => setTimeout(show));
};

// What is said fits what stands there now: nothing is held against a value that is right by now, or not asked for.
const word = (control) => {
  const text = control.dataset.says.split("\n").find((line) => control.validity[line.split(" ", 1)[0]]) ?? "";
  control.setCustomValidity(control.willValidate ? text.slice(text.indexOf(" ") + 1) : "");
};

const renew = (form) => {
  refresh(form);
  form.querySelectorAll("[data-says]").forEach(word);
};

for (const form of document.querySelectorAll("[data-lively]")) {
  const names = new Set([...form.querySelectorAll("[data-prefill]")].map(({ name }) => name));
  names.forEach((name) => fillIn(named(form, name)));
  form.querySelectorAll("[type=range]").forEach(tell);
  form.classList.add("lively");
  renew(form);
  // A click on the button, which sending by Enter is as well, comes before the browser looks at the values.
  for (const type of ["input", "change", "click"]) form.addEventListener(type, () => renew(form));
  form.addEventListener("reset", () => setTimeout(() => renew(form)));
}
