import type { PropsWithChildren } from 'hono/jsx';
import type { Problems, Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { Card, EmptyState, Field, Fold, Form, Heading, InLang, Notice, Quiet, Section, Shell, Submit, useView } from '../../../ui/index.ts';
import { inLocale, type Tool, type ToolStep } from '../../frameworks/index.ts';
import type { Issue } from '../../issues/index.ts';
import { IssueName } from '../../issues/web/index.ts';
import type { RowKind } from '../rows/index.ts';
import type { Slip } from '../slip.ts';
import { RowFields } from './row-fields.tsx';
import type { RowOptions } from './row-form.ts';
import { shownCells } from './slips-view.tsx';
import { Told } from './told.tsx';

export interface DoorStep {
  readonly step: ToolStep;
  /** Undefined where people in the room suggest nothing. */
  readonly kind: RowKind | undefined;
  readonly options: RowOptions;
  readonly mine: readonly Slip[];
}

interface DoorProps {
  issue: Issue;
  tool: Tool;
  doorKey: string;
  steps: readonly DoorStep[];
  asked: string | null;
  problems: Problems;
  typed: Typed;
}

/** What somebody in the room sees of a sheet without being a member: the questions, and their own suggestions. No record stands here. */
export function DoorPage(props: DoorProps) {
  const { issue, tool, steps } = props;
  const { t, locale } = useView();
  const open = steps.filter((step) => step.kind);
  return (
    <Shell title={inLocale(tool.name, locale).text} problem={props.asked !== null}>
      <Heading above={<IssueName issue={issue} />} title={<Told text={tool.name} />} lede={<Told text={tool.purpose} />} />
      <Notice>
        <p>{t('tools:door.what')}</p>
        <p>
          <a href={href('sign-in')}>{t('tools:door.sign-in')}</a>
        </p>
      </Notice>
      {open.length === 0 ? <EmptyState title={t('tools:door.none')} why={t('tools:door.none.why')} /> : null}
      {open.map((step, place) => (
        <OneStep {...props} at={step} isFirst={place === 0} />
      ))}
    </Shell>
  );
}

/** What one wrote oneself. A participant's page has no tables. */
function OwnSlip({ at, slip, children }: PropsWithChildren<{ at: DoorStep; slip: Slip }>) {
  return (
    <Card>
      {shownCells(at, slip).map(({ column, text }) => (
        <p>
          <strong>
            <Told text={column.label} />
          </strong>
          <br />
          <InLang lang={slip.lang}>{text}</InLang>
        </p>
      ))}
      {children}
    </Card>
  );
}

function OneStep(props: DoorProps & { at: DoorStep; isFirst: boolean }) {
  const { at, isFirst, doorKey, asked, problems, typed } = props;
  const { t, locale } = useView();
  const mine = asked === at.step.key;
  if (!at.kind) return null;
  return (
    <Section id={at.step.key} title={<Told text={at.step.title} />} quiet={<Told text={at.step.prompt} />}>
      {at.mine.map((slip) => (
        <OwnSlip at={at} slip={slip}>
          {slip.outcome === null ? (
            <Form layout="inline" id={`withdraw-${slip.id}`} action={href('sheet-door.withdraw', { key: doorKey, slip: slip.id })}>
              <Submit small icon="cross">
                {t('tools:slip.withdraw')}
              </Submit>
            </Form>
          ) : (
            <Quiet>{t(`tools:slip.outcome.${slip.outcome}`)}</Quiet>
          )}
        </OwnSlip>
      ))}
      <Fold label={t('tools:door.add')} open={mine || (!asked && isFirst && at.mine.length === 0)}>
        <Form
          id={`suggest-${at.step.key}`}
          action={href('sheet-door.suggest', { key: doorKey, step: at.step.key })}
          problems={mine ? problems : {}}
          sees={t('tools:sees.suggestion')}
        >
          <RowFields rows={at.kind} words={at.step.columns ?? []} options={at.options} typed={mine ? typed : {}} lang={locale.slice(0, 2)} brief />
          <Field
            name="writer"
            label={t('tools:door.name')}
            hint={t('tools:door.name.hint')}
            value={mine ? typed['writer'] : ''}
            maxlength={100}
            autocomplete="name"
            optional
          />
          <div class="unseen" aria-hidden="true">
            <label>
              {t('tools:door.robot')} <input type="text" name="website" tabindex={-1} autocomplete="off" />
            </label>
          </div>
          <Submit primary>{t('tools:row.suggest.save')}</Submit>
        </Form>
      </Fold>
    </Section>
  );
}
