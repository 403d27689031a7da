import { type SparkInput, sparkline } from './spark-path.ts';

const WIDTH = 172;
const HEIGHT = 76;

interface SparklineProps extends Omit<SparkInput, 'width' | 'height'> {
  readonly label: string;
  readonly isTrial: boolean;
}

/** Weeks as a line, its usual range as a band (edged where it is a trial), the limit dashed, the last week a dot. */
export const Sparkline = ({ label, isTrial, ...input }: SparklineProps) => {
  const spark = sparkline({ ...input, width: WIDTH, height: HEIGHT });
  if (spark === null) return null;
  return (
    <svg className="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {spark.band && (
        <rect
          className={isTrial ? 'spark-band spark-trial' : 'spark-band'}
          x="0"
          y={spark.band.y}
          width={WIDTH}
          height={spark.band.height}
        />
      )}
      {spark.limitY !== null && <path className="spark-limit" d={`M0 ${spark.limitY}H${WIDTH}`} />}
      <path className="spark-line" d={spark.line} />
      {spark.last && <circle className="spark-last" cx={spark.last.x} cy={spark.last.y} r="8" />}
    </svg>
  );
};
