-- Offices that a task is shared with or offered to see the case as its holder does: a row of their own each, beside the holder's.
ALTER TABLE held_task ADD COLUMN guest_office_id text NOT NULL DEFAULT '';
ALTER TABLE held_task DROP CONSTRAINT held_task_pkey;
ALTER TABLE held_task ADD PRIMARY KEY (task_id, guest_office_id);
