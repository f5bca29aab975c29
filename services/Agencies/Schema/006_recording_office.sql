-- The office that recorded the last change of a task on behalf of the one that made it; none where that one did so itself.
ALTER TABLE task ADD COLUMN recording_office_id text;
