-- Whoever gives its own changes positions in the transaction that makes them does not put them into the queue first, only to take them out again.

-- Gives positions to changes that are made in this very transaction, tells listeners the new end of the log, and returns those changes. What others
-- have left in the queue comes first: then these go behind it, and up to `most` of all get positions.
-- One plan for arrays of any length: by itself the server would make one for each of them.
CREATE FUNCTION stamp_new_changes(most integer, resources uuid[], bodies bytea[], seen text[], lost text[], hidden text[], recorded timestamptz)
RETURNS SETOF change LANGUAGE plpgsql SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    head bigint;
BEGIN
    SELECT position INTO head FROM change_head FOR UPDATE;
    PERFORM FROM pending_change ORDER BY id LIMIT 1;
    IF FOUND THEN
        INSERT INTO pending_change (resource_id, body, seen_by, lost_by, hidden_from, record_time)
        SELECT r, b, s, l, h, recorded FROM unnest(resources, bodies, seen, lost, hidden) WITH ORDINALITY AS new (r, b, s, l, h, n) ORDER BY n;
        RETURN QUERY SELECT * FROM stamp_changes(most);
        RETURN;
    END IF;
    RETURN QUERY WITH placed AS (
        INSERT INTO change (position, resource_id, body, seen_by, lost_by, hidden_from, record_time)
        SELECT head + n, r, b, s, l, h, recorded FROM unnest(resources, bodies, seen, lost, hidden) WITH ORDINALITY AS new (r, b, s, l, h, n)
        RETURNING *
    ), found_by AS (
        INSERT INTO change_office (office_id, position)
        SELECT office_id, placed.position FROM placed, jsonb_array_elements_text(seen_by::jsonb || lost_by::jsonb) AS office_id
    )
    SELECT * FROM placed ORDER BY placed.position;
    head := head + cardinality(resources);
    UPDATE change_head SET position = head;
    PERFORM pg_notify('netralitas_changes', head::text);
END $$;
