// Cards turn by the arrow keys and by a swipe. Without this script they turn by their links.
(function () {
  "use strict";
  if (!document.querySelector("[data-deck]")) { return; }
  var began = null;

  function turn(way) {
    var link = document.querySelector('a[rel="' + way + '"]');
    if (link) { link.click(); }
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) { return; }
    if (event.key === "ArrowRight") { turn("next"); }
    if (event.key === "ArrowLeft") { turn("prev"); }
  });
  document.addEventListener("touchstart", function (event) {
    var touch = event.touches.length === 1 ? event.touches[0] : null;
    began = touch && { x: touch.clientX, y: touch.clientY };
  }, { passive: true });
  document.addEventListener("touchend", function (event) {
    if (!began) { return; }
    var touch = event.changedTouches[0], across = touch.clientX - began.x, down = touch.clientY - began.y;
    began = null;
    if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(down)) { turn(across < 0 ? "next" : "prev"); }
  }, { passive: true });
})();
