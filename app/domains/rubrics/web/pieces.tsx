import { href } from '../../../routes.ts';
import { formatNumber, formatTime, Said, ShadeKey, SpreadBar, useView, type SpreadPart, type View, Day } from '../../../ui/index.ts';
import { depths, type Rubric } from '../../frameworks/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import type { Ring } from '../../people/index.ts';
import type { Reading } from '../reading.ts';
import { total, type PaperSpread } from '../spread.ts';
import { depthName } from './rubric-text.tsx';

/** Whose reading it is, in words. */
export function groupName({ t }: Pick<View, 't'>, ring: Ring | null): string {
  return ring === null ? t('rubrics:all-members') : t(`people:ring.${ring}`);
}

/** A day without an hour. Noon keeps it the same day in every time zone that has schools of ours. */
function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** A day as plain text, for sentences and attributes. */
export function dayText(view: View, day: string): string {
  return formatTime(noon(day), 'date', { ...view, timeZone: 'UTC' });
}

/** The quiet line above a heading: the issue, whose reading, and when. */
export function ReadingLine({ reading, link }: { reading: Reading; link?: boolean }) {
  const view = useView();
  const at = (
    <>
      {groupName(view, reading.ring)} · <Day value={reading.readOn} style="short" />
    </>
  );
  return (
    <>
      <BackToIssue issue={{ slug: reading.issueSlug, statement: reading.issueStatement, lang: reading.issueLang }} />
      <br />
      {link ? <a href={href('reading.show', { reading: reading.id })}>{at}</a> : at}
    </>
  );
}

/** What somebody noted, in its language. */
export function Note({ text, lang }: { text: string | null; lang: string }) {
  return text ? (
    <div>
      {text.split(/\n+/).map((line) => (
        <p>
          <Said text={line} lang={lang} />
        </p>
      ))}
    </div>
  ) : null;
}

const shades = ['d1', 'd2', 'd3', 'd4'] as const;

/** The shades of the four depths with their names. */
export function DepthKey({ rubric }: { rubric: Rubric }) {
  const view = useView();
  return <ShadeKey parts={depths.map((depth, at) => ({ key: shades[at] ?? 'd1', label: depthName(view, rubric, depth) }))} />;
}

/** One big idea's figures as a bar; what could be read of them in words, where some could not. */
export function DepthBar({ rubric, label, shares }: { rubric: Rubric; label: string; shares: PaperSpread }) {
  const view = useView();
  const parts: SpreadPart[] = depths.map((depth, at) => ({ key: shades[at] ?? 'd1', label: depthName(view, rubric, depth), share: shares[depth] ?? 0 }));
  return <SpreadBar label={label} parts={parts} unreadable={total(shares) === 100 ? undefined : partly(view, parts, shares)} />;
}

function partly(view: View, parts: readonly SpreadPart[], shares: PaperSpread): string {
  const read = parts.filter((_, at) => shares[depths[at] ?? 'informing'] !== null).map((part) => `${part.label} ${formatNumber(part.share, view.locale)}`);
  if (read.length === 0) return view.t('rubrics:unread');
  return view.t('rubrics:partly', { read: read.join(', '), rest: 100 - total(shares) });
}
