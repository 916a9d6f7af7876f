"""Large, slow and many: the server stays small and answers the others."""

import os
import socket
import threading
import time

from harness import Answer


def answers_soon(server, seconds=1.0):
    start = time.monotonic()
    assert server.ask("GET", "/health").status == 200
    took = time.monotonic() - start
    assert took < seconds, f"the others waited {took:.2f} s"


def test_headers_have_a_limit(server):
    """More than 16 KB of headers is 431; a megabyte is not kept."""
    answer = server.ask("GET", "/health", [("X-Long", "x" * 20000)])
    assert answer.status == 431 and "Too much was sent" in answer.text, answer.status
    got = server.raw(f"GET /health HTTP/1.1\r\nHost: {server.host}\r\nX-Long: ".encode() + b"x" * 1000000)
    assert not got or Answer(got).status in (400, 413, 414, 431), got[:100]
    answers_soon(server)


def test_a_form_has_a_limit(server):
    """A body over 10 MiB is 413, by its length or as it comes; memory stays flat."""
    browser = server.browser()
    before, journal = server.resident_kb(), server.journal()
    declared = server.raw(
        f"POST /log HTTP/1.1\r\nHost: {server.host}\r\nCookie: {browser.cookie}\r\n"
        f"Origin: {server.origin}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {11 << 20}\r\n\r\n".encode())
    assert Answer(declared).status == 413 and "larger than 10 MB" in Answer(declared).text
    head = (f"POST /log HTTP/1.1\r\nHost: {server.host}\r\nCookie: {browser.cookie}\r\n"
            f"Origin: {server.origin}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n").encode()
    piece = b"100000\r\n" + b"x" * (1 << 20) + b"\r\n"
    chunked = server.raw(head + piece * 12 + b"0\r\n\r\n")
    assert Answer(chunked).status == 413
    assert server.resident_kb() < before + 4000
    assert server.journal() == journal


def test_a_file_has_a_limit(server):
    """A file over 64 MiB is 413 and says how else; no temporary file stays."""
    browser = server.browser()
    before = server.resident_kb()
    declared = server.raw(
        f"POST /data HTTP/1.1\r\nHost: {server.host}\r\nCookie: {browser.cookie}\r\n"
        f"Origin: {server.origin}\r\nContent-Type: multipart/form-data; boundary=x\r\n"
        f"Content-Length: {1 << 30}\r\n\r\n".encode())
    assert Answer(declared).status == 413 and "hoofbeat import" in Answer(declared).text
    assert server.resident_kb() < before + 4000
    assert not [f for f in os.listdir(server.book) if not f.startswith(("journal.db", "cache.db"))]


def test_a_large_file_is_streamed(server):
    """30 MB of a wrong file are refused in words, in flat memory."""
    browser = server.browser()
    before = server.resident_kb()
    answer = browser.send_file(b"\x00" * (30 << 20))
    assert answer.status == 400, answer.status
    assert server.resident_kb() < before + 8000, server.resident_kb() - before
    assert not [f for f in os.listdir(server.book) if not f.startswith(("journal.db", "cache.db"))]


def test_strange_files(server):
    """Cut, endless, nameless and oddly named parts are 4xx and change nothing."""
    browser = server.browser()
    journal = server.journal()
    kind = browser.headers("multipart/form-data; boundary=X")
    token = f'--X\r\nContent-Disposition: form-data; name="token"\r\n\r\n{browser.token}\r\n'
    rows = [token + '--X\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\ncut',
            token + '--X\r\nContent-Type: text/plain\r\n\r\nx\r\n--X--',
            token + '--X\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n' * 100000 + "--X--",
            token + '--X\r\nContent-Disposition: form-data; name="file"; filename="../../x"\r\n\r\nx\r\n--X--',
            token + '--X\r\nContent-Disposition: form-data; name="file"; filename="a\x00b"\r\n\r\n{}\r\n--X--',
            token + "--X" + "\r\nX: y" * 5000,
            "no parts at all", ""]
    for row in rows:
        answer = server.ask("POST", "/data", kind, row.encode())
        assert 400 <= answer.status < 500, (row[:200], answer.status)
    assert browser.send_file(b"{}", token=False).status == 403
    assert server.journal() == journal
    assert not [f for f in os.listdir(server.book) if not f.startswith(("journal.db", "cache.db"))]
    assert not os.path.exists(os.path.join(server.folder, "x"))


def test_slow_heads_are_ended(server):
    """A head that drips is ended after about 10 s; the others are answered meanwhile."""
    slow = []
    for _ in range(20):
        connection = server.connect()
        connection.sendall(f"GET /health HTTP/1.1\r\nHost: {server.host}\r\n".encode())
        slow.append(connection)
    start = time.monotonic()
    ended = set()
    while time.monotonic() - start < 14 and len(ended) < len(slow):
        for i, connection in enumerate(slow):
            if i in ended:
                continue
            try:
                connection.sendall(b"X-Slow: 1\r\n")
                connection.setblocking(False)
                if connection.recv(1000) == b"":
                    ended.add(i)
            except BlockingIOError:
                connection.setblocking(True)
            except OSError:
                ended.add(i)
        answers_soon(server)
        time.sleep(0.5)
    took = time.monotonic() - start
    for connection in slow:
        connection.close()
    assert len(ended) == len(slow), f"{len(ended)} of {len(slow)} were ended"
    assert took > 8, f"already after {took:.1f} s"


def test_a_thousand_idle_connections(server):
    """1,000 silent connections do not keep the others waiting."""
    idle = []
    try:
        for _ in range(1000):
            connection = socket.socket()
            connection.setblocking(False)
            connection.connect_ex(("127.0.0.1", server.port))
            idle.append(connection)
            if len(idle) % 100 == 0:
                answers_soon(server)
        answers_soon(server)
    finally:
        for connection in idle:
            connection.close()
    answers_soon(server)


def test_one_that_reads_slowly(server):
    """Readers that take nothing do not keep the others waiting."""
    browser = server.browser()
    slow = []
    for _ in range(40):
        connection = socket.socket()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        connection.connect(("127.0.0.1", server.port))
        connection.sendall(f"GET /hoofbeat.css HTTP/1.1\r\nHost: {server.host}\r\n\r\n".encode() * 3)
        slow.append(connection)
    answers_soon(server)
    assert browser.get("/data").status == 200
    for connection in slow:
        connection.close()


def test_many_at_once(server):
    """Twenty browsers at once all get whole pages."""
    browser = server.browser()
    problems = []

    def read():
        for _ in range(10):
            answer = browser.get("/data")
            if answer.status != 200 or not answer.text.endswith("</html>"):
                problems.append(answer.status)

    threads = [threading.Thread(target=read) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not problems, problems
