// The parts of a form: a control for each type of the JSON Schema of a report. Each control is
//   {element, value() -> data or undefined where it is empty, set(data), paths() -> the places that findings may name,
//    room(path) -> where findings of that place go, focus()}.
// A place is named as the service names it: title, body[2], public_opinion[1].table[0][2].
//
//   alvtc.parts.line(name, schema, on)      text, number, date, moment, choice, yes or no
//   alvtc.parts.paragraphs(name, schema, on) text with headings, tables and pictures; on.pictures: name -> data URL
//   alvtc.parts.rows(name, schema, on, make) a list of groups, each made by make(name, schema)
//   on.changed() is called after each change; on.choices(name, schema) gives words to choose from, or null
"use strict";

(function (alvtc) {
  const el = alvtc.el;

  // A line of one value.
  function line(name, schema, on) {
    const control = controlOf(name, schema, on);
    const findings = el("div", { class: "field-findings" });
    const field = alvtc.field(schema.title || name, control.input, { required: schema.needed, hint: hintOf(schema), class: schema.wide ? "wide" : "" });
    field.append(...(control.list ? [control.list] : []), findings);
    control.input.addEventListener("input", on.changed);
    control.input.addEventListener("change", on.changed);
    return {
      element: field, value: control.value, set: control.set, room: (path) => (path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`) ? findings : null),
      rooms: () => [findings], focus: () => control.input.focus(),
    };
  }

  function hintOf(schema) {
    return schema.type === "names" ? "几个用顿号隔开" : null;
  }

  function controlOf(name, schema, on) {
    const choices = on.choices(name, schema);
    if (schema.enum) {
      const input = alvtc.select([["", schema.needed ? "请选" : "不填"], ...schema.enum.map((value) => [value, alvtc.wordFor(value, schema)])], "");
      return { input, value: () => input.value || undefined, set: (value) => { input.value = value || ""; } };
    }
    if (schema.type === "boolean") {
      const input = alvtc.select([["", "不填"], ["true", "是"], ["false", "否"]], "");
      return { input, value: () => (input.value ? input.value === "true" : undefined), set: (value) => { input.value = value === true || value === false ? String(value) : ""; } };
    }
    if (schema.type === "integer" || schema.type === "number") {
      const input = el("input", { type: "number", min: schema.minimum ?? 0, max: schema.maximum, step: schema.type === "integer" ? 1 : "any", inputmode: "numeric" });
      return { input, value: () => (input.value === "" ? undefined : Number(input.value)), set: (value) => { input.value = value ?? ""; } };
    }
    if (schema.format === "date") {
      const input = el("input", { type: "date", min: "1900-01-01", max: "2099-12-31" });
      return { input, value: () => input.value || undefined, set: (value) => { input.value = value || ""; } };
    }
    if (schema.format === "date-time") {
      const input = el("input", { type: "datetime-local", min: "1900-01-01T00:00", max: "2099-12-31T23:59" });
      return { input, value: () => input.value || undefined, set: (value) => { input.value = String(value || "").replace(" ", "T").slice(0, 16); } };
    }
    const list = choices && choices.length ? el("datalist", { id: alvtc.newId("words") }, choices.map((word) => el("option", { value: word }))) : null;
    const input = el("input", { type: name.endsWith("phone") ? "tel" : "text", autocomplete: "off", list: list && list.id, maxlength: schema.maxLength || null });
    if (schema.type === "names") {
      return {
        input, list,
        value: () => { const words = input.value.split(/[、，,；;]/).map((word) => word.trim()).filter(Boolean); return words.length ? words : undefined; },
        set: (value) => { input.value = (Array.isArray(value) ? value : [value || ""]).join("、"); },
      };
    }
    return { input, list, value: () => input.value.trim() || undefined, set: (value) => { input.value = value ?? ""; } };
  }

  const PICTURES = ".png,.jpg,.jpeg";
  const MOST_PICTURE = 10 << 20; // bytes
  const WIDTHS = [["156", "和文字一样宽"], ["120", "宽 12 厘米"], ["80", "宽 8 厘米"]];
  const LEVELS = ["一级标题", "二级标题", "三级标题", "四级标题"];

  // A text of several parts: paragraphs, headings, tables, pictures.
  function paragraphs(name, schema, on) {
    let parts = [];
    const list = el("div", { class: "parts" });
    const general = el("div", { class: "field-findings" });
    const label = el("h2", { class: "part-title", id: alvtc.newId("part"), text: schema.title }, schema.needed ? el("span", { class: "required", text: "必填" }) : null);
    const add = (make, told) => alvtc.button(told, () => {
      insert(make(), parts.length);
      parts[parts.length - 1].focus();
    }, { class: "quiet", "aria-label": `${schema.title}：${told}` });
    const element = el("div", { class: "paragraphs", role: "group", "aria-labelledby": label.id }, label, general, list,
      el("p", { class: "buttons" }, add(() => paragraph(""), "加一段"), add(() => heading({ heading: "", level: 1 }), "加标题"), add(() => table({ table: [["", ""], ["", ""]] }), "加表格"),
        alvtc.abilities.word_output ? add(() => picture({}), "加图片") : null));

    function paragraph(text) {
      const area = el("textarea", { rows: 3, class: "paragraph", spellcheck: "false", autocomplete: "off", ".value": text });
      const grow = () => {
        area.style.height = "auto";
        area.style.height = `${area.scrollHeight + 4}px`;
      };
      area.addEventListener("input", () => { grow(); on.changed(); });
      alvtc.takePaste(area, () => splitPasted(area));
      window.setTimeout(grow, 0);
      return part("段落", area, () => area.value.replace(/\s*\n\s*/g, "").trim() || undefined, () => area.focus());
    }

    // Several paragraphs pasted into one become several.
    function splitPasted(area) {
      const lines = area.value.split(/\n+/).map((each) => each.trim()).filter(Boolean);
      const at = parts.findIndex((each) => each.element.contains(area));
      if (lines.length > 1 && at >= 0) {
        area.value = lines[0];
        lines.slice(1).forEach((text, index) => insert(paragraph(text), at + 1 + index));
      }
      area.dispatchEvent(new Event("input"));
    }

    function heading(given) {
      const level = alvtc.select(LEVELS.map((mark, index) => [String(index + 1), mark]), String(given.level || 1), { "aria-label": "标题级别" });
      const text = el("input", { type: "text", maxlength: 200, autocomplete: "off", "aria-label": "标题文字，不用写编号", placeholder: "标题，不用写编号", ".value": given.heading || "" });
      level.addEventListener("change", on.changed);
      text.addEventListener("input", on.changed);
      return part("标题", el("div", { class: "heading-part" }, level, text), () => (text.value.trim() ? { heading: text.value.trim(), level: Number(level.value) } : undefined), () => text.focus());
    }

    function table(given) {
      const caption = el("input", { type: "text", maxlength: 200, autocomplete: "off", "aria-label": "表题", placeholder: "表题，如 表1 善后处置进展", ".value": given.caption || "" });
      let rows = given.table.map((row) => row.map((cell) => String(cell)));
      const room = el("div", { class: "table-room" });
      const draw = () => {
        room.replaceChildren(el("table", { class: "table-part" }, el("tbody", {}, rows.map((row, at) => el("tr", {}, row.map((cell, column) => {
          const input = el("input", { type: "text", autocomplete: "off", "aria-label": `第${at + 1}行第${column + 1}格${at === 0 ? "（表头）" : ""}`, ".value": cell });
          input.addEventListener("input", () => {
            rows[at][column] = input.value;
            on.changed();
          });
          return el("td", {}, input);
        }))))));
      };
      const redo = (act) => () => {
        act();
        draw();
        on.changed();
      };
      caption.addEventListener("input", on.changed);
      draw();
      return part("表格", el("div", {}, caption, room, el("p", { class: "buttons" },
        alvtc.button("加一行", redo(() => rows.push(rows[0].map(() => ""))), { class: "quiet" }),
        alvtc.button("加一列", redo(() => rows.forEach((row) => row.push(""))), { class: "quiet" }),
        alvtc.button("减一行", redo(() => { rows = rows.length > 1 ? rows.slice(0, -1) : rows; }), { class: "quiet" }),
        alvtc.button("减一列", redo(() => { rows = rows[0].length > 1 ? rows.map((row) => row.slice(0, -1)) : rows; }), { class: "quiet" }))),
        () => (rows.some((row) => row.some((cell) => cell.trim())) ? { table: rows.map((row) => row.slice()), ...(caption.value.trim() ? { caption: caption.value.trim() } : {}) } : undefined),
        () => caption.focus());
    }

    // A picture goes by the name of its file; the file itself is kept beside the form (on.pictures) and sent with it.
    function picture(given) {
      const state = { name: given.picture || "" };
      const room = el("div", { class: "picture-room" });
      const chooser = el("input", { type: "file", accept: PICTURES, class: "hidden-text", tabindex: "-1", "aria-hidden": "true" });
      const choose = alvtc.button("选图片", () => chooser.click(), { class: "quiet" });
      const caption = el("input", { type: "text", maxlength: 200, autocomplete: "off", "aria-label": "图题", placeholder: "图题，如 图1 事发现场", ".value": given.caption || "" });
      const width = alvtc.select(WIDTHS, String(given.width_mm || 120), { "aria-label": "图片多宽" });
      const draw = () => {
        const url = on.pictures.get(state.name);
        room.replaceChildren(url ? el("img", { src: url, alt: caption.value || state.name })
          : el("p", { class: "missing", text: state.name ? `请再选一次“${state.name}”：存的文件里只有它的名字` : "还没有选图片" }));
        choose.textContent = url ? "换一张" : "选图片";
      };
      chooser.addEventListener("change", () => alvtc.attempt(async () => {
        const file = chooser.files[0];
        chooser.value = "";
        if (!file) {
          return;
        }
        if (file.size > MOST_PICTURE) {
          throw { code: "too-large", message: `“${file.name}”太大，一张最多 ${MOST_PICTURE >> 20} MB，请压缩` };
        }
        state.name = keptAs(file.name, await dataUrl(file));
        draw();
        on.changed();
      }));
      caption.addEventListener("input", on.changed);
      width.addEventListener("change", on.changed);
      draw();
      return part("图片", el("div", { class: "picture-part" }, room, chooser, el("p", { class: "buttons" }, choose), caption, width),
        () => (state.name ? { picture: state.name, width_mm: Number(width.value), ...(caption.value.trim() ? { caption: caption.value.trim() } : {}) } : undefined), () => choose.focus());
    }

    // Two pictures of one name are two.
    function keptAs(given, url) {
      const [, stem, suffix] = /^(.*?)(\.[A-Za-z]+)?$/.exec(given.replace(/[^\p{L}\p{N}._（）()-]/gu, "_").replace(/^\.+/, ""));
      for (let count = 1; ; count += 1) {
        const name = `${(stem || "图片").slice(0, 40)}${count > 1 ? `-${count}` : ""}${suffix || ""}`;
        if (!on.pictures.has(name) || on.pictures.get(name) === url) {
          on.pictures.set(name, url);
          return name;
        }
      }
    }

    function dataUrl(file) {
      return new Promise((resolve, reject) => {
        const reader = new FileReader();
        reader.onload = () => resolve(reader.result);
        reader.onerror = () => reject({ code: "unreadable", message: `“${file.name}”读不了，请换一张` });
        reader.readAsDataURL(file);
      });
    }

    function part(told, control, value, focus) {
      const findings = el("div", { class: "field-findings" });
      const one = { value, focus, findings };
      const move = (by) => () => {
        const at = parts.indexOf(one);
        const to = at + by;
        if (to >= 0 && to < parts.length) {
          parts.splice(at, 1);
          parts.splice(to, 0, one);
          arrange();
          on.changed();
          focus();
        }
      };
      const remove = () => {
        const at = parts.indexOf(one);
        parts.splice(at, 1);
        arrange();
        on.changed();
        (parts[at] || parts[at - 1])?.focus();
      };
      one.told = told;
      one.control = control;
      one.element = el("div", { class: "part", role: "group" }, control, findings,
        el("span", { class: "part-buttons" },
          el("button", { type: "button", class: "quiet", "aria-label": `${told}上移`, on: { click: move(-1) } }, "上移"),
          el("button", { type: "button", class: "quiet", "aria-label": `${told}下移`, on: { click: move(1) } }, "下移"),
          el("button", { type: "button", class: "quiet", "aria-label": `删去这个${told}`, on: { click: remove } }, "删去")));
      return one;
    }

    function arrange() {
      list.replaceChildren(...parts.map((each) => each.element));
      parts.forEach((each, index) => {
        each.element.setAttribute("aria-label", `${schema.title}，第${index + 1}部分，${each.told}`);
        if (each.control.tagName === "TEXTAREA") {
          each.control.setAttribute("aria-label", `${schema.title}，第${index + 1}部分，${each.told}`);
        }
      });
    }

    function insert(one, at) {
      parts.splice(at, 0, one);
      arrange();
    }

    function made(given) {
      if (typeof given === "string") {
        return paragraph(given);
      }
      return given.table ? table(given) : given.picture ? picture(given) : heading(given);
    }

    function set(given) {
      const all = given === undefined || given === null ? [""] : Array.isArray(given) ? given : String(given).split(/\n+/);
      parts = all.map(made);
      arrange();
    }

    // The places that the service names count only the parts that are not empty.
    function filled() {
      return parts.filter((each) => each.value() !== undefined);
    }

    set(undefined);
    return {
      element,
      value: () => { const all = filled().map((each) => each.value()); return all.length ? all : undefined; },
      set,
      room: (path) => {
        if (path === name) {
          return general;
        }
        const found = path.startsWith(`${name}[`) ? /^\[(\d+)\]/.exec(path.slice(name.length)) : null;
        return found ? filled()[Number(found[1])]?.findings || general : null;
      },
      rooms: () => [general, ...parts.map((each) => each.findings)],
      focus: () => parts[0]?.focus(),
    };
  }

  // A list of groups: people who wrote, calls, approvals.
  function rows(name, schema, on, make) {
    let groups = [];
    const list = el("div", { class: "rows-of" });
    const general = el("div", { class: "field-findings" });
    const element = el("fieldset", { class: "group-of" }, el("legend", { text: schema.title }, schema.needed ? el("span", { class: "required", text: "必填" }) : null), general, list,
      el("p", { class: "buttons" }, alvtc.button("加一条", () => {
        add();
        groups[groups.length - 1].group.focus();
      }, { class: "quiet", "aria-label": `${schema.title}：加一条` })));

    function add(given) {
      const group = make(`${name}[${groups.length}]`, { ...schema.items, needed: schema.needed });
      const one = { group };
      one.element = el("div", { class: "row-of" }, group.element, el("button", { type: "button", class: "quiet", "aria-label": `删去这一条${schema.title}`, on: { click: () => {
        const kept = groups.filter((each) => each !== one).map((each) => each.group.value());
        set(kept);
        on.changed();
      } } }, "删去"));
      groups.push(one);
      list.append(one.element);
      if (given) {
        group.set(given);
      }
    }

    function set(given) {
      groups = [];
      list.replaceChildren();
      (given || (schema.needed ? [{}] : [])).forEach((each) => add(each || {}));
    }

    set(undefined);
    return {
      element, set,
      value: () => { const all = groups.map((each) => each.group.value()).filter((each) => each !== undefined); return all.length ? all : undefined; },
      room: (path) => (path === name ? general : path.startsWith(`${name}[`) ? groups.map((each) => each.group.room(path)).find(Boolean) || general : null),
      rooms: () => [general, ...groups.flatMap((each) => each.group.rooms())],
      focus: () => (groups[0] ? groups[0].group.focus() : list.nextSibling.querySelector("button").focus()),
      missing: () => groups.flatMap((each) => each.group.missing()),
    };
  }

  alvtc.parts = { line, paragraphs, rows };
})(window.alvtc);
