-- Allegations are loaded with their persons.
CREATE INDEX ix_allegation_person_id ON allegation (person_id);
