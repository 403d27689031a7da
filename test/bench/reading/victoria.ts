import { freePort, type Program, startProgram } from '../systems/program.ts';

export interface Victoria {
  readonly program: Program;
  readonly url: string;
}

/** @param folder of its data; its log lies beside it */
export async function startVictoria(folder: string): Promise<Victoria> {
  const url = `http://127.0.0.1:${await freePort()}`;
  const program = startProgram(
    'victoria-metrics',
    [
      `-storageDataPath=${folder}`,
      `-httpListenAddr=${new URL(url).host}`,
      '-retentionPeriod=120',
      '-loggerLevel=WARN',
      '-search.maxPointsPerTimeseries=100000',
      '-search.maxUniqueTimeseries=1000000',
      '-search.maxSamplesPerQuery=5000000000',
      '-search.maxQueryDuration=10m',
    ],
    `${folder}.log`,
  );
  await program.ready(`${url}/health`);
  return { program, url };
}
