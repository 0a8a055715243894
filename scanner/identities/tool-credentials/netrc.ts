import type { ReferenceCollector } from '../reference-collector';
import { addToolCredential } from './credential';

/** gnu.org/software/inetutils, "The .netrc file"; words may stand on one line or on several. */
const MACHINE = /\b(?:machine\s{1,20}(\S{1,300})|default)(?=\s)/g;

export function readNetrc(collector: ReferenceCollector): void {
  const { text } = collector;
  const machines = [...text.matchAll(MACHINE)];
  machines.forEach((machine, index) => {
    const start = machine.index + machine[0].length;
    const part = text.slice(start, Math.min(machines[index + 1]?.index ?? text.length, start + 2000));
    const password = /\bpassword\s{1,20}(\S{1,2000})/.exec(part);
    const value = password?.[1];
    if (password === null || value === undefined) return;
    const host = machine[1] ?? 'default';
    const valueEnd = start + password.index + password[0].length;
    addToolCredential(collector, {
      key: `netrc:${host}`,
      kind: 'access_token',
      provider: 'unknown',
      syntax: 'netrc.machine',
      range: { start: machine.index + machine[0].length - host.length, end: machine.index + machine[0].length },
      value,
      valueRange: { start: valueEnd - value.length, end: valueEnd },
      consumer: /\blogin\s{1,20}(\S{1,100})/.exec(part)?.[1],
    });
  });
}

/** postgresql.org/docs, "The Password File": `host:port:database:user:password`. */
export function readPgpass(collector: ReferenceCollector): void {
  for (const match of collector.text.matchAll(
    /^([^#\s:][^\r\n:]{0,200}):[^\r\n:]{0,10}:([^\r\n:]{0,100}):([^\r\n:]{0,100}):([^\r\n]{1,300})$/gm,
  )) {
    const [all, host = '', database = '', user = '', value = ''] = match;
    const end = match.index + all.length;
    const part = (written: string): string => (written === '*' || written === '' ? '?' : written);
    addToolCredential(collector, {
      key: `db:${part(user)}@${part(host)}/${part(database)}`,
      kind: 'database_account',
      provider: 'postgresql',
      syntax: 'pgpass.password',
      range: { start: match.index, end: match.index + host.length },
      value: value.trimEnd(),
      valueRange: { start: end - value.length, end },
    });
  }
}
