-- What officers may do for which office, as the register of officers said last.
CREATE TABLE officer (
    officer_id uuid PRIMARY KEY,
    version bigint NOT NULL,
    office_id text NOT NULL,
    roles integer NOT NULL,
    start_time timestamptz NOT NULL,
    end_time timestamptz
);

CREATE INDEX ix_officer_office_id_officer_id ON officer (office_id, officer_id);
