-- The vault: who reported and who testified, each sealed under a data key of its own; requests to see it; legal holds.
CREATE TABLE reporter (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    position integer NOT NULL,
    kind varchar(40) NOT NULL,
    add_time timestamptz NOT NULL,
    adding_office_id text NOT NULL,
    identity bytea NOT NULL,
    key_id text,
    wrapped_key bytea,
    receipt_nonce bytea,
    receipt_hash bytea,
    shred_time timestamptz
);

CREATE UNIQUE INDEX ix_reporter_case_id_position ON reporter (case_id, position);
CREATE UNIQUE INDEX ix_reporter_receipt_hash ON reporter (receipt_hash);

-- What lies under a key that is to be left.
CREATE INDEX ix_reporter_key_id ON reporter (key_id, id);

CREATE TABLE reveal (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    reporter_id uuid NOT NULL,
    purpose varchar(40) NOT NULL,
    document_number text NOT NULL,
    asked_by text NOT NULL,
    ask_time timestamptz NOT NULL,
    expire_time timestamptz NOT NULL,
    approved_by text,
    approve_time timestamptz,
    use_time timestamptz
);

CREATE INDEX ix_reveal_case_id ON reveal (case_id);

CREATE TABLE legal_hold (
    case_id uuid PRIMARY KEY,
    document_number text NOT NULL,
    set_time timestamptz NOT NULL
);
