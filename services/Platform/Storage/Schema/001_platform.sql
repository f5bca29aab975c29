-- What every service has: facts to publish, facts that took effect, facts set aside, requests that took effect.
CREATE TABLE outbox (
    message_id uuid PRIMARY KEY,
    type text NOT NULL,
    body text NOT NULL,
    case_id uuid NOT NULL,
    trace_parent text,
    record_time timestamptz NOT NULL,
    next_try_time timestamptz NOT NULL,
    lease uuid,
    failures integer NOT NULL,
    last_error text,
    parked_time timestamptz
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

CREATE INDEX ix_outbox_next_try_time ON outbox (next_try_time) WHERE parked_time IS NULL;

CREATE TABLE inbox (
    message_id uuid PRIMARY KEY,
    handle_time timestamptz NOT NULL
);

CREATE INDEX ix_inbox_handle_time ON inbox (handle_time);

CREATE TABLE parked (
    message_id uuid PRIMARY KEY,
    type text NOT NULL,
    body text NOT NULL,
    error text NOT NULL,
    park_time timestamptz NOT NULL
);

CREATE TABLE request (
    caller text NOT NULL,
    method text NOT NULL,
    request_id uuid NOT NULL,
    body_hash bytea NOT NULL,
    resource_id uuid NOT NULL,
    record_time timestamptz NOT NULL,
    PRIMARY KEY (caller, method, request_id)
);

CREATE INDEX ix_request_record_time ON request (record_time);
