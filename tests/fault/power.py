"""Power loss: what the program asks of the disk is recorded, call by call, and replayed
up to every moment that matters. What was not synced then is dropped, kept, kept in
part, or torn between two sectors; names that no folder's sync confirmed may be missing.
Each such disk must open, be sound, and hold all that had been acknowledged, whole."""
import concurrent.futures
import os
import pathlib
import random
import shutil
import signal
import struct
import subprocess
import tempfile

from book import HERE, NOW, PROGRAM, call, check, environment, must
from writers import Pages

RECORDER = pathlib.Path(PROGRAM).parent / "tests" / "fault" / "librecord_calls.so"
HEAD = struct.Struct("<cxxxiiqq")  # struct head of record_calls.c
AT_FDCWD = -100
O_CREAT = os.O_CREAT
O_TMPFILE = os.O_TMPFILE


# --- A disk: what is on it, and what it was only asked to hold. --------------------

class File:
    def __init__(self):
        self.durable = b""
        self.pending = []  # ("w", offset, bytes) ("t", size) ("g", size), in order

    def sync(self):
        self.durable = self.content(lambda op, first, last: True)
        self.pending = []

    def content(self, kept, unit=4096):
        """With those pending calls and sectors that `kept` keeps."""
        data = bytearray(self.durable)
        for index, op in enumerate(self.pending):
            if op[0] == "w":
                self.write(data, index, op[1], op[2], kept, unit)
            elif kept(index, 0, True):
                size = op[1]
                if op[0] == "t" and size < len(data):
                    del data[size:]
                elif size > len(data):
                    data += bytes(size - len(data))
        return bytes(data)

    @staticmethod
    def write(data, index, offset, piece, kept, unit):
        at = offset
        while at < offset + len(piece):
            end = min((at // unit + 1) * unit, offset + len(piece))
            if kept(index, (at - offset) // unit, end == offset + len(piece)):
                if end > len(data):
                    data += bytes(end - len(data))
                data[at:end] = piece[at - offset:end - offset]
            at = end


class Folder:
    def __init__(self):
        self.durable, self.now = {}, {}
        self.pending = []  # what each call made of the names: the names after it

    def change(self, **names):
        for name, what in names.items():
            if what is None:
                self.now.pop(name, None)
            else:
                self.now[name] = what
        self.pending.append(dict(self.now))

    def sync(self):
        self.durable, self.pending = dict(self.now), []

    def names(self, dice):
        """Folders change in order: the names as they were after some call."""
        return dice.choice([self.durable, *self.pending])


class Disk:
    """Takes the calls of a log, one by one."""

    def __init__(self, root):
        self.root_path, self.root = str(root), Folder()
        self.open = {}

    def place(self, pid, folder, path):
        """(folder, name) of a path below the root; (None, None) of others."""
        if path.startswith("/proc/self/fd/"):
            return None, self.open.get((pid, int(path.rsplit("/", 1)[1])))
        if not path.startswith("/"):
            base = self.open.get((pid, folder))
            return (base, path) if isinstance(base, Folder) else (None, None)
        if path.rstrip("/") == self.root_path:
            return self.root, ""
        if not path.startswith(self.root_path + "/"):
            return None, None
        parts = path[len(self.root_path) + 1:].rstrip("/").split("/")
        at = self.root
        for part in parts[:-1]:
            at = at.now.get(part)
            if not isinstance(at, Folder):
                return None, None
        return at, parts[-1]

    def take(self, what, fd, number, pid, rest):
        text = rest.decode("utf-8", "surrogateescape") if what in "onmurl" else ""
        thing = self.open.get((pid, fd))
        if what == "o":
            self.take_open(pid, fd, number, text)
        elif what == "c":
            self.open.pop((pid, fd), None)
        elif what in "wtg" and isinstance(thing, File):
            thing.pending.append(("w", number, rest) if what == "w" else (what, number))
        elif what == "s" and thing:
            thing.sync()
        elif what in "nmu":
            folder, name = self.place(pid, fd, text)
            if folder:
                folder.change(**{name: {"n": File, "m": Folder, "u": lambda: None}[what]()})
        elif what in "rl":
            self.take_two(what, pid, fd, number, *text.split("\0"))

    def take_open(self, pid, fd, number, text):
        flags, base = number >> 32, struct.unpack("<i", struct.pack("<I", number & 0xffffffff))[0]
        folder, name = self.place(pid, base, text)
        if not folder:
            return
        thing = folder.now.get(name) if name else folder
        if flags & O_TMPFILE == O_TMPFILE:
            thing = File()
        elif thing is None and flags & O_CREAT:
            thing = File()
            folder.change(**{name: thing})
        elif isinstance(thing, File) and flags & os.O_TRUNC:
            thing.pending.append(("t", 0))
        self.open[pid, fd] = thing

    def take_two(self, what, pid, base, to_base, source, target):
        folder, name = self.place(pid, base, source)
        to_folder, to_name = self.place(pid, to_base, target)
        if to_folder is None:
            return
        thing = folder.now.get(name) if folder else name
        if what == "r" and folder is to_folder:
            folder.change(**{name: None, to_name: thing})  # one step
        else:
            to_folder.change(**{to_name: thing})
            if what == "r":
                folder.change(**{name: None})

    def after_power_loss(self, how, dice):
        """{path: bytes} of all files; None for a folder."""
        found = {}

        def walk(folder, path):
            names = {"dropped": lambda: folder.durable, "kept": lambda: folder.now}.get(
                how, lambda: folder.names(dice))()
            for name, thing in names.items():
                below = f"{path}{name}"
                if isinstance(thing, Folder):
                    found[below + "/"] = None
                    walk(thing, below + "/")
                else:
                    found[below] = content(thing, how, dice)

        walk(self.root, "")
        return found


def content(file, how, dice):
    count = len(file.pending)
    if how == "dropped" or not count:
        return file.durable
    if how == "kept":
        return file.content(lambda op, sector, last: True)
    if how == "late":  # the last calls reached the disk, earlier ones did not
        first = dice.randrange(count)
        return file.content(lambda op, sector, last: op >= first)
    unit = dice.choice([512, 4096])
    if how == "torn":  # in order, and the last of them only in part
        torn, head = dice.randrange(count), dice.random() < 0.5
        return file.content(lambda op, sector, last: op < torn or (
            op == torn and (sector == 0 if head else last)), unit)
    likely = dice.choice([0.2, 0.5, 0.8])
    return file.content(lambda op, sector, last: dice.random() < likely, unit)


# --- What is recorded. ---------------------------------------------------------------

class Recording:
    """A book from its first command on, what it held after each, and the log."""

    def __init__(self, path):
        self.path, self.root = path, path / "disk"
        self.book, self.log = self.root / "home" / "book", path / "log"
        self.root.mkdir()
        self.log.write_bytes(b"")
        self.env = environment(LD_PRELOAD=str(RECORDER), RECORD_FILE=str(self.log))
        self.snapshots = [self.held(None)]

    def held(self, book):
        """What a copy of the book exports."""
        with tempfile.TemporaryDirectory(dir=self.path) as copy:
            if book:
                shutil.copytree(book, f"{copy}/book")
            return must(f"{copy}/book", "export", "json", "-o", "-")

    def mark(self, page):
        """What is said from now on acknowledges the next change: at a page, once it was
        asked for, since the end of an earlier answer may still be on its way."""
        with open(self.log, "ab", buffering=0) as log:
            log.write(HEAD.pack(b"R", int(page), 0, len(self.snapshots), 0))

    def command(self, *words):
        self.mark(False)
        result = must(self.book, *words, env=self.env)
        self.snapshots.append(self.held(self.book))
        return result

    def pages(self, texts, end):
        pages = Pages(self.book, self.env)
        for text in texts:
            self.mark(True)
            if not pages.log("note: " + text):
                raise RuntimeError("the page did not answer")
            self.snapshots.append(self.held(self.book))
        pages.process.send_signal(end)
        pages.process.stdout.read()
        pages.process.wait()

    def calls(self):
        data, at, calls = self.log.read_bytes(), 0, []
        while at < len(data):
            what, fd, length, number, pid = HEAD.unpack_from(data, at)
            at += HEAD.size
            calls.append((what.decode(), fd, number, pid, data[at:at + length]))
            at += length
        return calls


def record(path, long):
    recording = Recording(path)
    words = "so that the log of a day in use grows past one page and more " * 40
    recording.command("log", "symptom", "--name", "flushing", "--severity", "3")
    recording.command("log", "flush x2 after pizza and red wine, took 100 mcg octreotide", "--yes")
    recording.command("profile", "set", "name", "Robin")
    recording.command("import", str(HERE.parent / "schema" / "journal.json"))
    recording.command("undo")
    # The log of an open page grows until it is written back into the journal in the
    # middle of the work, and begins anew.
    recording.pages([f"page {n} {words}" for n in range(420 if long else 12)], signal.SIGKILL)
    recording.command("log", "note", "--text", "the first after a kill " + words)
    recording.pages([f"later {n} {words}" for n in range(3)], signal.SIGTERM)
    recording.command("export", "json", "-o", str(recording.root / "out.json"))
    recording.command("log", "note", "--text", "the last")
    return recording


def replayed_whole(recording, disk):
    """The recorder has missed nothing: the replay is the disk as it is."""
    made = disk.after_power_loss("kept", None)
    real = {str(p.relative_to(recording.root)) + ("/" if p.is_dir() else ""):
            None if p.is_dir() else p.read_bytes() for p in recording.root.rglob("*")}
    different = [name for name in made.keys() | real.keys()
                 if not name.endswith("-shm") and made.get(name, 0) != real.get(name, 0)]
    check(not different, f"power: the log does not lead to the disk as it is: {different}")


def disks(recording, dice):
    """Yields (moment, how, files, acknowledged, begun) for every moment and way."""
    disk, begun, acknowledged, asked = Disk(recording.root), 0, 0, False
    calls = recording.calls()
    for moment, (what, fd, number, pid, rest) in enumerate(calls):
        # Before and after a sync, and before a name goes or a file shrinks.
        ways = []
        if what in "sautrR" or (moment and calls[moment - 1][0] in "sa"):
            ways = ["dropped", "kept", "late", "torn", "some", "some"]
        for how in ways:
            yield moment, how, disk.after_power_loss(how, dice), acknowledged, begun
        if what == "R":
            acknowledged, begun, asked = begun, number, not fd
        elif what == "q":
            asked = True
        elif what == "a" and asked:
            acknowledged = begun
        else:
            disk.take(what, fd, number, pid, rest)
    yield len(calls), "dropped", disk.after_power_loss("dropped", dice), acknowledged, begun
    replayed_whole(recording, disk)


# --- What is found after the power is back. ------------------------------------------

def judge(recording, case):
    moment, how, files, acknowledged, begun = case
    place = f"power is lost at call {moment}, unsynced calls {how}"
    with tempfile.TemporaryDirectory(dir=recording.path) as root:
        root = pathlib.Path(root)
        for name, data in files.items():
            path = root / name
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if data is None:
                path.mkdir(mode=0o700, exist_ok=True)
                continue
            # Shared memory is not recorded: after the power is back it may hold anything.
            path.write_bytes(os.urandom(len(data)) if name.endswith("-shm") else data)
            path.chmod(0o600)
        judge_book(recording, place, root / "home" / "book", acknowledged, begun)
        judge_export(recording, place, files.get("out.json"), acknowledged)


def judge_book(recording, place, book, acknowledged, begun):
    allowed = recording.snapshots[acknowledged:begun + 1]
    if not (book / "journal.db").exists() and acknowledged:
        check(False, f"{place}: {acknowledged} changes were acknowledged, and there is no journal")
        return
    verified = call(book, "--json", "verify")
    if not check(verified.returncode == 0, f"{place}: verify says: "
                 f"{(verified.stdout + verified.stderr).decode()[:300]}"):
        return
    held = must(book, "export", "json", "-o", "-")
    if held in allowed:
        check(True, "")
        return
    others = [n for n, snapshot in enumerate(recording.snapshots) if snapshot == held]
    check(False, f"{place}: {acknowledged} of {begun} changes were acknowledged, and the book "
          f"holds {f'those up to {others[0]}' if others else 'something else'}")


def judge_export(recording, place, file, acknowledged):
    """The export is the last command but one; its file is whole or not there."""
    at = len(recording.snapshots) - 2
    if acknowledged >= at or file is not None:
        check(file == recording.snapshots[at], f"{place}: the exported file is "
              f"{'missing' if file is None else f'of {len(file)} bytes, not whole'}")


def run(long):
    if not RECORDER.exists():
        check(False, f"{RECORDER} is missing: build it first")
        return
    path = pathlib.Path(tempfile.mkdtemp(prefix="hoofbeat-power-"))
    dice = random.Random(20261124)
    recording = record(path, long)
    seen, cases = set(), []
    for case in disks(recording, dice):
        key = hash((case[3], case[4], tuple(sorted(case[2].items()))))
        if key not in seen:
            seen.add(key)
            cases.append(case)
    check(len(cases) > 100, f"power: only {len(cases)} different disks; the log is too short")
    most = 20000 if long else 300
    if len(cases) > most:
        cases = dice.sample(cases, most)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda case: judge(recording, case), cases))
    shutil.rmtree(path)
