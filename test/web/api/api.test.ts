import { describe, expect, it } from 'vitest';
import { ApiError, createApi } from '../../../web/api/api.ts';

const problem = JSON.stringify({
  type: 'https://andon.example/problems/unknown-service',
  title: 'No such service',
  detail: 'No service is called "chekout".',
});

describe('an answer that is a problem', () => {
  it('becomes an error with status, code and the sentence for the reader', async () => {
    const api = createApi(() => Promise.resolve(new Response(problem, { status: 404 })));
    await expect(api.service('chekout', null)).rejects.toMatchObject({
      status: 404,
      code: 'unknown-service',
      message: 'No service is called "chekout".',
    });
  });

  it('has no status where there was no answer', async () => {
    const api = createApi(() => Promise.reject(new TypeError('fetch failed')));
    const error = await api.services(null).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: null, code: null });
  });

  it('says the status where the body is no problem', async () => {
    const api = createApi(() =>
      Promise.resolve(new Response('<html>', { status: 502, statusText: 'Bad Gateway' })),
    );
    await expect(api.services(null)).rejects.toMatchObject({ status: 502, message: '502 Bad Gateway' });
  });
});
