import type { ReferenceCollector } from '../reference-collector';
import { addSetting } from './settings';

/** `<add name="Db" connectionString="…"/>`, `<add key="ApiKey" value="…"/>`: learn.microsoft.com, "Configuration file schema". */
const ADDED =
  /<add\s{1,20}(?:name|key)\s{0,3}=\s{0,3}"([^"\n]{1,200})"\s{1,20}(?:connectionString|value)\s{0,3}=\s{0,3}"([^"]{1,2000})"/g;

export function readWebConfig(collector: ReferenceCollector): void {
  for (const { index, 0: whole, 1: name = '', 2: value = '' } of collector.text.matchAll(ADDED)) {
    const nameStart = index + whole.indexOf(`"${name}"`) + 1;
    const end = index + whole.length - 1;
    addSetting(collector, {
      path: name.split(/[:.]/),
      nameRange: { start: nameStart, end: nameStart + name.length },
      value,
      valueRange: { start: end - value.length, end },
    });
  }
}
