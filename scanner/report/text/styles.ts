import type { Severity } from '../../model';

type Style = (text: string) => string;

/** How a text report stresses things; without colour each gives its text back. */
export interface Styles {
  readonly strong: Style;
  readonly dim: Style;
  readonly severity: Readonly<Record<Severity, Style>>;
}

/** Select Graphic Rendition parameters of ECMA-48; each closed by its own counterpart, so that styles nest. */
function sgr(open: number, close: number): Style {
  return (text) => (text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`);
}

const plain: Style = (text) => text;
const DEFAULT_FOREGROUND = 39;

/** The terminal's own palette, as it is the one its owner can read. */
const coloured: Styles = {
  strong: sgr(1, 22),
  dim: sgr(2, 22),
  severity: {
    error: sgr(31, DEFAULT_FOREGROUND),
    warning: sgr(33, DEFAULT_FOREGROUND),
    info: sgr(36, DEFAULT_FOREGROUND),
  },
};

const colourless: Styles = { strong: plain, dim: plain, severity: { error: plain, warning: plain, info: plain } };

export function stylesFor(color: boolean): Styles {
  return color ? coloured : colourless;
}
