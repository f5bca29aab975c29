-- What operators see and do with facts that were set aside, and facts of the outbox that could not be sent.
ALTER TABLE parked ADD COLUMN trace_parent text;
ALTER TABLE parked ADD COLUMN first_try_time timestamptz NOT NULL DEFAULT now();
ALTER TABLE parked ADD COLUMN last_try_time timestamptz NOT NULL DEFAULT now();
ALTER TABLE parked ADD COLUMN attempts integer NOT NULL DEFAULT 3;
ALTER TABLE parked ADD COLUMN state text NOT NULL DEFAULT 'Parked';
ALTER TABLE parked ADD COLUMN end_time timestamptz;
ALTER TABLE parked ADD COLUMN end_office_id text;
ALTER TABLE parked ADD COLUMN end_account text;
ALTER TABLE parked ADD COLUMN end_reason text;
UPDATE parked SET first_try_time = park_time, last_try_time = park_time;

CREATE INDEX ix_parked_end_time ON parked (end_time) WHERE end_time IS NOT NULL;
CREATE INDEX ix_outbox_message_id_failed ON outbox (message_id) WHERE failures > 0;
