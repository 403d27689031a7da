-- What touches a window is what ended after it began, or has not ended; where it began stands beside it, so that what
-- came after the window costs no look at its row.
CREATE INDEX incidents_of_service_by_end ON incidents (service, resolved_at_ms, started_at_ms);
