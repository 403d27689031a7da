import { parseIdentifier } from './identifier.ts';

/** The id of a service. Throws `Error` with a sentence for the reader. */
export const parseServiceId = (text: string): string => {
  if (text === 'all') throw new Error('"all" stands for all services; call this one something else');
  return parseIdentifier(text);
};

/** Whether `parseServiceId` takes it. */
export const isServiceId = (text: string): boolean => {
  try {
    return parseServiceId(text) === text;
  } catch {
    return false;
  }
};
