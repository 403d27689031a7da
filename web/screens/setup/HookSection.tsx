import { useQuery } from '@tanstack/react-query';
import { useDesk } from '../../ui/desk.ts';
import { DeliveryTrouble } from './DeliveryTrouble.tsx';
import { HookTable } from './HookTable.tsx';

/** What tools send to the board by themselves, and what of it could not be read. */
export const HookSection = () => {
  const { queries, words } = useDesk();
  const { data, error } = useQuery(queries.hooks());
  if (data === undefined)
    return (
      <p className="faint">{error === null ? words.loading : `${words.error.heading}: ${error.message}`}</p>
    );
  return (
    <>
      {data.items.length === 0 ? (
        <p className="empty prose">{words.hooks.none}</p>
      ) : (
        <HookTable items={data.items} />
      )}
      <DeliveryTrouble hasHooks={data.items.length > 0} />
    </>
  );
};
