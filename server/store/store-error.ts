/** Why the store cannot be opened, as a sentence for whoever started the program; no stack is needed. */
export class StoreError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
  }
}
