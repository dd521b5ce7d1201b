"""Runs of programs that take turns: their time until all is on disk, CPU time and peak memory."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DELETED = 300  # seconds that the file system is slow for after thousands of files are removed
MANY = 1000
LATER = "linked/xml_library.so"  # beside kehoach: linked to what that loads when it is needed
FLAGS = ["-std=c11", "-D_GNU_SOURCE", "-O2", "-Wall", "-Wextra", "-Wshadow", "-Wconversion", "-Werror"]


class Run(NamedTuple):
    ended: float  # seconds until the program ended
    synced: float  # until the file system was synced as well
    cpu: float  # user and system seconds
    memory: int  # KiB at the peak


class Failed(Exception):
    pass


def median(values):
    return statistics.median(values)


def spread(values):
    return f"{min(values):.3g}–{max(values):.3g}"


def needed_libraries(program):
    """The names that a program is linked to, as the loader looks for them."""
    table = subprocess.run(["readelf", "-d", program], capture_output=True, text=True, check=True).stdout
    return [line.split("[")[1].split("]")[0] for line in table.splitlines() if "(NEEDED)" in line]


def loaded_libraries(program):
    table = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    return {line.split()[0] for line in table.splitlines() if "=>" in line}


def used_libraries(kehoach):
    """Those that it is linked to, and those that it loads when it needs them."""
    return list(dict.fromkeys(needed_libraries(kehoach) + needed_libraries(kehoach.parent / LATER)))


def build_programs(folder, kehoach, compiler="cc"):
    """Compiles the comparison programs; empty ones only where kehoach is a program that can be read."""
    sources = {"measure": [], "bare": [], "whole": ["-lminizip", "-lz"]}
    if kehoach.read_bytes()[:4] == b"\x7fELF":
        for name, libraries in {"empty": used_libraries(kehoach), "empty-start": needed_libraries(kehoach)}.items():
            sources[name] = ["-fPIE", "-pie", "-Wl,-z,relro,-z,now,--no-as-needed", *(f"-l:{one}" for one in libraries)]
    for name, more in sources.items():
        done = subprocess.run([compiler, *FLAGS, "-o", folder / name, HERE / f"{name.split('-')[0]}.c", *more],
                              capture_output=True, text=True)
        if done.returncode:
            raise Failed(f"{name}.c: {done.stderr}")
    if "empty" in sources:
        start = loaded_libraries(kehoach)
        if loaded_libraries(folder / "empty-start") != start:
            raise Failed("the empty program loads other libraries than kehoach at its start")
        if loaded_libraries(folder / "empty") != start | loaded_libraries(kehoach.parent / LATER):
            raise Failed("the empty program loads other libraries than kehoach uses")


class Bench:
    """A folder of files that nothing is deleted from while times are taken."""

    def __init__(self, build, base=None):
        self.kehoach = Path(build).resolve() / "kehoach"
        self.base = Path(base or build).resolve() / "bench"
        self.base.mkdir(exist_ok=True)
        self.folder = self.base / f"{int(time.time())}-{os.getpid()}"
        self.folder.mkdir()
        self.count = 0
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "KEHOACH_", "MAKE"))}
        self.environment.update(LC_ALL="C.UTF-8", PYTHONDONTWRITEBYTECODE="1")
        build_programs(self.folder, self.kehoach)

    def clean(self):
        """Removes what this run wrote and earlier ones left; of many files it leaves a mark of the time."""
        many = sum(len(files) for _, _, files in os.walk(self.base)) > MANY
        for old in self.base.iterdir():
            if old.is_dir():
                shutil.rmtree(old, ignore_errors=True)
        if many:
            (self.base / "deleted").touch()

    def wait_after_deleting(self):
        stamp = self.base / "deleted"
        left = DELETED - (time.time() - stamp.stat().st_mtime) if stamp.exists() else 0
        if 0 < left <= DELETED:
            print(f"waiting {left:.0f} s: an earlier run removed its files, and the file system is slow for "
                  "some minutes after that", file=sys.stderr, flush=True)
            time.sleep(left)

    def fresh(self):
        self.count += 1
        return self.folder / f"o{self.count}"

    def run(self, command):
        done = subprocess.run([self.folder / "measure", self.folder, *map(str, command)], text=True,
                              stdin=subprocess.DEVNULL, capture_output=True, env=self.environment, cwd=ROOT)
        words = done.stdout.split()
        if done.returncode or not words or words[0] != "0":
            raise Failed(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
        ended, synced, user, system = map(float, words[1:5])
        return Run(ended, synced, user + system, int(words[5]))

    def in_turns(self, rounds, commands):
        """name → its runs, after each other and in another order every time. A command is a function of
        the folder that it is to write, or its words."""
        names = list(commands)
        runs = {name: [] for name in names}
        for i in range(rounds):
            order = names[i % len(names):] + names[:i % len(names)]
            for name in order if i % 2 == 0 else reversed(order):
                command = commands[name]
                words = command(self.fresh()) if callable(command) else command
                os.sync()  # what another run wrote is none of this one's
                runs[name].append(self.run(words))
        return runs


def ratio(runs, ours, theirs, field, scale=1.0):
    """The median of the rounds' ratios, ours to theirs: how many times theirs takes what ours does."""
    return median([getattr(b, field) / getattr(a, field) for a, b in zip(runs[ours], runs[theirs])]) * scale
