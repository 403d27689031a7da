-- Counters belong to the process that counts, and several may stand behind one address.
ALTER TABLE counter_states RENAME COLUMN series TO processes;
UPDATE counter_states SET processes =
  json_array(json_object('startedAtMs', NULL, 'isWhole', json('true'), 'series', json(processes)));
