import type { EnvironmentRead } from './environment-reads';
import type { CodeLanguage } from './languages';

/**
 * Variables that a program takes from its environment all at once: by destructuring, by the schema it checks the environment
 * with, by a class of settings.
 */
export function environmentShapes(text: string, language: CodeLanguage): readonly EnvironmentRead[] {
  if (language === 'javascript') return [...destructured(text), ...checked(text), ...ofWorkers(text)];
  return language === 'python' ? [...ofPackages(text), ...settingsClasses(text)] : [];
}

/** `const { API_KEY, DB: url = '' } = process.env` */
const DESTRUCTURED = /\{([^{}]{1,3000})\}\s{0,9}=\s{0,9}(?:process|import\.meta|Bun)\.env\b(?!\s{0,3}[.[])/g;

function* destructured(text: string): Generator<EnvironmentRead> {
  if (!takesWhole(text)) return;
  for (const { index, 1: inside = '' } of text.matchAll(DESTRUCTURED))
    for (const member of inside.matchAll(/(?<=^|,)\s{0,200}([a-z_]\w{0,99})/gi)) yield read(member, index + 1);
}

/** zod, valibot, joi, envalid, t3-env: `parse(process.env)`, `cleanEnv(process.env, {`, `createEnv({`. */
const CHECKS = /\b(?:(?:safeP|p)arse|cleanEnv|validate|makeValidator|str)\(\s{0,9}process\.env\b|\bcreateEnv\(/;
/** A member whose value is a schema's: `API_KEY: z.string()`. */
const CHECKED =
  /(?<=[{,\n]\s{0,40})([A-Z][A-Z0-9_]{2,99})\s{0,3}:\s{0,9}(?:[zvtS]|str|Joi|yup|Type|envalid)\s{0,40}[.(]/g;

/** Whether the environment is taken as a whole anywhere: `} = process.env;`, `parse(process.env)`. */
function takesWhole(text: string): boolean {
  for (let at = text.indexOf('.env'); at >= 0; at = text.indexOf('.env', at + 4))
    if (!/[\w$?.[!]/.test(text.charAt(at + 4))) return true;
  return false;
}

function* checked(text: string): Generator<EnvironmentRead> {
  if ((takesWhole(text) || text.includes('createEnv(')) && CHECKS.test(text))
    for (const match of text.matchAll(CHECKED)) yield read(match);
}

/** developers.cloudflare.com/workers: what a handler is given as `env`. */
const WORKER = /\bexport default\b|\bExecutionContext\b|\bPagesFunction\b|\bfrom ["']hono\b/;
const BINDING = /(?<![\w$.])(?:(?:c|ctx|context|this|platform)\.)?env\.([A-Z][A-Z0-9_]{2,99})\b/g;

function* ofWorkers(text: string): Generator<EnvironmentRead> {
  if (/(?<![.\w$])(?:(?:c|ctx|context|this|platform)\.)?env\.[A-Z]/.test(text) && WORKER.test(text))
    for (const match of text.matchAll(BINDING)) yield read(match);
}

/** django-environ, environs, python-decouple, Starlette: `env("X")`, `env.str("X")`, `config("X")`. */
const PACKAGES = /\b(?:environ\.(?:Env|FileAwareEnv)|from environs\b|from decouple\b|starlette\.config)/;
const CALLED = /(?<![\w.])(?:env|config)(?:\.\w{1,20})?\(\s{0,40}["']([A-Za-z_]\w{0,99})["']/g;

function* ofPackages(text: string): Generator<EnvironmentRead> {
  if ((text.includes('environ') || text.includes('config')) && PACKAGES.test(text))
    for (const match of text.matchAll(CALLED)) yield read(match);
}

/** docs.pydantic.dev, "Settings Management": each field is the variable of its name, behind the prefix of the class. */
const SETTINGS =
  /^class \w{1,80}\([^()\n]{0,100}BaseSettings\b[^()\n]{0,100}\):[^\n]{0,200}\n((?:[ \t][^\n]{0,500}\n|\r?\n){0,500})/gm;
const FIELD = /^ {4}([a-z_]\w{0,99})\s{0,3}:\s{0,3}[^\n]{1,300}/gim;
const ALIAS = /\b(?:validation_alias|alias|env)\s{0,3}=\s{0,3}["']([A-Za-z_]\w{0,99})["']/;
const PREFIX = /\benv_prefix\s{0,3}=\s{0,3}["']([A-Za-z_]\w{0,60})["']/;

function* settingsClasses(text: string): Generator<EnvironmentRead> {
  if (!text.includes('BaseSettings')) return;
  for (const { index, 0: whole, 1: body = '' } of text.matchAll(SETTINGS)) {
    const prefix = PREFIX.exec(body)?.[1] ?? '';
    const from = index + whole.length - body.length;
    for (const field of body.matchAll(FIELD)) {
      const { range, name } = read(field, from);
      yield { name: (ALIAS.exec(field[0])?.[1] ?? prefix + name).toUpperCase(), range };
    }
  }
}

function read({ index, 0: whole, 1: name = '' }: RegExpExecArray, from = 0): EnvironmentRead {
  const start = from + index + whole.indexOf(name);
  return { name, range: { start, end: start + name.length } };
}
