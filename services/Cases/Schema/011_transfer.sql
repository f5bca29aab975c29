-- Which office handles a case and which did, what tasks were routed by before it changed, and how the case stood before it ended.
ALTER TABLE case_file ADD COLUMN handovers text NOT NULL DEFAULT '[]';
ALTER TABLE case_file ADD COLUMN offered_office_id text;
ALTER TABLE case_file ADD COLUMN former_handler_ids text[] NOT NULL DEFAULT '{}';
ALTER TABLE case_file ADD COLUMN reroutings text NOT NULL DEFAULT '[]';
ALTER TABLE case_file ADD COLUMN reopenings text NOT NULL DEFAULT '[]';
ALTER TABLE case_file ADD COLUMN state_before_end varchar(40) NOT NULL DEFAULT 'Unspecified';

-- Of what ended before this was kept, the last state that the case must have been in.
UPDATE case_file SET state_before_end = CASE
    WHEN state = 'Concluded' AND forwardings <> '[]' THEN 'Forwarded'
    WHEN state = 'Concluded' THEN 'StatusAnnounced'
    WHEN registered_time IS NOT NULL THEN 'Registered'
    WHEN kind = 'Finding' THEN 'FindingProposed'
    WHEN kind = 'Information' THEN 'Tracing'
    WHEN formal_requirements_met AND material_requirements_met THEN 'Studied'
    WHEN study_time IS NOT NULL THEN 'AwaitingCompletion'
    ELSE 'InitialStudy' END
WHERE closed_time IS NOT NULL;

CREATE INDEX ix_case_file_offered_office_id ON case_file (offered_office_id) WHERE offered_office_id IS NOT NULL;
