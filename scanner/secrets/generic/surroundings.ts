import { QUOTE, LINE_END, classAt } from './byte-class';
import type { Candidate } from './candidate';
import type { Scope } from './scope';

/** What the lines around a candidate say. */
export interface Surroundings {
  readonly isComment: boolean;
  readonly isImport: boolean;
  /** An argument of what logs, throws or prints. */
  readonly isMessage: boolean;
  /** Where a function is defined. */
  readonly isDefinition: boolean;
  readonly isMarkup: boolean;
  /** `fake`, `example` on the line. */
  readonly isFake: boolean;
  /** A user, host or login on the same line, or within three lines. */
  readonly hasUser: boolean;
  readonly hasUserNear: boolean;
  /** The value is also the user's name. */
  readonly isUser: boolean;
  /** The name is the first argument of what stores or defines: `put("password", "x")`. */
  readonly isStored: boolean;
  /** The name is that of a header given to a command line tool: `-H "Authorization: x"`. */
  readonly isHeader: boolean;
  /** A country code among others: `'PW' => 'Palau'`. */
  readonly isCountry: boolean;
  /** `ENC(` stands before it. */
  readonly isSealed: boolean;
}

const LINE_LEFT_BYTES = 600;
const LINE_RIGHT_BYTES = 1000;
const NEIGHBOURS = 3;
const NEIGHBOUR_BYTES = 600;
const USER_BYTES = 120;

const comment = /^\s*(?:\/\/|[#*;%]|--|\/\*|<!--|rem\b)/i;
const importing = /^\s*(?:import|from|use|using|require|include|package|@import)\b/;
const message =
  /\b(?:log(?:ger)?|print(?:f|ln)?|throw|raise|error|warn(?:ing)?|fatal\w{0,10}|errorf|sprintf|panic|describe|it|context|echo|say|puts|fail\w{0,10})[\s(.:]/i;
const definition = /\b(?:def|function|func|fn|void|sub|proc|interface)\s/;
const storing =
  /\b(?:put|set|add|define|append|insert|store|header|property|param|with)\w{0,20}\s?\(\s{0,8}["'@]{0,2}$/i;
const header = /(?:-H|--header)[\s=]{1,3}["']$/;
const markup = /<\w[^<>]*>|<\//;
const fake = /fake|dummy|example|not a real|sample/i;
const userName =
  /\b(?:user(?:_?name)?|usr|uid|login|e?mail|host(?:name)?|server|account|db(?:name)?|database|client_?id|port|endpoint|consumer_?key|identifiant|account_?name|sa|role|access_?key(?:_?id)?)["'`]?\]?\s{0,3}(?:=>?|:=?)/i;
const userValue = /\b(?:user(?:name)?|login|uid|name)["'\\]{0,4}\s?[:=]>?\s?\\?["']?([\w.@-]{2,40})/i;

/** @param value the value's text, where it is short enough to be a user's name */
export function surroundingsOf(scope: Scope, candidate: Candidate, value: string): Surroundings {
  const { window, bytes } = scope;
  const { start, nameStart } = candidate;
  const lineStart = Math.max(scope.lineStart(start), start - LINE_LEFT_BYTES);
  const lineEnd = scope.lineEnd(start, LINE_RIGHT_BYTES);
  const line = window.latin1(lineStart, lineEnd);
  const before = window.latin1(
    Math.max(lineStart, Math.min(nameStart, start) - 40),
    Math.max(lineStart, Math.min(nameStart, start)),
  );
  const near = window.latin1(Math.max(lineStart, start - USER_BYTES), Math.min(lineEnd, start + USER_BYTES));
  const isUnquoted = (classAt(bytes, start - 1) & QUOTE) === 0;
  const hasUser = userName.test(line);
  return {
    isComment: comment.test(line),
    isImport: importing.test(line),
    isMessage: message.test(before),
    isDefinition: isUnquoted && definition.test(line),
    isMarkup: markup.test(line),
    isFake: fake.test(line),
    hasUser,
    hasUserNear: !hasUser && userName.test(neighbours(scope, lineStart, lineEnd)),
    isUser: userValue.exec(near)?.[1] === value,
    isStored: storing.test(before),
    isHeader: header.test(before),
    isCountry: candidate.nameEnd - nameStart === 2 && window.latin1(nameStart - 1, candidate.nameEnd + 1) === "'PW'",
    isSealed: /ENC\($/.test(window.latin1(Math.max(window.start, start - 4), start)),
  };
}

/** Three lines before and three behind, those over 600 bytes left out. */
function neighbours(scope: Scope, lineStart: number, lineEnd: number): string {
  const { window, bytes } = scope;
  let text = '';
  let at = lineStart;
  for (let i = 0; i < NEIGHBOURS && at > window.start && classAt(bytes, at - 1) & LINE_END; i++) {
    const end = at - 1;
    at = Math.max(scope.lineStart(end), end - NEIGHBOUR_BYTES);
    if (end - at < NEIGHBOUR_BYTES) text += window.latin1(at, end) + '\n';
    else break;
  }
  at = lineEnd;
  for (let i = 0; i < NEIGHBOURS && at < scope.furthest; i++) {
    const start = scope.behindBreak(at);
    if (start === at) break;
    at = scope.lineEnd(start, NEIGHBOUR_BYTES);
    if (at - start < NEIGHBOUR_BYTES) text += window.latin1(start, at) + '\n';
    else break;
  }
  return text;
}
