-- Every read of a case that is open for audit, and when the end of an audit by its time is to be told.
ALTER TABLE audit_access
    ADD COLUMN end_due_time timestamptz,
    ADD COLUMN read_count integer NOT NULL DEFAULT 0,
    ADD COLUMN last_read_time timestamptz;

-- What ended long ago is no news.
UPDATE audit_access SET end_due_time = expire_time WHERE close_time IS NULL AND expire_time > now() - interval '1 day';

CREATE INDEX ix_audit_access_end_due_time ON audit_access (end_due_time) WHERE end_due_time IS NOT NULL;

CREATE TABLE audit_read (
    id uuid PRIMARY KEY,
    audit_id uuid NOT NULL,
    method text NOT NULL,
    read_time timestamptz NOT NULL
);

CREATE INDEX ix_audit_read_audit_id_id ON audit_read (audit_id, id);
