-- Where offices are told of their notices beside the streams.
CREATE TABLE channel (
    id uuid PRIMARY KEY,
    version bigint NOT NULL,
    office_id text NOT NULL,
    is_webhook boolean NOT NULL,
    target text NOT NULL,
    kinds text NOT NULL,
    language varchar(40) NOT NULL,
    time_zone text NOT NULL,
    quiet_start_minute integer,
    quiet_end_minute integer,
    secret_number integer NOT NULL,
    previous_secret_expire_time timestamptz,
    state varchar(40) NOT NULL,
    pause_time timestamptz,
    failures integer NOT NULL,
    failing_since_time timestamptz,
    next_try_time timestamptz NOT NULL
);

CREATE INDEX ix_channel_office_id_id ON channel (office_id, id);

-- One notice on its way to one channel.
CREATE TABLE delivery (
    id uuid PRIMARY KEY,
    channel_id uuid NOT NULL,
    notice_id uuid NOT NULL,
    office_id text NOT NULL,
    state varchar(40) NOT NULL,
    create_time timestamptz NOT NULL,
    end_time timestamptz,
    next_try_time timestamptz NOT NULL,
    hold_time timestamptz NOT NULL,
    failing_since_time timestamptz,
    failures integer NOT NULL,
    lease uuid,
    trace_parent text
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

CREATE UNIQUE INDEX ix_delivery_notice_id_channel_id ON delivery (notice_id, channel_id);
CREATE INDEX ix_delivery_channel_id_next_try_time ON delivery (channel_id, next_try_time) WHERE state = 'Waiting';
CREATE INDEX ix_delivery_channel_id_create_time ON delivery (channel_id, create_time);
CREATE INDEX ix_delivery_office_id_id ON delivery (office_id, id);
CREATE INDEX ix_delivery_end_time ON delivery (end_time);

-- Every attempt to send one; nothing of what was sent.
CREATE TABLE delivery_attempt (
    id uuid PRIMARY KEY,
    delivery_id uuid NOT NULL,
    channel_id uuid NOT NULL,
    notice_id uuid NOT NULL,
    office_id text NOT NULL,
    start_time timestamptz NOT NULL,
    duration_ms integer NOT NULL,
    outcome varchar(40) NOT NULL,
    status_code integer NOT NULL
);

CREATE INDEX ix_delivery_attempt_office_id_id ON delivery_attempt (office_id, id);
CREATE INDEX ix_delivery_attempt_delivery_id ON delivery_attempt (delivery_id);
