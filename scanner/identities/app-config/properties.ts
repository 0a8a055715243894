import { readIni } from '../ini';
import type { ReferenceCollector } from '../reference-collector';
import { addSetting } from './settings';

/** `spring.datasource.password=${DB_PASSWORD}` */
export function readProperties(collector: ReferenceCollector): void {
  for (const { name, nameRange, value, valueRange } of readIni(collector.text))
    addSetting(collector, { path: name.split('.'), nameRange, value, valueRange });
}
