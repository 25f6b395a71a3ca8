import type { Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { Field, Fold, Form, Hidden, LanguageField, Part, Row, Select, Submit, Time, useView, type Problems, Day, InLang } from '../../../ui/index.ts';
import { stateOf } from '../succession.ts';
import { termEndsSoon } from '../terms.ts';
import type { MemberData } from './member-data.ts';

interface FormParts {
  data: MemberData;
  problems?: Problems;
  typed?: Typed;
}

/** Until when, and who follows. */
export function TermSection({ data }: { data: MemberData }) {
  const { t } = useView();
  const [term, ...older] = data.terms;
  const state = term?.untilOn ? (
    <>
      {t('members:term.until')} <Day value={term.untilOn} style="short" />{' '}
      {termEndsSoon(term, data.today) ? <strong class="due">{t('members:term.soon')}</strong> : null}
    </>
  ) : (
    t('members:term.open')
  );
  return (
    <Part id="term" title={t('members:term')} quiet={t('members:term.about')} state={state} open={data.open === 'term'}>
      {term?.reason ? (
        <p>
          <InLang lang={term.lang}>{term.reason}</InLang>
        </p>
      ) : null}
      {older.length > 0 ? (
        <ul>
          {older.map((one) => (
            <li class="quiet">
              {one.untilOn ? <Day value={one.untilOn} style="short" /> : t('members:term.open')} ({one.createdByName},{' '}
              <Time value={one.createdAt} style="short" />)
            </li>
          ))}
        </ul>
      ) : null}
      {data.place.leads ? (
        <Fold label={t(term ? 'members:term.renew' : 'members:term.set')}>
          <TermForm data={data} />
        </Fold>
      ) : null}
      <Successor data={data} />
      <HandedOver data={data} />
    </Part>
  );
}

export function TermForm({ data, problems, typed = {} }: FormParts) {
  const { t } = useView();
  const { issue, membership } = data.place;
  const [term] = data.terms;
  return (
    <Form id="term-form" action={href('term.set', { issue: issue.slug, membership: membership.id })} problems={problems} sees={t('members:term.sees')}>
      <Hidden name="over" value={typed['over'] ?? term?.number ?? 0} />
      <Field
        name="untilOn"
        type="date"
        label={t('members:term.until.label')}
        hint={t('members:term.until.hint')}
        value={typed['untilOn'] ?? term?.untilOn}
        min={data.today}
        optional
      />
      <Field name="reason" label={t('members:term.reason')} hint={t('members:term.reason.hint')} value={typed['reason']} maxlength={1000} optional />
      <LanguageField name="lang" label={t('people:text.lang')} value={typed['lang'] ?? issue.lang} />
      <Submit primary>{t('members:term.submit')}</Submit>
    </Form>
  );
}

function Successor({ data }: { data: MemberData }) {
  const { t } = useView();
  const { succession } = data;
  if (!succession)
    return (
      <Fold label={t('members:successor.name')}>
        <SuccessorForm data={data} />
      </Fold>
    );
  const agreed = stateOf(succession) === 'agreed';
  const at = { issue: data.place.issue.slug, succession: succession.id };
  return (
    <div class="card stack">
      <p>
        {t(agreed ? 'members:successor.agreed' : 'members:successor.asked', { name: succession.successorName })}{' '}
        <span class="quiet">
          {succession.namedByName}, <Time value={succession.namedAt} style="short" />
        </span>
      </p>
      <Row>
        {agreed ? (
          <Form id="hand-over" action={href('succession.hand-over', at)} sees={t('members:hand-over.sees')}>
            <Submit primary confirm={t('members:hand-over.what', { name: succession.successorName })}>
              {t('members:hand-over')}
            </Submit>
          </Form>
        ) : null}
        <Form id="remove-successor" action={href('succession.remove', at)} method="delete">
          <Submit small>{t('members:successor.remove')}</Submit>
        </Form>
      </Row>
    </div>
  );
}

export function SuccessorForm({ data, problems, typed = {} }: FormParts) {
  const { t } = useView();
  const { issue, membership } = data.place;
  const options = [{ value: '', label: t('members:successor.choose') }, ...data.others.map((one) => ({ value: one.personId, label: one.name }))];
  return (
    <Form
      id="successor"
      action={href('succession.name', { issue: issue.slug, membership: membership.id })}
      problems={problems}
      sees={t('members:successor.sees')}
    >
      <Select
        name="successorId"
        label={t('members:successor.who')}
        hint={t('members:successor.who.hint')}
        options={options}
        value={typed['successorId']}
        required
      />
      <Submit primary>{t('members:successor.submit')}</Submit>
    </Form>
  );
}

/** Places that this member took over, for those who lead to put back. */
function HandedOver({ data }: { data: MemberData }) {
  const { t } = useView();
  const { issue, leads } = data.place;
  const handed = leads ? data.follows.filter((one) => stateOf(one) === 'handed') : [];
  return (
    <>
      {handed.map((one) => (
        <div class="card stack">
          <p>{t('members:hand-over.done', { name: one.memberName, heir: one.successorName })}</p>
          <Form id={`undo-${one.id}`} action={href('succession.undo', { issue: issue.slug, succession: one.id })} method="delete">
            <Submit small confirm={t('members:hand-over.undo.what')}>
              {t('members:hand-over.undo')}
            </Submit>
          </Form>
        </div>
      ))}
    </>
  );
}

/** Whom the member is asked to follow. */
export function FollowAsk({ data }: { data: MemberData }) {
  const { t } = useView();
  const one = data.follows.find((succession) => stateOf(succession) === 'named');
  if (!one) return null;
  const at = { issue: data.place.issue.slug, succession: one.id };
  return (
    <>
      <p>
        {one.namedByName === one.memberName
          ? t('members:successor.question', { name: one.memberName })
          : t('members:successor.question-by', { who: one.namedByName, name: one.memberName })}
      </p>
      <Form id={`answer-${one.id}`} action={href('succession.answer', at)} sees={t('members:successor.answer.sees')}>
        <Row>
          <Submit primary name="answer" value="yes">
            {t('members:successor.yes')}
          </Submit>
          <Submit name="answer" value="no">
            {t('members:successor.no')}
          </Submit>
        </Row>
      </Form>
    </>
  );
}
