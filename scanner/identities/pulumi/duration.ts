/** @returns seconds of `1h`, `90m`, `3600s`; undefined where it is none */
export function durationSeconds(text: string | undefined): number | undefined {
  const [, count, unit] = /^(\d{1,6})([smh])$/.exec(text ?? '') ?? [];
  return count === undefined ? undefined : Number(count) * (unit === 'h' ? 3600 : unit === 'm' ? 60 : 1);
}
