import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from './markdown.ts';

describe('Markdown of conveners', () => {
  test('has paragraphs, lists, emphasis and links', () => {
    expect(renderMarkdown('One.\n\n- two\n- **three**\n\nSee https://example.org')).toBe(
      '<p>One.</p>\n<ul>\n<li>two</li>\n<li><strong>three</strong></li>\n</ul>\n<p>See <a href="https://example.org" rel="noopener nofollow">https://example.org</a></p>\n',
    );
  });

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '![x](https://tracker.example/x.png)',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](//elsewhere.example)',
    '<a href="javascript:alert(1)">x</a>',
    '[x](https://a.example "onmouseover=alert(1)")',
    '# <b onclick=alert(1)>',
  ])('is harmless: %s', (text) => {
    const html = renderMarkdown(text);
    expect(html).not.toMatch(/<(script|img|b|iframe|style)\b/i);
    expect(html).not.toMatch(/href="(?!https?:|mailto:|tel:)/i);
    expect(html).not.toMatch(/<[^>]*\son\w+=/i);
  });

  test('whatever is written, only our few elements come out', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '<',
            '>',
            '"',
            "'",
            '`',
            '[',
            ']',
            '(',
            ')',
            '!',
            '*',
            '_',
            '\n',
            ' ',
            '-',
            'a',
            'javascript:',
            'https://',
            'on',
            '=',
            '&',
            '#x3c;',
            'script',
          ),
          maxLength: 60,
        }),
        (text) => {
          const tags = renderMarkdown(text).match(/<\/?[a-z]+/g) ?? [];
          expect(tags.filter((tag) => !/^<\/?(p|ul|ol|li|em|strong|s|a|br|hr|blockquote|code)$/.test(tag))).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
