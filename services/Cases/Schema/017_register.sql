-- Cases that came from an older register, and from which file and line.
ALTER TABLE case_file ADD COLUMN imported boolean NOT NULL DEFAULT false;
ALTER TABLE allegation ADD COLUMN sanction text;

CREATE TABLE register_entry (
    case_id uuid PRIMARY KEY,
    file_sha256 text NOT NULL,
    line integer NOT NULL
);
