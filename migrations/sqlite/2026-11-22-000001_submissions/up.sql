-- Submissions: instruments that ministries lodge, before they are anything of the record.
-- content: what was submitted and what the examination found, JSON. version: counts the changes, for If-Match.
-- action: the position of the entry in the ledger that recorded it. request_*: the request that made it, if that can be
-- repeated safely.
CREATE TABLE submission (
    id          TEXT      NOT NULL PRIMARY KEY,
    treaty      TEXT      NOT NULL,
    participant TEXT      NOT NULL,
    status      TEXT      NOT NULL,
    version     BIGINT    NOT NULL CHECK (version >= 1),
    content     TEXT      NOT NULL,
    created_at  TIMESTAMP NOT NULL,
    changed_at  TIMESTAMP NOT NULL,
    action      BIGINT    UNIQUE REFERENCES ledger_entry (position),
    request_key         BLOB UNIQUE,
    request_fingerprint BLOB,
    -- Recorded if and only if there is an action.
    CHECK ((status = 'recorded') = (action IS NOT NULL))
);

CREATE INDEX submission_of_participant ON submission (treaty, participant, id);
CREATE INDEX submission_by_status ON submission (treaty, status, id);

-- What happened to each, in order: one row for each version. by_*: who did it, as the token said; by_participant: whom
-- that person spoke for, absent for the depositary.
-- content: what was said on that occasion (reasons, findings), JSON.
CREATE TABLE submission_event (
    submission TEXT      NOT NULL REFERENCES submission (id),
    version    BIGINT    NOT NULL CHECK (version >= 1),
    kind       TEXT      NOT NULL,
    at         TIMESTAMP NOT NULL,
    by_issuer  TEXT      NOT NULL,
    by_subject TEXT      NOT NULL,
    by_participant TEXT,
    content    TEXT      NOT NULL,
    PRIMARY KEY (submission, version)
);

CREATE TRIGGER submission_event_is_never_updated BEFORE UPDATE ON submission_event
BEGIN SELECT RAISE(ABORT, 'what happened to a submission is never updated'); END;

CREATE TRIGGER submission_event_is_never_deleted BEFORE DELETE ON submission_event
BEGIN SELECT RAISE(ABORT, 'what happened to a submission is never deleted'); END;

-- What happened outside the ledger and is to be told to some: written in the transaction in which it happened, and
-- handed out to subscriptions later. What happened in the ledger needs no row: the ledger is its own outbox.
-- participant: beside the depositary, only subscriptions of this participant are told. link: where to look.
CREATE TABLE outbox (
    sequence    INTEGER   NOT NULL PRIMARY KEY AUTOINCREMENT,
    id          TEXT      NOT NULL UNIQUE,
    kind        TEXT      NOT NULL,
    treaty      TEXT,
    participant TEXT,
    link        TEXT      NOT NULL,
    occurred_at TIMESTAMP NOT NULL,
    handed_out  BOOLEAN   NOT NULL DEFAULT FALSE
);

CREATE INDEX outbox_to_hand_out ON outbox (sequence) WHERE NOT handed_out;
