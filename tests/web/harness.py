"""A server in a folder of its own, and clients for it."""

import html.parser
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.parse

NOW = "2026-11-23T19:30:00-05:00"


class Answer:
    def __init__(self, raw):
        head, _, self.body = raw.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        self.raw = raw
        self.status = int(lines[0].split()[1]) if len(lines[0].split()) > 1 else 0
        self.headers = {}
        self.names = []
        for line in lines[1:]:
            name, _, value = line.partition(":")
            self.headers[name.lower()] = value.strip()
            self.names.append(name.lower())
        self.text = self.body.decode("utf-8", "replace")


class Forms(html.parser.HTMLParser):
    """The forms of a page: action, hidden fields, names of inputs."""

    def __init__(self, text):
        super().__init__()
        self.forms = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.forms.append({"action": attrs["action"], "fields": [], "buttons": []})
        elif tag in ("input", "textarea", "select") and self.forms and "name" in attrs:
            self.forms[-1]["fields"].append((attrs["name"], attrs.get("value", ""), tag, attrs))
        elif tag == "button" and self.forms and "name" in attrs:
            self.forms[-1]["buttons"].append((attrs["name"], attrs.get("value", "")))

    def to(self, action):
        return next(f for f in self.forms if f["action"] == action)


class Server:
    def __init__(self, program, extra=()):
        self.program = program
        self.extra = list(extra)
        self.errors = ""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="hoofbeat-web-")
        self.book = os.path.join(self.folder, "book")
        self.environment = {"PATH": os.environ["PATH"], "HOME": self.folder, "LC_ALL": "C.UTF-8"}
        for name in ("ASAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]
        self.errors_file = open(os.path.join(self.folder, "errors"), "w+")
        self.process = subprocess.Popen(
            [self.program, "--book", self.book, "--now", NOW, "--zone", "America/New_York",
             *self.extra, "serve", "--port", "0"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors_file,
            env=self.environment, text=True)
        self.address = self.next_address()
        self.port = int(re.search(r":(\d+)/", self.address)[1])
        self.host = f"127.0.0.1:{self.port}"
        self.origin = f"http://{self.host}"
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder)

    def next_address(self):
        for line in self.process.stdout:
            if "/open?key=" in line:
                return line.strip()
        self.errors_file.seek(0)
        raise AssertionError("serve printed no address: " + self.errors_file.read())

    def stop(self):
        """True when the server ended by itself with status 0 after SIGTERM."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if not self.errors_file.closed:
            self.errors_file.seek(0)
            self.errors = f"status {self.process.returncode} {self.errors_file.read()}"
            self.errors_file.close()
        return self.process.returncode == 0

    def run(self, *arguments):
        """The same program on the same book."""
        return subprocess.run(
            [self.program, "--book", self.book, "--now", NOW, "--zone", "America/New_York",
             *arguments], env=self.environment, capture_output=True, text=True)

    def journal(self):
        """All that was written down, to see whether something changed."""
        result = self.run("export", "json", "-o", "-")
        assert result.returncode == 0, result.stderr
        return result.stdout

    def resident_kb(self):
        with open(f"/proc/{self.process.pid}/status") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read())[1])

    # Raw requests.

    def connect(self, family=socket.AF_INET):
        connection = socket.socket(family)
        connection.settimeout(15)
        connection.connect(("127.0.0.1" if family == socket.AF_INET else "::1", self.port))
        return connection

    def raw(self, data, family=socket.AF_INET):
        """All bytes that come back until the server closes; b"" when it just closes."""
        with self.connect(family) as connection:
            try:
                connection.sendall(data)
            except OSError:
                pass
            got = b""
            try:
                while piece := connection.recv(65536):
                    got += piece
            except (ConnectionResetError, socket.timeout):
                pass
            return got

    def ask(self, method="GET", path="/", headers=(), body=b"", host=None, close=True):
        lines = [f"{method} {path} HTTP/1.1", f"Host: {host or self.host}"]
        lines += [f"{name}: {value}" for name, value in headers]
        if close:
            lines.append("Connection: close")
        if body or method == "POST":
            lines.append(f"Content-Length: {len(body)}")
        head = "\r\n".join(lines) + "\r\n\r\n"
        return Answer(self.raw(head.encode("latin-1") + body))

    # A browser.

    def browser(self):
        if not hasattr(self, "_browser"):
            self._browser = Browser(self)
        return self._browser


class Browser:
    """One session, with the headers that Chromium sends."""

    def __init__(self, server, address=None):
        self.server = server
        path = (address or server.address).split(server.host)[1]
        self.opened = server.ask("GET", path)
        assert self.opened.status == 303, self.opened.raw
        self.cookie = self.opened.headers["set-cookie"].split(";")[0]
        self.refresh_token()

    def refresh_token(self):
        found = re.search(r'name="token" value="([0-9a-f]{64})"', self.get("/data").text)
        assert found, "no form with a token"
        self.token = found[1]

    def get(self, path):
        return self.server.ask("GET", path, [("Cookie", self.cookie)])

    def headers(self, content_type="application/x-www-form-urlencoded"):
        return [("Cookie", self.cookie), ("Origin", "null"), ("Sec-Fetch-Site", "same-origin"),
                ("Content-Type", content_type)]

    def post(self, path, fields, token=True, headers=None):
        fields = list(fields.items()) if isinstance(fields, dict) else list(fields)
        if token:
            fields.insert(0, ("token", self.token))
        body = urllib.parse.urlencode(fields, encoding="utf-8").encode()
        return self.server.ask("POST", path, headers or self.headers(), body)

    def log(self, sentence):
        return self.post("/log", {"sentence": sentence})

    def send_file(self, content, name="hoofbeat.json", token=True, boundary="----b0undary"):
        body = b""
        if token:
            body += (f'--{boundary}\r\nContent-Disposition: form-data; name="token"\r\n\r\n'
                     f"{self.token}\r\n").encode()
        body += (f"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; "
                 f"filename=\"{name}\"\r\nContent-Type: application/json\r\n\r\n").encode()
        body += content + f"\r\n--{boundary}--\r\n".encode()
        return self.server.ask(
            "POST", "/data", self.headers(f"multipart/form-data; boundary={boundary}"), body)


def wait_until(condition, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return condition()
