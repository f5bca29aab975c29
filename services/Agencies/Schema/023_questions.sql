-- Questions between two offices about a task, and their answers. The texts may hold personal data: only those two offices read them.
CREATE TABLE task_question (
    id uuid PRIMARY KEY,
    task_id uuid NOT NULL,
    asking_office_id text NOT NULL,
    asked_office_id text NOT NULL,
    text text NOT NULL,
    account text NOT NULL,
    recording_office_id text,
    ask_time timestamptz NOT NULL,
    answer text,
    answer_account text,
    answer_recording_office_id text,
    answer_time timestamptz,
    version bigint NOT NULL
);

CREATE INDEX ix_task_question_task_id_id ON task_question (task_id, id);
