"""What documents of a list have in common, for the programs that kehoach is compared with; and whether
two documents are the same."""

import re
import zipfile
from difflib import SequenceMatcher
from xml.sax.saxutils import escape

DOCUMENT = "word/document.xml"
STEP = re.compile(r"(?<=</w:p>)|(?<=>)(?=<(?:dc|dcterms|cp):)")
# One row whose values stand for themselves nowhere else.
MARKS = {"ten": "huyện Mẫu Một", "TEN": "HUYỆN MẪU MỘT", "dia_danh": "Mẫu Hai", "so": "987654",
         "ho_ten": "Mẫu Ba Bốn"}


class Unfit(Exception):
    pass


def parts(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def differences(ours, theirs):
    """In which parts two packages differ, after inflating: nothing where they are the same."""
    a, b = parts(ours), parts(theirs)
    found = [f"{name} is in one of them only" for name in a.keys() ^ b.keys()]
    if not found and list(a) != list(b):
        found.append("the parts are in another order")
    return found + [f"{name} differs" for name in a if name in b and a[name] != b[name]]


# ---- pieces, and what stands between them ----

def common_pieces(texts):
    """The pieces that all texts have, in order; the first may be empty, as may the last."""
    steps = [s for s in STEP.split(texts[0]) if s]
    kept = [True] * len(steps)
    for text in texts[1:]:
        if text == texts[0]:
            continue
        same = [False] * len(steps)
        matcher = SequenceMatcher(None, steps, [s for s in STEP.split(text) if s], False)
        for start, _, n in matcher.get_matching_blocks():
            same[start:start + n] = [True] * n
        kept = [k and s for k, s in zip(kept, same)]
    pieces, hole = [""], False
    for step, keep in zip(steps, kept):
        if keep and hole:
            pieces.append("")
        if keep:
            pieces[-1] += step
        hole = not keep
    return pieces + [""] if hole else pieces


def values_between(pieces, text):
    at, values = len(pieces[0]), []
    if not text.startswith(pieces[0]):
        raise Unfit
    for piece in pieces[1:-1]:
        found = text.find(piece, at)
        if found < 0:
            raise Unfit
        values.append(text[at:found])
        at = found + len(piece)
    if len(pieces) > 1:
        end = len(text) - len(pieces[-1])
        if end < at or not text.endswith(pieces[-1]):
            raise Unfit
        values.append(text[at:end])
    elif at != len(text):
        raise Unfit
    return values


def counted(text):
    data = text.encode()
    return b"%d\n%s" % (len(data), data)


def write_form(documents, form, rows):
    """For tests/bench/whole.c: the form of these documents, and each one's own values."""
    read = [parts(path) for path in documents]
    pieces = {name: common_pieces([one[name].decode() for one in read]) for name in read[0]}
    with open(form, "wb") as f:
        f.write(counted(str(len(pieces))))
        for name, all_pieces in pieces.items():
            f.write(b"".join(map(counted, [name, str(len(all_pieces)), *all_pieces])))
    with open(rows, "wb") as f:
        for path, one in zip(documents, read):
            f.write(counted(path.name))
            for name, all_pieces in pieces.items():
                f.write(b"".join(map(counted, values_between(all_pieces, one[name].decode()))))


# ---- templates of other programs ----

def write_template(document, path, before, after):
    """The document of MARKS as a template: its values in the text are placeholders."""
    with zipfile.ZipFile(document) as package, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name in package.namelist():
            data = package.read(name)
            if name == DOCUMENT:
                text = data.decode()
                for key, mark in MARKS.items():
                    if escape(mark) not in text:
                        raise Unfit(f"no {mark} in the document")
                    text = text.replace(escape(mark), before + key + after)
                data = text.encode()
            out.writestr(name, data)


def words(path):
    """All words of a document, however its lines are broken."""
    return re.sub(r"\s+", "", "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", parts(path)[DOCUMENT].decode())))
