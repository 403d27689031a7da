import { useEffect, useState } from 'react';
import { useDesk } from '../ui/desk.ts';

/** A hand on an arrow key passes many points: only where it rests is it read out. */
const REST_MS = 400;

/** A text that changes often, as it is read out: only once it has stood for a while. */
export const useSpoken = (text: string): string => {
  const { clock } = useDesk();
  const [spoken, setSpoken] = useState('');
  useEffect(() => clock.after(REST_MS, () => setSpoken(text)), [clock, text]);
  return spoken;
};
