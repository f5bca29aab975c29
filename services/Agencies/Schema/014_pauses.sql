-- How many stops and restarts of its case's clocks a task knows of, and since when its own clock stands still.
ALTER TABLE task ADD COLUMN clock_turn_count integer NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN paused_time timestamptz;

-- What the timer looks for: not what stands still, unless its time was over before.
DROP INDEX ix_task_due_time;
CREATE INDEX ix_task_due_time ON task (due_time)
    WHERE overdue_time IS NULL AND (paused_time IS NULL OR due_time <= paused_time) AND state IN ('Open', 'Acknowledged', 'InProgress');
