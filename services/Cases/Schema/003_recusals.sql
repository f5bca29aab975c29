-- Offices that keep out of a case because of a conflict of interest.
ALTER TABLE case_file ADD COLUMN recused_office_ids text[] NOT NULL DEFAULT '{}';
ALTER TABLE case_file ADD COLUMN recusals text NOT NULL DEFAULT '[]';

-- A task may move more than once: its version tells one time from another, and is 0 for what happens to a task once.
ALTER TABLE case_event ADD COLUMN task_version bigint NOT NULL DEFAULT 0;
DROP INDEX ix_case_event_task_id_type;
CREATE UNIQUE INDEX ix_case_event_task_id_type_task_version ON case_event (task_id, type, task_version);
