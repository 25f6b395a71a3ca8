import {
  buttonClass,
  Field,
  Form,
  Heading,
  LanguageField,
  Notice,
  type Problems,
  Row,
  Section,
  Sees,
  Select,
  Shell,
  Submit,
  Time,
  useView,
} from '../../../ui/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Group } from '../../people/index.ts';
import { GroupName } from '../../issues/web/index.ts';
import { cardFields, stands, type CardField, type CardLine } from '../card.ts';
import { emptyFields, LineQuote, useVoiceName } from './card-lines.tsx';

/** Which form of the page needs another look. */
export interface OwnRefused {
  readonly form: 'add' | 'who' | `line-${string}`;
  readonly problems: Problems;
  readonly typed: Typed;
}

export interface OwnCardData {
  readonly group: Group;
  readonly lines: readonly CardLine[];
  /** The voice of this reader, once they answered. */
  readonly voiceId: string | null;
  readonly who: { name: string | null; role: string | null };
  readonly until: Date | null;
  /** Where forms go. */
  readonly at: { readonly card: string; line(id: string): string };
  /** Those who are signed in are known by name. */
  readonly named: boolean;
}

/** A group's own card, for somebody of it: each line with yes, otherwise and out; what is missing; who they are. */
export function OwnPage({ data, refused }: { data: OwnCardData; refused: OwnRefused | null }) {
  const { t } = useView();
  const { group, lines } = data;
  const standing = lines.filter(stands);
  const answered = data.voiceId !== null;
  return (
    <Shell title={t('context-cards:own.title')} problem={refused !== null}>
      <Heading
        above={t('context-cards:own.above', { organization: group.organizationName })}
        title={<GroupName name={group.name} lang={group.lang} />}
        lede={t(standing.length > 0 ? 'context-cards:own.lede' : 'context-cards:own.lede.empty')}
      />
      {standing.length > 0 ? <Sees>{t('context-cards:own.sees')}</Sees> : null}
      {cardFields.map((field) => (
        <OwnField field={field} data={data} refused={refused} />
      ))}
      <AddOwn data={data} refused={refused?.form === 'add' ? refused : null} />
      {data.named ? null : <Who data={data} refused={refused?.form === 'who' ? refused : null} />}
      <Section title={t(answered ? 'context-cards:own.thanks' : 'context-cards:own.next')}>
        <p>{t('context-cards:own.next.what', { organization: group.organizationName })}</p>
        {data.until ? (
          <p>
            {t('context-cards:own.again')} <Time value={data.until} />
          </p>
        ) : null}
      </Section>
    </Shell>
  );
}

function OwnField({ field, data, refused }: { field: CardField; data: OwnCardData; refused: OwnRefused | null }) {
  const { t } = useView();
  const mine = data.lines.filter((line) => line.field === field && (stands(line) || tookOut(line, data.voiceId)));
  if (mine.length === 0) return null;
  return (
    <Section id={field} title={t(`context-cards:own.${field}`)}>
      {mine.map((line) => (
        <OwnLine line={line} data={data} refused={refused?.form === `line-${line.id}` ? refused : null} />
      ))}
    </Section>
  );
}

/** What this reader took away stays in sight, with the way back; words of theirs that they replaced do not. */
function tookOut(line: CardLine, voiceId: string | null): boolean {
  return (
    (line.state === 'out' || line.state === 'replaced') &&
    line.voice?.id !== voiceId &&
    line.answers.some((one) => one.voice.id === voiceId && voiceId !== null)
  );
}

function OwnLine({ line, data, refused }: { line: CardLine; data: OwnCardData; refused: OwnRefused | null }) {
  const { t } = useView();
  const said = line.answers.find((one) => one.voice.id === data.voiceId);
  const written = line.voice !== null && line.voice.id === data.voiceId;
  return (
    <LineQuote line={line} large>
      <OthersSaid line={line} voiceId={data.voiceId} />
      {said ? (
        <Notice tone="good">
          <p>{t(`context-cards:own.said.${said.stance}`)}</p>
          <Form layout="inline" method="delete" action={data.at.line(line.id)}>
            <Submit small icon="back">
              {t('context-cards:own.take-back')}
            </Submit>
          </Form>
        </Notice>
      ) : (
        <Choices line={line} data={data} refused={refused} written={written} />
      )}
    </LineQuote>
  );
}

/** Others of the group who answered: a contradiction is in sight of both sides. */
function OthersSaid({ line, voiceId }: { line: CardLine; voiceId: string | null }) {
  const { t } = useView();
  const called = useVoiceName();
  const others = line.answers.filter((one) => one.voice.id !== voiceId);
  if (others.length === 0) return null;
  return (
    <ul class="quiet">
      {others.map((one) => (
        <li>{t(`context-cards:answered.${one.stance}`, { who: called(one.voice) })}</li>
      ))}
    </ul>
  );
}

function Choices({ line, data, refused, written }: { line: CardLine; data: OwnCardData; refused: OwnRefused | null; written: boolean }) {
  const { t, locale } = useView();
  const action = data.at.line(line.id);
  return (
    <>
      {written ? <p class="quiet">{t('context-cards:own.written')}</p> : null}
      <div class="stack" role="group" aria-labelledby={`${line.id}-words`}>
        <Row>
          {written ? null : (
            <Form layout="inline" action={action}>
              <Submit name="stance" value="so" icon="check">
                {t('context-cards:own.so')}
              </Submit>
            </Form>
          )}
          <Form layout="inline" action={action}>
            <Submit name="stance" value="out" icon="cross">
              {t('context-cards:own.out')}
            </Submit>
          </Form>
        </Row>
        <details class="fold" open={refused !== null}>
          <summary class={buttonClass({})}>{t(written ? 'context-cards:own.reword' : 'context-cards:own.otherwise')}</summary>
          <Form id={`line-${line.id}`} action={action} problems={refused?.problems ?? {}} sees={t('context-cards:own.sees')}>
            <input type="hidden" name="stance" value="otherwise" />
            <Field
              name="body"
              type="textarea"
              rows={4}
              label={t('context-cards:own.words')}
              value={refused?.typed['body'] ?? line.body}
              maxlength={2000}
              required
            />
            <LanguageField name="lang" label={t('context-cards:line.lang')} value={refused?.typed['lang'] ?? locale.slice(0, 2)} />
            <Submit primary>{t('context-cards:own.otherwise.submit')}</Submit>
          </Form>
        </details>
      </div>
    </>
  );
}

function AddOwn({ data, refused }: { data: OwnCardData; refused: OwnRefused | null }) {
  const { t, locale } = useView();
  const [first] = emptyFields(data.lines);
  return (
    <Section id="add" title={t('context-cards:own.add')} quiet={t('context-cards:own.add.about')}>
      <Form id="add-line" action={data.at.card} problems={refused?.problems ?? {}} sees={t('context-cards:own.sees')}>
        <Select
          name="field"
          label={t('context-cards:own.add.field')}
          options={cardFields.map((field) => ({ value: field, label: t(`context-cards:own.${field}`) }))}
          value={refused?.typed['field'] ?? first ?? 'perspective'}
        />
        <Field name="body" type="textarea" rows={4} label={t('context-cards:own.words')} value={refused?.typed['body']} maxlength={2000} required />
        <LanguageField name="lang" label={t('context-cards:line.lang')} value={refused?.typed['lang'] ?? locale.slice(0, 2)} />
        <Submit primary>{t('context-cards:own.add.submit')}</Submit>
      </Form>
    </Section>
  );
}

function Who({ data, refused }: { data: OwnCardData; refused: OwnRefused | null }) {
  const { t } = useView();
  return (
    <Section id="who" title={t('context-cards:own.who')} quiet={t('context-cards:own.who.about')}>
      <Form id="who-form" method="put" action={data.at.card} problems={refused?.problems ?? {}} sees={t('context-cards:own.who.sees')}>
        <Field
          name="name"
          label={t('context-cards:own.who.name')}
          value={refused?.typed['name'] ?? data.who.name}
          maxlength={200}
          autocomplete="name"
          optional
        />
        <Field
          name="role"
          label={t('context-cards:own.who.role')}
          hint={t('context-cards:own.who.role.hint')}
          value={refused?.typed['role'] ?? data.who.role}
          maxlength={200}
          optional
        />
        <Submit>{t('context-cards:own.who.submit')}</Submit>
      </Form>
    </Section>
  );
}
