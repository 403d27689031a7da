import type { WallNotice } from '#shared/api/wall.ts';

/** Something about the board itself that a reader should know. The words are the screen's. */
export interface Notice {
  readonly code: WallNotice['code'];
  readonly service: string | null;
  readonly detail: string;
  readonly sinceMs: number | null;
}

export interface Notices {
  all(): readonly Notice[];
  /** Sets or, with null, takes back the one notice of that code. */
  set(
    code: Notice['code'],
    notice: { sinceMs: number | null; detail: string; service?: string } | null,
  ): void;
}

export function createNotices(): Notices {
  const byCode = new Map<Notice['code'], Notice>();
  return {
    all: () => [...byCode.values()],
    set: (code, notice) => {
      if (notice === null) byCode.delete(code);
      else
        byCode.set(code, {
          code,
          service: notice.service ?? null,
          detail: notice.detail,
          sinceMs: notice.sinceMs,
        });
    },
  };
}
