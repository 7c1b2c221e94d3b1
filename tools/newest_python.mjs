// usage: node newest_python.mjs CHECKOUT PACKAGES IGNORED TESTS…     (started by newest_python.py)
import { loadPyodide } from "./node_modules/pyodide/pyodide.mjs";

const [checkout, packages, ignored, ...tests] = process.argv.slice(2);
const python = await loadPyodide({ env: { HOME: "/home", PYTHONPYCACHEPREFIX: "/tmp/compiled", LC_ALL: "C.UTF-8" } });
for (const [at, root] of [["/checkout", checkout], ["/packages", packages]]) {
  python.FS.mkdirTree(at);
  python.FS.mount(python.FS.filesystems.NODEFS, { root }, at);
}
python.globals.set("arguments", python.toPy(["-q", "-p", "no:cacheprovider", "-p", "newest_python_plugin", "-m", "not slow", "-W", ignored, ...tests]));
python.runPython(`
import os, sys
sys.path[:0] = ["/packages", "/checkout/src", "/checkout"]
os.chdir("/checkout")
print("Python", sys.version)
import pytest
code = int(pytest.main(arguments))
`);
process.exit(python.globals.get("code"));
