/** Pieces that mean something in a metrics page, or go wrong in one. */
const PIECES = [
  '{',
  '}',
  '"',
  '\\',
  '=',
  ',',
  ' ',
  '\n',
  '#',
  '\0',
  '\r',
  '1e400',
  'NaN',
  '{count:1}',
  '__name__',
].map((piece) => Buffer.from(piece));
const FOREIGN = Buffer.from([0xff, 0xc3]);

export const editKinds = ['flip', 'remove', 'repeat', 'insert', 'line'] as const;

/** One change of a page; its numbers are taken modulo what the page has. */
export interface Edit {
  readonly kind: (typeof editKinds)[number];
  readonly at: number;
  readonly length: number;
  readonly piece: number;
}

function lineAt(body: Buffer, place: number): Buffer {
  const start = body.lastIndexOf(10, place) + 1;
  const end = body.indexOf(10, place);
  return body.subarray(start, end === -1 ? body.length : end + 1);
}

function changed(body: Buffer, { kind, at, length, piece }: Edit): Buffer {
  const start = body.length === 0 ? 0 : at % body.length;
  const end = Math.min(body.length, start + 1 + (length % 64));
  const [before, span, after] = [body.subarray(0, start), body.subarray(start, end), body.subarray(end)];
  switch (kind) {
    case 'flip':
      return Buffer.concat([
        before,
        Buffer.from([(body[start] ?? 0) ^ (1 << (piece % 8))]),
        body.subarray(start + 1),
      ]);
    case 'remove':
      return Buffer.concat([before, after]);
    case 'repeat':
      return Buffer.concat([before, span, span, after]);
    case 'insert':
      return Buffer.concat([before, PIECES[piece % (PIECES.length + 1)] ?? FOREIGN, span, after]);
    case 'line':
      return Buffer.concat([before, lineAt(body, (at * 31 + piece) % Math.max(1, body.length)), span, after]);
  }
}

/** A page with these changes, one after the other. */
export function mutate(body: Buffer, edits: readonly Edit[]): Buffer {
  return edits.reduce(changed, body);
}
