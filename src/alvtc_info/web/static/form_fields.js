// The form of a kind of report, built from its JSON Schema.
//
//   alvtc.reportForm(schema, changed, pictures)  {pictures are a Map of names to data URLs;
//                                       element, value() -> the data of the report, set(data), room(path), rooms(),
//                                       missing() -> [{label, path, filler, focus()}] of required fields that are empty}
//   alvtc.wordFor(value, schema)       what a value of a choice is called on screen
"use strict";

(function (alvtc) {
  const el = alvtc.el;
  // Where the fields stand on the page; what is named nowhere goes to the last section. Texts are a section of their own.
  const SECTIONS = [
    { title: "基本", names: ["department", "number", "incident", "category", "issue_number", "dated", "title"] },
    { title: "主笔人", names: ["authors"] },
    { title: "事件", names: ["event"], folds: true, openFor: ["first"] },
    { title: "正文", texts: true },
    { title: "落款", names: ["editor", "phone", "signed_off_by"] },
    { title: "审核", names: ["reviews", "secrecy_review", "approvals", "submitted_at"], folds: true },
    { title: "其他", rest: true, folds: true },
  ];
  const POSTS = new Set(["post", "to", "sender", "acting_for"]);
  const FILLER = "待填写";

  alvtc.wordFor = (value, schema) => schema["x-words"]?.[value] || String(value);

  // A schema without references and without "or nothing": what a control is made of.
  function plain(schema, root) {
    let found = schema;
    if (found.$ref) {
      found = { ...root.$defs[found.$ref.split("/").pop()], ...(schema.title ? { title: schema.title } : {}) };
    }
    if (found.anyOf) {
      const rest = found.anyOf.filter((each) => each.type !== "null");
      const texts = rest.find((each) => each.type === "array");
      const object = rest.find((each) => each.$ref);
      const one = texts && rest.length > 1 ? { type: "paragraphs" } : plain(object || rest[0], root);
      found = { ...one, title: found.title || one.title };
    }
    if (found.type === "array" && found.items?.type === "string") {
      return { ...found, type: "names" };
    }
    return found;
  }

  function choicesFor(name) {
    const pack = alvtc.institution || {};
    const last = name.split(".").pop().replace(/\[\d+\]$/, "");
    if (last === "department" || last === "affiliation") {
      return pack.departments;
    }
    if (POSTS.has(last)) {
      return [...(pack.posts || []), ...(last === "post" ? [] : [pack.office, ...(pack.outside_bodies || [])])].filter(Boolean);
    }
    return null;
  }

  function isEmpty(control) {
    return control.value() === undefined;
  }

  // Controls for these properties of an object, by name.
  function controlsOf(name, schema, root, on, only) {
    const controls = new Map();
    for (const [key, given] of Object.entries(schema.properties)) {
      if (given.const !== undefined || (only && !only(key))) {
        continue;
      }
      const path = name ? `${name}.${key}` : key;
      const needed = (schema.required || []).includes(key);
      const one = { ...plain(given, root), needed, wide: key === "title" };
      controls.set(key, { key, path, needed, label: one.title || key, schema: one, ...made(path, one, root, on) });
    }
    return controls;
  }

  function made(path, schema, root, on) {
    if (schema.type === "paragraphs") {
      return alvtc.parts.paragraphs(path, schema, on);
    }
    if (schema.type === "array") {
      return alvtc.parts.rows(path, { ...schema, items: plain(schema.items, root) }, on, (at, items) => group(at, items, root, on));
    }
    if (schema.type === "object") {
      return group(path, schema, root, on);
    }
    return alvtc.parts.line(path, schema, on);
  }

  // An object as a group of controls. It is empty while none of them holds anything.
  function group(path, schema, root, on) {
    const controls = controlsOf(path, schema, root, on);
    const all = Array.from(controls.values());
    const general = el("div", { class: "field-findings" });
    const titled = !/\]$/.test(path);
    const element = el("fieldset", { class: "group-of" }, titled ? el("legend", { text: schema.title }) : el("legend", { class: "hidden-text", text: schema.title }),
      general, el("div", { class: "fields" }, all.map((each) => each.element)));
    if (!schema.needed) {
      // What is required of an object is so only once something of it is filled in.
      element.querySelectorAll(":scope > .fields > .field .required").forEach((each) => { each.textContent = "填这一组时必填"; });
    }
    const value = () => {
      const data = Object.fromEntries(all.map((each) => [each.key, each.value()]).filter(([, each]) => each !== undefined));
      return Object.keys(data).length ? data : undefined;
    };
    return {
      element, value,
      set: (data) => {
        const known = typeof data === "string" ? { name: data } : data || {};
        all.forEach((each) => each.set(known[each.key] ?? undefined));
      },
      room: (at) => (at === path ? general : all.map((each) => each.room(at)).find(Boolean) || (at.startsWith(`${path}.`) ? general : null)),
      rooms: () => [general, ...all.flatMap((each) => each.rooms())],
      focus: () => all[0].focus(),
      missing: () => (value() === undefined ? [] : missingOf(all)),
    };
  }

  function missingOf(controls) {
    return controls.flatMap((each) => {
      if (each.needed && isEmpty(each)) {
        return [{ label: each.label, path: each.path, key: each.key, filler: fillerOf(each.schema), focus: each.focus }];
      }
      return each.missing ? each.missing() : [];
    });
  }

  // What stands for a missing field while the rest is checked; nothing that is said of it is shown.
  function fillerOf(schema) {
    if (schema.enum) {
      return schema.enum[0];
    }
    if (schema.type === "paragraphs") {
      return [FILLER];
    }
    if (schema.type === "array") {
      return [{ name: FILLER, affiliation: FILLER, contact: FILLER }];
    }
    return schema.type === "integer" ? 1 : schema.type === "names" ? [FILLER] : FILLER;
  }

  function sectionElement(section, kind, controls) {
    if (section.texts) {
      return el("section", { class: "form-section texts", "aria-label": section.title }, controls.map((each) => each.element));
    }
    if (controls.length === 1 && controls[0].label === section.title) {
      controls[0].element.classList.add("bare");
    }
    const needed = controls.some((each) => each.needed);
    const content = el("div", { class: "fields" }, controls.map((each) => each.element));
    const heading = el("h2", { text: section.title });
    if (section.folds && !needed) {
      return el("details", { class: "form-section", open: (section.openFor || []).includes(kind) }, el("summary", {}, heading), content);
    }
    return el("section", { class: "form-section" }, heading, content);
  }

  alvtc.reportForm = function (schema, changed, pictures) {
    const kind = schema.properties.kind.const;
    const on = { changed, pictures, choices: choicesFor };
    const controls = controlsOf("", schema, schema, on);
    const all = Array.from(controls.values());
    const named = new Set(SECTIONS.flatMap((section) => section.names || []));
    const element = el("div", { class: "report-form" }, SECTIONS.map((section) => {
      const here = section.texts ? all.filter((each) => each.schema.type === "paragraphs")
        : section.rest ? all.filter((each) => each.schema.type !== "paragraphs" && !named.has(each.key))
          : section.names.map((name) => controls.get(name)).filter(Boolean);
      return here.length ? sectionElement(section, kind, here) : null;
    }));
    return {
      element, kind,
      value: () => ({ kind, ...Object.fromEntries(all.map((each) => [each.key, each.value()]).filter(([, each]) => each !== undefined)) }),
      set: (data) => all.forEach((each) => each.set(data[each.key] ?? undefined)),
      room: (path) => all.map((each) => each.room(path)).find(Boolean) || null,
      rooms: () => all.flatMap((each) => each.rooms()),
      missing: () => missingOf(all),
      focus: () => all[0].focus(),
    };
  };
})(window.alvtc);
