import type { KumuProblem, KumuReading } from '../../../engines/kumu-format/index.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Field, Form, Hidden, Notice, Radios, Row, Section, Stacked, Submit, useView } from '../../../ui/index.ts';
import { importManners, type ImportManner, type ImportPlan } from '../importing.ts';
import type { Unfit } from '../from-kumu.ts';
import { BackToMap, MapShell } from './pieces.tsx';
import type { Sight } from './seeing.ts';

/** What was sent to be taken in. */
export interface ImportText {
  readonly json: string;
  readonly elements: string;
  readonly connections: string;
  readonly manner: ImportManner;
}

/** Where a file is chosen or pasted; with what was wrong with the one that was sent. */
export function ImportPage({ sight, text, reading }: { sight: Sight; text: ImportText | null; reading: KumuReading | null }) {
  const { t } = useView();
  const { issue } = sight;
  return (
    <MapShell sight={sight} title={t('maps:import')} lede={t('maps:import.lede')} problem={reading !== null}>
      <BackToMap issue={issue} />
      {reading ? (
        <>
          <Notice tone="bad" announce>
            <p>{t('maps:import.unread')}</p>
          </Notice>
          <Problems problems={reading.problems} unfit={[]} />
        </>
      ) : null}
      <Form id="import" fresh multipart action={href('map.take-in', { issue: issue.slug })} sees={t('maps:import.sees')}>
        <Section title={t('maps:import.json')}>
          <Field name="jsonFile" type="file" accept=".json,application/json" label={t('maps:import.json.file')} optional />
          <Field name="json" type="textarea" rows={5} label={t('maps:import.json.paste')} value={text?.json} dir="ltr" optional />
        </Section>
        <Section title={t('maps:import.csv')} quiet={t('maps:import.csv.about')}>
          <Field name="elementsFile" type="file" accept=".csv,text/csv" label={t('maps:import.elements')} optional />
          <Field name="connectionsFile" type="file" accept=".csv,text/csv" label={t('maps:import.connections')} optional />
        </Section>
        <Radios
          name="manner"
          label={t('maps:import.manner')}
          value={text?.manner ?? 'add'}
          options={importManners.map((manner) => ({ value: manner, label: t(`maps:import.${manner}`), hint: t(`maps:import.${manner}.hint`) }))}
        />
        <div class="row">
          <Submit primary>{t('maps:import.look')}</Submit>
        </div>
      </Form>
    </MapShell>
  );
}

interface PreviewProps {
  sight: Sight;
  text: ImportText;
  reading: KumuReading;
  plan: ImportPlan;
}

/** What taking the file in would do, with everything that would be left out and why. */
export function PreviewPage({ sight, text, reading, plan }: PreviewProps) {
  const { t } = useView();
  const { issue } = sight;
  const beside = Object.keys(reading.map?.rest ?? {});
  const problems = reading.problems.length + plan.drawn.unfit.length;
  return (
    <MapShell sight={sight} title={t('maps:preview')} lede={t('maps:preview.lede')}>
      <ul>
        <li>{t('maps:preview.added', { elements: plan.added.elements, relations: plan.added.relations })}</li>
        {plan.known.elements + plan.known.relations > 0 ? (
          <li>{t('maps:preview.known', { elements: plan.known.elements, relations: plan.known.relations })}</li>
        ) : null}
        {plan.removed.elements > 0 ? <li>{t('maps:preview.removed', { elements: plan.removed.elements, relations: plan.removed.relations })}</li> : null}
        {beside.length > 0 ? <li>{t('maps:preview.beside', { names: beside.join(', ') })}</li> : null}
      </ul>
      {problems > 0 ? <Problems problems={reading.problems} unfit={plan.drawn.unfit} about={t('maps:problems.about')} /> : <p>{t('maps:preview.sound')}</p>}
      {plan.isTooLarge ? (
        <Notice tone="bad" announce>
          <p>{t('maps:preview.too-large')}</p>
        </Notice>
      ) : (
        <Form id="agree" fresh multipart action={href('map.take-in', { issue: issue.slug })} sees={t('maps:import.sees')}>
          {(['json', 'elements', 'connections', 'manner'] as const).map((name) => (
            <Hidden name={name} value={text[name]} />
          ))}
          <Hidden name="agreed" value="1" />
          <Row>
            <Submit primary>{t(problems > 0 ? 'maps:preview.take-rest' : 'maps:preview.take')}</Submit>
            <ButtonLink href={href('map.import', { issue: issue.slug })}>{t('ui:cancel')}</ButtonLink>
          </Row>
        </Form>
      )}
    </MapShell>
  );
}

const mostShown = 200;

function Problems({ problems, unfit, about }: { problems: readonly KumuProblem[]; unfit: readonly Unfit[]; about?: string }) {
  const { t } = useView();
  const place = ({ list, at, field }: KumuProblem) =>
    [
      list === '' ? t('maps:problem.at.file') : t(`maps:problem.at.${list}`),
      ...(at === null ? [] : [t('maps:problem.at.row', { at })]),
      ...(field === null ? [] : [field]),
    ].join(', ');
  const rows = [
    ...problems.map((problem) => [place(problem), t(`maps:problem.file.${problem.reason}`), problem.found ?? '–']),
    ...unfit.map(({ list, name, reason }) => [`${t(`maps:problem.at.${list}`)}, ${name}`, t(`maps:problem.unfit.${reason}`), '–']),
  ];
  return (
    <Section id="problems" title={t('maps:problems', { count: rows.length })} quiet={about}>
      <Stacked
        caption={t('maps:problems', { count: rows.length })}
        head={[t('maps:problem.place'), t('maps:problem.reason'), t('maps:problem.found')]}
        rows={rows.slice(0, mostShown)}
      />
      {rows.length > mostShown ? <p>{t('maps:problems.more', { count: rows.length - mostShown })}</p> : null}
    </Section>
  );
}
