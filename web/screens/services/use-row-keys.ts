import { useDesk } from '../../ui/desk.ts';
import { useKeys } from '../../ui/keys.ts';

const links = (): HTMLAnchorElement[] => [...document.querySelectorAll<HTMLAnchorElement>('.row-link')];

/** Puts the focus on the row link that lies so many after the one that has it; on the first where none has. */
const moveFocus = (by: number): void => {
  const all = links();
  const at = all.findIndex((link) => link.closest('tr')?.contains(document.activeElement) ?? false);
  const next = all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))];
  next?.focus();
  next?.closest('tr')?.scrollIntoView({ block: 'nearest' });
};

/** `j` and `k` go from row to row; Enter opens, since the focus is on the link. */
export const useRowKeys = (): void => {
  const { keys } = useDesk().words.services;
  useKeys([
    { key: 'j', label: keys.next, run: () => moveFocus(1) },
    { key: 'k', label: keys.before, run: () => moveFocus(-1) },
  ]);
};
