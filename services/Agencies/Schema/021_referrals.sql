-- What the office of a task did with it together with others, and the offices that the open ones of these let see it.
ALTER TABLE task ADD COLUMN referrals text NOT NULL DEFAULT '[]';
ALTER TABLE task ADD COLUMN guest_office_ids text[] NOT NULL DEFAULT '{}';

-- The office that accepted it when it was handed over; none for tasks that are where the routing plan says.
ALTER TABLE task ADD COLUMN keeper_office_id text;

-- What an office sees beyond its inbox because it was referred to it.
CREATE INDEX ix_task_guest_office_ids ON task USING gin (guest_office_ids);
