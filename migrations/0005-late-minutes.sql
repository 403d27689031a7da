-- Minutes of days that were over when they were written, until their day is packed. They count in place of what
-- the packed day holds of those minutes; a day that has rows here has none in tally_recent that count.
CREATE TABLE late_minutes (
  sli_id INTEGER NOT NULL REFERENCES slis (id),
  epoch_minute INTEGER NOT NULL,
  good REAL NOT NULL,
  total REAL NOT NULL,
  covered INTEGER NOT NULL,
  PRIMARY KEY (sli_id, epoch_minute)
) STRICT, WITHOUT ROWID;
