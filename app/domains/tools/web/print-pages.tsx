import type { PropsWithChildren } from 'hono/jsx';
import { href } from '../../../routes.ts';
import { Day, Heading, Qr, Quote, Shell, Time, useView } from '../../../ui/index.ts';
import { inLocale, type Tool, type ToolStep } from '../../frameworks/index.ts';
import type { Issue } from '../../issues/index.ts';
import { IssueName } from '../../issues/web/index.ts';
import type { Note, ToolName } from '../sheet.ts';
import { sheetHref } from './place.ts';
import { RowsTable } from './rows-table.tsx';
import type { SheetData } from './sheet-data.ts';
import { Told } from './told.tsx';

/** `any` leaves the size to the printer. */
export type Paper = 'any' | 'letter' | 'a4';

/** Rows to write in under each step: five fit on a page with a prompt above them. */
const emptyRows = 5;

interface FrameProps {
  issue: Issue;
  name: ToolName;
  tool: Tool;
  origin: string;
  paper: Paper;
  /** The address of this page without its query. */
  self: string;
  back: string;
}

function PaperFrame(props: PropsWithChildren<FrameProps>) {
  const { issue, tool, paper } = props;
  const { t, locale } = useView();
  const address = `${props.origin}${href('tool.show', { issue: issue.slug, tool: props.name })}`;
  const sizes = (['any', 'letter', 'a4'] as const).map((size) => ({ size, href: size === 'any' ? props.self : `${props.self}?paper=${size}` }));
  return (
    <Shell title={inLocale(tool.name, locale).text} desk wide>
      <nav class="paper-choice" aria-label={t('tools:paper')}>
        <a href={props.back}>{t('tools:paper.back')}</a>
        {sizes.map((one) => (
          <a href={one.href} aria-current={one.size === paper ? 'true' : undefined}>
            {t(`tools:paper.${one.size}`)}
          </a>
        ))}
        <span class="quiet">{t('tools:paper.how')}</span>
      </nav>
      <article class={`paper-sheet paper-${paper}`}>
        <Heading above={<IssueName issue={issue} />} title={<Told text={tool.name} />} lede={<Told text={tool.purpose} />} />
        {props.children}
        <footer class="paper-foot">
          <Qr text={address} title={address} />
          <p>
            {t('tools:paper.type-in')} <span class="address">{address.replace(/^https?:\/\//, '')}</span>
          </p>
        </footer>
      </article>
    </Shell>
  );
}

/** A blank sheet: who, when and the steps, each with boxes that a pen fits into. */
export function BlankPage(props: Omit<FrameProps, 'self' | 'back'>) {
  const { t } = useView();
  const { tool } = props;
  const at = { issue: props.issue.slug, tool: props.name };
  return (
    <PaperFrame {...props} self={href('tool.blank', at)} back={href('tool.show', at)}>
      <p>
        <strong>{t('tools:who')}:</strong> <Told text={tool.who} /> <strong>{t('tools:when')}:</strong> <Told text={tool.when} />
      </p>
      <div class="paper-lines">
        <p>{t('tools:paper.date')}</p>
        <p>{t('tools:paper.people')}</p>
      </div>
      {tool.steps.map((step, at) => (
        <section class="paper-step">
          <StepHead step={step} number={at + 1} />
          {step.columns ? <EmptyTable step={step} /> : <div class="paper-box" />}
        </section>
      ))}
      {tool.reflections.map((reflection) => (
        <section class="paper-step">
          <h2>
            <Told text={reflection.question} />
          </h2>
          <div class="paper-box" />
        </section>
      ))}
      <p>
        <strong>{t('tools:result')}:</strong> <Told text={tool.result} />
      </p>
      <div class="paper-lines">
        <p>{t('tools:paper.again')}</p>
      </div>
    </PaperFrame>
  );
}

function StepHead({ step, number }: { step: ToolStep; number: number }) {
  const { t } = useView();
  return (
    <>
      <h2>
        {number}. <Told text={step.title} />
      </h2>
      <p>
        <Told text={step.prompt} />
        {step.minutes ? ` ${t('tools:minutes', { count: step.minutes })}` : null}
      </p>
    </>
  );
}

function EmptyTable({ step }: { step: ToolStep }) {
  const columns = step.columns ?? [];
  return (
    <table class="paper-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col">
              <Told text={column.label} />
              {column.hint ? (
                <small>
                  <Told text={column.hint} />
                </small>
              ) : null}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: emptyRows }, () => (
          <tr>
            {columns.map(() => (
              <td />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A sheet as its records stand today. */
export function FilledPage({ data, origin, paper }: { data: SheetData; origin: string; paper: Paper }) {
  const { t, now } = useView();
  const { issue, sheet } = data;
  const self = href('sheet.print', { issue: issue.slug, sheet: sheet.id });
  return (
    <PaperFrame issue={issue} name={sheet.tool} tool={data.tool} origin={origin} paper={paper} self={self} back={sheetHref(data)}>
      <p>
        {t('tools:opened')} <Time value={sheet.openedAt} />, {sheet.openedBy}. {t('tools:took-part')}:{' '}
        {data.visits.map((visit) => visit.name).join(', ') || '–'}. {t('tools:paper.as-of')} <Time value={now} />.
      </p>
      <Filled data={data} />
    </PaperFrame>
  );
}

/** The whole sheet beside a page that shows one step: what comes out when that page is printed. */
export function OnPaper({ data }: { data: SheetData }) {
  return (
    <div class="whole-sheet paper-sheet">
      <Filled data={data} />
    </div>
  );
}

/** Every step with its rows of today and its notes. */
function Filled({ data }: { data: SheetData }) {
  const { t } = useView();
  const { sheet, tool } = data;
  return (
    <>
      {data.steps.map((step, at) => (
        <section class="paper-step">
          <StepHead step={step.step} number={at + 1} />
          {step.rows === null ? <p>{t('tools:rows.hidden')}</p> : null}
          {step.kind && step.rows?.length === 0 ? <p>{t('tools:rows.none')}</p> : null}
          {step.rows && step.rows.length > 0 ? <RowsTable data={data} step={step} plain /> : null}
          <Notes notes={step.notes} />
        </section>
      ))}
      {tool.reflections.map((reflection) => (
        <section class="paper-step">
          <h2>
            <Told text={reflection.question} />
          </h2>
          <Notes notes={data.notes.filter((note) => note.step === reflection.key)} />
        </section>
      ))}
      {sheet.revisitOn ? (
        <p>
          <strong>{t('tools:revisit')}:</strong> <Day value={sheet.revisitOn} />
        </p>
      ) : null}
    </>
  );
}

function Notes({ notes }: { notes: readonly Note[] }) {
  return (
    <>
      {notes.map((note) => (
        <Quote body={note.body} lang={note.lang} who={note.writer} />
      ))}
    </>
  );
}
