// Drafts kept in the browser, each account's apart: only where the clerk has asked for it, eight hours at most, never after a secrecy hit.
//
//   alvtc.keeper(door)  {box, clear(), save(value), load()}: `box` is the choice, to be put in a door. save() writes only
//                       while it is on; load() is what was kept before, or null; clear() drops what all doors have kept
//                       and takes the choice back. Values are plain data; bytes are taken too.
//
//   alvtc.forgetKept()  drops what is kept, for everybody: on signing out
//
// From a file (no service) there is nowhere safe to keep: `box` then is empty and nothing is kept.
"use strict";

(function (alvtc) {
  const HOURS = 8;
  const PREFIX = "alvtc-info:";

  function storage() {
    try {
      return alvtc.abilities.keeping ? window.localStorage : null;
    } catch (error) {
      return null;
    }
  }

  function dropOld(everything) {
    const store = storage();
    if (!store) {
      return;
    }
    for (const key of Object.keys(store).filter((each) => each.startsWith(PREFIX))) {
      let at = 0;
      try {
        at = JSON.parse(store.getItem(key)).at;
      } catch (error) {
        at = 0;
      }
      const age = Date.now() - at;
      if (everything || !(age >= 0 && age < HOURS * 3600000)) {
        store.removeItem(key);
      }
    }
  }

  function packed(key, value) {
    return value instanceof Uint8Array ? { base64: toBase64(value) } : value;
  }

  function unpacked(key, value) {
    return value && typeof value.base64 === "string" ? Uint8Array.from(atob(value.base64), (each) => each.charCodeAt(0)) : value;
  }

  function toBase64(bytes) {
    let text = "";
    for (let at = 0; at < bytes.length; at += 32768) {
      text += String.fromCharCode.apply(null, bytes.subarray(at, at + 32768));
    }
    return btoa(text);
  }

  alvtc.forgetKept = () => dropOld(true);
  window.setInterval(() => dropOld(false), 60000);

  alvtc.keeper = function (door) {
    const key = `${PREFIX}${alvtc.me.name || ""}:${door}`;
    dropOld(false);
    const store = storage();
    const kept = load();
    const choice = alvtc.el("input", { type: "checkbox", ".checked": kept !== null, disabled: store === null });
    let last = null;

    function load() {
      try {
        const text = store?.getItem(key);
        return text ? JSON.parse(text, unpacked).value : null;
      } catch (error) {
        return null;
      }
    }

    function save(value) {
      last = value;
      if (!choice.checked || !store) {
        return;
      }
      try {
        store.setItem(key, JSON.stringify({ at: Date.now(), value }, packed));
      } catch (error) {
        store.removeItem(key);
        choice.checked = false;
        alvtc.sayError({ code: "no-room", message: "稿子太大，浏览器里放不下，没有保留；请点“另存草稿”存成文件" });
      }
    }

    function clear() {
      last = null;
      choice.checked = false;
      dropOld(true);
    }

    choice.addEventListener("change", () => {
      if (choice.checked) {
        save(last);
        alvtc.announce("稿子保留在这台电脑的浏览器里，八小时后自动清除");
      } else {
        store.removeItem(key);
        alvtc.announce("不再保留，已清除");
      }
    });
    const box = store === null ? alvtc.el("span", {}) : alvtc.el("label", { class: "keep" }, choice, " 在这台电脑的浏览器里保留八小时（公用电脑不要选）");
    return { box, save, clear, load: () => kept };
  };
})(window.alvtc);
