-- The offices that hold a task in a case: whose streams show its changes.
CREATE INDEX ix_held_task_case_id ON held_task (case_id);
