-- Where a task stands on its ladder, and what comes next.
ALTER TABLE task
    ADD COLUMN ladder text NOT NULL DEFAULT '',
    ADD COLUMN ladder_version text NOT NULL DEFAULT '',
    ADD COLUMN rung_round integer NOT NULL DEFAULT 0,
    ADD COLUMN last_rung text,
    ADD COLUMN next_rung text,
    ADD COLUMN next_rung_time timestamptz,
    ADD COLUMN acknowledge_time timestamptz,
    ADD COLUMN escalation_level integer NOT NULL DEFAULT 0,
    ADD COLUMN escalation_tier varchar(40),
    ADD COLUMN lever varchar(40),
    ADD COLUMN lever_basis text,
    ADD COLUMN late_tier varchar(40),
    ADD COLUMN is_supervised boolean NOT NULL DEFAULT false,
    ADD COLUMN supervised_task_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';

-- Tasks of before there were ladders: those that wait for their mark go on by the default one, those that have it were told of and are left alone.
UPDATE task SET next_rung = 'due', next_rung_time = due_time
    WHERE overdue_time IS NULL AND (paused_time IS NULL OR due_time <= paused_time) AND state IN ('Open', 'Acknowledged', 'InProgress');
UPDATE task SET next_rung = 'end', last_rung = CASE WHEN overdue_time IS NOT NULL THEN 'national' END
    WHERE overdue_time IS NOT NULL OR state NOT IN ('Open', 'Acknowledged', 'InProgress');

-- What fired: one row for each rung, once.
CREATE TABLE rung (
    task_id uuid NOT NULL,
    round integer NOT NULL,
    rung text NOT NULL,
    time timestamptz NOT NULL,
    fire_time timestamptz NOT NULL,
    PRIMARY KEY (task_id, round, rung)
);

-- What the timer looks for, and what the auditor does.
DROP INDEX ix_task_due_time;
CREATE INDEX ix_task_next_rung_time ON task (next_rung_time) WHERE next_rung_time IS NOT NULL;
CREATE INDEX ix_task_update_time ON task (update_time) WHERE next_rung_time IS NULL AND (next_rung IS NULL OR next_rung <> 'end')
    AND (paused_time IS NULL OR due_time <= paused_time) AND state IN ('Open', 'Acknowledged', 'InProgress');
CREATE INDEX ix_task_supervised_task_id ON task (supervised_task_id) WHERE supervised_task_id <> '00000000-0000-0000-0000-000000000000';

-- The clock of the case: since when its follow-up runs, and since when it is late.
ALTER TABLE followed_case ADD COLUMN start_time timestamptz, ADD COLUMN late_time timestamptz;
UPDATE followed_case SET start_time = (snapshot::json ->> 'RecordTime')::timestamptz,
    late_time = (SELECT min(task.due_time) FILTER (WHERE task.overdue_time IS NOT NULL) FROM task WHERE task.case_id = followed_case.case_id);
ALTER TABLE followed_case ALTER COLUMN start_time SET NOT NULL;
