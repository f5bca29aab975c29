-- Offices that had a task before: streams of what one office has are told that it went.
ALTER TABLE task ADD COLUMN former_office_ids text[] NOT NULL DEFAULT '{}';
