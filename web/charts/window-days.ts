const calendarDays: Readonly<Record<string, number>> = { week: 7, month: 30, quarter: 91 };
const USUAL_DAYS = 30;

/** About how many days a window has: `30d` 30, `quarter` 91; 30 where it is not known. */
export const windowDays = (name: string | null): number => {
  const days = Number(/^(\d+)d$/.exec(name ?? '')?.[1] ?? Number.NaN);
  return Number.isNaN(days) ? (calendarDays[name ?? ''] ?? USUAL_DAYS) : days;
};
