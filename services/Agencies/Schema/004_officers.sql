-- Who the officers are. What they may do stands in officer, which every service has.
CREATE TABLE officer_file (
    officer_id uuid PRIMARY KEY,
    name text NOT NULL
);

-- The officer who has a task; none while it is the whole office's.
ALTER TABLE task ADD COLUMN officer_id uuid;
CREATE INDEX ix_task_officer_id ON task (officer_id) WHERE officer_id IS NOT NULL;
