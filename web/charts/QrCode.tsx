import { qrPath } from './qr-path.ts';

export const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { size, path } = qrPath(text);
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect className="qr-ground" width={size} height={size} />
      <path className="qr-code" d={path} />
    </svg>
  );
};
