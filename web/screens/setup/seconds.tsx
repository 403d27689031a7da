import { createContext, type ReactNode, useContext } from 'react';
import { SECOND_MS } from '#shared/units.ts';
import { useDesk } from '../../ui/desk.ts';
import { useNow } from '../../ui/use-now.ts';

const SecondContext = createContext(0);

/** Gives those beneath that ask for it the server's time every second; the others are not drawn again. */
export const Seconds = ({ children }: { readonly children: ReactNode }) => {
  const { clock, aheadMs } = useDesk();
  const nowMs = useNow(clock, SECOND_MS) + aheadMs;
  return <SecondContext value={nowMs}>{children}</SecondContext>;
};

/** Server time, epoch ms, anew each second. */
export const useSecond = (): number => useContext(SecondContext);
