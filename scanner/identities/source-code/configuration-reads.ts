import type { Range } from '../../model';
import { isConnectionUrlName, readCredentialName } from '../credential-name';
import { identityOfName } from '../provider';
import type { ReferenceCollector } from '../reference-collector';
import type { CodeLanguage } from './languages';
import { isCommentedOut } from './languages';

/** A setting of the application's framework that a program reads, by its full name. */
interface SettingRead {
  /** `app.mail.password`, `Mail:Password` */
  readonly name: string;
  readonly range: Range;
}

/** Adds a reference for each credential that a program takes from its framework's settings, wherever these come from. */
export function addConfigurationReads(collector: ReferenceCollector, language: CodeLanguage): void {
  const { text } = collector;
  const reads = language === 'jvm' ? springReads(text) : language === 'csharp' ? dotnetReads(text) : [];
  for (const { name, range } of reads) {
    if (isCommentedOut(text, range.start, language)) continue;
    const isSpring = language === 'jvm';
    const parts = name.split(isSpring ? '.' : ':');
    const isConnection = parts[0] === 'ConnectionStrings' && parts.length > 1;
    const words = isConnection ? 'CONNECTION_STRING' : parts.slice(-TELLING_PARTS).join('_');
    const named = readCredentialName(words);
    if (named === undefined || named.holds === 'file') continue;
    const { kind, provider, credential } = identityOfName(
      isConnection ? `${parts.slice(1).join('_')}_DATABASE_URL` : words,
    );
    const isVariable = isSpring && /^[A-Z][A-Z0-9_]*$/.test(name);
    const variable = isSpring ? springVariable(name) : parts.join('__');
    collector.add({
      key: isVariable ? `env:${name}` : `${isSpring ? 'spring:property' : 'dotnet:setting'}/${name}`,
      linkedKeys: isVariable ? [] : [`env:${variable}`],
      role: 'uses',
      kind,
      provider,
      credential: isConnection ? 'unknown' : credential,
      duty: 'found',
      confidence: isConnectionUrlName(named.words) && !isConnection ? 'possible' : named.confidence,
      syntax: 'code.setting',
      range,
    });
  }
}

/** Of a long name the last words say what it is, and those before whose. */
const TELLING_PARTS = 3;

/** docs.spring.io/spring-boot, "Binding From Environment Variables": dots become underscores, dashes go. */
function springVariable(property: string): string {
  return property.replaceAll('.', '_').replaceAll('-', '').toUpperCase();
}

/** docs.spring.io/spring-framework, "Using @Value": a placeholder, with or without a default behind a colon. */
const VALUE = /@(?:field:|param:|get:)?Value\(\s{0,9}(?:value\s{0,3}=\s{0,3})?"([^"\n]{1,300})"/g;
const PLACEHOLDER = /\\?\$\{([A-Z][\w.-]{0,150})(?=[:}])/gi;
/** docs.spring.io/spring-boot, "Type-safe Configuration Properties": each field is a property behind the prefix. */
const PROPERTIES =
  /@ConfigurationProperties\(\s{0,9}(?:(?:prefix|value)\s{0,3}=\s{0,3})?"([\w.-]{1,150})"[^)]{0,200}\)/g;
const FIELD = /\bString\??\s{1,3}(\w{1,80})\s{0,3}(?=[;=,)])|\bva[lr]\s{1,3}(\w{1,80})\s{0,3}:\s{0,3}String\b/g;
/** A class with more is more than settings. */
const MOST_CLASS_UNITS = 5000;

function* springReads(text: string): Generator<SettingRead> {
  if (text.includes('@Value') || text.includes(':Value'))
    for (const { index, 0: whole, 1: value = '' } of text.matchAll(VALUE)) {
      const start = index + whole.length - 1 - value.length;
      for (const { index: at, 0: found, 1: name = '' } of value.matchAll(PLACEHOLDER)) {
        const from = start + at + found.length - name.length;
        yield { name, range: { start: from, end: from + name.length } };
      }
    }
  if (!text.includes('@ConfigurationProperties')) return;
  for (const { index, 0: whole, 1: prefix = '' } of text.matchAll(PROPERTIES)) {
    const from = index + whole.length;
    const body = ownFields(text.slice(from, from + MOST_CLASS_UNITS));
    for (const { index: at, 0: found, 1: java, 2: kotlin } of body.matchAll(FIELD)) {
      const name = java ?? kotlin ?? '';
      // A constant is nobody's setting.
      if (/^[A-Z][A-Z0-9_]*$/.test(name)) continue;
      const start = from + at + found.indexOf(name);
      yield { name: `${prefix}.${kebabCase(name)}`, range: { start, end: start + name.length } };
    }
  }
}

/** The class behind the annotation, up to a class within it or behind it: whose fields have longer names. */
function ownFields(text: string): string {
  const [, ...classes] = [...text.matchAll(/\b(?:class|record|interface)\s{1,3}\w/g)];
  return text.slice(0, classes[0]?.index);
}

function kebabCase(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase();
}

const DOTNET_NAME = String.raw`"([A-Za-z][\w:.-]{0,150})"`;
/** learn.microsoft.com/aspnet/core/fundamentals/configuration: parts of a name stand behind colons. */
const DOTNET: readonly (readonly [probe: string, form: RegExp, section?: string])[] = [
  ['onfiguration[', new RegExp(String.raw`\b_?[cC]onfiguration\[\s{0,9}${DOTNET_NAME}`, 'g')],
  ['onfig[', new RegExp(String.raw`\b_?[cC]onfig\[\s{0,9}${DOTNET_NAME}`, 'g')],
  [
    'GetValue',
    new RegExp(
      String.raw`\b_?[cC]onfig(?:uration)?\.Get(?:Required)?Value(?:<string\??>)?\(\s{0,9}${DOTNET_NAME}`,
      'g',
    ),
  ],
  [
    'GetSection',
    new RegExp(String.raw`\.GetSection\(\s{0,9}${DOTNET_NAME}\s{0,9}\)\s{0,20}\.(?:Value|Get<string>)`, 'g'),
  ],
  [
    'GetConnectionString',
    new RegExp(String.raw`\.GetConnectionString\(\s{0,9}${DOTNET_NAME}`, 'g'),
    'ConnectionStrings:',
  ],
];

function* dotnetReads(text: string): Generator<SettingRead> {
  for (const [probe, form, section = ''] of DOTNET) {
    if (!text.includes(probe)) continue;
    for (const { index, 0: whole, 1: name = '' } of text.matchAll(form)) {
      const start = index + whole.lastIndexOf(name);
      yield { name: section + name, range: { start, end: start + name.length } };
    }
  }
}
