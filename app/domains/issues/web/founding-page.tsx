import { href } from '../../../routes.ts';
import {
  EmptyState,
  Field,
  Fold,
  Form,
  Heading,
  Hidden,
  LanguageField,
  Quiet,
  Quote,
  Radios,
  Said,
  Section,
  Shell,
  Submit,
  Time,
  useView,
} from '../../../ui/index.ts';
import type { Problems, Typed } from '../../../platform/http/form.ts';
import { countStances, stances, type Founding, type FoundingDocument, type FoundingKind } from '../founding-document.ts';
import type { Issue } from '../issue.ts';
import { BackToIssue } from './frame.tsx';

export interface FoundingProps {
  issue: Issue;
  founding: readonly Founding[];
  /** Present members, where the reader belongs to the issue; null for everybody else. */
  memberIds: ReadonlySet<string> | null;
  /** The reader, where they are a member who may consent. */
  memberId: string | null;
  mayWrite: boolean;
  problems: Problems;
  typed: Typed;
  /** The form that needs another look: a kind for new words, a document's id for a stance. */
  asked: string | null;
}

/** What the members of an issue hold themselves to: open to all, with who consented for the members. */
export function FoundingPage(props: FoundingProps) {
  const { t } = useView();
  const title = t('issues:founding.title');
  return (
    <Shell title={title} problem={Object.keys(props.problems).length > 0}>
      <Heading above={<BackToIssue issue={props.issue} />} title={title} lede={t('issues:founding.lede')} />
      {props.founding.map((one) => (
        <OneKind {...props} {...one} />
      ))}
    </Shell>
  );
}

function OneKind(props: FoundingProps & Founding) {
  const { kind, current, older, mayWrite } = props;
  const { t } = useView();
  return (
    <Section id={kind} title={t(`issues:founding.${kind}`)} quiet={t(`issues:founding.${kind}.what`)}>
      {current ? <Version document={current} /> : <EmptyState title={t('issues:founding.none')} why={t(`issues:founding.${kind}.why`)} />}
      {current && props.memberIds ? <Consents {...props} document={current} memberIds={props.memberIds} /> : null}
      {mayWrite ? <Write {...props} kind={kind} current={current} /> : null}
      {older.length > 0 ? (
        <Fold label={t('issues:founding.older', { count: older.length })}>
          {older.map((one) => (
            <Version document={one} />
          ))}
        </Fold>
      ) : null}
    </Section>
  );
}

function Version({ document }: { document: FoundingDocument }) {
  const { t } = useView();
  return (
    <Quote
      markdown
      id={document.id}
      body={document.body}
      lang={document.lang}
      who={
        <>
          {t('issues:founding.version', { number: document.number })} · <Time value={document.createdAt} />
        </>
      }
    />
  );
}

function Consents(props: FoundingProps & { document: FoundingDocument; memberIds: ReadonlySet<string> }) {
  const { document, memberId, memberIds } = props;
  const { t } = useView();
  const { consent, concern, of } = countStances(document, memberIds);
  return (
    <>
      <p>
        <strong>{t('issues:founding.count', { count: consent, of })}</strong>
        {concern > 0 ? <> · {t('issues:founding.concerns', { count: concern })}</> : null}
      </p>
      {document.consents.length > 0 ? (
        <Fold label={t('issues:founding.who')}>
          <ul>
            {document.consents.map((one) => (
              <li>
                <strong>{one.name}</strong>: {t(`issues:stance.${one.stance}`)}
                {one.note ? (
                  <>
                    . <Said text={one.note} lang={one.lang} />
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
      {memberId ? <TakeStance {...props} memberId={memberId} /> : null}
    </>
  );
}

function TakeStance({ issue, document, memberId, asked, problems, typed }: FoundingProps & { document: FoundingDocument; memberId: string }) {
  const { t } = useView();
  const mine = document.consents.find((one) => one.personId === memberId);
  const again = asked === document.id;
  return (
    <Fold label={t(mine ? 'issues:stance.change' : 'issues:stance.say')} open={!mine || again}>
      <Form
        id={`stance-${document.kind}`}
        action={href('founding.consent', { issue: issue.slug, document: document.id })}
        problems={again ? problems : {}}
        sees={t('issues:stance.sees')}
      >
        <Radios
          name="stance"
          label={t('issues:stance')}
          required
          value={again ? typed['stance'] : mine?.stance}
          options={stances.map((stance) => ({ value: stance, label: t(`issues:stance.${stance}.long`) }))}
        />
        <Field
          name="note"
          type="textarea"
          rows={2}
          label={t('issues:stance.note')}
          hint={t('issues:stance.note.hint')}
          value={again ? typed['note'] : mine?.note}
          maxlength={2000}
          optional
        />
        <LanguageField name="lang" label={t('issues:lang')} {...(mine ? { value: mine.lang } : {})} />
        <Submit primary>{t('issues:stance.save')}</Submit>
      </Form>
    </Fold>
  );
}

function Write({ issue, kind, current, asked, problems, typed }: FoundingProps & { kind: FoundingKind; current: FoundingDocument | null }) {
  const { t } = useView();
  const again = asked === kind;
  return (
    <Fold label={t(current ? 'issues:founding.rewrite' : 'issues:founding.write')} open={again}>
      <Form
        id={`write-${kind}`}
        action={href('founding.create', { issue: issue.slug })}
        problems={again ? problems : {}}
        sees={t(issue.publishedAt ? 'issues:founding.sees-all' : 'issues:founding.sees-inside')}
      >
        <Hidden name="kind" value={kind} />
        <Hidden name="over" value={again ? (typed['over'] ?? 0) : (current?.number ?? 0)} />
        <Field name="body" type="textarea" rows={6} label={t('issues:founding.body')} value={again ? typed['body'] : current?.body} maxlength={8000} required />
        <LanguageField name="lang" label={t('issues:lang')} value={current?.lang ?? issue.lang} />
        {current ? <Quiet>{t('issues:founding.anew')}</Quiet> : null}
        <Submit>{t('issues:founding.save')}</Submit>
      </Form>
    </Fold>
  );
}
