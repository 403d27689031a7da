import { useState } from 'react';
import { useDesk } from '../../ui/desk.ts';
import { CopyBox } from './CopyBox.tsx';

interface WallAddressProps {
  /** Where the board answers, without a slash behind it. */
  readonly origin: string;
}

const USUAL = { tv: '55', dist: '6' };

/** The wall's address for a television of so many inches that is read from so many metres. */
export const WallAddress = ({ origin }: WallAddressProps) => {
  const { words, kept } = useDesk();
  const [size, setSize] = useState(USUAL);
  const { wall } = words.readiness;
  const query = new URLSearchParams(kept);
  for (const [name, value] of Object.entries(size)) if (Number(value) > 0) query.set(name, value);
  return (
    <fieldset className="wall-address">
      <legend>{wall.title}</legend>
      <label>
        <span>{wall.inches}</span>
        <input
          type="number"
          min={20}
          max={120}
          value={size.tv}
          onChange={({ currentTarget }) => setSize({ ...size, tv: currentTarget.value })}
        />
      </label>
      <label>
        <span>{wall.metres}</span>
        <input
          type="number"
          min={1}
          max={20}
          step={0.5}
          value={size.dist}
          onChange={({ currentTarget }) => setSize({ ...size, dist: currentTarget.value })}
        />
      </label>
      <CopyBox label={wall.label} text={`${origin}/wall?${query}`} />
    </fieldset>
  );
};
