// Leave now: cover the page at once, end the visit, then replace this page by a neutral one.
// Without this script the same link does the same, one step slower.
(function () {
  "use strict";
  var gone = false;

  function cover() {
    // An open dialog lies over everything, the cover too.
    document.querySelectorAll("dialog[open]").forEach(function (dialog) { dialog.close(); });
    var sheet = document.createElement("div");
    sheet.className = "cover";
    document.body.appendChild(sheet);
    document.body.classList.add("covered");
    document.title = "";
  }

  function leave(event) {
    if (event) { event.preventDefault(); }
    if (gone) { return; }
    gone = true;
    cover();
    document.querySelectorAll("form").forEach(function (form) { form.reset(); });
    // The visit ends even when the way to the other page fails.
    try { navigator.sendBeacon("/leave"); } catch (fault) { /* the next line ends it too */ }
    window.location.replace("/leave");
  }

  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest("a.leave")) { leave(event); }
  });

  // Shift, three times, alone: any other key, a hold with letters or five seconds begin anew.
  var presses = [], alone = false;
  document.addEventListener("keydown", function (event) {
    if (event.key === "Shift" && !event.isComposing) {
      if (!event.repeat) { alone = true; }
    } else {
      alone = false; presses = [];
    }
  }, true);
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift" || event.isComposing || !alone) { return; }
    alone = false;
    var now = event.timeStamp;
    presses = presses.filter(function (time) { return now - time < 5000; }).concat(now);
    if (presses.length >= 3) { leave(); }
  }, true);
  document.addEventListener("compositionstart", function () { presses = []; alone = false; }, true);
  document.addEventListener("pointerdown", function () { presses = []; alone = false; }, true);

  // A page that comes back from the browser's memory is asked for again.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) { cover(); window.location.reload(); }
  });
})();
