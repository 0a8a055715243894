/**
 * What GitLab's secret detection report 15.2.1 asks of the members this project writes, in JSON Schema; members of which
 * the report has no need are refused, so that a slip of the hand is seen.
 */
const text = { type: 'string', minLength: 1 };
const tool = closed({ id: text, name: text, version: text, vendor: closed({ name: text }) });
const second = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$' };
const address = { type: 'string', pattern: '^(https?|ftp)://.+' };
const line = { type: 'integer', minimum: 1 };

export const secretDetectionSchema = closed({
  schema: { type: 'string', pattern: '^https?://.+' },
  version: { const: '15.2.1' },
  scan: closed({
    analyzer: tool,
    scanner: tool,
    type: { const: 'secret_detection' },
    status: { enum: ['success', 'failure'] },
    start_time: second,
    end_time: second,
    messages: {
      type: 'array',
      items: closed({ level: { enum: ['info', 'warn', 'fatal'] }, value: text }),
    },
  }),
  vulnerabilities: {
    type: 'array',
    items: closed(
      {
        id: { type: 'string', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' },
        name: { type: 'string', maxLength: 255 },
        description: { type: 'string', maxLength: 1_048_576 },
        severity: { enum: ['Info', 'Unknown', 'Low', 'Medium', 'High', 'Critical'] },
        solution: { type: 'string', maxLength: 7000 },
        identifiers: {
          type: 'array',
          minItems: 1,
          items: closed({ type: text, name: text, value: text, url: address }, ['url']),
        },
        location: closed({
          file: text,
          start_line: line,
          end_line: line,
          commit: closed({ sha: text, author: { type: 'string' }, date: { type: 'string' } }, ['author', 'date']),
        }),
        raw_source_code_extract: text,
        details: {
          type: 'object',
          additionalProperties: {
            oneOf: [
              closed({ name: text, type: { const: 'text' }, value: { type: 'string' } }),
              closed({ name: text, type: { const: 'value' }, value: { type: ['number', 'string', 'boolean'] } }),
            ],
          },
        },
      },
      ['raw_source_code_extract'],
    ),
  },
});

/** What GitLab's documentation asks of a code quality report. */
export const codeQualitySchema = {
  type: 'array',
  items: closed({
    description: text,
    check_name: text,
    fingerprint: { type: 'string', pattern: '^[0-9a-f]{16}$' },
    severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
    location: closed({ path: { type: 'string', pattern: '^(?!\\./|/)' }, lines: closed({ begin: line, end: line }) }),
  }),
};

/** An object that has these members and no others. */
function closed(properties: Readonly<Record<string, object>>, optional: readonly string[] = []): object {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', additionalProperties: false, required, properties };
}
