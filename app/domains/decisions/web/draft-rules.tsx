import type { Typed } from '../../../platform/http/form.ts';
import { CheckboxList, Field, Fold, Radios, Select, useView } from '../../../ui/index.ts';
import type { Scale } from '../../frameworks/index.ts';
import type { LevelWords } from '../../issues/index.ts';
import { Spoken } from '../../issues/web/index.ts';
import { rings } from '../../people/index.ts';
import { secrecies } from '../decision.ts';
import { list } from './draft-form.ts';
import { spokenFor } from './spoken.ts';

/** What the fields below choose from. */
export interface Choosable {
  typed: Typed;
  problems: Readonly<Record<string, string>>;
  groups: readonly { id: string; name: string; lang: string; frozen: boolean }[];
  scales: readonly Scale[];
}

export function MethodFields({ typed, scales }: Choosable) {
  const view = useView();
  const { t } = view;
  return (
    <>
      <Radios
        name="method"
        label={t('decisions:method.ask')}
        value={typed['method'] ?? 'gradients'}
        required
        options={scales.map((scale) => ({
          value: scale.method,
          label: <Spoken text={spokenFor(view, scale.name)} />,
          hint: <Spoken text={spokenFor(view, scale.rule)} />,
        }))}
      />
      <Field
        name="threshold"
        type="number"
        min={0}
        max={100}
        step="0.01"
        label={t('decisions:threshold')}
        hint={t('decisions:threshold.hint')}
        value={typed['threshold']}
        optional
      />
      <Field
        name="quorum"
        type="number"
        min={0}
        max={100}
        step="0.01"
        label={t('decisions:quorum')}
        hint={t('decisions:quorum.hint')}
        value={typed['quorum']}
        optional
      />
      <Radios
        name="secrecy"
        label={t('decisions:secrecy')}
        value={typed['secrecy'] ?? 'named'}
        hint={t('decisions:secrecy.hint')}
        required
        options={secrecies.map((secrecy) => ({ value: secrecy, label: t(`decisions:secrecy.${secrecy}`), hint: t(`decisions:secrecy.${secrecy}.hint`) }))}
      />
      <Field name="closesAt" type="datetime-local" label={t('decisions:closes')} hint={t('decisions:closes.hint')} value={typed['closesAt']} required />
    </>
  );
}

export function VoterFields({ typed, problems, groups }: Choosable) {
  const { t } = useView();
  const chosen = list(typed, 'groups[]');
  return (
    <>
      <CheckboxList
        name="rings[]"
        label={t('decisions:rings')}
        hint={t('decisions:rings.hint')}
        problem={problems['rings']}
        values={list(typed, 'rings[]')}
        options={rings.map((ring) => ({ value: ring, label: t(`decisions:ring.${ring}`) }))}
      />
      {groups.length > 0 ? (
        <Fold label={t('decisions:groups.fold')} open={chosen.length > 0 || problems['groups'] !== undefined}>
          <CheckboxList
            name="groups[]"
            label={t('decisions:groups')}
            hint={t('decisions:groups.hint')}
            problem={problems['groups']}
            values={chosen}
            options={groups.map((group) => ({ value: group.id, label: <span lang={group.lang}>{group.name}</span> }))}
          />
        </Fold>
      ) : null}
    </>
  );
}

/** One choice for each group; what opened with an earlier opening of this decision is frozen and stands on the page of promises. */
export function PromiseFields({ typed, groups, levels }: Choosable & { levels: readonly LevelWords[] }) {
  const { t } = useView();
  const options = [
    { value: '', label: t('decisions:promises.issue') },
    ...levels.map((level) => ({ value: level.level, label: `${level.name.text}: ${level.verb.text}` })),
  ];
  const open = groups.filter((group) => !group.frozen);
  return (
    <Fold label={t('decisions:promises.fold')} open={open.some((group) => typed[`promise-${group.id}`])}>
      {open.map((group) => (
        <Select name={`promise-${group.id}`} label={<span lang={group.lang}>{group.name}</span>} options={options} value={typed[`promise-${group.id}`]} />
      ))}
    </Fold>
  );
}
