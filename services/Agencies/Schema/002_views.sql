-- What an office sees beyond its inbox, most urgent first: the first page costs the same however many tasks there are.
DROP INDEX ix_task_supervisor_office_id;
DROP INDEX ix_task_handling_office_id;
DROP INDEX ix_task_handling_supervisor_id;
CREATE INDEX ix_task_supervisor_office_id_due_time_id ON task (supervisor_office_id, due_time, id);
CREATE INDEX ix_task_handling_office_id_due_time_id ON task (handling_office_id, due_time, id);
CREATE INDEX ix_task_handling_supervisor_id_due_time_id ON task (handling_supervisor_id, due_time, id);
