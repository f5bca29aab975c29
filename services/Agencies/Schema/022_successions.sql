-- Offices that were succeeded: whose successors act in a task or track since.
ALTER TABLE task ADD COLUMN succeeded_office_ids text[] NOT NULL DEFAULT '{}';
ALTER TABLE track ADD COLUMN succeeded_office_ids text[] NOT NULL DEFAULT '{}';

-- What became of the open work of an office: by whose order, by which decree, and how far it has come.
CREATE TABLE succession (
    id uuid PRIMARY KEY,
    office_id text NOT NULL,
    office_name text NOT NULL,
    successor_id text NOT NULL,
    successor_name text NOT NULL,
    decree_number text NOT NULL,
    decree_date date NOT NULL,
    ordering_office_id text NOT NULL,
    account text NOT NULL,
    start_time timestamptz NOT NULL,
    last_case_id uuid NOT NULL,
    task_count integer NOT NULL,
    track_count integer NOT NULL,
    referral_count integer NOT NULL,
    finish_time timestamptz
);
