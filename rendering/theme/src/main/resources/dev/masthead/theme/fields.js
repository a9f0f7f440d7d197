// Shows what is asked for only at times, fills in what the page's address brings, and tells a slider's number.
const parameters = new URLSearchParams(location.search);

const valuesOf = (form, name) =>
  [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)].flatMap((control) => {
    if (control.disabled) return [];
    if (control.type === "checkbox" && control.value === "true") return String(control.checked);
    if (/checkbox|radio/.test(control.type)) return control.checked ? control.value : [];
    return control.multiple ? [...control.selectedOptions].map(({ value }) => value) : control.value.trim();
  });

const controls = "input, select, textarea";
// From top to bottom: what is not asked for has no value that counts for what follows.
const refresh = (form) => {
  for (const part of form.querySelectorAll("[data-when]")) {
    const asked = part.dataset.is.split("\n").some((value) => valuesOf(form, part.dataset.when).includes(value));
    part.hidden = !asked || part.parentElement.closest("[data-when][hidden]") !== null;
    for (const control of part.querySelectorAll(controls)) {
      control.disabled = part.hidden;
      const owner = control.closest("[data-when]");
      if (owner === part && "required" in owner.dataset) control.required = asked;
    }
  }
};

const fillIn = (control) => {
  const values = parameters.getAll(control.dataset.prefill);
  if (!values.length) return;
  if (/checkbox|radio/.test(control.type)) control.checked = values.includes(control.value);
  else if (control.multiple) for (const option of control.options) option.selected = values.includes(option.value);
  else if (control.value === control.defaultValue) control.value = values[0];
};

// A slider does not tell its number by itself.
const tell = (range) => {
  const output = range.parentElement.appendChild(document.createElement("output"));
  const show = () => (output.value = range.value);
  output.htmlFor = range.id;
  show();
  range.addEventListener("input", show);
  range.form.addEventListener("reset", () => setTimeout(show));
};

for (const form of document.querySelectorAll("form.form")) {
  form.querySelectorAll("[data-prefill]").forEach(fillIn);
  form.querySelectorAll("[type=range]").forEach(tell);
  if (!form.querySelector("[data-when]")) continue;
  form.classList.add("lively");
  refresh(form);
  form.addEventListener("input", () => refresh(form));
  form.addEventListener("reset", () => setTimeout(() => refresh(form)));
}
