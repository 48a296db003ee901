"""Looks over the shoulder of a browser: what no page of ours may do."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

REFUSED = "Failed to load resource"
"""What Chromium writes for an answer of 400 and above; such answers are judged by number."""
EXPECTED = {400, 401, 404, 409, 422}


class Watch:
    """Collects console errors, broken scripts, foreign hosts, and answers that are our fault."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.faults: list[str] = []
        context.on("console", self.console)
        context.on("weberror", self.broken)
        context.on("request", self.request)
        context.on("response", self.response)

    def console(self, message: ConsoleMessage) -> None:
        """Note errors and warnings, among them each violation of the content policy."""
        if message.type in {"error", "warning"} and REFUSED not in message.text:
            self.faults.append(f"console of {message.location.get('url')}: {message.text}")

    def broken(self, error: WebError) -> None:
        """Note a script that threw."""
        address = error.page.url if error.page else "a page"
        self.faults.append(f"script error on {address}: {error.error}")

    def request(self, request: Request) -> None:
        """Note what is asked of others."""
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.faults.append(f"request to another host: {request.url}")

    def response(self, response: Response) -> None:
        """Note failures, and everything missing that is not a page."""
        page = response.request.resource_type in {"document", "fetch", "xhr"}
        if response.status >= 400 and not (page and response.status in EXPECTED):
            self.faults.append(f"{response.status} for {response.url}")
