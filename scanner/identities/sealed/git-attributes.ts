import type { ReferenceCollector } from '../reference-collector';

/** github.com/AGWA/git-crypt and github.com/elasticdog/transcrypt: files encrypted by a filter, under a key of a name. */
const FILTER = /^[ \t]*([^\s#]{1,300})[ \t][^\r\n]{0,300}?\bfilter=(git-crypt|crypt)(?:-([\w.-]{1,100}))?(?=\s|$)/gm;

export function readGitAttributes(collector: ReferenceCollector): void {
  const { text } = collector;
  if (!text.includes('crypt')) return;
  for (const match of text.matchAll(FILTER)) {
    const [all, pattern = '', filter = '', name = 'default'] = match;
    const range = { start: match.index + all.lastIndexOf('filter='), end: match.index + all.length };
    const tool = filter === 'crypt' ? 'transcrypt' : filter;
    collector.add({
      key: `${tool}:key/${name}`,
      role: 'uses',
      kind: 'encryption_key',
      provider: tool,
      credential: 'static',
      duty: 'privileged',
      privileges: [{ fact: `decrypts ${pattern}`, level: 'privileged', range }],
      syntax: 'sealed.git-filter',
      range,
    });
  }
}
