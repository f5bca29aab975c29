-- Officers who keep out of the case of a task because of a conflict of interest.
ALTER TABLE task ADD COLUMN recused_officer_ids uuid[] NOT NULL DEFAULT '{}';
