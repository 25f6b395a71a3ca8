import type { Ctx } from '../../../platform/ctx.ts';
import type { Problems, Typed } from '../../../platform/http/form.ts';
import { param, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { Heading, Notice, Prose, Said, Shell, useView } from '../../../ui/index.ts';
import type { Scale } from '../../frameworks/index.ts';
import { getIssueById, promisesInForce, type Issue, type Promised } from '../../issues/index.ts';
import { BackToIssue, loadPromiseLine, PromiseLine, type PromiseLineData } from '../../issues/web/index.ts';
import { asOne, findSeat, leads, listMyLapsed, mandatesOf, standingOn, type Mandate, type OwnLapsed } from '../../people/index.ts';
import type { Ballot } from '../ballot.ts';
import type { Decision, Electorate, Evidence, Option, State } from '../decision.ts';
import { electorateOf, evidenceOf, getDecision, optionsOf, scaleOf, standOf } from '../decisions.ts';
import { originsOf, type Origin } from '../origins.ts';
import { canVote, type Stand } from '../policy.ts';
import { endingOf } from '../records.ts';
import { electorsNow, myPlace, rollOf, type Elector } from '../roll.ts';
import { isInside, viewResult, type ResultView } from '../showing.ts';
import { myBallot } from '../voting.ts';
import { BallotForm } from './ballot-form.tsx';
import { LeadTools } from './lead-tools.tsx';
import { Ending } from './record-view.tsx';
import { ResultSection } from './result-view.tsx';
import { EvidenceList, OptionList, PromiseList, RollList, Rules, StateNotice } from './rules-view.tsx';

/** All that the page of a decision shows to this actor. */
export interface DecisionView {
  readonly issue: Issue;
  readonly decision: Decision;
  readonly state: State;
  readonly stand: Stand;
  /** A member of the issue, one who leads it, or on the roll. */
  readonly inside: boolean;
  /** Whether this actor may see how many are on the roll and how many voted: outside, not where there are few. */
  readonly counts: boolean;
  readonly options: readonly Option[];
  /** Of options that came from a statement, by the id of the option. */
  readonly origins: ReadonlyMap<string, Origin>;
  readonly evidence: readonly Evidence[];
  readonly electorate: Electorate;
  readonly scale: Scale;
  readonly promises: readonly Promised[];
  readonly promiseLine: PromiseLineData | null;
  readonly leads: boolean;
  readonly place: { readonly voted: boolean } | null;
  readonly mayVote: boolean;
  readonly personId: string | null;
  readonly ballot: Ballot | null;
  /** Through which this actor may vote for a group; empty where they cannot vote. */
  readonly mandates: readonly Mandate[];
  /** This actor's own that ran out; empty where they cannot vote. */
  readonly lapsed: readonly OwnLapsed[];
  /** For members of the issue and people on the roll. */
  readonly roll: readonly Elector[] | null;
  /** How many would be on the roll if a draft opened now. */
  readonly rollNow: number | null;
  readonly result: ResultView;
  readonly ending: Awaited<ReturnType<typeof endingOf>>;
}

/** The page of a decision: what is asked, by which rules, the ballot for those on the roll, and in the end what was decided. */
export const decisionPage: Controller = async (c) => showDecision(c, await getDecision(c.var.ctx, param(c, 'decision')), {}, {});

/** The same page, also with a ballot that needs another look. */
export async function showDecision(c: Web, decision: Decision, problems: Problems, typed: Typed): Promise<Response> {
  const view = await loadDecision(c.var.ctx, decision);
  const status = Object.keys(problems).length > 0 ? 422 : 200;
  return render(c, <DecisionPage view={view} problems={problems} typed={typed} />, status, { live: `issue:${decision.issueId}` });
}

/** Loads what the page of a decision and its closing show. */
export async function loadDecision(ctx: Ctx, decision: Decision): Promise<DecisionView> {
  const issue = await getIssueById(ctx, decision.issueId);
  const stand = await standOf(ctx, decision);
  const place = await myPlace(ctx, decision.id);
  const own = { onRoll: place !== null, voted: place?.voted ?? false, secret: decision.secrecy === 'secret' };
  const inside = await isInside(ctx, decision);
  const leading = leads(await standingOn(ctx, issue.id));
  return {
    issue,
    decision,
    stand,
    state: stand.state,
    inside,
    counts: inside || stand.roll >= issue.privacyThreshold,
    options: await optionsOf(ctx, decision.id),
    origins: await originsOf(ctx, decision.id),
    evidence: await evidenceOf(ctx, decision.id),
    electorate: await electorateOf(ctx, decision.id),
    scale: await scaleOf(ctx, decision, issue.organizationId),
    promises: await promisesInForce(ctx, issue.id, decision.id),
    promiseLine: await loadPromiseLine(ctx, issue, await findSeat(ctx, issue.id), decision.id),
    leads: leading,
    place,
    mayVote: canVote(stand, own).allowed,
    personId: ctx.actor.personId,
    ballot: await myBallot(ctx, decision.id),
    mandates: ctx.actor.personId && canVote(stand, own).allowed ? asOne(await mandatesOf(ctx, issue.id, ctx.actor.personId)) : [],
    lapsed: canVote(stand, own).allowed ? await listMyLapsed(ctx, issue.id) : [],
    roll: stand.state !== 'draft' && inside ? await rollOf(ctx, decision.id) : null,
    rollNow: stand.state === 'draft' && leading ? (await electorsNow(ctx, decision)).length : null,
    result: await viewResult(ctx, decision),
    ending: await endingOf(ctx, decision),
  };
}

function FewVoted({ threshold }: { threshold: number }) {
  return <Notice>{useView().t('decisions:few', { threshold })}</Notice>;
}

function DecisionPage({ view, problems, typed }: { view: DecisionView; problems: Problems; typed: Typed }) {
  const { decision, issue } = view;
  const told = view.result.kind === 'full';
  return (
    <Shell title={decision.question} desk={told || view.ending !== null || view.roll !== null} problem={Object.keys(problems).length > 0}>
      <Heading above={<BackToIssue issue={issue} />} title={<Said text={decision.question} lang={decision.lang} />} />
      <StateNotice view={view} />
      {view.leads ? <LeadTools view={view} /> : null}
      {view.ending ? <Ending ending={view.ending} view={view} /> : null}
      {told ? <ResultSection view={view} /> : null}
      {view.result.kind === 'few' ? <FewVoted threshold={view.result.threshold} /> : null}
      {decision.detail ? <Prose text={decision.detail} lang={decision.lang} /> : null}
      <PromiseLine data={view.promiseLine} />
      {view.mayVote ? <BallotForm view={view} problems={problems} typed={typed} /> : <OptionList view={view} />}
      <EvidenceList evidence={view.evidence} inside={view.inside} threshold={view.issue.privacyThreshold} />
      <Rules view={view} />
      <PromiseList promises={view.promises} />
      {view.roll ? <RollList roll={view.roll} secret={decision.secrecy === 'secret'} /> : null}
    </Shell>
  );
}
