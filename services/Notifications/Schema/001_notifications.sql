-- What each office has been told.
CREATE TABLE notification (
    id uuid PRIMARY KEY,
    version bigint NOT NULL,
    task_id uuid NOT NULL,
    kind varchar(40) NOT NULL,
    office_id text NOT NULL,
    task_office_id text NOT NULL,
    case_id uuid NOT NULL,
    case_number text,
    title text NOT NULL,
    title_en text NOT NULL,
    due_time timestamptz NOT NULL,
    time_zone text NOT NULL,
    event_time timestamptz NOT NULL,
    acknowledge_time timestamptz
);

-- An office is told once, for ever.
CREATE UNIQUE INDEX ix_notification_task_id_kind_office_id ON notification (task_id, kind, office_id);

-- Notices of an office, newest first; those it has not confirmed, and those of a case.
CREATE INDEX ix_notification_office_id_id ON notification (office_id, id);
CREATE INDEX ix_notification_office_id_id_open ON notification (office_id, id) WHERE acknowledge_time IS NULL;
CREATE INDEX ix_notification_case_id_office_id ON notification (case_id, office_id);
