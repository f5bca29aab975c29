-- Since when a case is closed, so that what fired in it can be forgotten long after.
ALTER TABLE followed_case ADD COLUMN close_time timestamptz;
UPDATE followed_case SET close_time = (snapshot::json ->> 'ClosedTime')::timestamptz;

CREATE INDEX ix_rung_fire_time ON rung (fire_time);
