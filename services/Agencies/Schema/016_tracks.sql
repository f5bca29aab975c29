-- What happens to forwarded persons, step by step.
CREATE TABLE track (
    id uuid PRIMARY KEY,
    version bigint NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    plan_version text NOT NULL,
    rule_id text NOT NULL,
    receiver_office_id text NOT NULL,
    handling_office_id text NOT NULL,
    handling_supervisor_id text,
    office_ids text[] NOT NULL,
    recused_office_ids text[] NOT NULL,
    recused_officer_ids uuid[] NOT NULL,
    state text NOT NULL,
    mark text,
    state_time timestamptz NOT NULL,
    open_time timestamptz NOT NULL,
    end_time timestamptz,
    sanction_class_id text
);

CREATE INDEX ix_track_case_id ON track (case_id);
CREATE INDEX ix_track_handling_office_id_id ON track (handling_office_id, id);
CREATE INDEX ix_track_handling_supervisor_id_id ON track (handling_supervisor_id, id);
CREATE INDEX ix_track_receiver_office_id_id ON track (receiver_office_id, id);

CREATE TABLE track_step (
    id uuid PRIMARY KEY,
    track_id uuid NOT NULL,
    track_version bigint NOT NULL,
    step text NOT NULL,
    state text NOT NULL,
    mark text,
    office_id text NOT NULL,
    recording_office_id text,
    time timestamptz NOT NULL,
    document_type text NOT NULL,
    document_number text NOT NULL,
    sanction_class_id text
);

CREATE UNIQUE INDEX ix_track_step_track_id_track_version ON track_step (track_id, track_version);

-- The track that a task belongs to; zero for those of the routing plan.
ALTER TABLE task ADD COLUMN track_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
DROP INDEX ix_task_case_id_step_person_id_cause_task_id;
CREATE UNIQUE INDEX ix_task_case_id_step_person_id_cause_task_id_track_id ON task (case_id, step, person_id, cause_task_id, track_id);

-- How many tracks of the case are not over.
ALTER TABLE followed_case ADD COLUMN open_tracks integer NOT NULL DEFAULT 0;
