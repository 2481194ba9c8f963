"""The far sides of what leaves: an operator of SMS and a mail server, over real connections."""

import json
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

# An operator that refuses repeats what it was sent, a mail server whom it does not know.
REFUSED_PATTERN, REFUSED_NAME = "refused-pattern", "refused."


@dataclass
class Outside:
    """What has arrived there: SMS as they were posted, mails as (recipient, whole text)."""

    sms: list[dict[str, Any]] = field(default_factory=list)
    mails: list[tuple[str, bytes]] = field(default_factory=list)
    refused: int = 0
    ports: tuple[int, int] = (0, 0)

    @property
    def settings(self) -> dict[str, str]:
        """What a site is told so that it sends everything here."""
        return {
            "SMS_GATEWAY_URL": f"http://127.0.0.1:{self.ports[0]}/send",
            "SMS_GATEWAY_TOKEN": "operator",
            "SMS_PATTERNS": f"case_received:1201,case_news:{REFUSED_PATTERN},code:1203",
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(self.ports[1]),
            "EMAIL_TLS": "0",
        }


@contextmanager
def outside() -> Iterator[Outside]:
    """Run both."""
    seen = Outside()
    operator = ThreadingHTTPServer(("127.0.0.1", 0), _operator(seen))
    mail = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _mail_server(seen))
    mail.daemon_threads = True
    seen.ports = (operator.server_address[1], mail.server_address[1])
    threads = [Thread(target=one.serve_forever, args=(0.05,)) for one in (operator, mail)]
    for thread in threads:
        thread.start()
    try:
        yield seen
    finally:
        for server, thread in zip((operator, mail), threads, strict=True):
            server.shutdown()
            thread.join()
            server.server_close()


def _operator(seen: Outside) -> type[BaseHTTPRequestHandler]:
    class Operator(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"]))
            told = json.loads(sent)
            is_refused = told["pattern"] == REFUSED_PATTERN
            seen.sms.append(told)
            seen.refused += is_refused
            self.send_response(422 if is_refused else 200)
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *args: Any) -> None:
            pass

    return Operator


def _mail_server(seen: Outside) -> type[socketserver.StreamRequestHandler]:
    class MailServer(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            recipient = ""
            self.say("220 here")
            while line := self.rfile.readline().decode().strip():
                verb = line[:4].upper()
                if verb == "RCPT":
                    recipient = line.partition("<")[2].rstrip(">")
                    self.rcpt(recipient)
                elif verb == "DATA":
                    self.say("354 go on")
                    seen.mails.append((recipient, b"".join(iter(self.line, b".\r\n"))))
                    self.say("250 taken")
                else:
                    self.say("221 bye" if verb == "QUIT" else "250 yes")
                    if verb == "QUIT":
                        return

        def rcpt(self, recipient: str) -> None:
            if recipient.startswith(REFUSED_NAME):
                seen.refused += 1
                self.say(f"550 nobody here is {recipient}")
            else:
                self.say("250 yes")

        def line(self) -> bytes:
            return self.rfile.readline()

        def say(self, words: str) -> None:
            self.wfile.write(words.encode() + b"\r\n")

    return MailServer
