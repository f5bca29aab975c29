-- Documents: uploads on their way, contents that are kept once whatever cases they belong to, and the documents of cases.
CREATE TABLE document_upload (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    office_id text NOT NULL,
    account text NOT NULL,
    slot integer NOT NULL,
    type varchar(40) NOT NULL,
    title text NOT NULL,
    number text NOT NULL,
    form_code text NOT NULL,
    media_type text NOT NULL,
    size bigint NOT NULL,
    sha256 text NOT NULL,
    signed_date date,
    received_bytes bigint NOT NULL,
    expire_time timestamptz NOT NULL
);

CREATE UNIQUE INDEX ix_document_upload_office_id_account_slot ON document_upload (office_id, account, slot);
CREATE INDEX ix_document_upload_expire_time ON document_upload (expire_time);

CREATE TABLE document_part (
    upload_id uuid NOT NULL,
    position bigint NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (upload_id, position)
);

-- Photographs, recordings and letters are compressed already.
ALTER TABLE document_part ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- The bytes are the parts of the upload that first brought them.
CREATE TABLE document_content (
    sha256 text PRIMARY KEY,
    size bigint NOT NULL,
    upload_id uuid NOT NULL
);

CREATE UNIQUE INDEX ix_document_content_upload_id ON document_content (upload_id);

CREATE TABLE document (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    office_id text NOT NULL,
    type varchar(40) NOT NULL,
    title text NOT NULL,
    number text NOT NULL,
    form_code text NOT NULL,
    media_type text NOT NULL,
    size bigint NOT NULL,
    sha256 text NOT NULL,
    signed_date date,
    add_time timestamptz NOT NULL
);

CREATE INDEX ix_document_case_id ON document (case_id, id);

CREATE TABLE document_share (
    document_id uuid NOT NULL,
    office_id text NOT NULL,
    share_time timestamptz NOT NULL,
    PRIMARY KEY (document_id, office_id)
);

-- Immutable: nobody changes or removes a document, who may see it, or its bytes. Parts of an upload that came to nothing may go.
CREATE FUNCTION refuse_document_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

CREATE FUNCTION refuse_part_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    part document_part%ROWTYPE;
BEGIN
    IF TG_OP = 'INSERT' THEN
        part := NEW;
    ELSE
        part := OLD;
    END IF;
    IF TG_OP = 'UPDATE' OR EXISTS (SELECT FROM document_content WHERE upload_id = part.upload_id) THEN
        RAISE EXCEPTION 'the parts of a document are append-only';
    END IF;
    RETURN part;
END $$;

CREATE TRIGGER document_append_only BEFORE UPDATE OR DELETE ON document FOR EACH ROW EXECUTE FUNCTION refuse_document_change();
CREATE TRIGGER document_content_append_only BEFORE UPDATE OR DELETE ON document_content FOR EACH ROW EXECUTE FUNCTION refuse_document_change();
CREATE TRIGGER document_share_append_only BEFORE UPDATE OR DELETE ON document_share FOR EACH ROW EXECUTE FUNCTION refuse_document_change();
CREATE TRIGGER document_part_append_only BEFORE INSERT OR UPDATE OR DELETE ON document_part FOR EACH ROW EXECUTE FUNCTION refuse_part_change();
