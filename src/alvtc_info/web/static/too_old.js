// In the words of ES3: where the scripts after this one do not parse, the line that names a newer browser is shown.
window.onload = function () {
  if (!window.alvtc || !window.alvtc.start) {
    document.getElementById("too-old").style.display = "block";
  }
};
