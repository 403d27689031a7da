import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { type FileFormat, fileFormats } from '../collect/push/record-reader.ts';
import { parseChoice } from '../config/read-values.ts';
import { type Call, type Option, UsageError } from './command.ts';

/** Of commands that take a file in. */
export const formatOption: Option = {
  name: 'format',
  value: 'csv|ndjson',
  help: 'else what the name ends in, or what the first line looks like',
};

/** What `--format` says; undefined where it is not given. @throws UsageError for another word */
export const readFormat = ({ text }: Call): FileFormat | undefined => {
  const given = text('format');
  if (given === undefined) return undefined;
  try {
    return parseChoice(fileFormats)(given);
  } catch (error) {
    throw new UsageError(`--format: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** The file that is named, or what is piped in for `-`. */
export const openFile = (place: string, { input, folder }: Call['terminal']): Readable =>
  place === '-' ? input() : createReadStream(resolve(folder, place));
