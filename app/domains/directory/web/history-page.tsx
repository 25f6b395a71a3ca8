import { z } from 'zod';
import { Denied } from '../../../platform/errors.ts';
import { param, render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { EmptyState, Heading, Shell, Stacked, Time, useView, InLang } from '../../../ui/index.ts';
import { visibleEntry } from '../entries.ts';
import type { Entry } from '../entry.ts';
import { historyOf, type HistoryLine } from '../history.ts';
import { Languages, subjectIn } from './frame.tsx';

export const historyPage: Controller = async (c) => {
  const { ctx } = c.var;
  const { entry, keeps } = await visibleEntry(ctx, param(c, 'organization'), subjectIn(c));
  if (!keeps) throw new Denied('directory:denied.keep');
  return render(c, <HistoryPage entry={entry} lines={await historyOf(ctx, entry)} />);
};

function HistoryPage({ entry, lines }: { entry: Entry; lines: readonly HistoryLine[] }) {
  const { t } = useView();
  const title = t('directory:history.of', { name: entry.name });
  return (
    <Shell title={title} desk wide>
      <Heading
        title={title}
        lede={t('directory:history.lede')}
        above={
          <a href={href('entry.show', { organization: entry.organizationId, kind: entry.kind, subject: entry.id })}>
            <InLang lang={entry.lang}>{entry.name}</InLang>
          </a>
        }
      />
      {lines.length === 0 ? (
        <EmptyState title={t('directory:history.none')} why={t('directory:history.none.why')} />
      ) : (
        <Stacked
          caption={title}
          head={[
            t('directory:history.when'),
            t('directory:history.who'),
            t('directory:history.what'),
            t('directory:history.was'),
            t('directory:history.became'),
          ]}
          rows={lines.map((line) => [
            <Time value={line.at} style="moment" />,
            line.byName ?? '',
            <What line={line} />,
            <Value line={line} text={line.was} />,
            <Value line={line} text={line.became} />,
          ])}
        />
      )}
    </Shell>
  );
}

function What({ line }: { line: HistoryLine }) {
  const { t } = useView();
  const key = line.field ? `directory:field.${line.field}` : `directory:event.${line.kind}`;
  return <>{t(key as 'directory:field.name', { defaultValue: line.field ?? line.kind ?? '' })}</>;
}

function Value({ line, text }: { line: HistoryLine; text: string | null }) {
  if (line.field === 'languages' && text !== null) return <Languages tags={tagsIn(text)} />;
  return <span dir="auto">{text === null ? '' : text.length > 300 ? `${text.slice(0, 300)}…` : text}</span>;
}

const tags = z.array(z.string());

/** The database writes a list down as JSON. */
function tagsIn(text: string): string[] {
  return tags.catch([]).parse(JSON.parse(text));
}
