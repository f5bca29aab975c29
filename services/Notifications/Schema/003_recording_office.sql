-- The office that confirmed a notice on behalf of the one that was told; none where that one did so itself.
ALTER TABLE notification ADD COLUMN recording_office_id text;
-- Offices that keep out of a case: they see its notices on behalf of no other.
CREATE TABLE recusal (
    case_id uuid NOT NULL,
    office_id text NOT NULL,
    PRIMARY KEY (case_id, office_id)
);
