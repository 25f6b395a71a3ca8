import type { Child } from 'hono/jsx';
import { direction } from '../../../platform/i18n/locales.ts';
import { Facts, Quote, Said, useView } from '../../../ui/index.ts';
import type { QuestionRow } from '../question.ts';

/** A group's name in its own language. */
export function GroupName({ name, lang }: { name: string; lang: string | null }) {
  const known = lang ?? 'en';
  return (
    <span lang={known} dir={direction(known)}>
      {name}
    </span>
  );
}

/** One row under one of the four questions, set as people's words; a guess is pencilled. `children` are its buttons. */
export function RowQuote({ row, children }: { row: QuestionRow; children?: Child }) {
  const { t } = useView();
  const guess = row.saidBy === 'guess';
  const group =
    'groupName' in row && row.groupName ? (
      <b>
        <GroupName name={row.groupName} lang={row.groupLang} />
      </b>
    ) : null;
  const about = group ?? (row.kind === 'shared-works' ? t(`issues:work.${row.workKind}`) : t('issues:row.no-group'));
  const way = row.kind === 'ties' ? <> · {t(row.weSupport ? 'issues:ties.we' : 'issues:ties.they')}</> : null;
  const who = guess ? (
    <>
      {t('issues:row.about')} {about}
      {way}
    </>
  ) : (
    <>
      {about} · {t('issues:row.said')}
      {way}
    </>
  );
  const details = detailsOf(row).filter((one) => one.text !== null);
  return (
    <Quote body={wordsOf(row)} lang={row.lang} guess={guess} id={row.id} who={who}>
      {details.length > 0 ? (
        <Facts
          items={details.map((one) => ({
            name: t(one.name),
            value: <Said text={one.text ?? ''} lang={row.lang} />,
          }))}
        />
      ) : null}
      {children}
    </Quote>
  );
}

/** The words that stand first. */
function wordsOf(row: QuestionRow): string {
  if (row.kind === 'stakes') return row.reason;
  if (row.kind === 'initiatives') return row.name;
  if (row.kind === 'shared-works') return row.description;
  return row.weSupport ?? row.theySupport ?? '';
}

function detailsOf(row: QuestionRow) {
  if (row.kind === 'initiatives') {
    return [
      { name: 'issues:initiatives.led-by', text: row.ledBy },
      { name: 'issues:initiatives.their-words', text: row.theirWords },
      { name: 'issues:initiatives.worth', text: row.worth },
    ] as const;
  }
  if (row.kind === 'shared-works') {
    return [
      { name: 'issues:work.value-groups', text: row.valueForGroups },
      { name: 'issues:work.value-all', text: row.valueForAll },
    ] as const;
  }
  if (row.kind === 'ties') return [{ name: 'issues:ties.they', text: row.weSupport ? row.theySupport : null }] as const;
  return [];
}
