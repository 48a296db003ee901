"""Headers of every answer: what a page may load, who may frame it, what may be kept."""

import gzip

from flask import Flask, Response, request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "geolocation=(), microphone=(), payment=()"),
)
OVER_HTTPS = (("Strict-Transport-Security", "max-age=31536000"),)
OF_A_PAGE = (("Cache-Control", "no-store"), ("Vary", "Cookie, HX-Request, Accept-Encoding"))
"""What an answer gets that does not say how long it may be kept."""
COMPRESS_FROM = 2048


def init_app(app: Flask) -> None:
    """Add the headers to all answers of *app*; those of ``ALWAYS`` are set nowhere else."""
    always = ALWAYS + OVER_HTTPS if app.config["SESSION_COOKIE_SECURE"] else ALWAYS

    @app.after_request
    def add_headers(response: Response) -> Response:
        headers = response.headers
        headers.setdefault("Content-Security-Policy", POLICY)
        if "Cache-Control" not in headers:
            headers.extend(OF_A_PAGE)
        headers.extend(always)
        return compress(response)


def compress(response: Response) -> Response:
    """Compress HTML from 2 kB at the quickest level: there is no proxy that would do it."""
    if (
        response.mimetype != "text/html"
        or response.direct_passthrough
        or response.content_encoding
        or "gzip" not in request.headers.get("Accept-Encoding", "")
    ):
        return response
    content = response.get_data()
    if len(content) < COMPRESS_FROM:
        return response
    response.set_data(gzip.compress(content, 1, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    return response
