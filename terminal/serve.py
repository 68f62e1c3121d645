"""The review desk on this machine."""

from __future__ import annotations

import socket

import uvicorn
from rich.console import Console

from extract.errors import SotinError
from review.app import create_app
from terminal.store import Store
from terminal.words import language

HOST = "127.0.0.1"


def review_desk(store: Store, port: int) -> None:
    """Serve the review desk until Ctrl-C. Raises SotinError when the port is taken."""
    check_port(port)
    Console(stderr=True).print(f"Review desk: http://{HOST}:{port}/  (Ctrl-C ends it)", highlight=False)
    uvicorn.run(create_app(store.engine, language=language()), host=HOST, port=port, log_level="warning")


def check_port(port: int) -> None:
    """Raises SotinError when the port is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise SotinError(f"port {port} cannot be had ({error.strerror}); choose another with --port") from error
