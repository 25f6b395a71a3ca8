import type { Typed } from '../../../platform/http/form.ts';
import { Field, Fold, Hidden, useView } from '../../../ui/index.ts';
import { longestLabel } from '../decision.ts';
import { evidenceRows, optionRows } from './draft-form.ts';

const inSight = 3;

/** Options one under the other: a few in sight, the rest folded away until they are needed. */
export function OptionFields({ typed }: { typed: Typed }) {
  const { t } = useView();
  const numbers = Array.from({ length: optionRows }, (_, at) => at + 1);
  const more = numbers.slice(inSight).some((n) => typed[`option-${n}`]);
  return (
    <>
      <p>{t('decisions:options.hint')}</p>
      {numbers.slice(0, inSight).map((n) => (
        <OptionRow n={n} typed={typed} />
      ))}
      <Fold label={t('decisions:options.more')} open={more}>
        {numbers.slice(inSight).map((n) => (
          <OptionRow n={n} typed={typed} />
        ))}
      </Fold>
    </>
  );
}

function OptionRow({ n, typed }: { n: number; typed: Typed }) {
  const { t } = useView();
  const from = typed[`from-${n}`];
  return (
    <>
      {from ? <Hidden name={`from-${n}`} value={from} /> : null}
      <Field
        name={`option-${n}`}
        label={t('decisions:option', { n })}
        hint={from ? t('decisions:from-statement.hint') : undefined}
        value={typed[`option-${n}`]}
        maxlength={longestLabel}
        required={n === 1}
        optional={n > 2}
      />
      <Field name={`detail-${n}`} type="textarea" rows={2} label={t('decisions:option.detail', { n })} value={typed[`detail-${n}`]} optional />
    </>
  );
}

export function EvidenceFields({ typed }: { typed: Typed }) {
  const { t } = useView();
  return (
    <>
      {Array.from({ length: evidenceRows }, (_, at) => at + 1).map((n) => (
        <>
          <Field name={`evidence-${n}`} label={t('decisions:evidence.label', { n })} value={typed[`evidence-${n}`]} maxlength={300} optional />
          <Field
            name={`address-${n}`}
            label={t('decisions:evidence.where', { n })}
            hint={t('decisions:evidence.where.hint')}
            value={typed[`address-${n}`]}
            inputmode="url"
            dir="ltr"
            optional
          />
        </>
      ))}
    </>
  );
}
