-- How many attempts of a delivery are on record: of one that does not end the oldest are forgotten.
ALTER TABLE delivery ADD COLUMN attempts integer NOT NULL DEFAULT 0;

UPDATE delivery SET attempts = (SELECT count(*) FROM delivery_attempt WHERE delivery_attempt.delivery_id = delivery.id) WHERE state = 'Waiting';

CREATE INDEX ix_delivery_attempts ON delivery (attempts) WHERE state = 'Waiting';
