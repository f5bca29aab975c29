-- Cases about the same act: links to evidence, what was merged into what, and the keys by which cases lead to each other.
ALTER TABLE case_file ADD COLUMN evidence_links text NOT NULL DEFAULT '[]';
ALTER TABLE case_file ADD COLUMN merged_into_case_id uuid;
ALTER TABLE case_file ADD COLUMN merged_case_ids uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE reported_person ADD COLUMN added_time timestamptz;

-- A merge adds persons and allegations about them at once, in any order.
ALTER TABLE allegation ALTER CONSTRAINT allegation_person_id_fkey DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE case_match_key (
    kind varchar(40) NOT NULL,
    key bigint NOT NULL,
    act_date date NOT NULL,
    case_id uuid NOT NULL,
    PRIMARY KEY (key, act_date, case_id)
);

CREATE INDEX ix_case_match_key_case_id ON case_match_key (case_id);

-- The same file among the evidence of several cases.
CREATE INDEX ix_document_sha256 ON document (sha256);
