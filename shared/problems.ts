/**
 * The one catalogue of problems (RFC 9457). `status` is the HTTP answer, `title` never varies; what is
 * particular to a case goes into the detail.
 */
export const problems = {
  'bad-request': { status: 400, title: 'The request cannot be read' },
  'invalid-body': { status: 400, title: 'The body is not as described' },
  'invalid-query': {
    status: 400,
    title: 'A query parameter is not as described',
  },
  'time-in-future': { status: 400, title: 'A time lies in the future' },
  'times-out-of-order': { status: 400, title: 'An end lies before its start' },
  'unknown-service': { status: 404, title: 'No such service' },
  'unknown-objective': { status: 404, title: 'No such objective' },
  'unknown-metric': { status: 404, title: 'No such metric' },
  'not-found': { status: 404, title: 'Not found' },
  unauthorized: { status: 401, title: 'A token is needed' },
  forbidden: { status: 403, title: 'This token may not do that' },
  conflict: { status: 409, title: 'Several things are meant by this' },
  'too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': {
    status: 415,
    title: 'This content type is not read here',
  },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on the server' },
  unavailable: { status: 503, title: 'Not able to take this now' },
} as const;
export type ProblemCode = keyof typeof problems;

/** One thing that is wrong, with where it stands (a JSON pointer, a parameter name, a line). */
export interface ProblemPart {
  readonly at: string;
  readonly message: string;
}

/** An impossible request. Thrown at the edge, answered as `application/problem+json`. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly parts: readonly ProblemPart[];

  /** @param detail a sentence for a reader: what happened, to which thing, what to do */
  constructor(code: ProblemCode, detail: string, parts: readonly ProblemPart[] = []) {
    super(detail);
    this.name = 'Problem';
    this.code = code;
    this.parts = parts;
  }

  get status(): number {
    return problems[this.code].status;
  }
}
