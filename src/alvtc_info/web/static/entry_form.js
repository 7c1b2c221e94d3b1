// Forms for what is recorded. What was typed stays until it is saved, whatever goes wrong.
//
//   alvtc.entryForm({title, lead, fields, label, send, done, cancel, again})
//     {element, values(), focus(), set(values)}. A field is {name, label, hint, type, choices, rows, value, wide, required,
//     gap}; type: text (default), lines, select, time, check, file, words (text with proposals). `send(values)` saves; its
//     errors are shown beside the button. `again(error)` may return {told, label, values}: a second button that sends
//     with these values too.
//   alvtc.mayWrite()             whether this person may record anything
//   alvtc.seesAll()              whether this person sees what is of every department
//   alvtc.newIdentity()          eight hexadecimal digits, by which a thing that is sent twice is recorded once
"use strict";

(function (alvtc) {
  const el = alvtc.el;

  alvtc.mayWrite = () => alvtc.me.role !== "read-only";

  alvtc.seesAll = () => alvtc.me.role === "office" || alvtc.me.department === "全部";

  alvtc.newIdentity = () => Array.from(window.crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(16).padStart(2, "0")).join("");

  function controlOf(field) {
    const common = { required: field.required, "aria-required": field.required ? "true" : null, autocomplete: "off", maxlength: field.most || null };
    if (field.type === "lines") {
      return el("textarea", { ...common, rows: field.rows || 2, spellcheck: "false", ".value": field.value || "" });
    }
    if (field.type === "select") {
      return alvtc.select(field.choices, field.value || "", { required: field.required });
    }
    if (field.type === "check") {
      return el("input", { type: "checkbox", ".checked": Boolean(field.value) });
    }
    if (field.type === "date") {
      return el("input", { ...common, type: "date", min: "1900-01-01", max: "2099-12-31", ".value": field.value || "" });
    }
    if (field.type === "file") {
      return el("input", { type: "file", accept: (alvtc.me.formats || []).join(",") || null });
    }
    return el("input", { ...common, type: field.type === "phone" ? "tel" : "text", placeholder: field.example || null, ".value": field.value || "" });
  }

  function roomOf(field, control) {
    if (field.type === "check") {
      return el("label", { class: "tick" }, control, ` ${field.label}`);
    }
    const room = alvtc.field(field.label, control, { hint: field.hint, required: field.required, class: `${field.wide ? "wide" : ""} ${field.gap ? "gap" : ""}` });
    if (field.choices && field.type !== "select") {
      const list = el("datalist", { id: alvtc.newId("words") }, field.choices.map((word) => el("option", { value: word })));
      control.setAttribute("list", list.id);
      room.append(list);
    }
    return room;
  }

  async function valueOf(field, control) {
    if (field.type === "check") {
      return control.checked || undefined;
    }
    if (field.type === "file") {
      const file = control.files[0];
      return file ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : undefined;
    }
    return control.value.trim() || undefined;
  }

  alvtc.entryForm = function (given) {
    const controls = new Map();
    const rooms = [];
    const late = [];
    for (const field of given.fields) {
      const control = controlOf(field);
      controls.set(field.name, { field, control });
      (field.later ? late : rooms).push(roomOf(field, control));
    }
    let asked = false; // whether the page has said something above the door
    const trouble = el("div", { class: "trouble", role: "alert" });
    const submit = el("button", { type: "submit", class: "main" }, given.label || "记下");
    const heading = given.title ? el("h2", { id: alvtc.newId("form"), text: given.title }) : null;
    const element = el("form", { class: "entry-form", novalidate: true, "aria-labelledby": heading && heading.id, "aria-label": heading ? null : given.name },
      heading, given.lead ? el("p", { class: "note", text: given.lead }) : null,
      el("div", { class: "fields" }, rooms),
      late.length ? el("details", {}, el("summary", { text: given.more || "知道更多的，现在写、以后补都行" }), el("div", { class: "fields" }, late)) : null,
      trouble, el("p", { class: "buttons" }, submit, given.cancel ? el("button", { type: "button", on: { click: cancel } }, "不记了") : null));

    function cancel() {
      const holdOn = alvtc.holdFocus(element);
      given.cancel();
      holdOn();
    }

    async function values() {
      const all = {};
      for (const [name, { field, control }] of controls) {
        const value = await valueOf(field, control);
        if (value !== undefined) {
          all[name] = value;
        }
      }
      return all;
    }

    function firstEmpty() {
      return Array.from(controls.values()).find(({ field, control }) => field.required && !control.value.trim());
    }

    async function attempt(more) {
      if (submit.getAttribute("aria-busy") === "true") {
        return;
      }
      const empty = firstEmpty();
      if (empty) {
        tell(`还没有写“${empty.field.label}”`);
        empty.control.focus();
        return;
      }
      submit.setAttribute("aria-busy", "true");
      const holdOn = alvtc.holdFocus(element);
      trouble.replaceChildren();
      try {
        await given.send({ ...(await values()), ...more });
        if (asked) {
          alvtc.clearError();
        }
      } catch (error) {
        refused(error, more);
      } finally {
        submit.removeAttribute("aria-busy");
        holdOn();
      }
    }

    function tell(text, ...buttons) {
      trouble.replaceChildren(el("p", { text }), buttons.length ? el("p", { class: "buttons" }, buttons) : "");
    }

    function refused(error, more) {
      if (!error || !error.code || error.code === "secret" || error.code === "signed-out") {
        asked = true;
        alvtc.sayError(error, () => attempt(more));
        return;
      }
      const retry = (label, extra) => el("button", { type: "button", on: { click: () => attempt({ ...more, ...extra }) } }, label);
      const way = given.again ? given.again(error) : null;
      const gone = error.code === "unreachable" || error.status >= 500 || error.status === 429;
      tell(way?.told || error.message, ...(way ? [retry(way.label, way.values)] : gone ? [retry("再试", {})] : []));
    }

    element.addEventListener("submit", (event) => {
      event.preventDefault();
      attempt({});
    });
    element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && given.cancel) {
        cancel();
      }
    });
    return {
      element, values,
      focus: () => controls.values().next().value.control.focus(),
      control: (name) => controls.get(name).control,
      isTouched: () => Array.from(controls.values()).some(({ field, control }) => field.type !== "check" && control.value.trim() !== String(field.value || "")),
    };
  };
})(window.alvtc);
