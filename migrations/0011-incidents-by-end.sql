-- What touches a window is what ended after it began, or has not ended.
CREATE INDEX incidents_of_service_by_end ON incidents (service, resolved_at_ms);
