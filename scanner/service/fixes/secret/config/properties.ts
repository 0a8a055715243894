import { fromEnvironment } from '../rewrite';
import type { Rewriter } from '../rewrite';

/** Spring and MicroProfile fill `${NAME}` from the environment, Log4j `${env:NAME}`; other readers of such files nothing. */
export const inProperties: Rewriter = (site) => {
  const { path, range, name } = site;
  const isFilled = /(?:^|\/)(?:application|bootstrap|microprofile-config)[\w.-]*\.properties$/.test(path);
  const isLogging = /(?:^|\/)log4j[\w.-]*\.properties$/.test(path);
  const expression = isFilled ? `\${${name}}` : isLogging ? `\${env:${name}}` : undefined;
  return expression === undefined ? undefined : fromEnvironment(site, expression, [{ range, text: expression }]);
};
