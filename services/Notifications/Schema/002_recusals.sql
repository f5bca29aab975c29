-- Officers who keep out of a case because of a conflict of interest, and do not see its notices.
CREATE TABLE recused_officer (
    officer_id uuid NOT NULL,
    case_id uuid NOT NULL,
    PRIMARY KEY (officer_id, case_id)
);

CREATE INDEX ix_recused_officer_case_id ON recused_officer (case_id);
