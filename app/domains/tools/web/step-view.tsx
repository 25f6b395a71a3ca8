import { href } from '../../../routes.ts';
import { EmptyState, Fold, Form, Notice, Quiet, Section, Submit, useView } from '../../../ui/index.ts';
import { lookAt } from '../rows/index.ts';
import { Revisit } from './about-sheet.tsx';
import { NotesView } from './notes-view.tsx';
import { RowFields } from './row-fields.tsx';
import { RowsTable } from './rows-table.tsx';
import type { SheetData, StepData } from './sheet-data.ts';
import { SlipsView } from './slips-view.tsx';
import { Told } from './told.tsx';

/** One step of a sheet: what to do, its records of today, a form for the next, and what people noted. */
export function StepView({ data, step, number }: { data: SheetData; step: StepData; number: number }) {
  const { t } = useView();
  const { key, title, prompt, minutes } = step.step;
  return (
    <Section
      id={key}
      title={
        <>
          {number}. <Told text={title} />
        </>
      }
      quiet={
        <>
          <Told text={prompt} />
          {minutes ? <span class="minutes"> {t('tools:minutes', { count: minutes })}</span> : null}
        </>
      }
    >
      {step.kind ? <Rows data={data} step={step} /> : <LookedAt data={data} step={step} />}
      <NotesView data={data} step={key} open={!step.kind} />
    </Section>
  );
}

function Rows({ data, step }: { data: SheetData; step: StepData }) {
  const { t } = useView();
  return (
    <>
      {step.round ? (
        <Notice tone="now">
          <p>{t('tools:round.on')}</p>
          <p>
            {t('tools:round.count', {
              people: t('tools:round.people', { count: step.round.people }),
              slips: t('tools:round.slips', { count: step.round.slips }),
            })}
          </p>
          {data.mayLead ? <MergeRound data={data} step={step} /> : null}
        </Notice>
      ) : null}
      {step.rows === null ? <Quiet>{t('tools:rows.hidden')}</Quiet> : null}
      {step.rows?.length === 0 ? <EmptyState title={t('tools:rows.none')} why={t('tools:rows.none.why')} /> : null}
      {data.maySuggest ? <AddRow data={data} step={step} /> : null}
      <SlipsView data={data} step={step} />
      {step.rows && step.rows.length > 0 ? <RowsTable data={data} step={step} /> : null}
      <Hints step={step} />
      {data.mayLead && data.mayFill && step.step.alone && !step.round ? <StartRound data={data} step={step} /> : null}
    </>
  );
}

/** A step without rows of its own shows those of another step that it is about. */
function LookedAt({ data, step }: { data: SheetData; step: StepData }) {
  const { t } = useView();
  const look = lookAt(data.sheet.tool, step.step.key);
  const other = data.steps.find((one) => one.step.key === look?.of);
  if (!look) return null;
  const rows = other?.rows?.filter(look.which ?? (() => true)) ?? [];
  return (
    <>
      {other && rows.length > 0 ? <RowsTable data={data} step={{ ...other, rows }} /> : null}
      {other && rows.length + other.hints.length === 0 ? <Quiet>{t('tools:look.none')}</Quiet> : null}
      {other ? <Hints step={other} /> : null}
      {look.byDay ? <Quiet>{t('tools:look.by-day')}</Quiet> : null}
      {look.setsDay ? <Revisit data={data} /> : null}
    </>
  );
}

function Hints({ step }: { step: StepData }) {
  if (step.hints.length === 0) return null;
  return (
    <ul class="hints">
      {step.hints.map((hint) => (
        <li>{hint.href ? <a href={hint.href}>{hint.text}</a> : hint.text}</li>
      ))}
    </ul>
  );
}

function AddRow({ data, step }: { data: SheetData; step: StepData }) {
  const { t, locale } = useView();
  const { kind } = step;
  if (!kind) return null;
  const form = `add-${step.step.key}`;
  const mine = data.asked?.form === form;
  const isRecord = kind.isOwnWords ? step.isRecord : step.isRecord && data.mayFill && !step.round;
  if (kind.isOwnWords && (!isRecord || step.rows?.some((row) => row.mayChange))) return null;
  return (
    <Fold
      label={t(isRecord ? 'tools:row.add' : step.round ? 'tools:row.list' : 'tools:row.suggest')}
      open={mine || step.round !== null || step.rows?.length === 0}
    >
      <Form
        id={form}
        action={href('sheet-row.create', { issue: data.issue.slug, sheet: data.sheet.id, step: step.step.key })}
        problems={mine ? data.asked?.problems : {}}
        sees={isRecord ? step.sees : t(step.round ? 'tools:sees.alone' : 'tools:sees.suggestion')}
      >
        <RowFields
          rows={kind}
          words={step.step.columns ?? []}
          options={step.options}
          typed={mine && data.asked ? data.asked.typed : {}}
          lang={locale.slice(0, 2)}
        />
        <Submit primary>{t(isRecord ? 'tools:row.save' : step.round ? 'tools:row.list.save' : 'tools:row.suggest.save')}</Submit>
      </Form>
    </Fold>
  );
}

/** The way back for a row that was just taken away: at the head of the page, where those who took it away are. */
export function Removed({ data, step }: { data: SheetData; step: StepData }) {
  const { t } = useView();
  const row = data.justRemoved;
  if (!row || !data.mayFill || !step.kind?.restore) return null;
  return (
    <Notice tone="now">
      <p>{t('tools:row.removed')}</p>
      <Form
        layout="inline"
        id={`restore-${row}`}
        method="delete"
        action={href('sheet-row.remove', { issue: data.issue.slug, sheet: data.sheet.id, step: step.step.key, row })}
      >
        <Submit small icon="back">
          {t('tools:row.restore')}
        </Submit>
      </Form>
    </Notice>
  );
}

function StartRound({ data, step }: { data: SheetData; step: StepData }) {
  const { t } = useView();
  return (
    <Form
      id={`alone-${step.step.key}`}
      action={href('sheet-round.start', { issue: data.issue.slug, sheet: data.sheet.id, step: step.step.key })}
      sees={t('tools:round.start.sees')}
    >
      <Submit icon="lock">{t('tools:round.start')}</Submit>
    </Form>
  );
}

function MergeRound({ data, step }: { data: SheetData; step: StepData }) {
  const { t } = useView();
  return (
    <Form
      id={`merge-${step.step.key}`}
      action={href('sheet-round.merge', { issue: data.issue.slug, sheet: data.sheet.id, step: step.step.key })}
      sees={t('tools:round.merge.sees')}
    >
      <Submit confirm={t('tools:round.merge.ask')}>{t('tools:round.merge')}</Submit>
    </Form>
  );
}
