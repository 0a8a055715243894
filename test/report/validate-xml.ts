import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

/** libxml2's verdict, by a schema of `schema/`. */
export async function assertValidXml(texts: readonly string[], schema: string): Promise<void> {
  assert.deepEqual(await xmlErrors(texts, schema), []);
}

/** @returns what libxml2 has against it; empty where it is valid */
export async function xmlErrors(texts: readonly string[], schema: string): Promise<readonly string[]> {
  const contents = readFileSync(join(__dirname, 'schema', schema), 'utf8');
  const { errors } = await validateXML({
    // All in one go: starting libxml2 takes longer than its work.
    xml: texts.map((text, index) => ({ fileName: `report-${index}.xml`, contents: text })),
    schema: [{ fileName: 'schema.xsd', contents }],
  });
  return errors.map(({ message }) => message);
}
