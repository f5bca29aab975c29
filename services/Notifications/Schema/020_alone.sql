-- The one message that has failed on a channel since anything was delivered; all zeros when several have.
ALTER TABLE channel ADD COLUMN failing_message_id uuid;
