import type { ConfigFlags } from '../config/find-config.ts';
import type { Call, Option } from './command.ts';

export const jsonOption: Option = { name: 'json', help: 'answer in JSON, for scripts' };

export const configOption: Option = {
  name: 'config',
  value: 'FILE',
  help: 'configuration; else $ANDON_CONFIG, ./andon.yaml, the default',
};

/** Which configuration and which data folder are meant. */
export const folderOptions: readonly Option[] = [
  configOption,
  { name: 'data-dir', value: 'FOLDER', help: 'data folder; else $ANDON_DATA_DIR, the configuration' },
];

export const listenOption: Option = {
  name: 'listen',
  value: 'ADDRESS',
  help: 'host:port, :port or port; else $ANDON_LISTEN, the configuration',
};

/** Options of commands that write: to a named server, to the one that runs on the data folder, or to the folder. */
export const backendOptions: readonly Option[] = [
  {
    name: 'server',
    value: 'URL',
    help: 'a server elsewhere; else $ANDON_SERVER, the one that runs on the data folder, if any',
  },
  { name: 'token', value: 'SECRET', help: 'token for that server; else --token-file, $ANDON_TOKEN' },
  { name: 'token-file', value: 'FILE', help: 'a file that holds the token and nothing else' },
  ...folderOptions,
];

/** The options that win over environment and file. */
export const configFlags = (call: Call): ConfigFlags => ({
  config: call.text('config'),
  listen: call.text('listen'),
  dataDir: call.text('data-dir'),
});
