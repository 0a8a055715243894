import { fromEnvironment } from '../rewrite';
import type { Rewriter } from '../rewrite';

const WORKFLOW = /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/;
const COMPOSE = /(?:^|\/)(?:docker-)?(?:compose|stack)[\w.-]*\.ya?ml$/;
const SPRING = /(?:^|\/)(?:application|bootstrap)[\w.-]*\.ya?ml$/;

/** YAML itself fills nothing in: only files whose reader does. */
export const inYaml: Rewriter = (site) => {
  const { path, text, range, name } = site;
  if (/[\n"'\\]/.test(text.slice(range.start, range.end))) return undefined;
  if (WORKFLOW.test(path)) {
    const expression = `\${{ secrets.${name} }}`;
    return {
      edits: [{ path, range, text: expression }],
      shown: expression,
      key: `gha:secret/${name}`,
      isVariable: false,
      note: `Store it as \`${name}\` among the repository's Actions secrets.`,
    };
  }
  // Docker documentation, "Interpolation": `:?` stops where the variable is not set. Spring's placeholders know no such thing.
  const expression = COMPOSE.test(path) ? `\${${name}:?}` : SPRING.test(path) ? `\${${name}}` : undefined;
  return expression === undefined ? undefined : fromEnvironment(site, expression, [{ range, text: expression }]);
};
