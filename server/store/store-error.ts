/** Why the store cannot be opened, as a sentence for whoever started the program; no stack is needed. */
export class StoreError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
  }
}

const ofStorage = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|LOCKED|NOMEM|CORRUPT|NOTADB)/;

/** Whether the disk or the file refused a write, rather than what was to be written. */
export const isStorageFailure = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && ofStorage.test(error.code);
