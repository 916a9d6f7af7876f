"""Real full and read-only disks, file size limits, and what stands in the place of
the book: links, foreign, damaged and newer files, folders that others may read."""
import json
import os
import pathlib
import shutil
import sqlite3
import stat
import subprocess
import sys

from book import (HERE, NOW, PROGRAM, Workshop, call, check, died, environment, holds, must, skip,
                  whole)


def notes(folder):
    document = json.loads(must(folder, "export", "json", "-o", "-"))
    return [e["text"] for e in document["entries"] if e["kind"] == "note"]


def refused(place, result, *words):
    said = result.stderr.decode(errors="replace")
    check(result.returncode == 3, f"{place}: exit status {result.returncode}, not 3: {said[:300]}")
    check(not result.stdout, f"{place}: refused and yet answered")
    for word in words:
        check(word in said, f"{place}: the message does not say \"{word}\": {said[:300]}")


def log_until_refused(folder, wrap=()):
    """Logs notes until one is refused; the texts that were acknowledged."""
    kept = []
    for n in range(4000):
        text = f"note {n} " + "x" * 900
        result = call(folder, "log", "note", "--text", text, wrap=wrap)
        if result.returncode != 0:
            return kept, result
        kept.append(text)
    return kept, None


# --- In a mount space of their own: called again under unshare -m. ---------------

def inside_full(folder):
    """A small disk fills up while notes are logged."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=900k,mode=700", "tmpfs", folder], check=True)
    book = pathlib.Path(folder) / "book"
    must(book, "log", "note", "--text", "first")
    # What is left is filled but for a bit, so that the book's own files meet the end.
    filler = pathlib.Path(folder) / "filler"
    left = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
    filler.write_bytes(b"\0" * max(0, left - 120 * 1024))
    kept, result = log_until_refused(book)
    if check(result is not None, "full disk: never filled up"):
        refused("full disk", result)
    reading = call(book, "journal")
    check(reading.returncode == 0, f"full disk: reading: {reading.stderr.decode()[:200]}")
    filler.unlink()
    again = call(book, "log", "note", "--text", "afterwards")
    check(again.returncode == 0, f"full disk, space again: {again.stderr.decode()[:200]}")
    if whole(book, "full disk"):
        check(notes(book) == ["first", *kept, "afterwards"] or
              sorted(notes(book)) == sorted(["first", *kept, "afterwards"]),
              "full disk: what was acknowledged is not what is there")


def inside_read_only(folder):
    """A disk that turned read-only is read, and writing to it is refused."""
    book = pathlib.Path(folder) / "book"
    must(book, "log", "note", "--text", "first")
    subprocess.run(["mount", "--bind", book, book], check=True)
    subprocess.run(["mount", "-o", "remount,ro,bind", book], check=True)
    for words in (["journal"], ["today"], ["food", "pizza"], ["export", "json", "-o", "-"], ["verify"]):
        result = call(book, *words)
        check(result.returncode == 0, f"read-only, {words[0]}: exit status {result.returncode}: "
              f"{result.stderr.decode()[:200]}")
    refused("read-only, log", call(book, "log", "note", "--text", "more"))
    refused("read-only, import", call(book, "import", str(HERE.parent / "schema" / "journal.json")))
    out = call(book, "export", "json", "-o", str(book / "out.json"))
    check(out.returncode == 3, f"read-only, export into it: exit status {out.returncode}")
    missing = call(book / "none", "journal")
    check(not died(missing) and missing.returncode in (0, 3),
          f"read-only, no book: exit status {missing.returncode}")
    check(notes(book) == ["first"], "read-only: the journal is not as it was")


def unshared(name, folder):
    result = subprocess.run(["unshare", "-m", "true"], stderr=subprocess.PIPE)
    if result.returncode != 0:
        skip(f"no mount space of our own ({name}): {result.stderr.decode().strip()}")
        return
    inner = subprocess.run(["unshare", "-m", sys.executable, str(HERE / "run"), "--inside", name, str(folder)],
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for line in inner.stdout.split("\n"):
        if line.startswith("passed "):
            for _ in range(int(line.split()[1])):
                check(True, "")
        elif line.startswith("failed "):
            check(False, line[len("failed "):])
    check(inner.returncode == 0, f"{name}: {inner.stdout[-600:]}")


INSIDE = {"full": inside_full, "read-only": inside_read_only}


# --- Limits and places. -----------------------------------------------------------

def size_limit(workshop):
    """A file may not grow: an error in words, never a death by SIGXFSZ."""
    for extra in (0, 4096, 20000, 60000, 200000):
        folder = workshop.copy()
        limit = (folder / "journal.db").stat().st_size + extra
        kept, result = log_until_refused(folder, wrap=["prlimit", f"--fsize={limit}"])
        place = f"file size limit {limit}"
        if check(result is not None, f"{place}: was never reached"):
            refused(place, result)
        out = call(folder, "export", "json", "-o", str(folder.parent / "o.json"),
                   wrap=["prlimit", "--fsize=100"])
        check(out.returncode == 3, f"{place}: export: exit status {out.returncode}")
        check(not (folder.parent / "o.json").exists(), f"{place}: a cut export was left")
        if whole(folder, place):
            check(sorted(notes(folder))[1:] == sorted(kept),
                  f"{place}: what was acknowledged is not what is there")
        workshop.drop(folder)


def standard_output_full(workshop):
    folder = workshop.copy()
    for words in (["export", "json", "-o", "-"], ["journal"], ["--json", "today"]):
        with open("/dev/full", "wb") as full:
            result = call(folder, *words, stdout=full)
        check(result.returncode == 3, f"{' '.join(words)} >/dev/full: exit status {result.returncode}")
        check(result.stderr, f"{' '.join(words)} >/dev/full: no message")
    workshop.drop(folder)


def modes(workshop):
    """Folder 0700, files 0600 under any umask, while open too."""
    def wide_open():
        os.umask(0)

    folder = workshop.path / "modes" / "deep" / "book"
    for words in (["log", "note", "--text", "first"], ["today"], ["journal"],
                  ["export", "json", "-o", str(workshop.path / "modes.json")]):
        must(folder, *words, preexec_fn=wide_open)
    server = subprocess.Popen([PROGRAM, "--book", str(folder), "serve", "--port", "0"],
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, env=environment(), preexec_fn=wide_open)
    try:
        server.stdout.readline()
        must(folder, "log", "note", "--text", "second", preexec_fn=wide_open)
        found = [folder, *folder.iterdir(), workshop.path / "modes.json"]
        for path in found:
            mode = stat.S_IMODE(path.stat().st_mode)
            check(mode == (0o700 if path.is_dir() else 0o600), f"umask 000: {path.name} has {mode:o}")
    finally:
        server.terminate()
        server.wait()
    left = sorted(p.name for p in folder.iterdir() if p.name not in ("journal.db", "cache.db"))
    check(not left, f"when nothing is open, journal.db alone holds everything; left: {left}")


def others_may_read(workshop):
    for part, mode in (("", 0o755), ("", 0o770), ("journal.db", 0o644), ("journal.db", 0o660)):
        folder = workshop.copy()
        path = folder / part if part else folder
        path.chmod(mode)
        for words in (["journal"], ["log", "note", "--text", "more"]):
            refused(f"{part or 'folder'} with mode {mode:o}, {words[0]}", call(folder, *words), "chmod")
        check(stat.S_IMODE(path.stat().st_mode) == mode, f"{part or 'folder'}: its mode was changed")
        path.chmod(0o700 if path.is_dir() else 0o600)
        check(len(notes(folder)) == 1, f"{part or 'folder'}: more was written")
        workshop.drop(folder)


def links(workshop):
    """A link at the place of a file of ours is never written through."""
    for name in ("journal.db", "journal.db-wal", "journal.db-shm", "journal.db-journal"):
        folder = workshop.copy()
        canary = folder.parent / "canary"
        canary.write_bytes(b"not ours")
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(canary)
        for words in (["log", "note", "--text", "more"], ["journal"], ["today"]):
            result = call(folder, *words)
            check(not died(result) and result.returncode in (0, 3),
                  f"link at {name}, {words[0]}: exit status {result.returncode}")
            if name == "journal.db":
                refused(f"link at {name}, {words[0]}", result)
        check(canary.read_bytes() == b"not ours", f"link at {name}: the file behind it was changed")
        workshop.drop(folder)
    folder = workshop.copy()
    canary = folder.parent / "canary"
    canary.write_bytes(b"not ours")
    out = folder.parent / "out.json"
    out.symlink_to(canary)
    call(folder, "export", "json", "-o", str(out))
    check(canary.read_bytes() == b"not ours", "export to a link: the file behind it was changed")
    (folder.parent / "pipe").mkdir()
    result = call(folder, "export", "json", "-o", str(folder.parent / "pipe"))
    check(result.returncode == 3, f"export to a folder: exit status {result.returncode}")
    workshop.drop(folder)


def foreign(workshop):
    """Foreign, newer and damaged files are refused and left as they are."""
    def spoil(name, content):
        folder = workshop.copy()
        path = folder / "journal.db"
        content(path)
        before = path.read_bytes()
        for words in (["journal"], ["log", "note", "--text", "more"], ["undo"]):
            refused(f"{name}, {words[0]}", call(folder, *words))
        check(path.read_bytes() == before, f"{name}: was changed")
        workshop.drop(folder)

    def newer(path):
        db = sqlite3.connect(path)
        version = db.execute("PRAGMA user_version").fetchone()[0]
        db.execute(f"PRAGMA user_version = {version + 1}")
        db.commit()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.close()

    def other_program(path):
        path.unlink()
        db = sqlite3.connect(path)
        db.execute("CREATE TABLE entry(id)")
        db.execute("PRAGMA application_id = 1")
        db.commit()
        db.close()
        path.chmod(0o600)

    spoil("a text file", lambda p: p.write_bytes(b"Dear diary\n" * 500))
    spoil("a short text file", lambda p: p.write_bytes(b"Dear diary\n"))
    spoil("another program's database", other_program)
    spoil("a newer journal", newer)
    def emptied(beside):
        def spoil_it(path):
            path.write_bytes(b"")
            (path.parent / beside).write_bytes(b"what is left" * 1000)
            (path.parent / beside).chmod(0o600)
        return spoil_it

    # Alone, an empty file is what an interrupted first use leaves: a new journal.
    spoil("an emptied journal beside its log", emptied("journal.db-wal"))
    spoil("an emptied journal beside its cache", emptied("cache.db"))
    spoil("a header that is cut", lambda p: p.write_bytes(p.read_bytes()[:60]))


def interrupted_first_use(workshop):
    """The file is made empty, then filled: where it stayed empty, it is a new journal."""
    folder = workshop.path / "first"
    folder.mkdir(mode=0o700)
    (folder / "journal.db").touch(mode=0o600)
    result = call(folder, "log", "note", "--text", "the first")
    check(result.returncode == 0 and notes(folder) == ["the first"],
          f"an interrupted first use: {result.stderr.decode()[:200]}")


def damaged(workshop, long):
    """A cut file and flipped bits: never a crash, never an answer that hides it."""
    whole_file = (workshop.template / "journal.db").read_bytes()
    cuts = range(4096, len(whole_file), 4096)
    flips = range(100, len(whole_file), len(whole_file) // (2000 if long else 60))
    for name, spoilt in [(f"cut at {n}", whole_file[:n]) for n in cuts] + [
            (f"byte {n} flipped", whole_file[:n] + bytes([whole_file[n] ^ 0xA5]) + whole_file[n + 1:])
            for n in flips]:
        folder = workshop.copy()
        (folder / "journal.db").write_bytes(spoilt)
        for words in (["verify"], ["journal"], ["log", "note", "--text", "more"], ["export", "json", "-o", "-"]):
            result = call(folder, *words)
            # A flipped byte can make a value that an old program would have written too.
            check(not died(result) and result.returncode in (0, 3),
                  f"{name}, {words[0]}: exit status {result.returncode}: "
                  f"{result.stderr.decode(errors='replace')[:200]}")
        workshop.drop(folder)


def no_zones(workshop):
    folder = workshop.copy()
    before = (folder / "journal.db").read_bytes()
    empty = folder.parent / "zones"
    empty.mkdir()
    for where in (empty, folder.parent / "nowhere"):
        result = call(folder, "log", "flush at noon", "--yes", env=environment(TZDIR=str(where)))
        refused(f"zone folder {where.name}", result, str(where))
    check((folder / "journal.db").read_bytes() == before, "without zones: the journal was changed")
    new = folder.parent / "new"
    for wrong in ({"TZDIR": str(empty)}, {"TZ": "Nowhere/City"}):
        for words in (["log", "flush at noon", "--yes"], ["today"], ["--zone", "Nowhere/City", "today"]):
            result = call(new, *words, env=environment(**wrong))
            check(result.returncode in (1, 2, 3) and not new.exists(),
                  f"{wrong}, {' '.join(words)}: exit status {result.returncode}, and a folder was made")
    workshop.drop(folder)


def run(long):
    workshop = Workshop("disk")
    for name in INSIDE:
        place = workshop.path / name
        place.mkdir(mode=0o700)
        unshared(name, place)
    size_limit(workshop)
    standard_output_full(workshop)
    modes(workshop)
    others_may_read(workshop)
    links(workshop)
    foreign(workshop)
    interrupted_first_use(workshop)
    damaged(workshop, long)
    no_zones(workshop)
    workshop.close()
