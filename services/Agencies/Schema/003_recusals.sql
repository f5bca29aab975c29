-- Offices that keep out of the case of a task because of a conflict of interest.
ALTER TABLE task ADD COLUMN recused_office_ids text[] NOT NULL DEFAULT '{}';
