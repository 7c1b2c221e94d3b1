"""Make the pictures of the documentation from the examples: docs/pictures/*.png.

usage: python tools/pictures.py [-o FOLDER]        (needs LibreOffice, pdftoppm, Chromium, Xvfb, xdotool, ImageMagick and fonts-noto-cjk)

Nothing is drawn by hand: each picture is what the tool made, printed by LibreOffice, or as LibreOffice's window or a browser shows it.
The fonts that reports ask for are not free; free ones of their kind stand in.
"""

from __future__ import annotations

import argparse
import html
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include>/etc/fonts/fonts.conf</include>
{}<cachedir prefix="xdg">fontconfig</cachedir></fontconfig>"""
STAND_IN = {
    "方正小标宋简体": "Noto Serif CJK SC:bold", "仿宋_GB2312": "Noto Serif CJK SC", "仿宋": "Noto Serif CJK SC", "宋体": "Noto Serif CJK SC",
    "楷体_GB2312": "Noto Serif CJK SC", "黑体": "Noto Sans CJK SC:bold", "Times New Roman": "Noto Serif CJK SC",
}  # fmt: skip
SCREEN = ":77"
PAGE = "1005x735+133+44"  # of the window, where the page and its comments are
CHROMIUM = (
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--force-device-scale-factor=1",
)  # fmt: skip
STYLE = (
    "body{margin:0;background:#e1e5ea;font-family:'Noto Sans CJK SC',sans-serif}.row{display:flex;gap:20px;padding:20px;align-items:flex-start}"
    "img{background:#fff;box-shadow:0 1px 4px #888}"
    "pre{margin:20px;padding:16px 20px;background:#14212b;color:#e8eef2;font:15px/1.5 'Noto Sans Mono CJK SC',monospace;border-radius:6px}"
)
# one event, invented: the office was told late
CALLS = (
    ("2024-05-22 09:20", "部门主要负责人", "phone"),
    ("2024-05-22 09:28", "学院分管领导", "phone"),
    ("2024-05-22 09:35", "党委书记", "phone"),
    ("2024-05-22 09:36", "院长", "phone"),
    ("2024-05-22 10:02", "党政办公室", "written"),
)


def alias(asked: str, given: str) -> str:
    """A rule of fontconfig: this family for that one, in bold where it says so."""
    family, _, bold = given.partition(":")
    weight = '<edit name="weight" mode="assign" binding="strong"><const>bold</const></edit>' if bold else ""
    return (
        f'<match target="pattern"><test name="family"><string>{asked}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{family}</string></edit>{weight}</match>'
    )


class Studio:
    """A folder to work in, and the programs that show things."""

    def __init__(self, work: Path, out: Path) -> None:
        self.work = work
        self.out = out

    def tool(self, *arguments: object) -> str:
        """What the command prints; findings are no failure."""
        command = [sys.executable, "-P", "-X", "utf8", "-m", "alvtc_info", *map(str, arguments)]
        done = subprocess.run(command, cwd=self.work, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    def office(self, *arguments: str) -> list[str]:
        """The command of LibreOffice with a profile of its own."""
        return [
            "soffice",
            f"-env:UserInstallation={(self.work / 'profile').as_uri()}",
            "--norestore",
            "--nologo",
            *arguments,
        ]

    def printed(self, document: Path) -> Path:
        """The first page of a .docx as LibreOffice prints it."""
        command = self.office("--headless", "--convert-to", "pdf", "--outdir", str(self.work), str(document))
        subprocess.run(command, check=True, capture_output=True)
        stem = self.work / document.stem
        subprocess.run(["pdftoppm", "-r", "78", "-png", "-singlefile", f"{stem}.pdf", str(stem)], check=True)
        return stem.with_suffix(".png")

    def windowed(self, name: str, document: Path) -> None:
        """A .docx with its comments, as LibreOffice's window shows it."""
        target = self.out / f"{name}.png"
        os.environ["DISPLAY"] = SCREEN
        screen = subprocess.Popen(["Xvfb", SCREEN, "-screen", "0", "1260x900x24"], stderr=subprocess.DEVNULL)
        window = subprocess.Popen(
            self.office("--nofirststartwizard", str(document)), stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            for _ in range(120):
                if subprocess.run(
                    ["xdotool", "search", "--name", document.name], capture_output=True, check=False
                ).stdout:
                    break
                time.sleep(0.5)
            time.sleep(6)
            subprocess.run(
                ["xdotool", "search", "--name", document.name, "windowfocus", "key", "ctrl+shift+j"], check=True
            )
            time.sleep(3)
            subprocess.run(["import", "-window", "root", "-crop", PAGE, "+repage", str(target)], check=True)
        finally:
            os.killpg(window.pid, signal.SIGKILL)
            screen.terminate()
        print(target)

    def shown(self, name: str, page: str | Path, width: int, height: int) -> None:
        """A page, or the inside of one, as a browser shows it."""
        if isinstance(page, str):
            text = f'<!DOCTYPE html><meta charset="utf-8"><style>{STYLE}</style>{page}'
            page = self.work / f"{name}.html"
            page.write_text(text, encoding="utf-8")
        target = self.out / f"{name}.png"
        options = [
            f"--user-data-dir={self.work / 'browser'}",
            f"--window-size={width},{height}",
            f"--screenshot={target}",
        ]
        subprocess.run([*CHROMIUM, *options, page.as_uri()], check=True, capture_output=True)
        print(target)

    def row(self, name: str, pictures: list[Path], width: int, height: int) -> None:
        """Pictures side by side."""
        images = "".join(f'<img src="{picture.as_uri()}">' for picture in pictures)
        self.shown(name, f'<div class="row">{images}</div>', width, height)

    def screen(self, name: str, command: str, said: str, lines: int) -> None:
        """What a command prints, as in a terminal."""
        kept = said.splitlines()[:lines]
        text = html.escape("\n".join([f"> {command}", "", *kept, *(["…"] if len(said.splitlines()) > lines else [])]))
        self.shown(name, f"<pre>{text}</pre>", 1000, 24 * (len(kept) + 4) + 60)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Make the pictures of the documentation.")
    parser.add_argument("-o", "--output", default=str(ROOT / "docs" / "pictures"))
    out = Path(parser.parse_args(argv).output).resolve()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Path(folder), out)
        aliases = "".join(alias(*pair) for pair in STAND_IN.items())
        (studio.work / "fonts.conf").write_text(FONTS.format(aliases), encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(studio.work / "fonts.conf")
        draft = studio.work / "draft.docx"
        draft.write_bytes((EXAMPLES / "draft.docx").read_bytes())
        before = studio.printed(draft)
        studio.tool("render", EXAMPLES / "corrected.yaml", "-o", "corrected.docx")
        studio.row("before-after", [before, studio.printed(studio.work / "corrected.docx")], 1368, 950)
        studio.tool("review", "draft.docx", "-o", "reviewed.docx", "--suggest")
        studio.windowed("review", studio.work / "reviewed.docx")
        studio.tool("new", "first", "-o", "form.docx")
        studio.tool("slip", "draft.docx", "-o", "slip.docx")
        studio.row(
            "form-and-slip", [studio.printed(studio.work / f"{name}.docx") for name in ("form", "slip")], 1350, 960
        )
        studio.screen("check", "alvtc-info check draft.docx", studio.tool("check", "draft.docx"), 24)
        studio.tool("check", "draft.docx", "--format", "html", "-o", "page.html")
        studio.shown("page", studio.work / "page.html", 1200, 900)
        start = [
            "emergency",
            "start",
            "--occurred",
            "2024-05-22 09:10",
            "--department",
            "教务处",
            "--place",
            "教学楼3号楼",
        ]
        studio.tool(*start, "--what", "突然停电，统考中断", "-o", "event.yaml")
        for at, to, by in CALLS:
            more = ("--report", "first") if by == "written" else ()
            studio.tool("emergency", "log", "event.yaml", "--to", to, "--by", by, "--at", at, *more)
        studio.tool(
            "flowchart", "--event", "event.yaml", "--now", "2024-05-22 10:20", "-o", out / "flowchart.png", "--force"
        )
        print(out / "flowchart.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
