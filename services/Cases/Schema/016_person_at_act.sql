-- What a reported person was on the day of the act.
ALTER TABLE reported_person ADD COLUMN at_act text NOT NULL DEFAULT '{}';
