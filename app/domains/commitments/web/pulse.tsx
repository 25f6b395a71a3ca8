import { href } from '../../../routes.ts';
import { Form, formatNumber, Quiet, Section, Submit, Table, useView } from '../../../ui/index.ts';
import type { Commitment } from '../commitment.ts';
import { pulseAnswers, type ToldPulse } from '../pulsing.ts';

/** "Was this promise kept?": three answers that look alike, and how people answered, as far as it may be told. */
export function Pulse({ commitment, pulse }: { commitment: Commitment; pulse: ToldPulse }) {
  const { t } = useView();
  if (!pulse.asks && !pulse.steps) return null;
  return (
    <Section id="pulse" title={t('commitments:pulse')}>
      {pulse.answered ? <Quiet>{t('commitments:pulse.answered')}</Quiet> : null}
      {pulse.asks && !pulse.answered ? (
        <Form fresh action={href('commitment.pulse', { commitment: commitment.id })} sees={t('commitments:pulse.sees')}>
          <div class="row">
            {pulseAnswers.map((answer) => (
              <Submit name="answer" value={answer}>
                {t(`commitments:pulse.${answer}`)}
              </Submit>
            ))}
          </div>
        </Form>
      ) : null}
      <HowAnswered pulse={pulse} />
    </Section>
  );
}

function HowAnswered({ pulse: { steps, threshold } }: { pulse: ToldPulse }) {
  const { t, locale } = useView();
  if (!steps) return <Quiet>{t('commitments:pulse.few', { count: threshold })}</Quiet>;
  const number = (value: number) => formatNumber(value, locale);
  const told = (count: number) =>
    count === 0
      ? t('commitments:pulse.fewer', { count: threshold })
      : t('commitments:pulse.from-to', { from: number(count), to: number(count + threshold - 1) });
  return (
    <>
      <Table
        caption={t('commitments:pulse.spread')}
        head={[t('commitments:pulse.answer'), t('commitments:pulse.people')]}
        figures={[1]}
        rows={pulseAnswers.map((answer) => [t(`commitments:pulse.${answer}`), told(steps[answer])])}
      />
      <Quiet>{t('commitments:pulse.steps', { count: threshold })}</Quiet>
    </>
  );
}
