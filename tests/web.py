"""A browser without a screen, over a real connection: it keeps cookies and follows nothing."""

import http.client
import re
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

HIDDEN = re.compile(r'type="hidden" name="([\w-]+)" value="([^"]*)"')


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes
    path: str

    @property
    def text(self) -> str:
        """The page."""
        return self.body.decode("utf-8", "replace")

    @property
    def place(self) -> str:
        """The address that it leads to."""
        return urlsplit(self.headers.get("location", "")).path

    def hidden(self) -> dict[str, str]:
        """What the forms of the page carry unseen."""
        return dict(HIDDEN.findall(self.text))


@dataclass
class Browser:
    """One visitor of one server. Raises OSError or HTTPException where the server is gone."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)
    timeout: float = 60

    def ask(
        self, method: str, path: str, body: bytes | None = None, kind: str = "", **headers: str
    ) -> Answer:
        """Send one request."""
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if kind:
            sent["Content-Type"] = kind
        server = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=self.timeout)
        try:
            server.request(method, path, body, sent | headers)
            response = server.getresponse()
            content = response.read()
            told = response.getheaders()
        finally:
            server.close()
        for name, value in told:
            if name.lower() == "set-cookie":
                self._keep(value)
        shown = {name.lower(): value for name, value in told}
        return Answer(response.status, shown, content, urlsplit(path).path)

    def get(self, path: str, **headers: str) -> Answer:
        """Open an address."""
        return self.ask("GET", path, **headers)

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        """Send a form."""
        body = urlencode(fields).encode()
        return self.ask("POST", path, body, "application/x-www-form-urlencoded")

    def send(
        self,
        path: str,
        fields: dict[str, str],
        *,
        files: dict[str, bytes],
        into: str = "files",
        **headers: str,
    ) -> Answer:
        """Send a form with files, by their names, in the field that takes them."""
        chosen = [SimpleUploadedFile(name, content) for name, content in files.items()]
        body = encode_multipart(BOUNDARY, {**fields, into: chosen})
        return self.ask("POST", path, body, MULTIPART_CONTENT, **headers)

    def fill(self, path: str, *, files: dict[str, bytes] | None = None, **typed: str) -> Answer:
        """Open a page and send its form with what is typed; where it is taken, see what follows."""
        form = {**self.get(path).hidden(), **typed}
        sent = self.post(path, form) if files is None else self.send(path, form, files=files)
        return self.get(sent.headers["location"]) if sent.place else sent

    def _keep(self, line: str) -> None:
        for name, morsel in SimpleCookie(line).items():
            if morsel["max-age"] == "0" or not morsel.value:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = morsel.value
