-- How many changes of what the case is routed by a task knows of, and how often the case had been reopened when it was opened.
ALTER TABLE task ADD COLUMN rerouting_count integer NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN reopening_count integer NOT NULL DEFAULT 0;
