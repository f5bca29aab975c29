-- Cases that are followed up, and the tasks that they opened.
CREATE TABLE followed_case (
    case_id uuid PRIMARY KEY,
    version bigint NOT NULL,
    plan_version text NOT NULL,
    case_number text,
    snapshot text NOT NULL
);

-- person_id and cause_task_id are zero where there is none, so that the unique key holds for them too.
CREATE TABLE task (
    id uuid PRIMARY KEY,
    version bigint NOT NULL,
    case_id uuid NOT NULL,
    step text NOT NULL,
    person_id uuid NOT NULL,
    cause_task_id uuid NOT NULL,
    plan_version text NOT NULL,
    title text NOT NULL,
    title_en text NOT NULL,
    document text NOT NULL,
    mirror_of text,
    returnable boolean NOT NULL,
    office_id text NOT NULL,
    supervisor_office_id text,
    handling_office_id text NOT NULL,
    handling_supervisor_id text,
    place_region_code text NOT NULL,
    state varchar(40) NOT NULL,
    start_time timestamptz NOT NULL,
    due_time timestamptz NOT NULL,
    rule_id text NOT NULL,
    basis_kind varchar(40) NOT NULL,
    basis text NOT NULL,
    day_kind varchar(40) NOT NULL,
    time_zone text NOT NULL,
    overdue_time timestamptz,
    update_time timestamptz NOT NULL,
    document_number text,
    return_reason varchar(40) NOT NULL,
    suggested_office_id text,
    cancel_reason text
);

-- A task is opened once, for ever.
CREATE UNIQUE INDEX ix_task_case_id_step_person_id_cause_task_id ON task (case_id, step, person_id, cause_task_id);

-- The inbox of an office, most urgent first.
CREATE INDEX ix_task_office_id_due_time_id ON task (office_id, due_time, id);

-- What an office sees beyond its inbox.
CREATE INDEX ix_task_supervisor_office_id ON task (supervisor_office_id);
CREATE INDEX ix_task_handling_office_id ON task (handling_office_id);
CREATE INDEX ix_task_handling_supervisor_id ON task (handling_supervisor_id);

-- What the timer looks for.
CREATE INDEX ix_task_due_time ON task (due_time) WHERE overdue_time IS NULL AND state IN ('Open', 'Acknowledged', 'InProgress');
