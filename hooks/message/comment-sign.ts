/** How a one-line comment is written; undefined where the format has none. */
export interface CommentSign {
  readonly open: string;
  readonly close: string;
}

const plain = (open: string): CommentSign => ({ open, close: '' });
const SLASHES = plain('//');
const DASHES = plain('--');
const SEMICOLON = plain(';');
const PERCENT = plain('%');
const QUOTE = plain("'");
const MARKUP: CommentSign = { open: '<!--', close: ' -->' };
const STARS: CommentSign = { open: '/*', close: ' */' };
const ROUND: CommentSign = { open: '(*', close: ' *)' };

/** By the end of the name, of a name without a dot the whole of it; those of none can hold no comment, or none we read. */
const BY_EXTENSION: ReadonlyMap<string, CommentSign | undefined> = new Map(
  (
    [
      [
        SLASHES,
        'js mjs cjs jsx ts mts cts tsx java kt kts scala sbt groovy gradle jenkinsfile go mod rs swift dart php',
      ],
      [SLASHES, 'c h cc cpp cxx hh hpp hxx cu cs fs fsx m mm zig v sol glsl pas'],
      [SLASHES, 'scss sass less styl jsonc json5 jsonnet proto thrift prisma bicep kql adoc asciidoc'],
      [DASHES, 'sql lua hs elm adb ads'],
      [MARKUP, 'html htm xhtml xml xsd xsl xslt wsdl xaml axml resx svg md markdown plist storyboard xib jmx'],
      [MARKUP, 'config csproj vbproj fsproj props targets nuspec pubxml'],
      [STARS, 'css strings'],
      [{ open: '{/*', close: ' */}' }, 'mdx'],
      [ROUND, 'ml mli'],
      [SEMICOLON, 'ini reg ahk asm lisp el clj cljs cljc edn scm rkt'],
      [PERCENT, 'tex sty erl hrl'],
      [QUOTE, 'vb vbs bas frm brs'],
      [plain('rem'), 'bat cmd'],
      [{ open: '{#', close: ' #}' }, 'twig jinja jinja2 j2 njk'],
      [{ open: '{{!--', close: ' --}}' }, 'hbs handlebars'],
      [{ open: '<%--', close: ' --%>' }, 'jsp aspx ascx'],
      [
        undefined,
        'json jsonl ndjson ipynb map har tfstate backup babelrc eslintrc prettierrc dockercfg dockerconfigjson',
      ],
      [undefined, 'csv tsv txt rst log diff patch snap lock pem key crt cer pub asc ppk'],
      // A script and its page write them differently, or a page would show them.
      [undefined, 'vue svelte astro erb ejs asp cshtml razor pug haml slim'],
      [undefined, 'vim f f90 f95'],
    ] as const
  ).flatMap(([sign, extensions]) => extensions.split(' ').map((extension) => [extension, sign] as const)),
);

/** Most configuration and every shell. */
const HASH = plain('#');

/** Of a commit or tag, whose lines git takes out that begin with a hash. */
const MESSAGE = /^(?:commit|tag):/;

/** @returns how a comment is written in a file of this path, or in the message of a commit or tag */
export function commentSign(path: string): CommentSign | undefined {
  if (MESSAGE.test(path)) return SLASHES;
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const extension = name.slice(name.lastIndexOf('.') + 1);
  return BY_EXTENSION.has(extension) ? BY_EXTENSION.get(extension) : HASH;
}
