-- Keyed hashes of the numbers of officers, by which those are found who are a reported person; and the persons of a number.
CREATE TABLE officer_number (
    officer_id uuid PRIMARY KEY,
    hash text NOT NULL
);

CREATE INDEX ix_officer_number_hash ON officer_number (hash);
CREATE INDEX ix_reported_person_employee_number ON reported_person (employee_number) WHERE employee_number IS NOT NULL;
