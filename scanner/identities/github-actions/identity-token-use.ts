import { itemsOf, pairAt, scalarAt, type YamlNode } from '../yaml';

/** Actions that never ask for an identity token, from their READMEs; whole families of GitHub's own by their prefix. */
const WITHOUT_TOKEN =
  /^(?:actions\/(?:checkout|setup-[\w-]+|cache(?:\/(?:save|restore))?|upload-artifact|download-artifact|labeler|stale|configure-pages|upload-pages-artifact|dependency-review-action)|docker\/setup-[\w-]+-action|docker\/metadata-action|dtolnay\/rust-toolchain|swatinem\/rust-cache|pnpm\/action-setup|oven-sh\/setup-bun|astral-sh\/setup-uv|gradle\/actions\/(?:setup-gradle|wrapper-validation)|ruby\/setup-ruby|shivammathur\/setup-php|golangci\/golangci-lint-action|pre-commit\/action|github\/codeql-action\/(?:init|autobuild|analyze|upload-sarif))$/;

/** GitHub's documentation: a script asks by these variables or by the toolkit's function. */
const ASKS = /ACTIONS_ID_TOKEN_REQUEST|getIDToken/;

/**
 * Words of commands that ask by themselves or may, and of scripts whose inside is not seen: clouds, registries, signing,
 * and everything that is run as a file.
 */
const MAY_ASK =
  /oidc|id[-_]token|publish|release|deploy|upload|push|sign|attest|provenance|login|auth|vault|token|federat|\b(?:aws|az|gcloud|gsutil|doctl|terraform|tofu|terragrunt|pulumi|cdk|sam|sls|serverless|kubectl|helm|twine|flit|octo|op|doppler|infisical|akeyless|eval|source|bash|sh|zsh|pwsh|python3?|node|deno|ruby|perl|act|dagger|earthly|nix|docker|podman|task|just|mage)\b|(?:^|[\s;&|(])\.{0,2}\//i;

/**
 * @param job of a workflow that may ask GitHub for an identity token
 * @returns whether it is plain that no step of it does; false where an action, a called workflow or a script hides it
 */
export function neverAsksForToken(job: YamlNode): boolean {
  if (pairAt(job, 'uses') !== undefined || pairAt(job, 'container') !== undefined) return false;
  const steps = itemsOf(pairAt(job, 'steps')?.value);
  return steps.length > 0 && steps.every(isPlain);
}

function isPlain(step: YamlNode): boolean {
  const uses = scalarAt(step, 'uses')?.value;
  if (uses !== undefined) {
    const action = uses.replace(/@.*/s, '').toLowerCase();
    if (action !== 'actions/github-script') return WITHOUT_TOKEN.test(action);
    const script = scalarAt(pairAt(step, 'with')?.value, 'script')?.value;
    return script !== undefined && !ASKS.test(script) && !/\b(?:require|import|exec)\b/.test(script);
  }
  const run = scalarAt(step, 'run')?.value;
  return run !== undefined && !ASKS.test(run) && !MAY_ASK.test(run);
}
