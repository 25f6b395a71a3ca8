import { href } from '../../../routes.ts';
import { Address, EmptyState, Field, Fold, Form, Section, Select, Stacked, Submit, useView, InLang } from '../../../ui/index.ts';
import { channelKinds } from '../entry.ts';
import type { Channel } from '../channels.ts';
import type { EntryData } from './entry-page.tsx';

/** How to reach them, with adding and taking away. */
export function ChannelSection(data: EntryData) {
  const { t } = useView();
  const { channels } = data;
  const student = data.roles.some((role) => role.role === 'student');
  return (
    <Section title={t('directory:channels')} quiet={t('directory:channels.sees')}>
      {channels.length > 0 ? (
        <Stacked
          caption={t('directory:channels')}
          head={[t('directory:channel'), t('directory:channel.value'), t('directory:channel.note'), t('directory:merges.what')]}
          rows={channels.map((one) => [
            t(`directory:channel.${one.kind}`),
            <Value channel={one} />,
            one.note ? <InLang lang={one.lang}>{one.note}</InLang> : '',
            <Away channel={one} />,
          ])}
        />
      ) : (
        <EmptyState title={t('directory:channels.none')} why={t(student ? 'directory:student.least' : 'directory:channels.none.why')} />
      )}
      {student ? null : <NewChannel {...data} />}
      {data.removedChannels.length > 0 && !student ? (
        <Fold label={t('directory:channels.removed', { count: data.removedChannels.length })}>
          {data.removedChannels.map((one) => (
            <Form action={href('channel.restore', { channel: one.id })} method="delete" layout="inline">
              <span>
                {t(`directory:channel.${one.kind}`)} <bdi>{one.value}</bdi>
              </span>
              <Submit small>{t('directory:put-back')}</Submit>
            </Form>
          ))}
        </Fold>
      ) : null}
    </Section>
  );
}

function Value({ channel }: { channel: Channel }) {
  if (channel.kind === 'email')
    return (
      <a href={`mailto:${channel.value}`}>
        <Address value={channel.value} />
      </a>
    );
  if (channel.kind === 'phone') return <a href={`tel:${channel.value.replaceAll(/[^\d+]/g, '')}`}>{channel.value}</a>;
  if (channel.kind === 'web' && /^https?:\/\//.test(channel.value))
    return (
      <a href={channel.value} rel="noreferrer">
        <Address value={channel.value} />
      </a>
    );
  return <span dir="auto">{channel.value}</span>;
}

function Away({ channel }: { channel: Channel }) {
  const { t } = useView();
  return (
    <Form action={href('channel.remove', { channel: channel.id })}>
      <Submit small>{t('directory:take-away')}</Submit>
    </Form>
  );
}

function NewChannel({ entry, organization, refused }: EntryData) {
  const { t } = useView();
  const mine = refused?.form === 'channel' ? refused : null;
  const typed = mine?.typed ?? {};
  return (
    <Fold label={t('directory:channel.add')} open={mine !== null}>
      <Form
        id="channel"
        action={href('channel.create', { organization: organization.id, kind: entry.kind, subject: entry.id })}
        problems={mine?.problems}
        sees={t('directory:channels.sees')}
      >
        <Select
          name="kind"
          label={t('directory:channel')}
          options={channelKinds.map((kind) => ({ value: kind, label: t(`directory:channel.${kind}`) }))}
          value={typed['kind'] ?? 'email'}
        />
        <Field name="value" label={t('directory:channel.value')} hint={t('directory:channel.value.hint')} value={typed['value']} maxlength={500} required />
        <Field name="note" label={t('directory:channel.note')} hint={t('directory:channel.note.hint')} value={typed['note']} maxlength={500} optional />
        <Submit primary>{t('directory:channel.add')}</Submit>
      </Form>
    </Fold>
  );
}
