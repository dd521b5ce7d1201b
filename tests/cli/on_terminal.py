"""Types into a program on a terminal of its own: on_terminal.py PROGRAM [ARGUMENT]…

Standard input has what to do, an action a line: `type TEXT` (Python's escapes: \\t, \\x04), `see TEXT`
waits until it was printed since the last action that was seen, `end` until the program has ended. All
that was printed goes to standard output; the exit status is the program's, 99 where something wasn't
seen in a minute."""

import os
import pty
import select
import signal
import sys
import time


def main():
    steps = [line.rstrip("\n").partition(" ") for line in sys.stdin]
    child, terminal = pty.fork()
    if child == 0:
        for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)  # as a shell at a terminal starts it
        os.execvp(sys.argv[1], sys.argv[1:])
    shown, at, deadline, open_still = b"", 0, time.monotonic() + 60, True

    def read():
        nonlocal shown, open_still
        if select.select([terminal], [], [], 0.05)[0]:
            try:
                got = os.read(terminal, 65536)
            except OSError:
                got = b""
            open_still = bool(got)
            shown += got

    failed = False
    for action, _, text in steps:
        # escapes, and letters of any kind
        text = text.encode("latin-1", "backslashreplace").decode("unicode_escape").encode()
        if action == "type":
            os.write(terminal, text)
        while action == "see" and text not in shown[at:] and open_still and time.monotonic() < deadline:
            read()
        while action == "end" and open_still and time.monotonic() < deadline:
            read()
        if action == "see" and text not in shown[at:]:
            print(f"not seen: {text.decode()}", file=sys.stderr)
            failed = True
            break
        if action == "see":
            at = shown.index(text, at) + len(text)
    if open_still:
        os.kill(child, signal.SIGKILL)
        os.close(terminal)
    sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    sys.exit(99 if failed else status if status >= 0 else 128 - status)


main()
