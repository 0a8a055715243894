const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** @param text as Go writes durations: `2160h`, `1h30m0s`; also in days @returns whole seconds; undefined for other text */
export function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^(?:\d{1,7}(?:\.\d{1,3})?[smhd]){1,4}$/.test(text)) return undefined;
  let seconds = 0;
  for (const [, amount = '', unit = ''] of text.matchAll(/(\d{1,7}(?:\.\d{1,3})?)([smhd])/g)) {
    seconds += Number(amount) * (SECONDS[unit] ?? 0);
  }
  return Math.round(seconds);
}
