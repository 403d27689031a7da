/** Where collection says what a person should know. Fastify's logger is one. */
export interface CollectLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}
