-- How officers are reached: channels of an officer, whose address is sealed.
ALTER TABLE channel ADD COLUMN officer_id uuid;
ALTER TABLE delivery ADD COLUMN officer_id uuid;
ALTER TABLE delivery_attempt ADD COLUMN officer_id uuid;
CREATE UNIQUE INDEX ix_channel_officer_id ON channel (officer_id);

-- Who of an office is on duty when.
CREATE TABLE roster (
    office_id text PRIMARY KEY,
    version bigint NOT NULL,
    settings text NOT NULL
);
