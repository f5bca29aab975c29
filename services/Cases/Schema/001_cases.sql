-- The case file: cases, reported persons, timeline, who holds tasks, and the counters of official numbers.
CREATE TABLE case_file (
    id uuid PRIMARY KEY,
    version bigint NOT NULL,
    last_sequence bigint NOT NULL,
    kind varchar(40) NOT NULL,
    state varchar(40) NOT NULL,
    election_id text NOT NULL,
    contest varchar(40) NOT NULL,
    place_region_code text NOT NULL,
    act_date date NOT NULL,
    known_date date NOT NULL,
    received_time timestamptz NOT NULL,
    record_time timestamptz NOT NULL,
    update_time timestamptz NOT NULL,
    raising_office_id text NOT NULL,
    handling_office_id text NOT NULL,
    handling_supervisor_id text,
    time_zone text NOT NULL,
    official_number text,
    number_provisional boolean NOT NULL,
    formal_requirements_met boolean NOT NULL,
    material_requirements_met boolean NOT NULL,
    study_summary text,
    studied_time timestamptz,
    study_time timestamptz,
    registered_time timestamptz,
    closed_time timestamptz,
    close_reason varchar(40) NOT NULL,
    close_note text
);

CREATE UNIQUE INDEX ix_case_file_official_number ON case_file (official_number);
CREATE INDEX ix_case_file_handling_office_id ON case_file (handling_office_id, id);
CREATE INDEX ix_case_file_handling_supervisor_id ON case_file (handling_supervisor_id, id);

CREATE TABLE reported_person (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES case_file (id),
    position integer NOT NULL,
    name text,
    subject_kind varchar(40) NOT NULL,
    employer_office_id text,
    told_subject_kind varchar(40) NOT NULL,
    told_employer_office_id text,
    post text NOT NULL,
    alleged_act text NOT NULL
);

CREATE INDEX ix_reported_person_case_id ON reported_person (case_id);

CREATE TABLE case_event (
    case_id uuid NOT NULL,
    sequence bigint NOT NULL,
    type text NOT NULL,
    event_time timestamptz NOT NULL,
    office_id text NOT NULL,
    task_id uuid,
    facts text NOT NULL,
    personal text,
    PRIMARY KEY (case_id, sequence)
);

CREATE UNIQUE INDEX ix_case_event_task_id_type ON case_event (task_id, type);

-- Append-only: nobody changes or removes what happened.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'case_event is append-only';
END $$;

CREATE TRIGGER case_event_append_only BEFORE UPDATE OR DELETE ON case_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE held_task (
    task_id uuid PRIMARY KEY,
    version bigint NOT NULL,
    case_id uuid NOT NULL,
    office_id text NOT NULL,
    step text NOT NULL,
    person_id uuid,
    active boolean NOT NULL
);

CREATE INDEX ix_held_task_office_id ON held_task (office_id, case_id);

CREATE TABLE number_counter (
    office_id text NOT NULL,
    source text NOT NULL,
    contest text NOT NULL,
    election_id text NOT NULL,
    value bigint NOT NULL,
    PRIMARY KEY (office_id, source, contest, election_id)
);
