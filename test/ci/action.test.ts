import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isBuilt } from '../hooks/workshop';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';
import { ACCESS_KEY, checkout, SECRET } from './clones';
import type { Checkout } from './clones';

const ROOT = join(__dirname, '../..');

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly id: string;
      readonly shell: string;
      readonly run: string;
      readonly env: Readonly<Record<string, string>>;
      readonly 'working-directory': string;
    }[];
  };
}

const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Action;
const [step] = action.runs.steps;

describe('the action', () => {
  it('is one step whose script holds no expression: inputs come by the environment, each with a default', () => {
    assert.equal(action.runs.using, 'composite');
    assert.equal(action.runs.steps.length, 1);
    assert.ok(!step!.run.includes('${{'));
    const used = [...Object.values(step!.env), step!['working-directory']].map(
      (value) => /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1],
    );
    assert.deepEqual(used.toSorted(), Object.keys(action.inputs).toSorted());
    for (const [name, { description, default: value }] of Object.entries(action.inputs)) {
      assert.ok(description.length > 10 && typeof value === 'string', name);
    }
    for (const [name, { value }] of Object.entries(action.outputs)) {
      assert.equal(value, `\${{ steps.${step!.id}.outputs.${name} }}`);
    }
  });

  it('is described in docs/ci input by input and output by output', () => {
    const page = readFileSync(join(ROOT, 'docs/ci/README.md'), 'utf8');
    const section = page.slice(page.indexOf('## The action'), page.indexOf('## What it cannot do'));
    const described = [...section.matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name);
    assert.deepEqual(described, [...Object.keys(action.inputs), ...Object.keys(action.outputs)]);
    assert.match(section, /permissions:\n {2}contents: read\n/);
  });

  describe('on a runner', () => {
    let repo: Repository;
    let clone: Checkout;
    let bash: string;
    before(function () {
      bash = spawnSync('sh', ['-c', 'command -v bash'], { encoding: 'utf8' }).stdout.trim();
      if (!isBuilt() || bash === '') this.skip();
    });
    beforeEach(() => {
      repo = repository();
      repo.git(['config', 'uploadpack.allowAnySHA1InWant', 'true']);
      repo.commit('old.sh', 'echo old\n');
      repo.git(['checkout', '-q', '-b', 'topic']);
      repo.commit('b.sh', SECRET);
      repo.git(['checkout', '-q', '--detach', 'main']);
      repo.git(['merge', '-q', '--no-ff', '-m', 'Merge', 'topic']);
      repo.git(['update-ref', 'refs/pull/7/merge', 'HEAD']);
      repo.git(['update-ref', 'refs/pull/7/head', 'topic']);
      repo.git(['checkout', '-q', 'main']);
      // As actions/checkout does it unless told otherwise.
      clone = checkout(['--depth=1', `file://${repo.path}`]);
      clone.git(['fetch', '-q', '--depth=1', 'origin', '+refs/pull/7/merge:refs/remotes/pull/7/merge']);
      clone.git(['checkout', '-q', '--detach', 'refs/remotes/pull/7/merge']);
    });
    afterEach(() => {
      clone.remove();
      repo.remove();
    });

    interface Ran {
      readonly status: number | null;
      readonly out: string;
      readonly outputs: string;
      readonly summary: string;
    }
    /** Does what the runner does with the step. */
    const act = (given: Readonly<Record<string, string>> = {}, path = process.env['PATH'] ?? ''): Ran => {
      const file = (name: string): string => join(clone.path, '..', name);
      for (const name of ['summary', 'output']) writeFileSync(file(name), '');
      const event = {
        pull_request: {
          number: 7,
          base: { ref: 'main', sha: repo.id('main'), repo: { full_name: 'acme/web' } },
          head: { ref: '$(touch${IFS}pwned)', sha: repo.id('topic'), repo: { full_name: 'mallory/web' } },
        },
      };
      writeFileSync(file('event.json'), JSON.stringify(event));
      const inputs = Object.fromEntries(
        Object.entries(step!.env).map(([name, value]) => {
          const input = /inputs\.([\w-]+)/.exec(value)?.[1] ?? '';
          return [name, given[input] ?? action.inputs[input]!.default];
        }),
      );
      const { status, stdout, stderr } = spawnSync(
        bash,
        ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step!.run],
        {
          cwd: clone.path,
          encoding: 'utf8',
          env: {
            ...repo.environment,
            ...inputs,
            PATH: path,
            GITHUB_ACTIONS: 'true',
            GITHUB_ACTION_PATH: ROOT,
            GITHUB_EVENT_NAME: 'pull_request',
            GITHUB_EVENT_PATH: file('event.json'),
            GITHUB_REF: 'refs/pull/7/merge',
            GITHUB_HEAD_REF: '$(touch${IFS}pwned)',
            GITHUB_SHA: repo.id('refs/pull/7/merge'),
            GITHUB_STEP_SUMMARY: file('summary'),
            GITHUB_OUTPUT: file('output'),
          },
        },
      );
      const read = (name: string): string => readFileSync(file(name), 'utf8');
      return { status, out: stdout + stderr, outputs: read('output'), summary: read('summary') };
    };

    it('fetches what a checkout of depth 1 lacks, fails the step, and says so in annotations, summary and outputs', () => {
      const { status, out, outputs, summary } = act({ report: 'sarif=nhi.sarif\n\njunit=nhi.xml\n' });
      assert.equal(status, 1, out);
      assert.match(out, /^::error file=b\.sh,line=1/m);
      assert.equal(outputs, `findings=1\nblocking=1\nsarif=${join(clone.path, 'nhi.sarif')}\n`);
      assert.match(summary, /1 finding blocks this change/);
      assert.ok(existsSync(join(clone.path, 'nhi.xml')));
      assert.ok(!(out + outputs + summary + readFileSync(join(clone.path, 'nhi.sarif'), 'utf8')).includes(ACCESS_KEY));
    });

    it('passes with fail-on none, and never passes what it could not compare', () => {
      const { status, out } = act({ fetch: 'false', 'fail-on': 'none' });
      assert.equal(status, 2, out);
      assert.equal(act({ 'fail-on': 'none' }).status, 0);
    });

    it('runs nothing that an input, a branch or a title says', () => {
      const hostile = '"; touch pwned; $(touch pwned) `touch pwned` #';
      for (const name of ['profile', 'fail-on', 'policy', 'report', 'base', 'fetch']) {
        const { status, out } = act({ [name]: hostile });
        assert.ok(name === 'fetch' || status === 2, `${name}: ${out}`);
        assert.ok(!existsSync(join(clone.path, 'pwned')), name);
      }
      act({ report: 'sarif=a\n::error::x' });
      act();
      assert.ok(!existsSync(join(clone.path, 'pwned')));
    });

    it('says what is missing on a runner without Node.js', () => {
      const { status, out } = act({}, '/nowhere');
      assert.equal(status, 2);
      assert.match(out, /^::error title=NHI Guard::This runner has no Node\.js: add actions\/setup-node/m);
    });
  });
});
