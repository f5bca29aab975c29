-- Where the forwarded persons stand, as Agencies told.
ALTER TABLE case_file ADD COLUMN tracks text NOT NULL DEFAULT '[]';
