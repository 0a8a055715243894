/** A comment's words that excuse what stands on a line. */
export interface Marker {
  /** Lower case; found in any case. */
  readonly text: string;
  /** Whose it is, as `scan.compat` names it; ours is `nhi`. */
  readonly tool: string;
}

/** Ours, and what other scanners' users have in their files; those count only where `scan.compat` names the tool. */
export const markers: readonly Marker[] = [
  { text: 'nhi-allow', tool: 'nhi' },
  { text: 'gitleaks:allow', tool: 'gitleaks' },
  { text: 'betterleaks:allow', tool: 'betterleaks' },
  { text: 'pragma: allowlist', tool: 'detect-secrets' },
  { text: 'pragma: whitelist', tool: 'detect-secrets' },
  { text: 'trufflehog:ignore', tool: 'trufflehog' },
  { text: 'secretlint-disable', tool: 'secretlint' },
  { text: 'kingfisher:ignore', tool: 'kingfisher' },
  { text: 'ggignore', tool: 'ggshield' },
  { text: 'nosemgrep', tool: 'semgrep' },
];
