-- The personnel office of the employer that the mark of a track was given to.
ALTER TABLE track ADD COLUMN mark_office_id text;
