"""What turns inputs into PDF: kehoach, then one start of LibreOffice for many documents."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FACES = ("LiberationSerif", "Tinos", "TimesNewRoman")  # with the widths that form is reckoned in


def environment():
    return {**os.environ, "FONTCONFIG_FILE": str(ROOT / "fonts/fonts.conf"), "LC_ALL": "C.UTF-8"}


def missing():
    """What this machine lacks for rendering, as a list of words."""
    lacks = [tool for tool in ("soffice", "mutool", "fc-match") if not shutil.which(tool)]
    if "fc-match" not in lacks:
        face = subprocess.run(["fc-match", "-f", "%{file}", "Times New Roman"], capture_output=True,
                              env=environment(), check=False, text=True).stdout
        plain = "".join(c for c in Path(face).name if c.isalpha())
        if not plain.lower().startswith(tuple(f.lower() for f in FACES) + ("times",)):
            lacks.append(f"a font with the widths of Times New Roman (found {face or 'none'}; "
                         "fonts-liberation2 or fonts-croscore has one)")
    return lacks


def generate(kehoach, document, target):
    """Writes a document; None, or the messages where it can't be."""
    command = [str(kehoach), "generate", "-o", str(target), str(document.path or "-")]
    done = subprocess.run(command, input=document.text.encode(), capture_output=True, timeout=60,
                          check=False, env={**environment(), "SOURCE_DATE_EPOCH": "0"})
    return None if done.returncode == 0 else done.stderr.decode("utf-8", "replace")


def convert(files, folder, profile, limit):
    """All files to PDF in folder, in one start. A profile is a folder of LibreOffice's own."""
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf",
               "--outdir", str(folder), *map(str, files)]
    done = subprocess.run(command, capture_output=True, timeout=limit, check=False, env=environment())
    absent = [f.name for f in files if not (folder / (f.stem + ".pdf")).exists()]
    if absent:
        raise RuntimeError(f"LibreOffice made no PDF of {', '.join(absent)}: "
                           + done.stderr.decode("utf-8", "replace"))
