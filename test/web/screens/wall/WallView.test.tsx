import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { WallAnswer } from '#shared/api/wall.ts';
import { designedCapacity } from '../../../../web/screens/wall/capacity.ts';
import { type Capacity, cutPages } from '../../../../web/screens/wall/rotation.ts';
import { createSay } from '../../../../web/screens/wall/say.ts';
import { WallView } from '../../../../web/screens/wall/WallView.tsx';
import type { Language } from '../../../../web/words/language.ts';
import { delivery, NOW, objective, service, wallAnswer } from '../../wall-answer.ts';

const NOW_MS = Date.parse(NOW);

interface Shown {
  readonly capacity?: Capacity;
  readonly page?: number;
  readonly answer: WallAnswer | null;
  readonly language?: Language;
  readonly ageSeconds?: number;
  readonly attempt?: number;
  readonly refusal?: string;
}

/** The words of the wall as a reader meets them, with single spaces. */
const read = ({
  answer,
  language = 'en',
  ageSeconds = 6,
  attempt = 0,
  refusal,
  capacity = designedCapacity(1),
  page = 0,
}: Shown): string => {
  const quiet = answer?.services.filter(({ id }) => !answer.problems.includes(id)) ?? [];
  const html = renderToStaticMarkup(
    <WallView
      feed={{
        answer,
        answeredAtMs: answer === null ? null : NOW_MS - ageSeconds * 1_000,
        serverAheadMs: 0,
        hasFailed: attempt > 0,
        refusal: refusal ?? null,
        attempt,
        serverBuild: null,
      }}
      say={createSay(language, 'Asia/Seoul', NOW_MS)}
      zone="Asia/Seoul"
      deviceNowMs={NOW_MS}
      scale={1}
      pageOrigin="http://localhost:8080"
      capacity={capacity}
      pages={cutPages(quiet, answer?.deliveries ?? [], capacity)}
      page={page}
      isHeld={false}
      isGroup={false}
      announcement=""
      lowerRef={null}
    />,
  );
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');
};

const burning = service('orders', {
  name: { en: 'Work orders', ko: '작업지시' },
  objective: objective({
    state: 'burning',
    direction: 'burning',
    since: '2025-11-21T04:42:00Z',
    budget: { allowed: 100, spent: 118, remaining: -0.18, allowedMinutes: null, estimated: false },
  }),
  failingRatio: 0.398,
  burnRate: 398,
  releaseBefore: { id: 'd', version: '2025.11.4', finishedAt: '2025-11-21T04:38:00Z', beforeSeconds: 240 },
});

/** A target that does not answer since 13:42 in Seoul. */
const refused = {
  since: '2025-11-21T04:42:00Z',
  target: 'x',
  reason: 'refused',
  detail: '',
  count: 1,
  of: 1,
};

describe('the wall', () => {
  it('says what burns, for whom, since when and what is left', () => {
    const text = read({ answer: wallAnswer({ services: [burning, service('b')], problems: ['orders'] }) });
    for (const words of [
      '1 service needs someone 1 other below',
      'Outside agreement, burning 398× too fast',
      '4 in 10',
      'requests fail now',
      '1 h 28 m',
      'since 13:42',
      '\u221218 %',
      'Release 2025.11.4 went out 4 min before',
      'Belongs to MES team',
    ])
      expect(text).toContain(words);
  });

  it('says the same in Korean, with English beneath', () => {
    const answer = wallAnswer({ services: [burning, service('b')], problems: ['orders'] });
    const text = read({ answer, language: 'ko' });
    for (const words of [
      '담당자가 필요한 서비스 1개',
      '1 service needs someone',
      '10 건 중 4',
      '13:42부터',
      '398배속',
    ])
      expect(text).toContain(words);
  });

  it('is calm only where every service is within agreement', () => {
    const calm = read({ answer: wallAnswer({ calmDays: 12 }) });
    expect(calm).toContain('All 2 services are within agreement');
    expect(calm).toContain('Day 12 in a row');
  });

  it.each([
    ['near', { objective: objective({ state: 'near' }) }, '1 close, 1 within agreement'],
    ['debt', { objective: objective({ state: 'debt' }) }, '1 paying back, 1 within agreement'],
    ['no data', { objective: objective({ state: 'nodata' }) }, '1 without data, 1 within agreement'],
    ['no limit', { objective: objective({ state: 'none' }) }, '1 without a limit, 1 within agreement'],
    [
      'no limit and no answer',
      { objective: objective({ state: 'none', notAnswering: refused }) },
      '1 not answering, 1 within agreement',
    ],
    ['no objective', { objective: null }, '1 without a limit, 1 within agreement'],
    [
      'a young history',
      { partial: { days: 12, ofDays: 30 } },
      '1 within agreement, 1 within agreement so far',
    ],
  ])('counts %s honestly instead', (_, more, counts) => {
    const text = read({ answer: wallAnswer({ services: [service('a', more), service('b')] }) });
    expect(text).toContain('No service needs someone');
    expect(text).toContain(counts);
    expect(text).not.toContain('All 2 services');
  });

  it('does not call silence agreement', () => {
    const silent = service('a', { objective: objective({ state: 'nodata' }) });
    expect(read({ answer: wallAnswer({ services: [silent] }) })).toContain('No data yet');
    expect(read({ answer: wallAnswer({ services: [], deliveries: [] }) })).toContain('No services yet');
  });

  it('does not say of services that were heard before that they have no data yet', () => {
    const never = service('a', { objective: objective({ state: 'nodata', value: null }) });
    const silent = service('b', {
      objective: objective({ state: 'nodata', nodataSince: '2025-11-21T05:55:00Z' }),
    });
    const answer = wallAnswer({ services: [never, silent] });
    expect(read({ answer })).toMatch(/No data is coming in .*Nothing received from 2 services/);
    expect(read({ answer, language: 'ko' })).toMatch(/데이터가 들어오지 않습니다 .*서비스 2개에서 수신 없음/);
    expect(read({ answer: wallAnswer({ services: [never] }) })).toMatch(
      /No data yet .*1 service has no figure/,
    );
  });

  it('says that it is too early where everything was heard and nothing often enough', () => {
    const young = service('a', { objective: objective({ state: 'nodata', value: null, reason: 'too-few' }) });
    const alone = read({ answer: wallAnswer({ services: [young] }) });
    expect(alone).toContain('Too early to say');
    expect(alone).not.toContain('No data yet');
    expect(read({ answer: wallAnswer({ services: [young, service('b')] }) })).toContain(
      '1 too early to say, 1 within agreement',
    );
    const silent = objective({
      state: 'nodata',
      value: null,
      reason: 'too-few',
      nodataSince: '2025-11-21T05:00:00Z',
    });
    expect(read({ answer: wallAnswer({ services: [service('a', { objective: silent })] }) })).toContain(
      'No data is coming in',
    );
  });

  it('says on the tile why a target does not answer', () => {
    const quiet = service('a', { objective: objective({ notAnswering: refused }) });
    const beside = wallAnswer({ services: [burning, quiet], problems: ['orders'] });
    expect(read({ answer: beside })).toMatch(/no answer .*since 13:42: refused/);
    // The whole sentence is read out, where only its short form has room.
    expect(read({ answer: beside })).toContain('not answering since 13:42: connection refused');
    expect(read({ answer: wallAnswer({ services: [quiet] }) })).toContain(
      'not answering since 13:42: connection refused',
    );
  });

  // METRICS.md §2: a mark beside the state; the figure stands where some targets answer.
  it('keeps the figure of a service of which some targets answer, and counts the others', () => {
    const inPart = service('a', {
      objective: objective({ notAnswering: { ...refused, count: 10, of: 29 } }),
    });
    const beside = read({ answer: wallAnswer({ services: [burning, inPart], problems: ['orders'] }) });
    expect(beside).toMatch(/Service a 50 % .*10 of 29 not answering/);
    const alone = wallAnswer({ services: [inPart, service('b')] });
    expect(read({ answer: alone })).toMatch(/Service a 50 % .*10 of 29 not answering since 13:42: refused/);
    expect(read({ answer: alone })).toContain('1 answering in part, 1 within agreement');
    expect(read({ answer: alone, language: 'ko' })).toMatch(/13:42부터 29개 중 10개 응답 없음: 연결 거부/);
  });

  // METRICS.md §2: coverage stands beside every availability; below 99.5 % it is said.
  it.each([
    [0.8279, 'heard 82.7% of the time'],
    [0.9949, 'heard 99.4% of the time'],
    [0.995, null],
    [1, null],
    [null, null],
  ])('says of a coverage of %s: %s', (coverage, said) => {
    const text = read({
      answer: wallAnswer({ services: [service('a', { objective: objective({ coverage }) })] }),
    });
    if (said === null) expect(text).not.toContain('heard');
    else expect(text).toContain(said);
  });

  it('explains the budget above services only, and marks every page', () => {
    const capacity = { ...designedCapacity(1), together: false };
    const answer = wallAnswer({ reporting: { heard: 1, of: 2 } });
    const pages = [0, 1].map((page) => read({ answer, capacity, page }));
    expect(pages[0]).toMatch(/Error budget left, .* 1 of 2 services reporting 1 \/ 2/);
    expect(pages[1]).not.toContain('Error budget left');
    expect(pages[1]).toMatch(/1 of 2 services reporting 2 \/ 2 .*Lead time/);
  });

  it('says how many services report where fewer than all do, and nothing where all do', () => {
    const answer = (heard: number) => wallAnswer({ reporting: { heard, of: 2 } });
    expect(read({ answer: answer(2) })).not.toContain('reporting');
    expect(read({ answer: answer(1) })).toContain('1 of 2 services reporting');
    expect(read({ answer: answer(1), language: 'ko' })).toContain('서비스 2개 중 1개 수신 중');
  });

  it('says that the board was not running rather than blame a target', () => {
    const away = objective({
      state: 'nodata',
      reason: 'collector-down',
      nodataSince: '2025-11-21T05:25:00Z',
    });
    const quiet = service('a', { objective: away });
    const all = read({ answer: wallAnswer({ services: [quiet] }) });
    expect(all).toMatch(/The board was not running 15:10 Waiting for fresh data/);
    expect(all).toContain('board off: no data 45 m');
    const beside = read({ answer: wallAnswer({ services: [burning, quiet], problems: ['orders'] }) });
    expect(beside).toMatch(/no data 45 m.*the board was not running/);
    const some = read({ answer: wallAnswer({ services: [service('b'), quiet] }) });
    expect(some).toContain('1 without data');
    expect(some).not.toContain('The board was not running');
  });

  it('opens a card in its own words for half an hour of silence', () => {
    const silent = service('a', {
      objective: objective({ state: 'nodata', nodataSince: '2025-11-21T05:28:00Z' }),
      failingRatio: null,
      burnRate: null,
    });
    const text = read({ answer: wallAnswer({ services: [silent], problems: ['a'] }) });
    expect(text).toContain('silent since 14:28');
    expect(text).toContain('42 m');
    expect(text).not.toContain('requests');
  });

  it('shows two cards, four lines and a count when many need someone', () => {
    const services = Array.from({ length: 8 }, (_, at) => ({ ...burning, id: `s${at}` }));
    const text = read({ answer: wallAnswer({ services, problems: services.map(({ id }) => id) }) });
    expect(text.match(/requests fail now/g)).toHaveLength(2);
    expect(text).toContain('and 2 more');
  });

  it('gives the reason of a figure without value, never a zero', () => {
    const restore = delivery({
      metric: 'time-to-restore',
      value: null,
      reason: 'not-reached',
      atLeastSeconds: 18_000,
      judgement: { state: 'nodata', limit: { kind: 'atMost', value: 3_600 }, agreementVersion: 7 },
    });
    const text = read({
      answer: wallAnswer({ deliveries: [delivery({ value: null, reason: 'no-data' }), restore] }),
    });
    expect(text).toContain('no changes deployed yet');
    expect(text).toContain('≥ 5 h');
    expect(text).toContain('not yet restored');
  });

  it('replaces its verdict when it is no longer live', () => {
    const text = read({ answer: wallAnswer(), ageSeconds: 480, attempt: 14 });
    expect(text).toContain('Not live since 15:02');
    expect(text).toContain('numbers below are 8 min old');
    expect(text).toContain('15:02 이후 갱신되지 않았습니다');
    expect(text).toContain('reconnecting, try 14');
    expect(text).not.toContain('within agreement ·');
  });

  it('says what is wrong with its address, where the server says so', () => {
    const text = read({ answer: null, refusal: 'No service belongs to a group "line-9".' });
    expect(text).toContain('This wall cannot be shown');
    expect(text).toContain('No service belongs to a group');
  });

  it('never leaves out when a debt is paid back, and groups a long figure', () => {
    const owing = (name: string, remaining: number) =>
      service(name, {
        name: { en: name, ko: name },
        objective: objective({
          state: 'debt',
          budget: { allowed: 10, spent: 20, remaining, allowedMinutes: null, estimated: false },
          backInsideAt: '2025-12-23T00:00:00Z',
        }),
      });
    const beside = (debt: ReturnType<typeof service>) =>
      wallAnswer({ problems: ['orders'], services: [burning, debt] });
    const answer = beside(owing('Electronic batch records', -217.85));
    expect(read({ answer })).toContain('−21,785 % Outside, paying back to 23 Dec');
    expect(read({ answer: beside(owing('Kiosk', -0.2)) })).toContain('Kiosk to 23 Dec −20 %');
  });

  it('says no direction in peace: a ticket rule looks back for hours', () => {
    const heading = (failingRatio: number) =>
      read({
        answer: wallAnswer({
          problems: ['orders'],
          services: [
            burning,
            service('b', { objective: objective({ state: 'met', direction: 'rising' }), failingRatio }),
          ],
        }),
      });
    expect(heading(0)).not.toContain('rising');
    expect(heading(0.02)).toContain('rising');
  });

  it('shows no old numbers where it never had an answer', () => {
    const text = read({ answer: null, attempt: 2 });
    expect(text).toContain('No connection');
    expect(text).not.toContain('%');
  });

  it('says first what is wrong with the board itself', () => {
    const notices = [
      { code: 'config-refused', service: null, detail: 'line 3: unknown key', since: '2025-11-21T05:02:00Z' },
    ] satisfies WallAnswer['notices'];
    expect(read({ answer: wallAnswer({ notices }) })).toContain(
      'Configuration refused since 14:02: line 3: unknown key',
    );
  });

  it('has a page title that starts with the state', () => {
    expect(read({ answer: wallAnswer() })).toContain('All 2 services are within agreement · Wall');
  });

  it('marks invented data', () => {
    expect(read({ answer: wallAnswer({ sample: true }) })).toContain('SAMPLE 예시');
  });

  it('says in its foot when the next planned release is, and of which service where it is one', () => {
    const at = '2026-01-08T13:00:00Z';
    const foot = (name: { en: string; ko: string } | null, language: Language) =>
      read({ answer: wallAnswer({ nextRelease: { at, name } }), language });
    expect(foot(null, 'en')).toContain('Next release Thu 8 Jan, 22:00');
    expect(foot({ en: 'Work orders', ko: '작업지시' }, 'ko')).toContain(
      '다음 정기 배포 작업지시 1월 8일 (목) 22:00',
    );
    expect(read({ answer: wallAnswer() })).toContain('No releases recorded yet');
  });
});
