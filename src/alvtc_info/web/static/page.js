// The shell of the page. Classic scripts share one global, `alvtc`:
//
//   alvtc.el(tag, props, ...children)  an element. Props: class, text, on (listeners by event), data (data-*), style
//                                      (an object), any attribute by its own name (null, undefined, false: left out),
//                                      a property with a leading dot (".value"). Children: nodes, text, lists, null.
//   alvtc.button(label, act, props)    a button; while what `act` returns is pending it is busy, errors are shown
//   alvtc.holdFocus(element)           a function to be called once what the element did is done: where that took the focus
//                                      away with it, the focus goes to the nearest room around the element that is still there
//   alvtc.attempt(act)                 does it; an error is shown with 再试, which does it again
//   alvtc.announce(text)               says something to a screen reader, politely
//   alvtc.sayError(error, again)       shows one line above the door, with 再试 where `again` is a function
//   alvtc.clearError()                 takes that line away
//   alvtc.download(bytes, name)        hands a file to the person (Uint8Array or text)
//   alvtc.debounce(act, milliseconds)  a function that acts once it has not been called for that long; .cancel()
//   alvtc.codePoints(text)             the code points of a text: what `start` and `end` of a finding count
//   alvtc.newId(stem)                  an id that no other element has
//   alvtc.calm()                       whether the person wants no motion
//   alvtc.field(label, control, props) a labelled control, with room for a hint and for its findings
//   alvtc.select(choices, value, props) a select of [value, label] pairs
//   alvtc.dialog(title, content, props) a modal; returns {element, close()}
//   alvtc.whenSecret(forget)           `forget()` is called when a draft bears a secrecy mark: drop everything held
//   alvtc.shortcut(keys, about, act)   a key of the open door, listed under 按键说明; e.g. "F8", "Ctrl+Z"
//   alvtc.doors                        each door pushes {id, title, about, ability, keeps, show(root, backend) -> leave()?};
//                                      `about` is a text, or gives one by what can be done here (alvtc.abilities);
//                                      with `keeps` it stays as it is while another is open, until a secret or a reload
//   alvtc.backend                      the only way to the service or to the checker in the browser (see backend_http.js)
//   alvtc.abilities, alvtc.me, alvtc.institution   what they answered at the start (institution may be null)
//
// Signing in is in sign_in.js. Text reaches the page as text nodes only. Nothing here or in a door asks for anything but through alvtc.backend.
"use strict";

window.alvtc = window.alvtc || {};

(function (alvtc) {
  alvtc.doors = [];
  alvtc.abilities = {};
  alvtc.me = {};
  alvtc.institution = null;

  let shortcuts = [];
  let forgetters = [];
  let current = null;
  const kept = new Map();

  alvtc.el = function (tag, props, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(props || {})) {
      if (value === null || value === undefined || value === false) {
        continue;
      }
      if (name === "class") {
        element.className = value;
      } else if (name === "text") {
        element.textContent = value;
      } else if (name === "on") {
        for (const [event, listener] of Object.entries(value)) {
          element.addEventListener(event, listener);
        }
      } else if (name === "data") {
        Object.assign(element.dataset, value);
      } else if (name === "style") {
        Object.assign(element.style, value);
      } else if (name[0] === ".") {
        element[name.slice(1)] = value;
      } else {
        element.setAttribute(name, value === true ? "" : value);
      }
    }
    element.append(...children.flat(3).filter((each) => each !== null && each !== undefined && each !== false));
    return element;
  };
  const el = alvtc.el;

  alvtc.holdFocus = function (element) {
    const rooms = [];
    for (let at = element.contains(document.activeElement) ? element : null; at; at = at.parentElement) {
      rooms.push(at);
    }
    return () => {
      const now = document.activeElement;
      if (rooms.length === 0 || document.querySelector("dialog[open]") || (now && now !== document.body && !now.disabled)) {
        return;
      }
      const room = rooms.find((each) => each.isConnected && !each.disabled && each.getClientRects().length);
      if (room.tabIndex < 0) {
        room.setAttribute("tabindex", "-1");
      }
      room.focus({ preventScroll: true });
    };
  };

  alvtc.attempt = async function (act) {
    try {
      await act();
    } catch (error) {
      alvtc.sayError(error, () => alvtc.attempt(act));
    }
  };

  alvtc.button = function (label, act, props) {
    const button = el("button", { type: "button", ...props }, label);
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-busy") === "true") {
        return;
      }
      alvtc.attempt(async () => {
        button.setAttribute("aria-busy", "true");
        const holdOn = alvtc.holdFocus(button);
        try {
          await act(button);
        } finally {
          button.removeAttribute("aria-busy");
          holdOn();
        }
      });
    });
    return button;
  };

  alvtc.announce = function (text) {
    const region = document.getElementById("announcer");
    region.textContent = "";
    window.setTimeout(() => {
      region.textContent = text;
    }, 50);
  };

  alvtc.clearError = function () {
    document.querySelectorAll("#main > .error-line").forEach((line) => line.remove());
  };

  alvtc.sayError = function (error, again) {
    alvtc.clearError();
    if (error && error.code === "secret") {
      refuse(error.message);
      return;
    }
    if (error && error.code === "signed-out" && alvtc.backend.signIn) {
      alvtc.askSignIn(again || (() => {}));
    }
    const known = error && error.code && error.message;
    const text = known ? error.message : "页面里出了错，稿子还在；请刷新后再试，仍不行请告诉管理员";
    if (!known) {
      console.error(error);
    }
    const close = () => {
      line.remove();
      document.getElementById("main").focus({ preventScroll: true });
    };
    const line = el("div", { class: "error-line", role: "alert" },
      el("p", { text }),
      again && canHelp(error) ? el("button", { type: "button", on: { click: () => { close(); again(); } } }, FURTHER[error.code] || "再试") : null,
      el("button", { type: "button", class: "quiet", on: { click: close } }, "知道了"));
    document.getElementById("main").prepend(line);
    line.scrollIntoView({ block: "nearest" });
  };

  // What helps, where it is not doing the same again.
  const FURTHER = { "signed-out": "登录", "must-change": "改密码" };

  // Doing the same again helps where the service was away or busy, not where what was sent is wrong.
  function canHelp(error) {
    return FURTHER[error?.code] || !(error && (error.status === 422 || error.status === 413 || error.status === 403 || (error.code && !error.status && error.code !== "unreachable")));
  }

  function refuse(message) {
    const main = document.getElementById("main");
    closeDoor();
    for (const each of kept.values()) {
      each.forgetters.forEach((forget) => forget());
      each.leave?.();
    }
    kept.clear();
    main.replaceChildren(el("section", { class: "refusal", role: "alert" },
      el("h1", { text: "已停止，没有留下任何内容" }),
      el("p", { text: message }),
      alvtc.button("知道了，回到首页", () => alvtc.open(""))));
    main.focus();
  }

  alvtc.download = function (bytes, name) {
    const url = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
    const link = el("a", { href: url, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(url), 60000);
    alvtc.announce(`已下载 ${name}`);
  };

  alvtc.debounce = function (act, milliseconds) {
    let timer = 0;
    const later = (...given) => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => act(...given), milliseconds);
    };
    later.cancel = () => window.clearTimeout(timer);
    return later;
  };

  alvtc.codePoints = (text) => Array.from(text);

  alvtc.calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  let names = 0;
  alvtc.newId = (stem) => `${stem}-${++names}`;

  alvtc.field = function (label, control, props) {
    const given = props || {};
    control.id = control.id || alvtc.newId("field");
    const hint = given.hint ? el("span", { class: "hint", id: `${control.id}-hint`, text: given.hint }) : null;
    if (hint) {
      control.setAttribute("aria-describedby", hint.id);
    }
    return el("div", { class: `field ${given.class || ""}` },
      el("label", { for: control.id }, label, given.required ? el("span", { class: "required", text: "必填" }) : null),
      control, hint);
  };

  alvtc.select = function (choices, value, props) {
    return el("select", props, choices.map(([key, label]) => el("option", { value: key, selected: key === value }, label)));
  };

  alvtc.dialog = function (title, content, props) {
    const given = props || {};
    const before = document.activeElement;
    const heading = el("h2", { id: alvtc.newId("dialog"), text: title });
    const element = el("dialog", { "aria-labelledby": heading.id, class: given.class }, heading, content);
    const close = () => element.open && element.close();
    element.addEventListener("close", () => {
      element.remove();
      const back = given.back || before;
      const there = back && back !== document.body && back.isConnected;
      (there ? back : document.getElementById("main")).focus({ preventScroll: !there });
      given.closed?.();
    });
    document.body.append(element);
    element.showModal();
    return { element, close };
  };

  alvtc.whenSecret = function (forget) {
    forgetters.push(forget);
  };

  alvtc.shortcut = function (keys, about, act) {
    shortcuts.push({ keys, about, act });
  };

  function keysOf(event) {
    const held = [event.ctrlKey || event.metaKey ? "Ctrl" : "", event.altKey ? "Alt" : "", event.shiftKey ? "Shift" : ""];
    return [...held.filter(Boolean), event.key.length === 1 ? event.key.toUpperCase() : event.key].join("+");
  }

  function isTyping(target) {
    return target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || document.querySelector("dialog[open]")) {
      return;
    }
    const keys = keysOf(event);
    const found = shortcuts.find((each) => each.keys === keys);
    if (found && !(isTyping(event.target) && !/^F\d/.test(event.key))) {
      event.preventDefault();
      found.act(event);
    }
  });

  function showHelp() {
    const general = [["Tab", "到下一个按钮或格子"], ["Shift+Tab", "回到上一个"], ["回车、空格", "按下按钮"], ["Esc", "关掉小窗、不改了"]];
    const rows = [...general, ...shortcuts.map((each) => [each.keys, each.about])];
    const { close } = alvtc.dialog("按键说明", [
      el("table", { class: "keys" }, el("tbody", {}, rows.map(([keys, about]) =>
        el("tr", {}, el("th", { scope: "row" }, el("kbd", { text: keys })), el("td", { text: about }))))),
      el("p", { class: "buttons" }, el("button", { type: "button", on: { click: () => close() } }, "关闭")),
    ]);
  }

  function closeDoor() {
    if (current && current.door.keeps) {
      kept.set(current.door.id, current);
    } else {
      current?.leave?.();
    }
    current = null;
    shortcuts = [];
    forgetters = [];
  }

  function usable(door) {
    return !door.ability || Boolean(alvtc.abilities[door.ability]);
  }

  function whyNot(door) {
    return alvtc.abilities.why?.[door.ability] || "这里没有开通";
  }

  function aboutOf(door) {
    return typeof door.about === "function" ? door.about(alvtc.abilities) : door.about;
  }

  function showHome(main) {
    document.title = "信息校核";
    const cards = alvtc.doors.map((door) => usable(door)
      ? el("a", { class: "door", href: `#${door.id}` }, el("strong", { text: door.title }), el("span", { text: aboutOf(door) }))
      : el("div", { class: "door closed" }, el("strong", { text: door.title }), el("span", { text: whyNot(door) })));
    main.replaceChildren(el("section", { class: "home" }, el("h1", { text: "要办什么事？" }), el("div", { class: "doors" }, cards)));
  }

  function showNavigation(current) {
    document.getElementById("door-links").replaceChildren(...alvtc.doors.filter(usable).map((door) =>
      el("a", { href: `#${door.id}`, "aria-current": door.id === current ? "page" : null }, door.title)));
  }

  // Opens a door by its id ("" is the first screen). The id stands in the address, so that back and reload work.
  alvtc.open = function (id) {
    if (window.location.hash.slice(1) === id) {
      show();
    } else {
      window.location.hash = id;
    }
  };

  function show() {
    const id = window.location.hash.slice(1);
    const main = document.getElementById("main");
    if (id === "main") {
      return;
    }
    const door = alvtc.doors.find((each) => each.id === id && usable(each));
    closeDoor();
    showNavigation(door?.id);
    if (!door) {
      showHome(main);
      return;
    }
    document.title = `${door.title} - 信息校核`;
    const before = kept.get(door.id);
    if (before) {
      kept.delete(door.id);
      current = before;
      ({ shortcuts, forgetters } = before);
      main.replaceChildren(before.root);
    } else {
      const root = el("div", { class: `inside ${door.id}` });
      main.replaceChildren(root);
      current = { door, root, shortcuts, forgetters };
      current.leave = door.show(root, alvtc.backend);
    }
    main.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  alvtc.start = async function () {
    const main = document.getElementById("main");
    try {
      alvtc.abilities = await alvtc.backend.abilities();
      alvtc.me = await alvtc.backend.me();
    } catch (error) {
      main.replaceChildren();
      alvtc.sayError(error, alvtc.start);
      return;
    }
    alvtc.institution = await alvtc.backend.institution().catch(() => null);
    document.getElementById("notice").textContent = alvtc.me.notice || document.getElementById("notice").textContent;
    document.getElementById("version").textContent = alvtc.me.version ? `信息校核 ${alvtc.me.version}` : "";
    alvtc.showPerson();
    show();
  };

  // On paper nothing can be unfolded, and the text has the numbers of all findings.
  const unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded.push(...document.querySelectorAll("details.group:not([open])"));
    unfolded.forEach((each) => { each.open = true; });
  });
  window.addEventListener("afterprint", () => unfolded.splice(0).forEach((each) => { each.open = false; }));
  window.addEventListener("hashchange", show);
  document.getElementById("help-button").addEventListener("click", showHelp);
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("main").focus();
  });
  document.getElementById("home-link").addEventListener("click", (event) => {
    event.preventDefault();
    alvtc.open("");
  });
})(window.alvtc);
