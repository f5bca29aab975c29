-- Which offices were succeeded, and by which: what the notices of that say.
CREATE INDEX ix_notification_task_office_id ON notification (task_office_id) WHERE kind = 'OfficeSucceeded';
