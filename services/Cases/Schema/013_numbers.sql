-- Receipt numbers beside those of the register, each in a series that the numbering rule of the day names; and when a case
-- counts as received, and its pauses.
CREATE TABLE number_series (
    office_id text NOT NULL,
    registered boolean NOT NULL,
    source text NOT NULL,
    contest text NOT NULL,
    election_id text NOT NULL,
    period text NOT NULL,
    value bigint NOT NULL,
    PRIMARY KEY (office_id, registered, source, contest, election_id, period)
);

INSERT INTO number_series SELECT office_id, true, source, contest, election_id, '', value FROM number_counter;
DROP TABLE number_counter;

ALTER TABLE case_file ADD COLUMN receipt_number text;
ALTER TABLE case_file ADD COLUMN receipt_provisional boolean NOT NULL DEFAULT false;
ALTER TABLE case_file ADD COLUMN counted_from_time timestamptz;
UPDATE case_file SET counted_from_time = received_time;
ALTER TABLE case_file ALTER COLUMN counted_from_time SET NOT NULL;
ALTER TABLE case_file ADD COLUMN late_rule_id text;
ALTER TABLE case_file ADD COLUMN late_rule_version integer;
ALTER TABLE case_file ADD COLUMN late_after_time timestamptz;
ALTER TABLE case_file ADD COLUMN pauses text NOT NULL DEFAULT '[]';

-- Two elections in one year may give the same words.
DROP INDEX ix_case_file_official_number;
CREATE UNIQUE INDEX ix_case_file_official_number ON case_file (official_number, handling_office_id, election_id);
CREATE UNIQUE INDEX ix_case_file_receipt_number ON case_file (receipt_number, raising_office_id, election_id);
