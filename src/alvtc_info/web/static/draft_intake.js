// Taking drafts for a check, and the choices of a check.
//
//   alvtc.draftIntake({files(list), text(draft)})  {element, offer(told, label, act), forget(), leave()}: files are dropped
//                                                  anywhere on the page or chosen, as [{file, path}]; text is pasted
//   alvtc.checkChoices(changed)                    {element, values(), set(values)}: 文种, 阶段, 报送日期, 版式
"use strict";

(function (alvtc) {
  const el = alvtc.el;

  alvtc.draftIntake = function (on) {
    const files = el("input", { type: "file", multiple: true, class: "hidden-text", tabindex: "-1", "aria-hidden": "true", accept: (alvtc.me.formats || []).join(",") || null });
    const folder = el("input", { type: "file", webkitdirectory: true, class: "hidden-text", tabindex: "-1", "aria-hidden": "true" });
    const area = el("textarea", { rows: 6, placeholder: "也可以把稿子的文字贴在这里", "aria-label": "贴进来的稿子", spellcheck: "false", autocomplete: "off" });
    const offers = el("div", { class: "offers" });
    const element = el("section", { class: "intake", "aria-label": "放进稿子" },
      el("div", { class: "drop" },
        el("p", {}, el("strong", { text: "把稿子拖到这里" }), el("span", { class: "hint", text: "Word、WPS 文件、文字文件，一份或几份，整个文件夹也行" })),
        el("p", { class: "buttons" }, alvtc.button("选文件", () => files.click(), { class: "main" }), alvtc.button("选文件夹", () => folder.click())), files, folder),
      el("div", { class: "paste" }, area, el("p", { class: "buttons" }, alvtc.button("查这些文字", takeText, { class: "main" }))), offers);
    for (const input of [files, folder]) {
      input.addEventListener("change", () => {
        const chosen = Array.from(input.files, (file) => ({ file, path: file.webkitRelativePath || file.name }));
        input.value = "";
        alvtc.attempt(() => on.files(chosen));
      });
    }
    alvtc.takePaste(area, () => {});
    async function takeText() {
      if (!area.value.trim()) {
        area.focus();
        throw { code: "empty", message: "还没有文字：请先把稿子贴进来，或者选一个文件" };
      }
      await on.text({ text: area.value, name: "贴进来的文字.txt" });
      area.value = "";
    }
    const isFiles = (event) => element.isConnected && Array.from(event.dataTransfer?.types || []).includes("Files");
    const onDrag = (event) => {
      if (isFiles(event)) {
        event.preventDefault();
        element.classList.toggle("dragging", event.type === "dragover");
      }
    };
    const onDrop = (event) => {
      if (!isFiles(event)) {
        return;
      }
      event.preventDefault();
      element.classList.remove("dragging");
      const dropped = alvtc.filesOf(event.dataTransfer);
      alvtc.attempt(async () => on.files(await dropped));
    };
    document.addEventListener("dragover", onDrag);
    document.addEventListener("dragleave", onDrag);
    document.addEventListener("drop", onDrop);
    return {
      element,
      leave: () => {
        document.removeEventListener("dragover", onDrag);
        document.removeEventListener("dragleave", onDrag);
        document.removeEventListener("drop", onDrop);
      },
      offer: (told, label, act) => offers.replaceChildren(el("p", { class: "offer" }, told, alvtc.button(label, async () => {
        await act();
        offers.replaceChildren();
      }))),
      forget: () => {
        area.value = "";
        offers.replaceChildren();
      },
    };
  };

  function labelled(choices) {
    return (choices || []).map((each) => [each.value, each.label]);
  }

  // The choices of a check: 文种, 阶段, 报送日期, 版式.
  alvtc.checkChoices = function (changed) {
    const kind = alvtc.select([["", "自己认"], ...labelled(alvtc.institution?.kinds)], "");
    const stages = labelled(alvtc.institution?.stages);
    const stage = alvtc.select(stages.length ? stages : [["", "草稿"]], stages[0]?.[0] || "");
    const date = el("input", { type: "date", min: "1900-01-01", max: "2099-12-31" });
    const layout = alvtc.select([["", "不查"], ...(labelled(alvtc.institution?.layouts).length ? labelled(alvtc.institution.layouts) : [["default", "查"]])], "");
    const element = el("fieldset", { class: "choices" }, el("legend", { text: "怎样查" }),
      alvtc.field("文种", kind), alvtc.field("阶段", stage), alvtc.field("报送日期", date, { hint: "稿面上有就不用填" }), alvtc.field("版式", layout));
    element.addEventListener("change", () => changed());
    return {
      element,
      values: () => ({
        kind: kind.value, stage: stage.value, report_date: date.value,
        ...(layout.value ? { layout: true, layout_profile: layout.value } : {}),
      }),
      set: (given) => {
        kind.value = given?.kind || "";
        stage.value = given?.stage || stages[0]?.[0] || "";
        date.value = given?.report_date || "";
        layout.value = given?.layout_profile || "";
      },
    };
  };
})(window.alvtc);
