-- Cases that an account of an office from above opened for audit, for a while.
CREATE TABLE audit_access (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    office_id text NOT NULL,
    account text NOT NULL,
    ground varchar(40) NOT NULL,
    document_number text NOT NULL,
    open_time timestamptz NOT NULL,
    expire_time timestamptz NOT NULL,
    close_time timestamptz,
    closing_office_id text
);

-- The audits of a case, in the order in which they were opened; and what an account has open.
CREATE INDEX ix_audit_access_case_id_id ON audit_access (case_id, id);
CREATE INDEX ix_audit_access_office_id_account ON audit_access (office_id, account);
