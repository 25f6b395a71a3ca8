import { raw } from 'hono/html';
import { direction } from '../platform/i18n/locales.ts';
import { renderMarkdown } from './markdown.ts';
import { usePassage } from './said.tsx';
import { useView } from './view.ts';

/** A longer text that a convener wrote in Markdown, in its language. */
export function Prose({ text, lang }: { text: string; lang: string }) {
  const { t } = useView();
  const cut = usePassage();
  return (
    <div class="prose" lang={lang} dir={direction(lang)}>
      {raw(renderMarkdown(text, { cut, t }))}
    </div>
  );
}
