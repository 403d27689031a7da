import { describe, expect, it } from 'vitest';
import { askServer, patientForOneCall, patientWithBusy } from '../../../server/cli/server-question.ts';

/** The network, as it answers one call after the other; the last answer stays. */
const answering = (answers: readonly (Response | Error)[]) => {
  let asked = 0;
  const fetch = async (): Promise<Response> => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    if (answer instanceof Response) return answer.clone();
    throw new TypeError('fetch failed', { cause: answer });
  };
  return { fetch, askedCount: () => asked };
};

const busy = (seconds: number) =>
  new Response('{}', { status: 503, headers: { 'retry-after': String(seconds) } });
const refused = new Error('connect ECONNREFUSED 127.0.0.1:8080');

const asking = (answers: readonly (Response | Error)[], isPatient: boolean) => {
  const network = answering(answers);
  const [said, waits]: [string[], number[]] = [[], []];
  const access = {
    url: 'http://127.0.0.1:8080',
    secret: 'andon_secret',
    fetch: network.fetch,
    after: (ms: number, task: () => void) => {
      waits.push(ms / 1_000);
      task();
      return () => undefined;
    },
    patience: isPatient ? patientForOneCall((line) => said.push(line)) : patientWithBusy,
  };
  return {
    reply: askServer(access, { method: 'POST', path: '/deployments', body: '{}' }),
    said,
    waits,
    network,
  };
};

describe('a question to a server', () => {
  it('is asked again where nobody answers, with longer and longer waits that are told', async () => {
    const { reply, said, waits } = asking(
      [refused, refused, refused, new Response('{}', { status: 201 })],
      true,
    );
    expect((await reply).response.status).toBe(201);
    expect(waits).toEqual([1, 2, 4]);
    expect(said[0]).toBe(
      'no Andon answers at http://127.0.0.1:8080/: connect ECONNREFUSED 127.0.0.1:8080; asked again in 1 s',
    );
    expect(said.join()).not.toContain('andon_secret');
  });

  it('is given up after four tries more', async () => {
    const { reply, waits, network } = asking([refused], true);
    await expect(reply).rejects.toThrow('no Andon answers');
    expect(waits).toEqual([1, 2, 4, 8]);
    expect(network.askedCount()).toBe(5);
  });

  it('waits as a busy server asks, for a minute at most', async () => {
    const { reply, said, waits } = asking([busy(3), busy(20), new Response('{}')], true);
    expect((await reply).response.status).toBe(200);
    expect(waits).toEqual([3, 20]);
    expect(said).toContain('the server is busy (503); asked again in 3 s');
    const never = asking([busy(25)], true);
    expect((await never.reply).response.status).toBe(503);
    expect(never.waits).toEqual([25, 25]);
  });

  it('does not wait for who is not there in the middle of an import', async () => {
    const { reply, waits } = asking([refused], false);
    await expect(reply).rejects.toThrow('no Andon answers');
    expect(waits).toEqual([]);
  });

  it.each([400, 401, 403, 404, 500])('takes %i for an answer', async (status) => {
    const { reply, waits } = asking([new Response('{}', { status })], true);
    expect((await reply).response.status).toBe(status);
    expect(waits).toEqual([]);
  });
});
