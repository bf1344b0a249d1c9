-- Tokens that were revoked before they expired: by the id that their issuer gave them.
-- until: when they expire by themselves, after which the row is of no use. sequence: what the head stood at.
CREATE TABLE revocation (
    issuer     TEXT      NOT NULL,
    jti        TEXT      NOT NULL,
    until      TIMESTAMP NOT NULL,
    reason     TEXT      NOT NULL,
    revoked_at TIMESTAMP NOT NULL,
    by_issuer  TEXT      NOT NULL,
    by_subject TEXT      NOT NULL,
    sequence   BIGINT    NOT NULL UNIQUE,
    PRIMARY KEY (issuer, jti)
);

CREATE INDEX revocation_by_end ON revocation (until);

-- Counts the revocations, so that an instance sees by one number whether there is news. Whoever revokes locks it first.
CREATE TABLE revocation_head (
    id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    sequence BIGINT  NOT NULL CHECK (sequence >= 0)
);

INSERT INTO revocation_head (id, sequence) VALUES (1, 0);
