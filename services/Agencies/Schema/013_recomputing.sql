-- By which version of its rule a deadline was reckoned (0 where that was not kept yet), and deadlines reckoned anew.
ALTER TABLE task ADD COLUMN rule_version integer NOT NULL DEFAULT 0;

CREATE TABLE recompute_run (
    id uuid PRIMARY KEY,
    office_id text NOT NULL,
    account text NOT NULL,
    document_number text NOT NULL,
    reason text NOT NULL,
    start_time timestamptz NOT NULL,
    last_task_id uuid NOT NULL,
    changed_count integer NOT NULL,
    finish_time timestamptz
);
