import { useState } from 'react';
import { readAllEvidence } from '../../api/all-evidence.ts';
import type { Asked } from '../../api/api.ts';
import { useDesk } from '../../ui/desk.ts';
import { evidenceCsv } from './evidence-csv.ts';

interface CsvButtonProps {
  readonly asked: Asked;
  readonly name: string;
}

const saveAs = (name: string, text: string): void => {
  // The mark tells spreadsheets that it is UTF-8.
  const address = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};

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
      saveAs(name, evidenceCsv(await readAllEvidence(api, asked, setCount)));
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
