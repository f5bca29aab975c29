-- Month of receipt in the time zone of the case, such as 2024-10: statistics group by it.
ALTER TABLE case_file ADD COLUMN received_month text NOT NULL DEFAULT '';
UPDATE case_file SET received_month = to_char(received_time AT TIME ZONE time_zone, 'YYYY-MM');
