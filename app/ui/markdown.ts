import MarkdownIt from 'markdown-it';

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

/** Markdown as safe HTML. */
export function renderMarkdown(text: string): string {
  return markdown.render(text);
}
