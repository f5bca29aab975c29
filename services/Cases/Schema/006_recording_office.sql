-- The office that recorded something on behalf of the one that did it; none where that one did so itself.
ALTER TABLE case_file ADD COLUMN recording_office_id text;
ALTER TABLE case_event ADD COLUMN recording_office_id text;
