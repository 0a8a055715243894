const VERBATIM_UNITS = 24;
const KEPT_UNITS = 4;

/** @returns a value of the file as a message may quote it: long ones, which might be a pasted secret, only by their start */
export function shown(value: string): string {
  const line = value.replace(/\s+/g, ' ');
  return line.length <= VERBATIM_UNITS
    ? JSON.stringify(line)
    : `${JSON.stringify(`${line.slice(0, KEPT_UNITS)}…`)} (${String(line.length)} characters)`;
}
