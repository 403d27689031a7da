import { describe, expect, it } from 'vitest';
import { subject, topic, toward } from '../../../web/words/ko-particles.ts';

describe('Korean particles', () => {
  it('follow the last sound of a word', () => {
    expect(['리드 타임', '빈도'].map(topic)).toEqual(['리드 타임은', '빈도는']);
    expect(['배포', '롤백'].map(subject)).toEqual(['배포가', '롤백이']);
    // ㄹ takes the short one.
    expect(['작업지시', '라벨', '프레스', '생산 계획', '설비 연동'].map(toward)).toEqual([
      '작업지시로',
      '라벨로',
      '프레스로',
      '생산 계획으로',
      '설비 연동으로',
    ]);
  });

  it('follow digits as they are read: 사, 칠, 영', () => {
    expect(['2025.11.4', 'v7', 'r10', '3'].map(subject)).toEqual(['2025.11.4가', 'v7이', 'r10이', '3이']);
    expect(['2025.11.4', 'v7', 'r10', '3'].map(toward)).toEqual(['2025.11.4로', 'v7로', 'r10으로', '3으로']);
  });

  it('leave both open where the sound is not known', () => {
    expect([topic('ERP'), subject('v1-beta'), toward('hotfix')]).toEqual([
      'ERP은(는)',
      'v1-beta이(가)',
      'hotfix로',
    ]);
  });
});
