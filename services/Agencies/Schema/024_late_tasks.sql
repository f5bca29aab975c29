-- What a supervising task shows of the late one that it has to see to; none for all others.
ALTER TABLE task ADD COLUMN late_task text;
UPDATE task SET late_task = json_build_object(
        'OfficeId', late.office_id, 'Step', late.step, 'Title', late.title, 'TitleEn', late.title_en, 'DueTime', late.due_time, 'TimeZone', late.time_zone, 'OverdueTime', late.overdue_time)::text
    FROM task late WHERE late.id = task.supervised_task_id;

-- When a rung that could not be decided is tried again; its time stays, so that it is seen to be late.
ALTER TABLE task ADD COLUMN next_try_time timestamptz;
