"""What is measured. Each case prints its table and hands back the figures that have an aim."""

import json
import os
import shlex
import shutil
import subprocess

import form
import lists
from timing import HERE, Failed, loaded_libraries, median, ratio, spread

PLAN = "samples/kon-tum/ke-hoach.ini"
PEERS = {  # name: (script, marks of a placeholder, program)
    "docxtpl": ("with-docxtpl.py", ("{{", "}}"), "/usr/bin/python3"),
    "docxtemplater": ("with-docxtemplater.js", ("{", "}"), "node"),
    "easy-template-x": ("with-easy-template-x.js", ("{", "}"), "node"),
}


def say(line=""):
    print(line, flush=True)


def head(title, *columns):
    say(f"\n### {title}\n")
    say("| " + " | ".join(columns) + " |")
    say("|" + "---|" * 1 + "--:|" * (len(columns) - 1))


def row(*cells):
    say("| " + " | ".join(map(str, cells)) + " |")


def number(n):
    return f"{n:,}"


class Lists:
    """Lists of units, made once, and commands that write their plans."""

    def __init__(self, bench):
        self.bench, self.made = bench, {}
        told = subprocess.run([bench.kehoach, "generate", "--help", "--lang", "en"], capture_output=True, text=True)
        self.has_jobs = "--jobs" in told.stdout
        self.cores = len(os.sched_getaffinity(0))

    def rows(self, kind, n):
        return lists.units(kind, n)

    def path(self, kind, n):
        if (kind, n) not in self.made:
            self.made[kind, n] = lists.write_list(self.bench.folder / f"{len(self.made)}-{n}.csv", lists.units(kind, n))
        return self.made[kind, n]

    def command(self, level, path, out, jobs=1):
        more = ["--jobs", jobs] if self.has_jobs else []
        return [self.bench.kehoach, "generate", "--lang", "en", *more, "--level", level, "--each", path,
                "--out-dir", out, PLAN]

    def at_once(self, commands):
        """One program that runs several beside each other, and fails if one of them does."""
        words = [" ".join(shlex.quote(str(word)) for word in command) for command in commands]
        return ["/bin/sh", "-c", "s=0; p=; " + " ".join(f"{w} & p=\"$p $!\";" for w in words)
                + " for i in $p; do wait $i || s=$?; done; exit $s"]

    def shards(self, level, path, out):
        """As many programs as there are cores, each with its part of the list and nothing shared but the folder."""
        return self.at_once([[*self.command(level, path, out), "--shard", f"{k + 1}/{self.cores}"] for k in range(self.cores)])

    def document(self, folder, one):
        return folder / f"kế hoạch {one['ten']}.docx"

    def written(self, level, rows, path):
        """A folder with all documents of a list, looked through: outside of any time taken."""
        out = self.bench.fresh()
        self.bench.run(self.command(level, path, out))
        documents = [self.document(out, one) for one in rows]
        missing = [d for d in documents if not d.exists()]
        if missing or len(os.listdir(out)) != len(rows):
            raise Failed(f"{len(rows)} rows, {len(os.listdir(out))} files; not there: {missing[:3]}")
        return out, documents

    def bare_list(self, documents):
        path = self.bench.fresh().with_suffix(".files")
        path.write_text("".join(f"{d.stat().st_size} {d.name}\n" for d in documents), "utf-8")
        return path


def add_ours(all_lists, commands, level, path):
    commands["kehoach, 1 job"] = lambda out: all_lists.command(level, path, out)
    if all_lists.has_jobs and all_lists.cores > 1:
        commands[f"kehoach, {all_lists.cores} jobs"] = lambda out: all_lists.command(level, path, out, all_lists.cores)
        commands[f"kehoach, {all_lists.cores} programs"] = lambda out: all_lists.shards(level, path, out)


def table(all_lists, title, n, runs):
    head(title, "program", "seconds to the end", "with sync", "spread", "files/s with sync", "CPU µs a file", "MiB at the peak",
         "1 job's rate to its, with sync", "by CPU time")
    for name, found in runs.items():
        synced = [r.synced for r in found]
        row(name, f"{median([r.ended for r in found]):.3f}", f"{median(synced):.3f}", spread(synced),
            f"{n / median(synced):,.0f}", f"{median([r.cpu for r in found]) / n * 1e6:,.0f}",
            f"{max(r.memory for r in found) / 1024:.1f}",
            f"{ratio(runs, 'kehoach, 1 job', name, 'synced'):.2f}", f"{ratio(runs, 'kehoach, 1 job', name, 'cpu'):.2f}")
    if not all_lists.has_jobs:
        say("\n`--jobs`: not there in this kehoach.")
    elif all_lists.cores == 1:
        say("\nOne core: nothing to say of more jobs.")


def check_same(ours, theirs, documents, every=1):
    for document in documents[::every]:
        found = form.differences(document, theirs / document.name)
        if found:
            raise Failed(f"{document.name}: {', '.join(found)}")


def batch(bench, all_lists, n, rounds, with_whole, aims):
    """A list's documents, beside those of the zlib -6 program and beside bare files."""
    rows, path = all_lists.rows("huyện", n), all_lists.path("huyện", n)
    out, documents = all_lists.written("huyen", rows, path)
    files = all_lists.bare_list(documents)
    commands = {}
    add_ours(all_lists, commands, "huyen", path)
    whole_folders = []
    if with_whole:
        form.write_form(documents, bench.folder / f"form{n}", bench.folder / f"rows{n}")

        def whole(folder):
            whole_folders.append(folder)
            return [bench.folder / "whole", folder, bench.folder / f"form{n}", bench.folder / f"rows{n}"]

        commands["zlib -6, whole"] = whole
    commands["bare files"] = lambda folder: [bench.folder / "bare", folder, files]
    runs = bench.in_turns(rounds, commands)
    table(all_lists, f"{number(n)} districts", n, runs)
    if with_whole:
        check_same(out, whole_folders[0], documents, max(1, n // 100))
        sizes(documents, whole_folders[0], aims)
        aims.append((f"{number(n)} rows: rate to zlib -6, whole", ratio(runs, "kehoach, 1 job", "zlib -6, whole", "synced"), ">=", 3))
    aims.append((f"{number(n)} rows: rate to bare files, both with sync",
                 ratio(runs, "kehoach, 1 job", "bare files", "synced"), ">=", 0.5))
    aims.append((f"{number(n)} rows: rate to bare files, CPU time of both",
                 ratio(runs, "kehoach, 1 job", "bare files", "cpu"), None, 0))
    bare_alone = [b.ended / a.synced for a, b in zip(runs["kehoach, 1 job"], runs["bare files"])]
    aims.append((f"{number(n)} rows: rate to bare files without sync", median(bare_alone), None, 0))
    more = f"kehoach, {all_lists.cores} jobs"
    if more in runs:
        aims.append((f"{number(n)} rows: {all_lists.cores} jobs to 1 job", ratio(runs, more, "kehoach, 1 job", "synced"),
                     ">=" if all_lists.cores == 2 else None, 1.7))
        aims.append((f"{number(n)} rows: {all_lists.cores} programs, a shard each, to 1 job",
                     ratio(runs, f"kehoach, {all_lists.cores} programs", "kehoach, 1 job", "synced"), None, 0))
    return max(r.memory for r in runs["kehoach, 1 job"])


def sizes(documents, theirs, aims):
    some = documents[::max(1, len(documents) // 50)][:50]
    ours = sum(d.stat().st_size for d in some) / len(some)
    whole = sum((theirs / d.name).stat().st_size for d in some) / len(some)
    say(f"\nSize of a package, mean of {len(some)}: {ours:,.0f} bytes; made whole at zlib -6: {whole:,.0f}; ratio {ours / whole:.3f}. "
        "Every part of both is the same after inflating.")
    aims.append((f"{number(len(documents))} rows: size to zlib -6, whole", ours / whole, "<=", 1.10))


def second_core(bench, all_lists, n, rounds, aims):
    """What the machine's cores give to work that shares nothing and writes nothing: as many programs at once as there
    are cores, each doing what one does alone. No number of jobs can be quicker than that."""
    if all_lists.cores == 1 or not all_lists.has_jobs:
        return
    path = all_lists.path("huyện", n)
    alone = [*all_lists.command("huyen", path, bench.fresh()), "--check-only"]
    runs = bench.in_turns(rounds, {"one": alone, "all": all_lists.at_once([alone] * all_lists.cores)})
    aims.append((f"{all_lists.cores} programs that share and write nothing, to 1: what this machine's cores give",
                 all_lists.cores * ratio(runs, "all", "one", "ended"), None, 0))


def communes(bench, all_lists, rounds, aims):
    n = 3321
    rows, path = all_lists.rows("xã", n), all_lists.path("xã", n)
    _, documents = all_lists.written("xa", rows, path)
    files = all_lists.bare_list(documents)
    commands = {}
    add_ours(all_lists, commands, "xa", path)
    commands["bare files"] = lambda folder: [bench.folder / "bare", folder, files]
    runs = bench.in_turns(rounds, commands)
    table(all_lists, "3,321 communes", n, runs)
    aims.append(("3,321 communes: time to bare files, both with sync",
                 1 / ratio(runs, "kehoach, 1 job", "bare files", "synced"), "<=", 2))


def peer_command(bench, name, modules):
    """The words before ROWS.json and DIR, or None and why not."""
    script, _, program = PEERS[name]
    if not shutil.which(program):
        return None, f"no {program} here"
    if program == "node":
        if not modules:
            return None, "BENCH_NODE names no folder with node_modules"
        words = [program, HERE / "peers" / script, modules]
        probe = subprocess.run([program, "-p", "require(process.argv[1]).version",
                                f"{modules}/node_modules/{name}/package.json"], capture_output=True, text=True)
    else:
        words = [program, HERE / "peers" / script]
        probe = subprocess.run([program, "-c", "import docxtpl; print(docxtpl.__version__)"], capture_output=True, text=True)
    if probe.returncode:
        return None, "not installed"
    return words, probe.stdout.strip()


def peers(bench, all_lists, n, rounds, modules, aims):
    """Other programs for documents from templates, with the same content."""
    rows, path = all_lists.rows("huyện", n), all_lists.path("huyện", n)
    _, documents = all_lists.written("huyen", rows, path)
    mark_list = lists.write_list(bench.folder / "marks.csv", [form.MARKS])
    _, marked = all_lists.written("huyen", [form.MARKS], mark_list)
    data = bench.folder / "rows.json"
    data.write_text(json.dumps([{**one, "file": d.name} for one, d in zip(rows, documents)]))
    commands, absent, folders = {}, [], {}
    add_ours(all_lists, commands, "huyen", path)
    for name, (_, marks, _) in PEERS.items():
        words, told = peer_command(bench, name, modules)
        if not words:
            absent.append(f"{name}: not measured, {told}.")
            continue
        template = bench.folder / f"{name}.docx"
        form.write_template(marked[0], template, *marks)

        def command(folder, words=words, template=template, name=name):
            folders[name] = folder
            return [*words, template, data, folder]

        commands[f"{name} {told}"] = command
    if folders or len(commands) > 1:
        runs = bench.in_turns(rounds, commands)
        table(all_lists, f"Other programs, {number(n)} districts", n, runs)
        for name, folder in folders.items():
            for document in documents[::max(1, n // 20)]:
                if form.words(document) != form.words(folder / document.name):
                    raise Failed(f"{name} wrote other words: {document.name}")
        for name in runs:
            if not name.startswith("kehoach"):
                aims.append((f"rate to {name}", ratio(runs, "kehoach, 1 job", name, "synced"),
                             ">=" if name.startswith("easy") else None, 15))
    for line in absent:
        say(f"\n{line}")


def one_document(bench, runs_each, aims):
    """Whole processes: CPU time beside empty programs, with all libraries that kehoach uses and with those that it loads
    at its start, and python3's start."""
    python = os.path.realpath("/usr/bin/python3") if os.path.exists("/usr/bin/python3") else shutil.which("python3")
    if not (bench.folder / "empty").exists():
        raise Failed("kehoach is no program that the loader reads")
    out = bench.folder / "one.docx"
    every, start = "empty program, all libraries", "empty program, those of the start"
    commands = {every: [bench.folder / "empty"], start: [bench.folder / "empty-start"]}
    samples = ["samples/xa-hai-cap/ke-hoach.ini", PLAN]
    for sample in samples:
        commands[f"kehoach, {sample}"] = [bench.kehoach, "generate", "--lang", "en", "-o", out, sample]
    static = bench.kehoach.parent / "static/kehoach"
    if static.exists():
        commands[f"the static program, {PLAN}"] = [static, "generate", "--lang", "en", "-o", out, PLAN]
    commands["python3 -c pass"] = [python, "-c", "pass"]
    bench.in_turns(2, commands)  # warm the caches
    runs = bench.in_turns(runs_each, commands)
    head(f"One document, whole process, {runs_each} runs each", "program", "user + system, ms", "spread", "MiB at the peak",
         "to the first", "to the second")
    for name, found in runs.items():
        cpu = [r.cpu * 1000 for r in found]
        row(name, f"{median(cpu):.2f}", spread(cpu), f"{max(r.memory for r in found) / 1024:.1f}",
            *(f"{ratio(runs, empty, name, 'cpu'):.2f}" for empty in (every, start)))
    say(f"\nLibraries loaded by the first: {len(loaded_libraries(bench.folder / 'empty'))}; by the second, and by kehoach "
        f"for a document of a built-in template: {len(loaded_libraries(bench.kehoach))}.")
    for sample in samples:
        aims.append((f"one document, {sample}: CPU to the empty program with all libraries",
                     ratio(runs, every, f"kehoach, {sample}", "cpu"), "<=", 1.5))


def growth(bench, title, unit, make, amounts, rounds, aims):
    """Documents of several sizes: do time and memory grow with the size alone?"""
    inputs = {n: make(bench.folder / f"{unit}-{n}.ini", n) for n in amounts}
    out = bench.folder / f"{unit}.docx"
    runs = bench.in_turns(rounds, {n: [bench.kehoach, "generate", "--lang", "en", "-o", out, path]
                                   for n, path in inputs.items()})
    head(title, unit, "KiB of input", "seconds", "spread", f"CPU µs a {unit[:-1]}", "MiB at the peak", "size × ", "CPU time ×", "memory ×")
    before = None
    for n in amounts:
        found = runs[n]
        ended = [r.ended for r in found]
        memory = max(r.memory for r in found)
        grown = ("", "", "") if before is None else (
            f"{n / before:.2f}", f"{ratio(runs, before, n, 'cpu'):.2f}", f"{memory / max(r.memory for r in runs[before]):.2f}")
        row(number(n), f"{inputs[n].stat().st_size / 1024:,.0f}", f"{median(ended):.3f}", spread(ended),
            f"{median([r.cpu for r in found]) / n * 1e6:,.1f}", f"{memory / 1024:.1f}", *grown)
        before = n
    least, most = amounts[-2:]
    aims.append((f"{title}: CPU time ×, for {most / least:g} × the {unit}", ratio(runs, least, most, "cpu"), "<=", 1.25 * most / least))


def tell_aims(aims):
    head("Ratios, and what they are to be", "what", "found", "aim", "")
    for what, found, relation, aim in aims:
        reached = relation is None or (found >= aim if relation == ">=" else found <= aim)
        row(what, f"{found:.2f}", f"{relation} {aim:g}" if relation else "–",
                  "" if relation is None else "reached" if reached else "**not reached**")
