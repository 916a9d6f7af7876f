"""What the fault tests share: a book that is made once and copied for each run,
commands run in it, what it holds, and the count of checks."""
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import threading

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent.parent
PROGRAM = os.path.abspath(os.environ.get("HOOFBEAT", TOP / "build" / "hoofbeat"))
PRELOAD = pathlib.Path(PROGRAM).parent / "tests" / "fault" / "libfail_malloc.so"
NOW = "2026-11-23T19:30:00-05:00"

passed = 0
failures = []
skipped = []
lock = threading.Lock()


def check(holds, message):
    global passed
    with lock:
        if holds:
            passed += 1
        else:
            failures.append(message)
    return holds


def skip(reason):
    with lock:
        skipped.append(reason)


def environment(**more):
    env = {k: v for k, v in os.environ.items() if not k.startswith(("HOOFBEAT_", "XDG_", "TZ"))}
    return {**env, "LC_ALL": "C.UTF-8", "TZ": "America/New_York", **more}


def call(folder, *words, wrap=(), env=None, **options):
    """Runs the program in a book; wrap is put before it (strace, prlimit)."""
    options.setdefault("stdin", subprocess.DEVNULL)
    options.setdefault("stdout", subprocess.PIPE)
    return subprocess.run([*wrap, PROGRAM, "--book", str(folder), "--now", NOW, *words],
                          stderr=subprocess.PIPE, env=env or environment(), **options)


def must(folder, *words, **options):
    result = call(folder, *words, **options)
    if result.returncode != 0:
        raise RuntimeError(f"{' '.join(words)}: exit status {result.returncode}: "
                           f"{result.stderr.decode()}")
    return result.stdout


def holds(folder):
    """What a book holds, in a form that is the same for the same content: ids are
    made anew in each run, so they are left out."""
    document = json.loads(must(folder, "export", "json", "-o", "-"))

    def without_ids(value):
        if isinstance(value, dict):
            return {k: without_ids(v) for k, v in sorted(value.items()) if k not in ("id", "item")}
        if isinstance(value, list):
            return [without_ids(v) for v in value]
        return value

    plain = without_ids(document)
    for key in ("entries", "plan"):
        plain[key] = sorted(plain.get(key, []), key=lambda r: json.dumps(r, sort_keys=True))
    return plain


def whole(folder, place):
    """The file is sound for SQLite and for the program."""
    copy = pathlib.Path(tempfile.mkdtemp(prefix="whole-", dir=folder.parent))
    try:
        for name in ("journal.db", "journal.db-wal", "journal.db-shm"):
            if (folder / name).exists():
                shutil.copy2(folder / name, copy / name)
        db = sqlite3.connect(copy / "journal.db")
        try:
            verdict = db.execute("PRAGMA integrity_check").fetchone()[0]
            orphans = db.execute("PRAGMA foreign_key_check").fetchall()
        except sqlite3.Error as e:
            verdict, orphans = str(e), []
        finally:
            db.close()
        if not check(verdict == "ok" and not orphans, f"{place}: SQLite says: {verdict} {orphans[:2]}"):
            return False
    finally:
        shutil.rmtree(copy)
    result = call(folder, "--json", "verify")
    return check(result.returncode == 0, f"{place}: verify says: "
                 f"{(result.stdout + result.stderr).decode()[:300]}")


def died(result):
    """A death by a signal, or a bug that the program itself reports."""
    return result.returncode < 0 or result.returncode >= 64


class Workshop:
    """A folder for one case, with a book made once and copied for each run."""

    def __init__(self, name):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix=f"hoofbeat-{name}-"))
        self.template = self.path / "template"
        must(self.template, "log", "symptom", "--name", "flushing", "--severity", "3",
             "--at", "2026-11-22T10:00:00-05:00")
        must(self.template, "log", "note", "--text", "kept " * 40, "--at", "2026-11-22")
        must(self.template, "profile", "set", "name", "Robin")
        answer = must(self.template, "--json", "log", "stool", "--bristol", "5")
        self.id = json.loads(answer)["added"][0]
        self.serial = 0

    def copy(self):
        with lock:
            self.serial += 1
            folder = self.path / f"run{self.serial}" / "book"
        folder.parent.mkdir()
        shutil.copytree(self.template, folder)
        return folder

    def drop(self, folder):
        shutil.rmtree(folder.parent)

    def close(self):
        shutil.rmtree(self.path)


# What a person does that writes. $ID is an entry of the template, $OUT a file.
ACTIONS = {
    "log-fields": ["log", "symptom", "--name", "flushing", "--severity", "4"],
    "log-sentence": ["log", "flush x2 after pizza and red wine, took 100 mcg octreotide", "--yes"],
    "import": ["import", str(HERE.parent / "schema" / "journal.json")],
    "edit": ["edit", "$ID", "--bristol", "6"],
    "undo": ["undo"],
    "delete": ["delete", "$ID"],
    "profile-set": ["profile", "set", "zone", "Europe/London"],
    "export": ["export", "json", "-o", "$OUT"],
}
DAILY = ["log-fields", "log-sentence", "import", "edit", "undo", "export"]


def action_words(workshop, name, folder):
    return [word.replace("$ID", workshop.id).replace("$OUT", str(folder.parent / "out.json"))
            for word in ACTIONS[name]]
