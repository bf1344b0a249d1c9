-- The record: an append-only list of entries, each hashed over the one before it.
-- position: 1..n without gaps, in the order of commit. body: the bytes that are hashed, JSON.
-- hash: SHA-256 over previous_hash and body. request_*: the Idempotency-Key under which the entry, and the
-- request_size - 1 entries that follow it, were recorded, as the body says; the key is stored as a hash.
CREATE TABLE ledger_entry (
    position            BIGINT NOT NULL PRIMARY KEY CHECK (position >= 1),
    body                BYTEA  NOT NULL,
    previous_hash       BYTEA  NOT NULL CHECK (length(previous_hash) = 32),
    hash                BYTEA  NOT NULL CHECK (length(hash) = 32),
    request_key         BYTEA           CHECK (length(request_key) = 32),
    request_fingerprint BYTEA           CHECK (length(request_fingerprint) = 32),
    request_size        BIGINT          CHECK (request_size >= 1)
);

CREATE UNIQUE INDEX ledger_entry_request_key ON ledger_entry (request_key) WHERE request_key IS NOT NULL;

-- One row: the last position and its hash. Whoever updates it first holds the lock of the ledger.
CREATE TABLE ledger_head (
    id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    position BIGINT  NOT NULL,
    hash     BYTEA   NOT NULL CHECK (length(hash) = 32)
);

INSERT INTO ledger_head (id, position, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'));

CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only: % refuses %', TG_TABLE_NAME, TG_OP;
END $$;

CREATE TRIGGER ledger_entry_is_never_changed BEFORE UPDATE OR DELETE ON ledger_entry
FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();

CREATE TRIGGER ledger_entry_is_never_truncated BEFORE TRUNCATE ON ledger_entry
FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();

CREATE TRIGGER ledger_head_never_goes_back BEFORE UPDATE ON ledger_head
FOR EACH ROW WHEN (NEW.position < OLD.position OR NEW.id <> OLD.id) EXECUTE FUNCTION ledger_is_append_only();

CREATE TRIGGER ledger_head_is_never_deleted BEFORE DELETE ON ledger_head
FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();

CREATE TRIGGER ledger_head_is_never_truncated BEFORE TRUNCATE ON ledger_head
FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
