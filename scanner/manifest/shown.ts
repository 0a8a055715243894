const VERBATIM_UNITS = 24;
const KEPT_UNITS = 4;

/** @returns whether a message may quote a value of the file whole: long ones might be a pasted secret */
export function isShowable(value: string): boolean {
  return value.length <= VERBATIM_UNITS;
}

/** @returns a value of the file as a message may quote it; long ones only by their start and length */
export function shown(value: string): string {
  const line = value.replace(/\s+/g, ' ');
  return isShowable(line)
    ? JSON.stringify(line)
    : `${JSON.stringify(`${line.slice(0, KEPT_UNITS)}…`)} (${line.length} characters)`;
}
