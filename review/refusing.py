"""What a reviewer sees when something cannot be: a plain page, never a traceback."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException

from extract.errors import SotinError
from load.errors import UnknownRecordError
from review.guards import HEADERS
from review.rendering import page

_KNOWN = {403: "expired", 404: "not_found", 405: "odd_request", 400: "odd_request"}


def install(app: FastAPI) -> None:
    """Every refusal and failure of the app becomes a page of it."""
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(UnknownRecordError, _no_record)
    app.add_exception_handler(SotinError, _failed)
    app.add_exception_handler(Exception, _broken)


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 400
    return page(request, "problem.html", status, problem=_KNOWN.get(status, "odd_request"), detail="")


def _no_record(request: Request, error: Exception) -> Response:
    return page(request, "problem.html", 404, problem="no_record", detail="")


def _failed(request: Request, error: Exception) -> Response:
    return page(request, "problem.html", 503, problem="store_failed", detail=str(error))


def _broken(request: Request, error: Exception) -> Response:
    """The answer to a fault of our own; the server logs the fault."""
    answer = page(request, "problem.html", 500, problem="broken", detail="")
    answer.headers.update(HEADERS)
    return answer
