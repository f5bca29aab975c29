-- Numbers of reported persons: civil servant (NIP) and resident (NIK), digits only.
ALTER TABLE reported_person ADD COLUMN employee_number text;
ALTER TABLE reported_person ADD COLUMN resident_number text;
