-- Webhooks: who is told what, and what has been told.
-- owner: a participant's code, or 'depositary'. filter: what is asked for, JSON. version: counts the changes, for
-- If-Match. after_position, after_sequence: what stood in the ledger and in the outbox when it was made; only what
-- came later is sent.
CREATE TABLE webhook_subscription (
    id             TEXT      NOT NULL PRIMARY KEY,
    owner          TEXT      NOT NULL,
    url            TEXT      NOT NULL,
    description    TEXT,
    filter         TEXT      NOT NULL,
    status         TEXT      NOT NULL,
    version        BIGINT    NOT NULL CHECK (version >= 1),
    after_position BIGINT    NOT NULL,
    after_sequence BIGINT    NOT NULL,
    created_at     TIMESTAMP NOT NULL,
    changed_at     TIMESTAMP NOT NULL
);

CREATE INDEX webhook_subscription_of_owner ON webhook_subscription (owner, created_at, id);

-- What deliveries are signed with. sealed: the secret and the private key, encrypted. ends_at: until when it signs
-- beside its successor; none for the current one.
CREATE TABLE webhook_key (
    subscription TEXT      NOT NULL REFERENCES webhook_subscription (id) ON DELETE CASCADE,
    number       BIGINT    NOT NULL CHECK (number >= 1),
    sealed       BLOB      NOT NULL,
    public_key   TEXT      NOT NULL,
    made_at      TIMESTAMP NOT NULL,
    ends_at      TIMESTAMP,
    PRIMARY KEY (subscription, number)
);

-- What is to be sent, and was: one row for each event and subscription, in the order of handing out.
-- event: the webhook-id, the same for a redelivery. tries: attempts since the last resumption; attempts: all of them.
-- claimed_*: which instance is sending it, and until when nobody else may.
CREATE TABLE webhook_delivery (
    sequence        INTEGER   NOT NULL PRIMARY KEY AUTOINCREMENT,
    id              TEXT      NOT NULL UNIQUE,
    subscription    TEXT      NOT NULL REFERENCES webhook_subscription (id) ON DELETE CASCADE,
    event           TEXT      NOT NULL,
    kind            TEXT      NOT NULL,
    body            TEXT      NOT NULL,
    status          TEXT      NOT NULL,
    redelivery_of   TEXT,
    tries           BIGINT    NOT NULL,
    attempts        BIGINT    NOT NULL,
    created_at      TIMESTAMP NOT NULL,
    next_attempt_at TIMESTAMP NOT NULL,
    delivered_at    TIMESTAMP,
    claimed_by      TEXT,
    claimed_until   TIMESTAMP
);

CREATE UNIQUE INDEX webhook_delivery_once ON webhook_delivery (subscription, event) WHERE redelivery_of IS NULL;
CREATE INDEX webhook_delivery_of_subscription ON webhook_delivery (subscription, sequence);
CREATE INDEX webhook_delivery_pending ON webhook_delivery (subscription, sequence) WHERE status = 'pending';
CREATE INDEX webhook_delivery_done ON webhook_delivery (delivered_at) WHERE status = 'delivered';

-- The log: what came of each attempt. status: of the answer, if there was one.
CREATE TABLE webhook_attempt (
    delivery              TEXT      NOT NULL REFERENCES webhook_delivery (id) ON DELETE CASCADE,
    number                BIGINT    NOT NULL CHECK (number >= 1),
    at                    TIMESTAMP NOT NULL,
    duration_milliseconds BIGINT    NOT NULL,
    outcome               TEXT      NOT NULL,
    status                INTEGER,
    PRIMARY KEY (delivery, number)
);

-- How far the ledger has been handed out to subscriptions: one row, whose lock is that of handing out.
CREATE TABLE webhook_cursor (
    id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    position BIGINT  NOT NULL CHECK (position >= 0)
);

-- Nobody has subscribed yet, so what is in the ledger already is for nobody.
INSERT INTO webhook_cursor (id, position) SELECT 1, position FROM ledger_head;

-- Which milestones that come with a day, and not with an entry, have been handed out.
CREATE TABLE webhook_milestone (
    treaty    TEXT NOT NULL,
    milestone TEXT NOT NULL,
    day       DATE NOT NULL,
    PRIMARY KEY (treaty, milestone, day)
);
