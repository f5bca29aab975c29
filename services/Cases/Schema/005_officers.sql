-- Officers who keep out of a case because of a conflict of interest.
ALTER TABLE case_file ADD COLUMN recused_officer_ids uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE case_file ADD COLUMN officer_recusals text NOT NULL DEFAULT '[]';
