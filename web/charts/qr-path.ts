import { encode } from 'uqr';

const QUIET_ZONE = 2;

/** A QR code as one SVG path of unit squares, error correction M, with its quiet zone. */
export const qrPath = (text: string): { readonly size: number; readonly path: string } => {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const squares = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
  return { size, path: squares.join('') };
};
