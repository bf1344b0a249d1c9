#!/usr/bin/env python3
"""A ministry's client to start from: lodge an instrument, and wait for what the depositary says.

    REGISTER=https://register.example.int TOKEN=… python ministry.py lodge instrument.json [DOCUMENT.pdf …]
    REGISTER=https://register.example.int TOKEN=… python ministry.py wait SUBMISSION

`signatory_client` is generated from the register's own contract by openapi-python-client: see README.md. What the
register refuses is printed with its code, and nothing is left half-done: a draft can be lodged later.
"""

import base64
import hashlib
import json
import os
import sys
import time
import uuid
from http import HTTPStatus
from pathlib import Path

from signatory_client import AuthenticatedClient
from signatory_client.api.submissions import create_submission, get_submission, lodge_submission
from signatory_client.models import StepRequest, SubmissionContentRequest, SubmitRequest

TREATY = os.environ.get("TREATY", "hanoi-convention")
# In these it is the depositary's turn; in all others the ministry's, or nobody's any more.
IN_HAND = {"lodged", "under_examination"}
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1, 60


def expect(reply, *statuses: HTTPStatus):
    """The typed answer; a problem ends the program with its code and what was wrong."""
    if reply.status_code not in statuses:
        problem = json.loads(reply.content)
        sys.exit(f"{problem['status']} {problem['code']}: {problem['detail']}")
    return reply.parsed


def lodge(register: AuthenticatedClient, instrument: Path, documents: list[Path]) -> None:
    content = SubmissionContentRequest.from_dict(json.loads(instrument.read_text()))
    made = expect(
        create_submission.sync_detailed(
            TREATY,
            client=register,
            body=SubmitRequest(content=content),
            # A retry with the same key is the same submission. Keep the key with your own record of the instrument.
            idempotency_key=str(uuid.uuid4()),
        ),
        HTTPStatus.CREATED,
    )
    for document in documents:
        attach(register, made.submission.id, document)
    # Documents change the submission too, so its version is asked for again.
    current = expect(get_submission.sync_detailed(TREATY, made.submission.id, client=register), HTTPStatus.OK)
    lodged = expect(
        lodge_submission.sync_detailed(
            TREATY,
            made.submission.id,
            client=register,
            body=StepRequest(),
            if_match=f'"{current.submission.version}"',
        ),
        HTTPStatus.OK,
    )
    stands = lodged.submission
    print(json.dumps({"submission": stands.id, "status": stands.status, "version": stands.version}))


def attach(register: AuthenticatedClient, submission: str, document: Path) -> None:
    """Uploads a document as it is read, and has the register compare the digest."""
    current = expect(get_submission.sync_detailed(TREATY, submission, client=register), HTTPStatus.OK)
    digest = hashlib.sha256()
    with document.open("rb") as file:
        while chunk := file.read(64 * 1024):
            digest.update(chunk)
    with document.open("rb") as file:
        reply = register.get_httpx_client().post(
            f"/v1/treaties/{TREATY}/submissions/{submission}/documents",
            content=iter(lambda: file.read(64 * 1024), b""),
            headers={
                "content-type": "application/pdf",
                "content-disposition": f'attachment; filename="{document.name}"',
                "content-digest": f"sha-256=:{base64.b64encode(digest.digest()).decode()}:",
                "if-match": f'"{current.submission.version}"',
            },
        )
    if reply.status_code != HTTPStatus.CREATED:
        problem = reply.json()
        sys.exit(f"{document.name}: {problem['status']} {problem['code']}: {problem['detail']}")


def wait(register: AuthenticatedClient, submission: str) -> None:
    """Asks less and less often. Whoever can receive webhooks need not ask at all: see receiver.py."""
    pause = FIRST_PAUSE_SECONDS
    while True:
        current = expect(get_submission.sync_detailed(TREATY, submission, client=register), HTTPStatus.OK)
        if current.submission.status not in IN_HAND:
            break
        time.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
    outcome = current.to_dict()
    said = {name: outcome["submission"].get(name) for name in ("id", "status", "action")}
    print(json.dumps({**said, "returned": outcome.get("returned")}))


def main() -> None:
    register = AuthenticatedClient(base_url=os.environ["REGISTER"], token=os.environ["TOKEN"])
    match sys.argv[1:]:
        case ["lodge", instrument, *documents]:
            lodge(register, Path(instrument), [Path(document) for document in documents])
        case ["wait", submission]:
            wait(register, submission)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
