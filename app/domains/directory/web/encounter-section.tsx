import { href } from '../../../routes.ts';
import { Card, EmptyState, Field, Fold, Form, Section, Select, Submit, useView, Day, InLang } from '../../../ui/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Encounter } from '../encounters.ts';
import { encounterChannels } from '../entry.ts';
import type { Keeper } from '../keepers.ts';
import type { IssuePart } from '../taking-part.ts';
import type { EntryData } from './entry-page.tsx';

/** When we were in touch, latest first, with writing down, correcting and taking out. */
export function EncounterSection(data: EntryData) {
  const { t } = useView();
  const { encounters, keeps } = data;
  return (
    <Section title={t('directory:encounters')} quiet={t('directory:encounters.sees')}>
      {keeps ? <NewEncounter {...data} /> : null}
      {encounters.length === 0 ? (
        <EmptyState title={t('directory:encounters.none')} why={t('directory:encounters.none.why')} />
      ) : (
        <div class="stack">
          {encounters.map((one) => (
            <EncounterItem encounter={one} />
          ))}
        </div>
      )}
      {data.removedEncounters.length > 0 ? (
        <Fold label={t('directory:encounters.removed', { count: data.removedEncounters.length })}>
          {data.removedEncounters.map((one) => (
            <Form action={href('encounter.restore', { encounter: one.id })} method="delete" layout="inline">
              <span>
                <Day value={one.onDay} style="short" /> <InLang lang={one.lang}>{one.about}</InLang>
              </span>
              <Submit small>{t('directory:put-back')}</Submit>
            </Form>
          ))}
        </Fold>
      ) : null}
    </Section>
  );
}

function EncounterItem({ encounter }: { encounter: Encounter }) {
  const { t } = useView();
  return (
    <Card>
      <p class="quiet">
        <Day value={encounter.onDay} style="short" /> · {t(`directory:met.${encounter.channel}`)} · {encounter.byName} ·{' '}
        <a href={href('encounter.edit', { encounter: encounter.id })}>
          {t('directory:change')}
          <span class="unseen">
            : <Day value={encounter.onDay} style="short" />
          </span>
        </a>
      </p>
      <p>
        <InLang lang={encounter.lang}>{encounter.about}</InLang>
      </p>
      {encounter.nextStep ? (
        <p>
          <strong>{t('directory:encounter.next')}:</strong> <InLang lang={encounter.lang}>{encounter.nextStep}</InLang>
          {encounter.nextOn ? (
            <>
              {' '}
              (<Day value={encounter.nextOn} style="short" />)
            </>
          ) : null}
        </p>
      ) : null}
    </Card>
  );
}

function NewEncounter(data: EntryData) {
  const { t } = useView();
  const mine = data.refused?.form === 'encounter' ? data.refused : null;
  const at = { organization: data.organization.id, kind: data.entry.kind, subject: data.entry.id };
  return (
    <Fold label={t('directory:encounter.add')} open={mine !== null}>
      <Form id="encounter" action={href('encounter.create', at)} problems={mine?.problems} sees={t('directory:encounters.sees')}>
        <EncounterFields typed={{ on: data.today, by: data.me, ...mine?.typed }} keepers={data.keepers} issues={data.ownIssues} />
        <Submit primary>{t('directory:encounter.add')}</Submit>
      </Form>
    </Fold>
  );
}

export function EncounterFields({ typed, keepers, issues }: { typed: Typed; keepers: readonly Keeper[]; issues: readonly IssuePart[] }) {
  const { t } = useView();
  return (
    <>
      <Field name="on" type="date" label={t('directory:encounter.on')} value={typed['on']} required />
      <Select name="by" label={t('directory:encounter.by')} options={keepers.map((one) => ({ value: one.personId, label: one.name }))} value={typed['by']} />
      <Select
        name="channel"
        label={t('directory:encounter.channel')}
        options={encounterChannels.map((kind) => ({ value: kind, label: t(`directory:met.${kind}`) }))}
        value={typed['channel'] ?? 'in-person'}
      />
      <Field
        name="about"
        type="textarea"
        label={t('directory:encounter.about')}
        hint={t('directory:encounter.about.hint')}
        value={typed['about']}
        maxlength={4000}
        required
      />
      {issues.length > 0 ? (
        <Select
          name="issue"
          label={t('directory:encounter.issue')}
          options={[{ value: '', label: t('directory:encounter.no-issue') }, ...issues.map((issue) => ({ value: issue.slug, label: issue.statement }))]}
          value={typed['issue'] ?? ''}
        />
      ) : null}
      <Field
        name="nextStep"
        label={t('directory:encounter.next')}
        hint={t('directory:encounter.next.hint')}
        value={typed['nextStep']}
        maxlength={1000}
        optional
      />
      <Field name="nextOn" type="date" label={t('directory:encounter.next-on')} value={typed['nextOn']} optional />
    </>
  );
}
