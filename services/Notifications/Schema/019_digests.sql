-- When what can wait comes together in one e-mail, and which of these was begun last.
ALTER TABLE channel ADD COLUMN digest varchar(40) NOT NULL DEFAULT 'Unspecified';
ALTER TABLE channel ADD COLUMN digest_minute integer;
ALTER TABLE channel ADD COLUMN digest_time timestamptz NOT NULL DEFAULT '1970-01-01T00:00:00Z';

-- The message in which a delivery goes, from when it is first taken; others may go in the same one.
ALTER TABLE delivery ADD COLUMN message_id uuid;
