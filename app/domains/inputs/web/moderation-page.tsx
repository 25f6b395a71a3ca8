import { direction } from '../../../platform/i18n/locales.ts';
import { param, render, type Controller } from '../../../platform/http/web.ts';
import { currentFramework, inLocale } from '../../frameworks/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { Heading, Quiet, Section, Shell, Time, useView } from '../../../ui/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import { moderationLog, type LogEntry, type ModerationLog } from '../moderation-log.ts';
import { RuleTitle, type RuleChoice } from './moderation-parts.tsx';

/** The public rules and the public log, without anybody's words. */
export const moderationPage: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const { content } = await currentFramework(ctx, 'rule.moderation', issue.organizationId);
  const rules = content.rules.map((rule) => ({ key: rule.key, title: inLocale(rule.title, ctx.locale), rule: inLocale(rule.rule, ctx.locale) }));
  const log = await moderationLog(ctx, issue.id);
  const page = <ModerationPage issue={issue} about={inLocale(content.about, ctx.locale)} name={inLocale(content.name, ctx.locale)} rules={rules} log={log} />;
  return render(c, page, 200, { live: `issue:${issue.id}` });
};

type Spoken = RuleChoice['title'];

function ModerationPage({ issue, name, about, rules, log }: { issue: Issue; name: Spoken; about: Spoken; rules: readonly RuleChoice[]; log: ModerationLog }) {
  const { t } = useView();
  return (
    <Shell title={name.text}>
      <Heading above={<BackToIssue issue={issue} />} title={<span lang={name.lang}>{name.text}</span>} lede={<span lang={about.lang}>{about.text}</span>} />
      <Quiet>{t('inputs:log.counts', log.counts)}</Quiet>
      <Section title={t('inputs:log.rules')}>
        <ul>
          {rules.map((rule) => (
            <li>
              <RuleTitle rule={rule} fallback={rule.key} />{' '}
              <span lang={rule.rule.lang} dir={direction(rule.rule.lang)}>
                {rule.rule.text}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('inputs:log.title')} quiet={t('inputs:log.why')}>
        {log.entries.length === 0 ? (
          <Quiet>{t('inputs:log.empty')}</Quiet>
        ) : (
          <ul>
            {log.entries.map((entry) => (
              <Entry entry={entry} rules={rules} />
            ))}
          </ul>
        )}
      </Section>
    </Shell>
  );
}

function Entry({ entry, rules }: { entry: LogEntry; rules: readonly RuleChoice[] }) {
  const { t } = useView();
  return (
    <li>
      <Time value={entry.at} />
      {t('inputs:comma')}
      {t(`inputs:log.${entry.kind}.${entry.what}`)}
      {entry.rule ? (
        <>
          {' '}
          <RuleTitle rule={rules.find((rule) => rule.key === entry.rule)} fallback={entry.rule} />
        </>
      ) : null}
    </li>
  );
}
