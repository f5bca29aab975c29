-- The cases of an office in which something is still to be done, in their order: each page of DiffPlan begins where the one before ended.
CREATE INDEX ix_task_handling_office_id_case_id ON task (handling_office_id, case_id) WHERE state IN ('Open', 'Acknowledged', 'InProgress');
