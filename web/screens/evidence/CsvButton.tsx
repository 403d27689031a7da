import { useState } from 'react';
import { readAllEvidence } from '../../api/all-evidence.ts';
import type { Asked } from '../../api/api.ts';
import { useDesk } from '../../ui/desk.ts';
import { saveCsv } from '../../ui/save-csv.ts';
import { evidenceCsv } from './evidence-csv.ts';

interface CsvButtonProps {
  readonly asked: Asked;
  readonly name: string;
}

/** Reads the whole list, whatever page is shown, and gives it as a file. */
export const CsvButton = ({ asked, name }: CsvButtonProps) => {
  const { api, words } = useDesk();
  const { csv, csvBusy, csvFailed } = words.evidence;
  const [count, setCount] = useState<number | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const save = async (): Promise<void> => {
    setFailed(false);
    setCount(0);
    try {
      saveCsv(name, evidenceCsv(await readAllEvidence(api, asked, setCount)));
    } catch {
      setFailed(true);
    }
    setCount(null);
  };
  return (
    <span className="csv">
      <span role="status">{hasFailed && csvFailed}</span>
      <button type="button" className="button" disabled={count !== null} onClick={() => void save()}>
        {count === null ? csv : csvBusy(count)}
      </button>
    </span>
  );
};
