import { failTrace } from './fail-trace.ts';

interface FailTraceProps {
  /** Shares that failed, oldest first; null for a gap. */
  readonly values: readonly (number | null)[];
  readonly label: string;
}

const WIDTH = 132;
const HEIGHT = 26;

/** How large a share failed over the last hours; nothing where nothing was counted. */
export const FailTrace = ({ values, label }: FailTraceProps) => {
  const trace = failTrace(values, WIDTH, HEIGHT);
  if (trace === null) return null;
  return (
    <svg className="fail-trace" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <path className="fail-area" d={trace.area} />
      <path className="fail-line" d={trace.line} />
      {trace.last !== null && <circle className="fail-last" cx={trace.last.x} cy={trace.last.y} r="3" />}
    </svg>
  );
};
