"""The n-th allocation of a command fails: no crash, exit status 3 and a message (or
the answer, where a library does without), and the book is as before or as after."""
import concurrent.futures
import os

from book import (ACTIONS, DAILY, PRELOAD, Workshop, action_words, call, check, died, environment,
                  holds, must, skip, whole)

READS = {
    "today": ["today"],
    "journal": ["journal"],
    "food": ["food", "pizza and red wine, aged cheddar"],
    "facts": ["facts", "red-wine"],
    "verify": ["verify"],
}


def points(count, most):
    """At most `most` of 1..count, all of them where they are few: the first ones, then
    evenly, with steps that do not fall into a rhythm."""
    if count <= most:
        return list(range(1, count + 1))
    head = most // 5
    rest = most - head
    return list(range(1, head + 1)) + sorted(
        {head + 1 + (count - head - 1) * i // rest for i in range(rest)})


def run_failing(folder, words, n):
    report = folder.parent / "report"
    env = environment(LD_PRELOAD=str(PRELOAD), FAIL_AT=str(n), FAIL_COUNT_FILE=str(report))
    result = call(folder, *words, env=env)
    counted, reached = (report.read_text().split() if report.exists() else ("0", "0"))
    return result, int(counted), reached == "1"


def once(workshop, name, words_of, n, old, new):
    folder = workshop.copy()
    place = f"{name}, allocation {n} fails"
    result, _, _ = run_failing(folder, words_of(folder), n)
    said = result.stderr.decode(errors="replace").strip()
    check(not died(result), f"{place}: exit status {result.returncode}: {said[-300:]}")
    check(result.returncode in (0, 3), f"{place}: exit status {result.returncode}: {said[:200]}")
    # "verify" may say it in its answer, as a problem that it found.
    told = said or (name == "verify" and result.stdout)
    check(result.returncode == 0 or told, f"{place}: exit status 3 without a message")
    if new is not None and whole(folder, place):
        state = holds(folder)
        check(state == new if result.returncode == 0 else state in (old, new),
              f"{place}: exit status {result.returncode}, and the book is neither as before nor "
              "as after")
    workshop.drop(folder)


def run(long):
    if not PRELOAD.exists():
        check(False, f"{PRELOAD} is missing: build it first")
        return
    most = 2000 if long else 60
    workshop = Workshop("memory")
    old = holds(workshop.template)
    jobs = []
    cases = {name: ACTIONS[name] for name in (ACTIONS if long else DAILY)}
    for name in [*cases, *READS]:
        def words_of(folder, name=name):
            return action_words(workshop, name, folder) if name in ACTIONS else READS[name]
        folder = workshop.copy()
        result, count, _ = run_failing(folder, words_of(folder), 0)
        check(result.returncode == 0 and count > 10, f"{name}: {count} allocations counted, "
              f"exit status {result.returncode}: {result.stderr.decode()[:200]}")
        new = holds(folder) if name in ACTIONS else None
        workshop.drop(folder)
        jobs += [(workshop, name, words_of, n, old, new) for n in points(count, most)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda job: once(*job), jobs))
    workshop.close()
