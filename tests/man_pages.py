"""The manual, docs/man, as tests read it: examples of its pages, what they tell of, whether they are
well formed. An example is a display with a remark above it:

    .\\" file NAME           a file
    .\\" sh                  commands, a line each; all must succeed
    .\\" sh office           the same, where there is LibreOffice
    .\\" sh fails            a command that must end with status 1
    .\\" text                what the commands before must print"""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MANUAL = ROOT / "docs/man"
LANGUAGES = {"en": MANUAL, "vi": MANUAL / "vi"}
EXAMPLE = re.compile(r'^\.\\" (file|sh|text) ?(\S*)\n\.Bd [^\n]*\n(.*?)^\.Ed$', re.S | re.M)


def plain(text):
    """What is printed for a piece of mdoc: escapes undone, quotes of an argument gone."""
    text = re.sub(r'^"(.*)"$', r"\1", text).replace(r"\&", "").replace(r"\(lB", "[").replace(r"\(rB", "]")
    return text.replace(r"\(dq", '"').replace(r"\e", "\\")


def page(language, name, section):
    path = LANGUAGES[language] / f"man{section}/{name}.{section}"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def names(language, section):
    return {path.stem for path in (LANGUAGES[language] / f"man{section}").glob(f"*.{section}")}


def examples(text):
    return [(kind, name, plain(body)) for kind, name, body in EXAMPLE.findall(text)]


def items(text, macro):
    """The arguments of a macro in the heads of lists."""
    found = set()
    for head in re.findall(r"^\.It (.*)$", text, re.M):
        found |= {plain(word) for word in re.findall(rf'\b{macro} ("[^"]*"|\S+)', head)}
    return found


def options(text):
    return {"-" + name for name in items(text, "Fl")}


def keys(text):
    """Keys of the input language: {name of a section: its keys}; a heading may name several."""
    told, now = {}, []
    for line in text.splitlines():
        if line.startswith((".Sh ", ".Ss ")):
            now = re.findall(r"\[(.*?)\]", plain(line)) if line.startswith(".Ss ") else []
            told.update({name: set() for name in now})
        for name in now:
            told[name] |= items(line, "Va")
    return told


def lint():
    """What mandoc has to say against the pages; None: there is no mandoc."""
    if not shutil.which("mandoc"):
        return None
    said = []
    for folder in LANGUAGES.values():
        with tempfile.TemporaryDirectory() as flat:  # where mandoc finds pages that others refer to
            pages = [Path(shutil.copy(p, flat)).name for p in sorted(folder.glob("man?/*.?"))]
            made = subprocess.run(["mandoc", "-T", "lint", *pages], cwd=flat, text=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            said.append(made.stdout)
    return "".join(said)
