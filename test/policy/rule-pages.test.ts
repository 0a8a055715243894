import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRules } from '../../scanner/policy';
import { rulePages } from '../../scanner/policy/rule-pages';
import { detectors } from '../../scanner/secrets';

const root = join(__dirname, '../..');

describe('the pages of the rules', () => {
  const pages = rulePages(detectors());

  it('are what npm run docs:rules writes today', () => {
    for (const [path, text] of pages) assert.equal(readFileSync(join(root, path), 'utf8'), text, path);
    const kept = readdirSync(join(root, 'docs/rules')).map((name) => `docs/rules/${name}`);
    assert.deepEqual(
      kept.filter((path) => !pages.has(path)),
      [],
    );
  });

  it('hold every rule, and every detector', () => {
    const all = [...pages.values()].join('\n');
    for (const { id } of allRules()) if (id !== 'secret/*') assert.ok(all.includes(`\n## ${id}\n`), id);
    for (const { id } of detectors()) assert.ok(all.includes(`\`secret/${id}\``), id);
  });

  it('link only to what is there', () => {
    for (const [path, text] of pages) {
      for (const [, target = '', anchor] of text.matchAll(/\]\((?!https?:)([\w./-]+\.md)(?:#([\w-]+))?\)/g)) {
        const linked = pages.get(join(path, '..', target).replaceAll('\\', '/'));
        assert.ok(linked !== undefined, `${path}: ${target}`);
        const headings = [...linked.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading.replace('/', ''));
        if (anchor !== undefined) assert.ok(headings.includes(anchor), `${path}: ${target}#${anchor}`);
      }
    }
  });

  it('lead from every control that a rule names to that rule', () => {
    const controls = pages.get('docs/controls.md') ?? '';
    for (const rule of allRules()) {
      for (const { framework, id } of rule.controls) {
        assert.ok(controls.includes(`\n## ${framework}\n`), framework);
        assert.ok(controls.includes(`| ${id} |`), `${framework} ${id}`);
      }
    }
  });
});
