-- Which office records on behalf of which other one, as the register of mandates said last.
CREATE TABLE mandate (
    mandate_id uuid PRIMARY KEY,
    version bigint NOT NULL,
    office_id text NOT NULL,
    recording_office_id text NOT NULL,
    document_number text NOT NULL,
    start_time timestamptz NOT NULL,
    end_time timestamptz NOT NULL
);
CREATE INDEX ix_mandate_office_id_mandate_id ON mandate (office_id, mandate_id);
CREATE INDEX ix_mandate_recording_office_id_mandate_id ON mandate (recording_office_id, mandate_id);
