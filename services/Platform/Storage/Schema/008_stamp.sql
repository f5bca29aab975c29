-- Rows that got their position lie dead in the table until it is vacuumed: in a rush tens of thousands of them. Whoever looks for those that
-- are left goes by the key, where the dead are soon passed over, and never through the table.

-- Gives positions to up to `most` changes, tells listeners the new end of the log, and returns those changes.
-- The lock on the head comes first: the statement after it sees whatever was committed before it got the lock.
CREATE OR REPLACE FUNCTION stamp_changes(most integer) RETURNS SETOF change LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    head bigint;
    stamped integer;
BEGIN
    PERFORM FROM pending_change ORDER BY id LIMIT 1;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    SELECT position INTO head FROM change_head FOR UPDATE;
    RETURN QUERY WITH taken AS (
        DELETE FROM pending_change WHERE id = ANY (ARRAY(SELECT id FROM pending_change ORDER BY id LIMIT most)) RETURNING *
    ), placed AS (
        INSERT INTO change (position, resource_id, body, seen_by, lost_by, record_time, hidden_from)
        SELECT head + row_number() OVER (ORDER BY id), resource_id, body, seen_by, lost_by, record_time, hidden_from FROM taken
        RETURNING *
    ), found_by AS (
        INSERT INTO change_office (office_id, position)
        SELECT office_id, placed.position FROM placed, jsonb_array_elements_text(seen_by::jsonb || lost_by::jsonb) AS office_id
    )
    SELECT * FROM placed ORDER BY placed.position;
    GET DIAGNOSTICS stamped = ROW_COUNT;
    IF stamped > 0 THEN
        UPDATE change_head SET position = head + stamped;
        PERFORM pg_notify('netralitas_changes', (head + stamped)::text);
    END IF;
END $$;
