import MarkdownIt, { type Token } from 'markdown-it';
import type { Translate } from '../platform/i18n/translate.ts';
import type { Stretch } from './look-up.ts';

/**
 * Longer texts of conveners may have paragraphs, lists, emphasis and links. HTML is shown as written, never obeyed;
 * pictures are not loaded, because each would tell another site who reads; links go to https, mail and phone only.
 */
const markdown = new MarkdownIt('default', { html: false, linkify: true, breaks: true });
markdown.disable(['image', 'heading', 'lheading', 'table', 'code', 'fence', 'html_block', 'html_inline']);
markdown.validateLink = (url) => /^(https?:\/\/|mailto:|tel:)/i.test(url.trim());

const renderLink = markdown.renderer.rules['link_open'] ?? ((tokens, at, options, _, self) => self.renderToken(tokens, at, options));
markdown.renderer.rules['link_open'] = (tokens, at, options, env, self) => {
  tokens[at]?.attrSet('rel', 'noopener nofollow');
  return renderLink(tokens, at, options, env, self);
};

/** How words that are explained are found in a passage, and told. */
export interface Marking {
  readonly cut: (text: string) => readonly Stretch[];
  readonly t: Translate;
}

markdown.renderer.rules['text'] = (tokens, at, _options, env) => {
  const text = tokens[at]?.content ?? '';
  const marking = (env as { marking?: Marking } | undefined)?.marking;
  return marking && !insideLink(tokens, at) ? markedUp(text, marking) : escape(text);
};

function insideLink(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(0, at).reduce((depth, { type }) => depth + (type === 'link_open' ? 1 : type === 'link_close' ? -1 : 0), 0) > 0;
}

/** The same link as `Said` makes. */
function markedUp(text: string, { cut, t }: Marking): string {
  return cut(text)
    .map(({ text: part, href }) =>
      href === null ? escape(part) : `<a class="word" href="${escape(href)}" aria-label="${escape(t('ui:look-up', { word: part }))}">${escape(part)}</a>`,
    )
    .join('');
}

function escape(text: string): string {
  return markdown.utils.escapeHtml(text);
}

/** Markdown as safe HTML; with `marking`, words that are explained become look-ups, never inside a link. */
export function renderMarkdown(text: string, marking?: Marking): string {
  return markdown.render(text, marking ? { marking } : {});
}
