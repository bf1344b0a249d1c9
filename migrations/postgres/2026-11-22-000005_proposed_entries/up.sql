-- Entries that one officer proposed and another is to confirm, where two are required.
-- asked: what kind of request it was; body: what was sent, JSON. version: counts the changes, for If-Match.
-- entry: the position of the first entry of the ledger that followed from it. request_*: the request that proposed it, if
-- that can be repeated safely. The record itself names no officers.
CREATE TABLE proposed_entry (
    id                  TEXT      NOT NULL PRIMARY KEY,
    treaty              TEXT      NOT NULL,
    asked               TEXT      NOT NULL,
    corrects            BIGINT,
    body                TEXT      NOT NULL,
    status              TEXT      NOT NULL,
    version             BIGINT    NOT NULL CHECK (version >= 1),
    proposed_at         TIMESTAMP NOT NULL,
    proposed_by_issuer  TEXT      NOT NULL,
    proposed_by_subject TEXT      NOT NULL,
    closed_at           TIMESTAMP,
    closed_by_issuer    TEXT,
    closed_by_subject   TEXT,
    said                TEXT,
    entry               BIGINT    UNIQUE REFERENCES ledger_entry (position),
    request_key         BYTEA UNIQUE,
    request_fingerprint BYTEA,
    -- Confirmed if and only if there is an entry, and never by the one who proposed it.
    CHECK ((status = 'confirmed') = (entry IS NOT NULL)),
    CHECK (status <> 'confirmed' OR closed_by_issuer <> proposed_by_issuer OR closed_by_subject <> proposed_by_subject)
);

CREATE INDEX proposed_entry_by_status ON proposed_entry (status, id);
