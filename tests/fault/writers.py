"""Several writers at once, and writers that are killed at random moments: what was
acknowledged is there, whole, once; nothing else is there but what was tried."""
import collections
import http.client
import http.cookiejar
import json
import random
import re
import signal
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

from book import NOW, PROGRAM, Workshop, call, check, environment, must, whole


def notes(folder):
    document = json.loads(must(folder, "export", "json", "-o", "-"))
    return [e["text"] for e in document["entries"] if e.get("text", "").startswith("round")]


def start_log(folder, text):
    return subprocess.Popen([PROGRAM, "--book", str(folder), "--now", NOW, "log", "note", "--text", text],
                            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE, env=environment())


def eight_writers(workshop, each):
    folder = workshop.copy()
    script = ('for n in $(seq $2); do "$0" --book "$1" --now "$4" log note --text "round $3 $n" '
              '>/dev/null && echo "round $3 $n"; done')
    writers = [subprocess.Popen(["sh", "-c", script, PROGRAM, str(folder), str(each), str(w), NOW],
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, env=environment(), text=True)
               for w in range(8)]
    acknowledged, said = [], []
    for writer in writers:
        out, err = writer.communicate()
        acknowledged += out.split("\n")[:-1]
        said += err.split("\n")[:-1]
    check(len(acknowledged) == 8 * each, f"eight writers: {len(acknowledged)} of {8 * each} were "
          f"acknowledged: {said[:2]}")
    check(sorted(notes(folder)) == sorted(acknowledged), "eight writers: what was acknowledged is "
          "not what is there")
    whole(folder, "eight writers")
    workshop.drop(folder)


class Pages:
    """A server of the pages, and one reader who is let in."""

    def __init__(self, folder, env=None):
        self.process = subprocess.Popen(
            [PROGRAM, "--book", str(folder), "--now", NOW, "serve", "--port", "0"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env=env or environment(), text=True)
        said = ""
        address = None
        while not address:
            line = self.process.stdout.readline()
            if not line:
                raise RuntimeError(f"serve ended: {said}")
            said += line
            address = re.search(r"http://\S+/open\?key=[\w-]+", said)
        self.root = address.group(0).split("/open")[0]
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        page = self.opener.open(address.group(0)).read().decode()
        form = re.search(r"<form[^>]*>(?:(?!</form>).)*name=\"?sentence.*?</form>", page, re.S).group(0)
        self.action = re.search(r"action=\"([^\"]+)\"", form).group(1)
        self.hidden = dict(re.findall(r"type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"", form))

    def log(self, text):
        """True once the page has answered that it is saved."""
        body = urllib.parse.urlencode({**self.hidden, "sentence": text}).encode()
        request = urllib.request.Request(self.root + self.action, data=body,
                                         headers={"Origin": self.root})
        try:
            with self.opener.open(request) as answer:
                return answer.status == 200
        except urllib.error.HTTPError as e:
            raise RuntimeError(f"the page refused: {e.code} {e.read().decode()[:300]}")
        except (OSError, http.client.HTTPException):
            return False  # it was killed in the middle of an answer


def kill_rounds(workshop, rounds):
    folder = workshop.copy()
    tried, acknowledged = [], []
    random.seed(20261123)
    # Moments are drawn within the time that a few commands take here, loaded or not.
    start = time.monotonic()
    for n in range(4):
        must(folder, "log", "note", "--text", f"to see how long it takes {n}")
    usual = (time.monotonic() - start) / 4
    for n in range(rounds):
        if n % 5 == 4:
            page_round(folder, n, usual, tried, acknowledged)
        else:
            command_round(folder, n, usual, tried, acknowledged)
        if n % 10 == 9 or n == rounds - 1:
            if not whole(folder, f"kill round {n}"):
                return
        there = collections.Counter(notes(folder))
        lost = [t for t in acknowledged if not there[t]]
        check(not lost, f"kill round {n}: acknowledged and lost: {lost[:3]}")
        check(set(there) <= set(tried) and max(there.values(), default=1) == 1,
              f"kill round {n}: something is there twice, or was never written")
    check(len(acknowledged) > rounds, f"kill rounds: only {len(acknowledged)} notes were "
          "acknowledged; the rounds are too short to say anything")
    workshop.drop(folder)


def command_round(folder, n, usual, tried, acknowledged):
    """Two commands at a time, until a moment that is drawn; then both are killed."""
    end = time.monotonic() + usual * random.uniform(0.5, 6)
    serial = 0
    while True:
        texts = [f"round {n} note {serial} {'x' * random.choice([1, 300, 5000])}",
                 f"round {n} note {serial + 1}"]
        serial += 2
        tried += texts
        running = [(text, start_log(folder, text)) for text in texts]
        while any(p.poll() is None for _, p in running) and time.monotonic() < end:
            time.sleep(0.0005)
        for _, process in running:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
        for text, process in running:
            process.stderr.read()
            process.stderr.close()
            if process.wait() == 0:
                acknowledged.append(text)
        if time.monotonic() >= end:
            return


def page_round(folder, n, usual, tried, acknowledged):
    pages = Pages(folder)
    killer = subprocess.Popen(["sh", "-c", f"sleep {usual * random.uniform(0.5, 8)}; kill -9 $0",
                               str(pages.process.pid)])
    for serial in range(10000):
        text = f"round {n} page {serial}"
        tried.append(text)
        if not pages.log("note: " + text):
            break
        acknowledged.append(text)
    killer.wait()
    pages.process.kill()
    pages.process.wait()


def run(long):
    workshop = Workshop("writers")
    eight_writers(workshop, 100 if long else 20)
    kill_rounds(workshop, 1000 if long else 50)
    workshop.close()
