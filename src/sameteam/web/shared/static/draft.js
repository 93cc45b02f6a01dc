// Marks as one types. Without this script the same page marks them when it is sent.
(function () {
  "use strict";
  var form = document.getElementById("draft");
  var area = form && form.elements.words;
  if (!area) { return; }
  var PAUSE = 400;
  var told = document.getElementById("told"), paused = document.getElementById("paused");
  var undo = document.getElementById("undo"), copy = document.getElementById("copy");
  var wait = document.getElementById("wait");
  var timer = 0, busy = false, again = false, after = null, read = null, warned = false;

  // One request at a time; what was typed meanwhile is read next, and only the latest of it.
  function check() {
    clearTimeout(timer);
    if (busy) { again = true; return; }
    busy = true;
    var sent = area.value, data = new FormData(form);
    data.set("at", "/say");
    data.delete("before");
    fetch("/say/check", { method: "POST", body: data, redirect: "error" }).then(function (answer) {
      if (!answer.ok) { throw new Error(); }
      return answer.text();
    }).then(function (page) {
      paused.hidden = true;
      if (!again) { show(page, sent); }
    }).catch(function () {
      paused.hidden = false;
      if (after) { after(null); after = null; }
    }).then(function () {
      busy = false;
      if (again) { again = false; check(); }
    });
  }

  function show(page, sent) {
    var sheet = document.createElement("template");
    sheet.innerHTML = page;
    var fresh = sheet.content.getElementById("seen"), old = document.getElementById("seen");
    if (!fresh || !old) { throw new Error(); }
    var open = old.querySelector("details[open]");
    old.replaceWith(fresh);
    if (open && fresh.querySelector("details.passed")) {
      fresh.querySelector("details.passed").open = true;
    }
    read = sent;
    form.dataset.state = fresh.dataset.state;
    form.dataset.reword = fresh.dataset.reword;
    // Help stands first on a page that was sent; what follows it stands under the words.
    if (fresh.dataset.state !== "help") { form.querySelector(".writing").after(fresh); }
    // The change is told in a few words, and only when it is another one.
    var line = fresh.querySelector("[data-told]"), words = line ? line.textContent : "";
    if (told.textContent !== words) { told.textContent = words; }
    if (after) { after(fresh); after = null; }
  }

  function toVerdict(seen) {
    if (!seen) { return; }
    var head = seen.querySelector("#verdict") || seen.querySelector("a");
    if (head) { head.focus(); }
  }

  function now(then) {
    after = then;
    check();
  }

  area.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE);
  });
  area.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      now(toVerdict);
    }
  });

  // In the three fields the same keys put the message together.
  form.addEventListener("keydown", function (event) {
    var compose = form.querySelector("[name=compose]");
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !compose) { return; }
    event.preventDefault();
    event.stopPropagation();
    form.requestSubmit(compose);
  });

  // The browser's own undo works on what is put in, where it can.
  function write(start, end, words) {
    form.elements.before.value = area.value;
    undo.hidden = false;
    area.focus();
    area.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, words)) {
      area.setRangeText(words, start, end, "end");
    }
    var blank = area.value.indexOf("____", start);
    if (blank >= 0 && blank < start + words.length) { area.setSelectionRange(blank, blank + 4); }
    now(null);
  }

  // The marks count letters; a field counts an emoji as two.
  function units(text, letters) {
    return Array.from(text).slice(0, letters).join("").length;
  }

  var presses = {
    check: function () { now(toVerdict); return true; },
    undo: function () {
      write(0, area.value.length, form.elements.before.value);
      return true;
    },
    put: function (button) {
      if (read !== area.value) { return false; }
      var start = units(read, Number(button.dataset.start));
      write(start, units(read, Number(button.dataset.end)), button.dataset.words);
      return true;
    },
    pass: function (button) {
      var aside = document.createElement("input");
      aside.type = "hidden";
      aside.name = "aside";
      aside.value = button.value;
      form.appendChild(aside);
      var place = Array.from(form.querySelectorAll("[name=pass]")).indexOf(button);
      now(function (seen) {
        aside.remove();
        if (!seen) { return; }
        var left = seen.querySelectorAll("li.note:not(.good)");
        if (left.length) { left[Math.min(place, left.length - 1)].focus(); } else { toVerdict(seen); }
      });
      return true;
    },
    again: function (button) {
      form.querySelectorAll("[name=aside]").forEach(function (each) {
        if (each.value === button.value) { each.remove(); }
      });
      now(toVerdict);
      return true;
    }
  };
  form.addEventListener("submit", function (event) {
    var press = event.submitter && presses[event.submitter.name];
    if (press && press(event.submitter)) {
      event.preventDefault();
      event.stopPropagation();
    }
  });

  // Copied whatever the marks say; where waiting would be wiser, that is said once.
  var toCopy = copy.textContent;
  copy.hidden = false;
  copy.addEventListener("click", function () {
    navigator.clipboard.writeText(area.value).then(function () {
      copy.textContent = copy.dataset.done;
      if (form.dataset.state === "stop" && !warned) {
        warned = true;
        wait.hidden = false;
        told.textContent = wait.textContent;
      }
    });
  });
  area.addEventListener("input", function () {
    wait.hidden = true;
    copy.textContent = toCopy;
  });

  read = area.defaultValue;
  if (area.value !== area.defaultValue) { check(); }
})();
