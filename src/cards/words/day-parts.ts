import dayjs from 'dayjs';

/** @param iso a calendar day, 'YYYY-MM-DD'; @returns month and day from 1, weekday from 0 for Sunday */
export function dayParts(iso: string): { year: number; month: number; day: number; weekday: number } {
  const at = dayjs(iso);
  return { year: at.year(), month: at.month() + 1, day: at.date(), weekday: at.day() };
}
