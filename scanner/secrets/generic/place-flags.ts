import type { Evidence } from './evidence';
import { Flags } from './flags';
import type { FlagSet } from './flags';

const opening = new Flags('wrap');
const wraps = opening.either(['wrap: default', 'wrap: bytes', 'wrap: decode', 'wrap: bracket', 'wrap: call']);
const wrapMethod = opening.flag('wrap: method');
const stage = new Flags('place');
const users = stage.either(['line: user', 'near: user']);
const around = {
  continued: stage.flag('writing: goes on'),
  isKey: stage.flag('writing: is a key'),
  comment: stage.flag('line: comment'),
  import: stage.flag('line: import'),
  message: stage.flag('line: message'),
  markup: stage.flag('line: markup'),
  fake: stage.flag('line: fake'),
  stored: stage.flag('line: stored'),
  header: stage.flag('line: header'),
  hexTable: stage.flag('near: table of hashes'),
};
const url = {
  noHost: stage.flag('url: no host', 'url'),
  exampleHost: stage.flag('url: example host', 'url'),
  noUser: stage.flag('url: no user', 'url'),
  genericUser: stage.flag('url: generic user', 'url'),
  sameUser: stage.flag('url: user is password', 'url'),
  port: stage.flag('url: number', 'url'),
  punctuation: stage.flag('url: punctuation', 'url'),
};

const NEXT_BYTES = 12;
const methodCall = /^[\w$]{1,60}(?:\.\w{1,60}){0,8}\.(?!decode|Decode|from|of|valueOf|b64|parse|set)\w{1,60}\($/;
const exampleHost = /example\.(?:com|org|net)|mycompany|domain/i;
const genericUser = /^(?:user(?:name)?|foo|login|name)$/i;

/** What stands around the value: on its line, on the lines next to it, in the URL it is part of. */
export function describePlace(evidence: Evidence, flags: FlagSet): void {
  const { kind, place, isHexTable, candidate } = evidence;
  describeWrap(evidence, flags);
  flags.when(place.isComment, around.comment);
  flags.when(place.isImport, around.import);
  flags.when(place.isMessage, around.message);
  flags.when(place.isMarkup && kind.family !== 'code', around.markup);
  flags.when(place.isFake, around.fake);
  flags.when(place.hasUser, users['line: user']);
  flags.when(place.hasUserNear, users['near: user']);
  flags.when(place.isStored && candidate.joint === ',', around.stored);
  flags.when(place.isHeader, around.header);
  flags.when(isHexTable, around.hexTable);
  if (evidence.class === 'url') describeUrl(evidence, flags);
}

function describeWrap({ candidate, wrap, scope }: Evidence, flags: FlagSet): void {
  if (candidate.writing === 'quoted') {
    const { window } = scope;
    const next = window.latin1(candidate.next, Math.min(scope.furthest, candidate.next + NEXT_BYTES));
    flags.when(/^\s{0,4}[.+([]|^\s{0,2}%\s/.test(next), around.continued);
    flags.when(/^[\s"'`)\]]*[:=](?!=)/.test(next), around.isKey);
  }
  if (candidate.isDefault) flags.add(wraps['wrap: default']);
  else if (wrap !== '') {
    if (/byte|b\(/i.test(wrap)) flags.add(wraps['wrap: bytes']);
    else if (/base64|decode|guid|uuid/i.test(wrap)) flags.add(wraps['wrap: decode']);
    else flags.add(/^[[({ ]+$/.test(wrap) ? wraps['wrap: bracket'] : wraps['wrap: call']);
    flags.when(methodCall.test(wrap), wrapMethod);
  }
}

function describeUrl({ text, candidate, scope }: Evidence, flags: FlagSet): void {
  const { window } = scope;
  const user = window.latin1(candidate.userStart, candidate.userEnd);
  const host = window.latin1(candidate.hostStart, candidate.hostEnd);
  flags.when(host === '', url.noHost);
  flags.when(exampleHost.test(host), url.exampleHost);
  flags.when(user === '', url.noUser);
  flags.when(genericUser.test(user), url.genericUser);
  flags.when(user === text, url.sameUser);
  flags.when(/^\d+$/.test(text), url.port);
  flags.when(/[,(]/.test(text), url.punctuation);
}
