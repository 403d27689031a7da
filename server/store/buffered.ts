/** What is changed in memory first and written with the next flush, all of it in one transaction. */
export interface Buffered {
  /** Writes what is waiting. Called within a transaction. */
  write(): void;
  /** The transaction is through: nothing waits any more. Not called where it failed. */
  committed(): void;
}
