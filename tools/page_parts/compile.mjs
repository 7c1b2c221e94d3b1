// usage: node compile.mjs FOLDER     (started by tools/page.py: runs compile.py with the interpreter that the page packs)
import { loadPyodide } from "./node_modules/pyodide/pyodide.mjs";

const [folder] = process.argv.slice(2);
const python = await loadPyodide({ env: { HOME: "/home", PYTHONHASHSEED: "0", LC_ALL: "C.UTF-8" } });
python.FS.mkdirTree("/work");
python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, "/work");
python.runPython("import os, runpy; os.chdir('/work'); runpy.run_path('compile.py', run_name='__main__')");
