import { type Call, CommandFailure, UsageError } from './command.ts';
import { readSecretFile } from './secret-file.ts';

/**
 * The server that `--server` or `$ANDON_SERVER` names; null where none is named. A data folder or a configuration on
 * the command line wins over the variable.
 *
 * @throws UsageError for what is no web address, and for one that holds a password: it would be shown in messages
 */
export const namedServer = ({ terminal, text }: Call): string | null => {
  const isElsewhere = text('data-dir') !== undefined || text('config') !== undefined;
  const variable = isElsewhere ? undefined : terminal.environment.ANDON_SERVER;
  const url = text('server') ?? (variable === '' ? undefined : variable);
  if (url === undefined) return null;
  const name = text('server') === undefined ? '$ANDON_SERVER' : '--server';
  if (!/^https?:/.test(url) || !URL.canParse(url))
    throw new UsageError(`${name} "${url}" is not a web address`);
  if (new URL(url).username === '' && new URL(url).password === '') return url;
  throw new UsageError(`${name} holds a name or a password; use --token-file or $ANDON_TOKEN`);
};

/**
 * What the call shows to a named server; null where nothing is given.
 *
 * @throws CommandFailure for a file that cannot be read, and for a token that no header can hold; it is never said
 */
export const readToken = ({ terminal, text }: Call): string | null => {
  const [given, file] = [text('token'), text('token-file')];
  if (given !== undefined && file !== undefined)
    throw new UsageError('--token and --token-file are both given; one is enough');
  const secret =
    given ?? (file === undefined ? terminal.environment.ANDON_TOKEN : readSecretFile(file, terminal.folder));
  if (secret === undefined || secret === '') return null;
  if (/^[\x21-\x7e]+$/.test(secret)) return secret;
  throw new CommandFailure('the token holds a space, a line end or a letter that no token has');
};
