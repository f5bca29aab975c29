-- What became known of the reported persons, in order, as Agencies must know. Of persons of before, from the next change on.
ALTER TABLE case_file ADD COLUMN standings text NOT NULL DEFAULT '[]';
