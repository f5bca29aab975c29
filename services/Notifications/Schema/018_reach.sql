-- Unread notices on their way to somebody who reads: when each goes on next, on the legal clock.
CREATE TABLE ladder (
    notice_id uuid PRIMARY KEY,
    root_id uuid NOT NULL,
    office_id text NOT NULL,
    last_time timestamptz NOT NULL,
    next_time timestamptz NOT NULL
);

CREATE INDEX ix_ladder_next_time ON ladder (next_time);

-- Whom each has reached. A step is taken once.
CREATE TABLE reach_step (
    notice_id uuid NOT NULL,
    number integer NOT NULL,
    kind varchar(40) NOT NULL,
    officer_id uuid,
    office_id text,
    step_time timestamptz NOT NULL,
    PRIMARY KEY (notice_id, number)
);
