-- The record: an append-only list of entries, each hashed over the one before it.
-- position: 1..n without gaps, in the order of commit. body: the bytes that are hashed, JSON.
-- hash: SHA-256 over previous_hash and body. request_*: the Idempotency-Key under which the entry, and the
-- request_size - 1 entries that follow it, were recorded, as the body says; the key is stored as a hash.
CREATE TABLE ledger_entry (
    position            INTEGER NOT NULL PRIMARY KEY CHECK (position >= 1),
    body                BLOB    NOT NULL,
    previous_hash       BLOB    NOT NULL CHECK (length(previous_hash) = 32),
    hash                BLOB    NOT NULL CHECK (length(hash) = 32),
    request_key         BLOB             CHECK (length(request_key) = 32),
    request_fingerprint BLOB             CHECK (length(request_fingerprint) = 32),
    request_size        BIGINT           CHECK (request_size >= 1)
);

CREATE UNIQUE INDEX ledger_entry_request_key ON ledger_entry (request_key) WHERE request_key IS NOT NULL;

-- One row: the last position and its hash. Whoever updates it first holds the lock of the ledger.
CREATE TABLE ledger_head (
    id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    position BIGINT  NOT NULL,
    hash     BLOB    NOT NULL CHECK (length(hash) = 32)
);

INSERT INTO ledger_head (id, position, hash) VALUES (1, 0, zeroblob(32));

CREATE TRIGGER ledger_entry_is_never_updated BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: an entry is never updated'); END;

CREATE TRIGGER ledger_entry_is_never_deleted BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: an entry is never deleted'); END;

CREATE TRIGGER ledger_head_never_goes_back BEFORE UPDATE ON ledger_head
WHEN NEW.position < OLD.position OR NEW.id <> OLD.id
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: its head never goes back'); END;

CREATE TRIGGER ledger_head_is_never_deleted BEFORE DELETE ON ledger_head
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: its head is never deleted'); END;
