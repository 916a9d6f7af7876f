"""The n-th write, sync, rename ... of a command fails, or kills it: for n = 1, 2,
... until the command gets by without it. After each run the book is sound and
holds the old or the new state, and what was acknowledged is there."""
import concurrent.futures
import os
import pathlib

from book import (ACTIONS, DAILY, Workshop, action_words, call, check, died, environment, holds,
                  must, skip, whole)

OLD_FILE = b"the old file\n"
# (system calls, what happens to the n-th, whether all later ones fail too)
FAULTS = [
    ("pwrite64,write,writev", "error=ENOSPC", "+"),  # a full disk stays full
    ("pwrite64", "error=EIO", ""),
    ("fsync,fdatasync", "error=EIO", ""),
    ("fsync,fdatasync", "error=EIO", "+"),
    ("ftruncate,fallocate", "error=ENOSPC", ""),
    ("rename,renameat,renameat2,link,linkat", "error=EIO", ""),
    ("linkat", "error=EPERM", "+"),  # files cannot get a name later: another way is taken
    ("unlink,unlinkat", "error=EIO", ""),
    ("openat,open", "error=ENOSPC", ""),
    ("pwrite64", "signal=KILL", ""),
    ("fsync,fdatasync", "signal=KILL", ""),
    ("ftruncate,fallocate", "signal=KILL", ""),
    ("rename,renameat,renameat2,link,linkat,unlink,unlinkat", "signal=KILL", ""),
]


def strace_works(workshop):
    folder = workshop.copy()
    result = call(folder, "journal", wrap=["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=none"])
    workshop.drop(folder)
    return result.returncode == 0


class Loop:
    """One action under one fault."""

    def __init__(self, workshop, action, fault, old, new):
        self.workshop, self.action, self.fault = workshop, action, fault
        self.old, self.new = old, new

    def run(self):
        n = 0
        while True:
            n += 1
            if not self.once(n):
                return n

    def once(self, n):
        """One run; False when the fault was not reached any more."""
        calls, what, plus = self.fault
        place = f"{self.action}, {calls} {what} at {n}{plus}"
        folder = self.workshop.copy()
        out = folder.parent / "out.json"
        out.write_bytes(OLD_FILE)
        trace = folder.parent / "trace"
        # Only the program's own files: reading its libraries is the loader's affair, and a
        # message to standard error is no write that could be lost.
        wrap = ["strace", "-f", "-qq", "-o", str(trace), "-e", f"trace={calls}",
                "-P", str(folder), "-P", str(out.parent)]
        for name in ("journal.db", "journal.db-wal", "journal.db-shm", "journal.db-journal"):
            wrap += ["-P", str(folder / name)]
        if self.action != "export":
            wrap += ["-P", str(folder / "cache.db")]
        wrap += ["-e", f"inject={calls}:{what}:when={n}{plus}"]
        if self.action == "export":
            # The file beside has a name of its own: all paths count here.
            wrap = ["strace", "-f", "-qq", "-o", str(trace), "-e", f"trace={calls}",
                    "-e", f"inject={calls}:{what}:when={n}{plus}"]
        result = call(folder, *action_words(self.workshop, self.action, folder), wrap=wrap)
        text = trace.read_text(errors="replace") if trace.exists() else ""
        reached = "INJECTED" in text or "killed by SIGKILL" in text
        self.judge(place, folder, out, result, what, reached)
        self.workshop.drop(folder)
        return reached

    def judge(self, place, folder, out, result, what, reached):
        status, said = result.returncode, result.stderr.decode(errors="replace").strip()
        killed = "KILL" in what and reached
        if not reached:
            check(status == 0, f"{place}: not reached, yet exit status {status}: {said[:300]}")
        elif killed:
            check(status != 0, f"{place}: was killed and yet answered")
        else:
            check(not died(result) and status in (0, 3),
                  f"{place}: exit status {status}, not 3: {said[:300]}")
            check(status == 0 or not result.stdout, f"{place}: refused and yet answered")
            # Where every write fails, the message cannot be written either.
            silent = self.action == "export" and "write" in self.fault[0].split(",")
            check(status == 0 or said or silent, f"{place}: exit status 3 without a message")
        if not whole(folder, place):
            return
        state = holds(folder)
        if status == 0:
            check(state == self.new, f"{place}: was acknowledged and is not there")
        else:
            check(state in (self.old, self.new), f"{place}: is neither as before nor as after")
        if self.action == "export":
            self.judge_file(place, folder, out, status)
        again = call(folder, "log", "note", "--text", "afterwards")
        check(again.returncode == 0, f"{place}: nothing can be written afterwards: "
              f"{again.stderr.decode()[:200]}")

    def judge_file(self, place, folder, out, status):
        content = out.read_bytes() if out.exists() else b""
        complete = content.startswith(b"{") and content.rstrip().endswith(b"}")
        check(complete if status == 0 else content == OLD_FILE or complete,
              f"{place}: the file is neither the old nor the new one")
        if status < 0:  # killed: what it left is taken away by the next export
            must(folder, "export", "json", "-o", str(out.parent / "trace"))
        left = [p.name for p in out.parent.iterdir() if p.name not in ("book", "out.json", "trace")]
        # Where no name may be taken away, the one beside stays until the next time.
        check(not left or "unlink" in self.fault[0], f"{place}: left {left} beside the file")


def run(long):
    workshop = Workshop("calls")
    if not strace_works(workshop):
        skip("strace may not trace here: the n-th failing call was not tried")
        return
    old = holds(workshop.template)
    loops = []
    for action in ACTIONS if long else DAILY:
        folder = workshop.copy()
        must(folder, *action_words(workshop, action, folder))
        new = holds(folder)
        workshop.drop(folder)
        check(new != old or action == "export", f"{action}: changes nothing")
        for fault in FAULTS:
            loops.append(Loop(workshop, action, fault, old, new))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        reached = list(pool.map(Loop.run, loops))
    # A loop that never reached its fault has tested nothing; some actions have no such call.
    check(sum(1 for n in reached if n > 1) > len(loops) // 3,
          "most faults were never reached: the calls have other names here")
    workshop.close()
