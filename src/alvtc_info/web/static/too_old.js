// The line for browsers too old for the page, in the words of ES3: it goes where the newer scripts can run.
(function () {
  var line = document.getElementById("too-old");
  var able = false;
  try {
    able = new Function("var a = {}; return a?.b ?? true;")() === true;
  } catch (error) {
    able = typeof Promise !== "undefined" && !!Array.from && !!window.fetch && !document.documentMode;
  }
  if (able && line) {
    line.parentNode.removeChild(line);
  }
})();
