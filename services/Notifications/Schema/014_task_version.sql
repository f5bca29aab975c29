-- The version of the task after what is told, where the same may happen to it again; 0 for all else.
ALTER TABLE notification ADD COLUMN task_version bigint NOT NULL DEFAULT 0;
DROP INDEX ix_notification_task_id_kind_office_id;

-- An office is told once, for ever.
CREATE UNIQUE INDEX ix_notification_task_id_kind_office_id_task_version ON notification (task_id, kind, office_id, task_version);
