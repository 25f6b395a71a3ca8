import { createHash } from 'node:crypto';
import { accentStyle } from './accent.ts';
import { loadAssets } from './assets.ts';

export interface HeadStyle {
  readonly css: string;
  /** How the content security policy names it: by its content, `'sha256-…'`. */
  readonly source: string;
}

const known = new Map<string, HeadStyle>();

/**
 * The style in the head of every page, with the accent of its house. Allowed by its content and not by a nonce:
 * Turbo parses the next page under the policy of the first one, which knows the style but not the new nonce.
 */
export function headStyle(accent: string | null): HeadStyle {
  const css = loadAssets().participantCss + accentStyle(accent);
  const style = known.get(css) ?? { css, source: `'sha256-${createHash('sha256').update(css).digest('base64')}'` };
  known.set(css, style);
  return style;
}
