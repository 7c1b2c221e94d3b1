// Slots in what should be written instead: {YYYY年M月D日}, {出处：…}. A small form asks for them before a fix is applied.
//
//   alvtc.slotsOf(fix)          the slots of a fix, in order: [{start, end, form}]; a safe fix has none
//   alvtc.fillSlots(fix, words) the replacement with these words in its slots
//   alvtc.slotForm(fix, given)  {element, words(), focus()}: a control a slot; words() is null while one is empty
"use strict";

(function (alvtc) {
  const SLOT = /\{([^{}]+)\}/g;
  const CLOCK = /H时|H点|HH:mm/;

  alvtc.slotsOf = function (fix) {
    if (!fix || fix.safe) {
      return [];
    }
    return Array.from(fix.replacement.matchAll(SLOT), (match) => ({ start: match.index, end: match.index + match[0].length, form: match[1] }));
  };

  alvtc.fillSlots = function (fix, words) {
    let at = 0;
    const parts = [];
    alvtc.slotsOf(fix).forEach((slot, index) => {
      parts.push(fix.replacement.slice(at, slot.start), words[index]);
      at = slot.end;
    });
    return parts.join("") + fix.replacement.slice(at);
  };

  function isDate(form) {
    return /^[^YMDHm]*(YYYY|M月|D日|H时|H点)/.test(form) && /^[YMDHm年月日时分点第号\s:：.\-—]+$/.test(form);
  }

  // YYYY年M月D日H时 of a day (ISO) and a time (HH:mm). Minutes that are not zero are said although the form names none.
  function written(form, day, time) {
    const [year, month, date] = (day || "--").split("-").map((part) => String(parseInt(part, 10)));
    const [hour, minute] = (time || "0:0").split(":").map((part) => parseInt(part, 10));
    const whole = minute && !/m/.test(form) ? form.replace(/(时|点)/, "时m分") : form;
    const padded = /:mm|：mm/.test(whole) ? String(minute).padStart(2, "0") : String(minute);
    return whole.replace("YYYY", year).replace(/MM?/, month).replace(/DD?/, date).replace(/HH?/, String(hour)).replace(/mm?/, padded);
  }

  function dateControl(form, given) {
    const needsDay = /YYYY|D/.test(form);
    const needsMonth = !needsDay && /M/.test(form);
    const day = needsDay ? alvtc.el("input", { type: "date", min: "1900-01-01", max: "2099-12-31", ".value": given.day || "" }) : null;
    const month = needsMonth ? alvtc.select([["", "月份"], ...Array.from({ length: 12 }, (_, i) => [String(i + 1), `${i + 1}月`])], "") : null;
    const time = CLOCK.test(form) ? alvtc.el("input", { type: "time" }) : null;
    const fields = [
      day && alvtc.field("日期", day), month && alvtc.field("月份", month), time && alvtc.field("时间", time),
    ];
    return {
      elements: fields,
      first: day || month || time,
      word: () => {
        if ((day && !day.value) || (month && !month.value) || (time && !time.value)) {
          return null;
        }
        return written(form, day ? day.value : `0000-${month?.value || 0}-0`, time?.value);
      },
    };
  }

  function textControl(form) {
    const [name, ...rest] = form.split("：");
    const input = alvtc.el("input", { type: "text", autocomplete: "off" });
    return {
      elements: [alvtc.field(name, input, { hint: rest.join("：") || null })],
      first: input,
      word: () => input.value.trim() || null,
    };
  }

  alvtc.slotForm = function (fix, given) {
    const controls = alvtc.slotsOf(fix).map((slot) => (isDate(slot.form) ? dateControl(slot.form, given || {}) : textControl(slot.form)));
    return {
      element: alvtc.el("div", { class: "slots" }, controls.map((control) => control.elements)),
      words: () => {
        const words = controls.map((control) => control.word());
        return words.includes(null) ? null : words;
      },
      focus: () => controls[0]?.first.focus(),
    };
  };
})(window.alvtc);
