"""Answers all that `kehoach init --interactive` asks, as its examples have it: answer_all.py HOW PROGRAM
[ARGUMENT]…

HOW: `examples` takes the example that `?` shows, else Enter; `least` tries Enter first. Each answer must
be taken. What was asked goes to standard output; the exit status is the program's."""

import re
import subprocess
import sys


def main():
    how, command = sys.argv[1], sys.argv[2:]
    program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE)

    def read():
        """What is said up to the next prompt, or the end."""
        said = b""
        while not re.search(rb"(^  |\] )> $", said, re.M):
            byte = program.stderr.read(1)
            if not byte:
                return said.decode(), True
            said += byte
        return said.decode(), False

    def send(line):
        program.stdin.write(line.encode() + b"\n")
        program.stdin.flush()

    asked, ended = read()
    last = tried = None
    while not ended:
        question = re.findall(r"^(\d+)/\d+  (.*)$", asked, re.M)[-1]
        print(question[1])
        if how == "least" and question != tried:
            send("")
            tried = question
            asked, ended = read()
            continue
        send("?")
        told, ended = read()
        example = re.search(r"^  Ví dụ:\n((?:    .*\n)+)", told, re.M)
        lines = [line[4:] for line in example[1].splitlines()] if example else [""]
        several = "dòng trống là hết" in asked
        for line in lines[:-1] + lines[-1:] * (several and lines != [""]):
            send(line)
            told, ended = read()
        send("" if several else lines[0])
        if question == last:
            print(f"not taken: {asked}")
            program.kill()
            return 98
        last = question
        asked, ended = read()
    print(asked)
    return program.wait()


sys.exit(main())
