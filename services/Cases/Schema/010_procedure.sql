-- The procedure after intake: allegations, hearings, forwardings, and when what was done.
CREATE TABLE allegation (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES case_file (id),
    person_id uuid NOT NULL REFERENCES reported_person (id),
    position integer NOT NULL,
    violation_id text NOT NULL,
    violation_version integer NOT NULL,
    outcome varchar(40) NOT NULL
);

CREATE UNIQUE INDEX ix_allegation_case_id ON allegation (case_id, person_id, violation_id);

ALTER TABLE case_file ADD COLUMN hearings text NOT NULL DEFAULT '[]';
ALTER TABLE case_file ADD COLUMN forwardings text NOT NULL DEFAULT '[]';
ALTER TABLE case_file ADD COLUMN extended_time timestamptz;
ALTER TABLE case_file ADD COLUMN deficient_time timestamptz;
ALTER TABLE case_file ADD COLUMN completed_time timestamptz;
ALTER TABLE case_file ADD COLUMN decided_time timestamptz;
ALTER TABLE case_file ADD COLUMN announced_time timestamptz;
