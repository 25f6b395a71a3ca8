import { href } from '../../../routes.ts';
import { direction } from '../../../platform/i18n/locales.ts';
import type { Typed } from '../../../platform/http/form.ts';
import { Field, Fold, Form, Heading, Hidden, LanguageField, Notice, Section, Shell, Stacked, Submit, Time, useView, type Problems } from '../../../ui/index.ts';
import { inLocale, isOwnListKey, type CategoryList, type Framework } from '../../frameworks/index.ts';
import type { Organization } from '../../people/index.ts';
import type { List } from '../lists.ts';
import { ListName, Words } from './picture.tsx';

/** The lists that the issues of an organization may use, and the form that makes one of its own. */
export function ListsPage(props: { organization: Organization; lists: readonly List[]; keeps: boolean; problems: Problems; typed: Typed }) {
  const { t, locale } = useView();
  const { organization, lists, keeps, problems, typed } = props;
  const from = lists.find((list) => list.key === typed['from']);
  const copied = from ? inLocale(from.content.name, locale).text : null;
  const failed = Object.keys(problems).length > 0;
  const at = { organization: organization.id };
  const rows = lists.map((list) => [
    isOwnListKey(list.key) && list.organizationId === organization.id ? (
      <a href={href('organization.list', { ...at, list: list.key })}>
        <ListName list={list} />
      </a>
    ) : (
      <ListName list={list} />
    ),
    <Words text={list.content.about} />,
    t('coverage:list.size', { count: list.content.categories.length }),
    ...(keeps ? [<a href={`${href('organization.lists', at, { from: list.key })}#make`}>{t('coverage:list.copy')}</a>] : []),
  ]);
  const head = [t('coverage:list'), t('coverage:list.about'), t('coverage:list.kinds'), ...(keeps ? [t('coverage:list.own')] : [])];
  return (
    <Shell title={t('coverage:lists.title')} desk problem={failed}>
      <Heading title={t('coverage:lists.title')} lede={t('coverage:lists.lede')} above={<Above organization={organization} />} />
      <Stacked caption={t('coverage:lists.title')} head={head} rows={rows} />
      {keeps ? (
        <Section title={t('coverage:list.make.title')} id="make" quiet={t('coverage:list.make.why')}>
          <Fold label={copied ? t('coverage:list.make.copy', { name: copied }) : t('coverage:list.make.new')} open={copied !== null || failed}>
            <Form id="make-list" action={href('organization.list-create', at)} problems={problems} sees={t('coverage:list.sees')}>
              <Hidden name="from" value={typed['from'] ?? ''} />
              <ListFields typed={typed} lang={organization.lang} />
              <Submit primary>{t('coverage:list.make')}</Submit>
            </Form>
          </Fold>
        </Section>
      ) : null}
    </Shell>
  );
}

export interface ListPageProps {
  organization: Organization;
  listKey: string;
  versions: readonly Framework<CategoryList>[];
  keeps: boolean;
  isAway: boolean;
  problems: Problems;
  typed: Typed;
}

/** One list of an organization's own: its words, how to change them, and every version. */
export function ListPage({ organization, listKey, versions, keeps, isAway, problems, typed }: ListPageProps) {
  const { t } = useView();
  const [newest] = versions;
  if (!newest) return null;
  const at = { organization: organization.id, list: listKey };
  return (
    <Shell title={t('coverage:list')} desk problem={Object.keys(problems).length > 0}>
      <Heading
        title={<Words text={newest.content.name} />}
        lede={<Words text={newest.content.about} />}
        above={<a href={href('organization.lists', { organization: organization.id })}>{t('coverage:lists.title')}</a>}
      />
      {isAway ? <Notice>{t('coverage:list.is-away')}</Notice> : null}
      <Outline content={newest.content} />
      {keeps ? (
        <Section title={t('coverage:list.change')} quiet={t('coverage:list.change.why')}>
          <Form id="change-list" action={href('organization.list-update', at)} method="put" problems={problems} sees={t('coverage:list.sees')}>
            <Hidden name="version" value={typed['version'] ?? newest.version} />
            <ListFields typed={typed} lang={organization.lang} />
            <Submit primary>{t(isAway ? 'coverage:list.bring-back' : 'coverage:list.save')}</Submit>
          </Form>
          {isAway ? null : (
            <Form id="retire-list" action={href('organization.list-retire', at)} method="delete" sees={t('coverage:list.retire.what')}>
              <Submit small>{t('coverage:list.retire')}</Submit>
            </Form>
          )}
        </Section>
      ) : null}
      <Section title={t('coverage:list.versions')}>
        {versions.map((version) => (
          <Fold
            label={
              <>
                {t('coverage:list.version', { number: version.version })} <Time value={version.createdAt} style="short" />
              </>
            }
          >
            <Outline content={version.content} />
            <p class="quiet">{version.source}</p>
          </Fold>
        ))}
      </Section>
    </Shell>
  );
}

function Outline({ content }: { content: CategoryList }) {
  return (
    <ul>
      {content.categories.map((one) => (
        <li>
          <Words text={one.name} />
          {one.subgroups.length > 0 ? (
            <ul>
              {one.subgroups.map((part) => (
                <li>
                  <Words text={part.name} />
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function ListFields({ typed, lang }: { typed: Typed; lang: string }) {
  const { t } = useView();
  return (
    <>
      <Field name="name" label={t('coverage:list.name')} value={typed['name']} maxlength={200} required />
      <Field
        name="about"
        label={t('coverage:list.about')}
        hint={t('coverage:list.about.hint')}
        type="textarea"
        value={typed['about']}
        maxlength={1000}
        required
      />
      <Field
        name="lines"
        label={t('coverage:list.lines')}
        hint={t('coverage:list.lines.hint')}
        type="textarea"
        rows={14}
        value={typed['lines']}
        maxlength={20_000}
        required
      />
      <Field name="source" label={t('coverage:list.source')} hint={t('coverage:list.source.hint')} value={typed['source']} maxlength={500} required />
      <LanguageField name="lang" label={t('coverage:need.lang')} value={typed['lang'] ?? lang} />
    </>
  );
}

export function Above({ organization }: { organization: Organization }) {
  return (
    <a href={href('organization.show', { organization: organization.id })} lang={organization.lang} dir={direction(organization.lang)}>
      {organization.name}
    </a>
  );
}
