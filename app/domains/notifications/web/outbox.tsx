import { param, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { Address, EmptyState, Facts, Heading, Notice, Pager, Quiet, Shell, Stacked, Time, useView } from '../../../ui/index.ts';
import { getLetter, listLetters, type OutboxLetter, type OutboxPage as Page } from '../outbox.ts';

/** Every letter of the house and how it fared. */
export const outboxPage: Controller = async (c) => {
  const organization = param(c, 'organization');
  const page = await listLetters(c.var.ctx, organization, c.req.query('before') ?? null, await isDemo(c));
  return render(c, <OutboxPage organization={organization} page={page} />);
};

/** One letter, to read or to pass on. */
export const letterPage: Controller = async (c) => {
  const organization = param(c, 'organization');
  const letter = await getLetter(c.var.ctx, organization, param(c, 'letter'), await isDemo(c));
  return render(c, <LetterPage organization={organization} letter={letter} />);
};

async function isDemo(c: Web): Promise<boolean> {
  return (await c.var.buildView({})).demo;
}

const kinds = [
  'sign-in',
  'invitation',
  'role',
  'context-card',
  'nomination',
  'ring-question',
  'decision-reminder',
  'mandate-due',
  'mandate-ends',
  'term-ends',
  'look-back',
  'commitment-due',
  'said',
  'answer',
  'hidden',
  'restored',
] as const;

function useKindName(): (kind: string) => string {
  const { t } = useView();
  return (kind) => {
    const known = kinds.find((one) => one === kind);
    return known ? t(`notifications:kind.${known}`) : t('notifications:kind.other');
  };
}

function OutboxPage({ organization, page }: { organization: string; page: Page }) {
  const { t, demo } = useView();
  const { letters, older, carried } = page;
  return (
    <Shell title={t('notifications:outbox.title')} desk wide>
      <Heading title={t('notifications:outbox.title')} lede={t(demo ? 'notifications:outbox.lede-demo' : 'notifications:outbox.lede')} />
      {letters.length > 0 && !carried ? <Notice tone="now">{t('notifications:outbox.not-carried')}</Notice> : null}
      {letters.length === 0 ? (
        <EmptyState title={t('notifications:outbox.empty')} why={t('notifications:outbox.empty.why')} />
      ) : (
        <Letters organization={organization} letters={letters} />
      )}
      <Pager older={older ? href('outbox', { organization }, { before: older }) : undefined} />
    </Shell>
  );
}

function Letters({ organization, letters }: { organization: string; letters: readonly OutboxLetter[] }) {
  const { t } = useView();
  const kindName = useKindName();
  const head = [t('notifications:letter'), t('notifications:to'), t('notifications:about'), t('notifications:written'), t('notifications:state')];
  const rows = letters.map((letter) => [
    <a href={href('outbox.letter', { organization, letter: letter.id })}>
      {letter.subject ? (
        <span lang={letter.locale} dir="auto">
          {letter.subject}
        </span>
      ) : (
        t('notifications:code-hidden')
      )}
    </a>,
    <Address value={letter.to} />,
    kindName(letter.kind),
    <Time value={letter.createdAt} style="moment" />,
    t(`notifications:state.${letter.state}`),
  ]);
  return <Stacked caption={t('notifications:outbox.title')} head={head} rows={rows} />;
}

function LetterPage({ organization, letter }: { organization: string; letter: OutboxLetter }) {
  const { t } = useView();
  const kindName = useKindName();
  const facts = [
    { name: t('notifications:to'), value: <span dir="ltr">{letter.to}</span> },
    { name: t('notifications:about'), value: kindName(letter.kind) },
    { name: t('notifications:written'), value: <Time value={letter.createdAt} style="moment" /> },
    {
      name: t('notifications:state'),
      value: (
        <>
          {t(`notifications:state.${letter.state}`)}
          {letter.failure ? `: ${letter.failure}` : ''}
        </>
      ),
    },
  ];
  return (
    <Shell title={t('notifications:letter')} desk>
      <Heading
        above={<a href={href('outbox', { organization })}>{t('notifications:outbox.title')}</a>}
        title={
          letter.subject ? (
            <span lang={letter.locale} dir="auto">
              {letter.subject}
            </span>
          ) : (
            t('notifications:letter')
          )
        }
      />
      <Facts items={facts} />
      {letter.passOn && letter.kind === 'sign-in' ? <Notice tone="bad">{t('notifications:code-warning')}</Notice> : null}
      {letter.passOn ? <Quiet>{t('notifications:pass-on')}</Quiet> : null}
      {letter.body === null ? (
        <Notice>{t('notifications:code-hidden.why')}</Notice>
      ) : (
        <pre class="as-written" lang={letter.locale} dir={direction(letter.locale)} tabindex={0}>
          {letter.body}
        </pre>
      )}
    </Shell>
  );
}
