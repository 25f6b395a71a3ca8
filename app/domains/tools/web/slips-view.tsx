import type { PropsWithChildren } from 'hono/jsx';
import { href } from '../../../routes.ts';
import { Facts, Fold, Form, Quiet, Row, Said, Submit, useView } from '../../../ui/index.ts';
import { alike, type Slip } from '../slip.ts';
import type { SheetData, StepData } from './sheet-data.ts';
import { Told } from './told.tsx';

/** What waits at a step to become a record: one's own list, and suggestions of others; alike ones side by side. */
export function SlipsView({ data, step }: { data: SheetData; step: StepData }) {
  const { t } = useView();
  const firstOf = (slip: Slip) => shownCells(step, slip)[0]?.text ?? '';
  const waiting = step.slips.length > 0;
  if (!waiting && step.aside.length === 0) return null;
  return (
    <div class="slips" id={`slips-${step.step.key}`}>
      {waiting ? (
        <>
          <h3>{t(step.round ? 'tools:slips.mine' : 'tools:slips.waiting', { count: step.slips.length })}</h3>
          <Quiet>{t(step.round ? 'tools:slips.mine.why' : data.mayLead ? 'tools:slips.lead' : 'tools:slips.why')}</Quiet>
          {alike(step.slips, firstOf).map((pile) => (
            <div class={pile.length > 1 ? 'slip-pile' : undefined}>
              {pile.length > 1 ? <Quiet>{t('tools:slips.alike', { count: pile.length })}</Quiet> : null}
              {pile.map((slip) => (
                <SlipView step={step} slip={slip} problem={data.asked?.form === `take-${slip.id}` ? Object.values(data.asked.problems).join(' ') : undefined}>
                  <SlipActions data={data} slip={slip} canTake={!step.round} />
                </SlipView>
              ))}
            </div>
          ))}
        </>
      ) : null}
      {step.aside.length > 0 && data.mayLead ? (
        <Fold label={t('tools:slips.aside', { count: step.aside.length })}>
          {step.aside.map((slip) => (
            <SlipView step={step} slip={slip}>
              <Form layout="inline" id={`back-${slip.id}`} method="delete" action={href('slip.set-aside', at(data, slip))}>
                <Submit small icon="back">
                  {t('tools:slip.bring-back')}
                </Submit>
              </Form>
            </SlipView>
          ))}
        </Fold>
      ) : null}
    </div>
  );
}

const at = (data: SheetData, slip: Slip) => ({ issue: data.issue.slug, sheet: data.sheet.id, slip: slip.id });

/** One slip, set as what somebody wrote. */
export function SlipView({
  step,
  slip,
  problem,
  children,
}: PropsWithChildren<{ step: Pick<StepData, 'step' | 'options'>; slip: Slip; problem?: string | undefined }>) {
  const { t } = useView();
  const cells = shownCells(step, slip);
  return (
    <div class="slip" id={slip.id}>
      <Facts
        items={cells.map(({ column, text }) => ({
          name: <Told text={column.label} />,
          value: (
            <span class="cell-words">
              <Said text={text} lang={slip.lang} />
            </span>
          ),
        }))}
      />
      <Quiet>{slip.writer ? t('tools:slip.by', { name: slip.writer }) : t('tools:slip.by-nobody')}</Quiet>
      {problem ? (
        <p class="problem" role="alert">
          {problem}
        </p>
      ) : null}
      {children}
    </div>
  );
}

/** The cells of a slip that say something, in the order of the columns. */
export function shownCells(step: Pick<StepData, 'step' | 'options'>, slip: Slip) {
  return (step.step.columns ?? []).flatMap((column) => {
    const group = column.key === 'group' ? step.options.groups.find((one) => one.id === slip.cells['groupId'])?.name || slip.cells['groupName'] : undefined;
    const chosen = step.options.choices[column.key]?.find((choice) => choice.value === slip.cells[column.key])?.label;
    const text = group ?? chosen ?? slip.cells[column.key] ?? '';
    return text ? [{ column, text }] : [];
  });
}

function SlipActions({ data, slip, canTake }: { data: SheetData; slip: Slip; canTake: boolean }) {
  const { t } = useView();
  const isMine = slip.personId !== null && slip.personId === data.me;
  if (data.sheet.closedAt) return null;
  return (
    <Row>
      {canTake && data.mayLead ? (
        <>
          <Form layout="inline" id={`take-${slip.id}`} action={href('slip.take', at(data, slip))}>
            <Submit small icon="check">
              {t('tools:slip.take')}
            </Submit>
          </Form>
          <Form layout="inline" id={`aside-${slip.id}`} action={href('slip.set-aside', at(data, slip))}>
            <Submit small>{t('tools:slip.set-aside')}</Submit>
          </Form>
        </>
      ) : null}
      {isMine ? (
        <Form layout="inline" id={`withdraw-${slip.id}`} action={href('slip.withdraw', at(data, slip))}>
          <Submit small icon="cross">
            {t('tools:slip.withdraw')}
          </Submit>
        </Form>
      ) : null}
    </Row>
  );
}
