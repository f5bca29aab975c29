-- An office finds the few tasks that were referred to it among millions of others. Without the statistics the database would expect many.
DROP INDEX ix_task_guest_office_ids;
CREATE INDEX ix_task_guest_office_ids ON task USING gin (guest_office_ids) WHERE cardinality(guest_office_ids) > 0;
CREATE STATISTICS task_guest_office_count ON (cardinality(guest_office_ids)) FROM task;
ANALYZE task;

-- What a stream begins with comes by id.
CREATE INDEX ix_task_office_id_id ON task (office_id, id);
CREATE INDEX ix_task_supervisor_office_id_id ON task (supervisor_office_id, id);
CREATE INDEX ix_task_handling_office_id_id ON task (handling_office_id, id);
CREATE INDEX ix_task_handling_supervisor_id_id ON task (handling_supervisor_id, id);
