import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/**
 * Makes packages run when something of theirs is first used. In a CommonJS bundle an `import` would run them at every
 * start, also where no file needs them; sources go on importing them as usual.
 * @param names packages that may be run at any time: their own modules do nothing but define
 * @returns a plugin for esbuild
 */
export function lazyPackages(...names) {
  return {
    name: 'lazy-packages',
    setup(build) {
      const filter = new RegExp(`^(?:${names.join('|')})$`);
      build.onResolve({ filter }, ({ path, namespace }) =>
        namespace === 'lazy-package' ? undefined : { path, namespace: 'lazy-package' },
      );
      build.onLoad({ filter, namespace: 'lazy-package' }, ({ path }) => ({
        contents: `for (const name of ${JSON.stringify(Object.keys(require(path)))})
          Object.defineProperty(exports, name, { enumerable: true, get: () => require(${JSON.stringify(path)})[name] });`,
        resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      }));
    },
  };
}
