import type { DeclarationDuty, PrivilegeLevel } from '../../model';
import type { ConfigText } from '../config';
import type { LocatedPrivilege } from '../reference-collector';

const ADMIN =
  /(?:^|[.:_/-])(?:admin|full|\*)(?:$|[.:_/-])|^full$|directory\.readwrite\.all|rolemanagement\.readwrite|manage:[\w-]*configuration|cloud-platform$/i;
const WRITE =
  /write|manage|delete|post|send|create|modify|update|chat:|files:|(?:^|\/)auth\/(?:drive|gmail\.modify|calendar|spreadsheets)$|^repo$|^api$|refresh_?token/i;
const READ = /read|history|view|list|profile|email|openid|\.readonly$|basic|info/i;

/** @returns how far a scope reaches, by the words that vendors make them of */
export function levelOfScope(scope: string): PrivilegeLevel {
  if (ADMIN.test(scope)) return 'admin';
  if (/readonly$|\.read$|:read$/i.test(scope)) return 'read';
  if (WRITE.test(scope)) return 'write';
  return READ.test(scope) ? 'read' : 'unknown';
}

/** @returns each scope as a fact, where it stands */
export function scopePrivileges(scopes: readonly ConfigText[]): readonly LocatedPrivilege[] {
  return scopes.map(({ value, range }) => ({ fact: value, level: levelOfScope(value), range }));
}

/** Powerful apps are asked for as privileged roles are. */
export function dutyOfPrivileges(privileges: readonly LocatedPrivilege[]): DeclarationDuty {
  return privileges.some(({ level }) => level === 'admin' || level === 'privileged') ? 'privileged' : 'found';
}

/** @returns a name as a key has it; `?` where there is none */
export function nameInKey(name: string | undefined): string {
  return name?.trim().replace(/[*?%\s\p{Cc}]/gu, encodeURIComponent) ?? '?';
}
