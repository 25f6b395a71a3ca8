/**
 * The URL table: the whole product on one page. Imports nothing; anyone may import it.
 * Private routes ask a visitor to sign in; public ones still find through the actor, so a private issue is a 404.
 */
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Access = 'public' | 'private';

export const routes = {
  home: ['GET', '/', 'public'],
  language: ['GET', '/language/:locale', 'public'],
  asset: ['GET', '/assets/:file', 'public'],
  live: ['GET', '/live', 'public'],
  health: ['GET', '/healthz', 'public'],
  metrics: ['GET', '/metrics', 'public'],
  'demo.shoes': ['POST', '/demo/shoes/:role', 'public'],

  'sign-in': ['GET', '/sign-in', 'public'],
  'sign-in.request': ['POST', '/sign-in', 'public'],
  'sign-in.code': ['GET', '/sign-in/code', 'public'],
  'sign-in.verify': ['POST', '/sign-in/code', 'public'],
  'sign-in.with': ['POST', '/sign-in/with/:provider', 'public'],
  'sign-in.callback': ['GET', '/auth/callback/:provider', 'public'],
  'sign-out': ['POST', '/sign-out', 'public'],
  'first.show': ['GET', '/first/:token', 'public'],
  'first.claim': ['POST', '/first/:token', 'public'],
  devices: ['GET', '/me/devices', 'private'],
  'device.revoke': ['DELETE', '/me/devices/:device', 'private'],

  'my-table': ['GET', '/me', 'private'],
  'my-inputs': ['GET', '/me/inputs', 'public'],
  'my-person': ['GET', '/me/person', 'private'],
  'my-person.update': ['PUT', '/me/person', 'private'],

  'organization.show': ['GET', '/organizations/:organization', 'private'],
  'organization.create': ['POST', '/organizations/:organization/organizations', 'private'],
  'organization.settings': ['GET', '/organizations/:organization/settings', 'private'],
  'organization.update': ['PUT', '/organizations/:organization/settings', 'private'],
  'staff.create': ['POST', '/organizations/:organization/staff', 'private'],
  'staff.delete': ['DELETE', '/organizations/:organization/staff/:person', 'private'],
  outbox: ['GET', '/organizations/:organization/outbox', 'private'],
  'outbox.letter': ['GET', '/organizations/:organization/outbox/:letter', 'private'],
  'groups.index': ['GET', '/organizations/:organization/groups', 'private'],
  'group.create': ['POST', '/organizations/:organization/groups', 'private'],
  'group.edit': ['GET', '/groups/:group', 'private'],
  'group.update': ['PUT', '/groups/:group', 'private'],

  'issues.index': ['GET', '/issues', 'public'],
  'issue.new': ['GET', '/issues/new', 'private'],
  'issue.create': ['POST', '/issues', 'private'],
  'issue.show': ['GET', '/issues/:issue', 'public'],
  'issue.update': ['PUT', '/issues/:issue', 'private'],
  'issue.publish': ['POST', '/issues/:issue/publication', 'private'],
  'issue.unpublish': ['DELETE', '/issues/:issue/publication', 'private'],

  'desk.issue': ['GET', '/issues/:issue/desk', 'private'],
  'desk.edit': ['GET', '/issues/:issue/desk/edit', 'private'],
  'desk.questions': ['GET', '/issues/:issue/desk/questions', 'private'],
  'desk.people': ['GET', '/issues/:issue/desk/people', 'private'],
  'desk.cards': ['GET', '/issues/:issue/desk/people/cards', 'private'],
  'desk.promise': ['GET', '/issues/:issue/desk/promise', 'private'],
  'desk.hear': ['GET', '/issues/:issue/desk/hear', 'private'],
  'desk.record': ['GET', '/issues/:issue/desk/record', 'private'],
  'desk.decide': ['GET', '/issues/:issue/desk/decide', 'private'],
  'desk.try': ['GET', '/issues/:issue/desk/try', 'private'],
  'desk.answer': ['GET', '/issues/:issue/desk/answer', 'private'],
  'desk.depth': ['GET', '/issues/:issue/desk/depth', 'private'],

  'desk.tools': ['GET', '/issues/:issue/desk/tools', 'private'],
  'tool.show': ['GET', '/issues/:issue/tools/:tool', 'private'],
  'tool.blank': ['GET', '/issues/:issue/tools/:tool/blank', 'private'],
  'sheet.open': ['POST', '/issues/:issue/tools/:tool/sheets', 'private'],
  'sheet.show': ['GET', '/issues/:issue/sheets/:sheet', 'private'],
  'sheet.print': ['GET', '/issues/:issue/sheets/:sheet/print', 'private'],
  'sheet.update': ['PUT', '/issues/:issue/sheets/:sheet', 'private'],
  'sheet.close': ['POST', '/issues/:issue/sheets/:sheet/closing', 'private'],
  'sheet.reopen': ['DELETE', '/issues/:issue/sheets/:sheet/closing', 'private'],
  'sheet-row.create': ['POST', '/issues/:issue/sheets/:sheet/rows/:step', 'private'],
  'sheet-row.edit': ['GET', '/issues/:issue/sheets/:sheet/rows/:step/:row', 'private'],
  'sheet-row.update': ['PUT', '/issues/:issue/sheets/:sheet/rows/:step/:row', 'private'],
  'sheet-row.remove': ['POST', '/issues/:issue/sheets/:sheet/rows/:step/:row/removal', 'private'],
  'sheet-row.restore': ['DELETE', '/issues/:issue/sheets/:sheet/rows/:step/:row/removal', 'private'],
  'sheet-row.follow': ['POST', '/issues/:issue/sheets/:sheet/rows/:step/:row/follow-ups/:follow', 'private'],
  'sheet-note.create': ['POST', '/issues/:issue/sheets/:sheet/notes', 'private'],
  'sheet-note.remove': ['POST', '/issues/:issue/sheets/:sheet/notes/:note/removal', 'private'],
  'sheet-note.restore': ['DELETE', '/issues/:issue/sheets/:sheet/notes/:note/removal', 'private'],
  'sheet-round.start': ['POST', '/issues/:issue/sheets/:sheet/rounds/:step', 'private'],
  'sheet-round.merge': ['POST', '/issues/:issue/sheets/:sheet/rounds/:step/merging', 'private'],
  'slip.take': ['POST', '/issues/:issue/sheets/:sheet/slips/:slip/taking', 'private'],
  'slip.set-aside': ['POST', '/issues/:issue/sheets/:sheet/slips/:slip/setting-aside', 'private'],
  'slip.bring-back': ['DELETE', '/issues/:issue/sheets/:sheet/slips/:slip/setting-aside', 'private'],
  'slip.withdraw': ['POST', '/issues/:issue/sheets/:sheet/slips/:slip/withdrawal', 'private'],
  'sheet-door.open': ['POST', '/issues/:issue/sheets/:sheet/door', 'private'],
  'sheet-door.shut': ['DELETE', '/issues/:issue/sheets/:sheet/door', 'private'],
  'sheet-door.show': ['GET', '/sheet/:key', 'public'],
  'sheet-door.suggest': ['POST', '/sheet/:key/slips/:step', 'public'],
  'sheet-door.withdraw': ['POST', '/sheet/:key/withdrawal/:slip', 'public'],

  'founding.show': ['GET', '/issues/:issue/founding', 'public'],
  'founding.create': ['POST', '/issues/:issue/founding', 'private'],
  'founding.consent': ['POST', '/issues/:issue/founding/:document/consent', 'private'],

  'invitation.create': ['POST', '/issues/:issue/invitations', 'private'],
  'invitation.list': ['POST', '/issues/:issue/invitations/list', 'private'],
  'invitation.revoke': ['DELETE', '/issues/:issue/invitations/:invitation', 'private'],
  'invitation.show': ['GET', '/invitation/:token', 'public'],
  'invitation.accept': ['POST', '/invitation/:token', 'private'],
  'membership.create': ['POST', '/issues/:issue/memberships', 'private'],
  'membership.edit': ['GET', '/issues/:issue/memberships/:membership', 'private'],
  'membership.update': ['PUT', '/issues/:issue/memberships/:membership', 'private'],
  'membership.end': ['DELETE', '/issues/:issue/memberships/:membership', 'private'],
  'membership.move': ['POST', '/issues/:issue/memberships/:membership/moves', 'private'],
  'membership.unmove': ['DELETE', '/issues/:issue/memberships/:membership/moves/:move', 'private'],
  'convening.hand': ['POST', '/issues/:issue/memberships/:membership/convening', 'private'],
  'mandate.create': ['POST', '/issues/:issue/mandates', 'private'],
  'mandate.show': ['GET', '/issues/:issue/mandates/:mandate', 'private'],
  'mandate.update': ['PUT', '/issues/:issue/mandates/:mandate', 'private'],
  'mandate.renew': ['POST', '/issues/:issue/mandates/:mandate/renewals', 'private'],
  'mandate.end': ['DELETE', '/issues/:issue/mandates/:mandate', 'private'],
  'mandate.report': ['POST', '/issues/:issue/mandates/:mandate/reports', 'private'],

  'promises.save': ['PUT', '/issues/:issue/promises', 'private'],
  'promises.open': ['POST', '/issues/:issue/promises/opening', 'private'],
  'promise.change': ['GET', '/issues/:issue/promises/:promise/replacement', 'private'],
  'promise.replace': ['POST', '/issues/:issue/promises/:promise/replacement', 'private'],
  'seat.group': ['POST', '/issues/:issue/my-group', 'public'],

  'card.show': ['GET', '/groups/:group/card', 'private'],
  'card.print': ['GET', '/groups/:group/card/print', 'private'],
  'card-line.create': ['POST', '/groups/:group/card/lines', 'private'],
  'card-line.edit': ['GET', '/groups/:group/card/lines/:line', 'private'],
  'card-line.update': ['PUT', '/groups/:group/card/lines/:line', 'private'],
  'card-line.remove': ['POST', '/groups/:group/card/lines/:line/removal', 'private'],
  'card-line.restore': ['DELETE', '/groups/:group/card/lines/:line/removal', 'private'],
  'card-link.create': ['POST', '/groups/:group/card/links', 'private'],
  'card-link.show': ['GET', '/groups/:group/card/links/:link', 'private'],
  'card-link.revoke': ['DELETE', '/groups/:group/card/links/:link', 'private'],
  'card-speaker.show': ['GET', '/groups/:group/card/own', 'private'],
  'card-speaker.answer': ['POST', '/groups/:group/card/own/:line', 'private'],
  'card-speaker.take-back': ['DELETE', '/groups/:group/card/own/:line', 'private'],
  'card-speaker.add': ['POST', '/groups/:group/card/own', 'private'],
  'card-speaker.introduce': ['PUT', '/groups/:group/card/own', 'private'],
  'card.enter': ['GET', '/card', 'public'],
  'card.own': ['GET', '/card/:key', 'public'],
  'card.add': ['POST', '/card/:key', 'public'],
  'card.introduce': ['PUT', '/card/:key', 'public'],
  'card.answer': ['POST', '/card/:key/:line', 'public'],
  'card.take-back': ['DELETE', '/card/:key/:line', 'public'],

  'say.new': ['GET', '/issues/:issue/say', 'public'],
  'say.create': ['POST', '/issues/:issue/say', 'public'],
  'input.record': ['POST', '/issues/:issue/inputs', 'private'],
  'input.show': ['GET', '/inputs/:input', 'private'],
  'input.said': ['GET', '/said/:key', 'public'],
  'input.withdraw': ['POST', '/said/:key/withdrawal', 'public'],
  'input.restore': ['DELETE', '/said/:key/withdrawal', 'public'],
  'input.moderate': ['POST', '/inputs/:input/moderations', 'private'],
  'input.confirm': ['POST', '/inputs/:input/confirmation', 'private'],
  'input.unconfirm': ['DELETE', '/inputs/:input/confirmation', 'private'],
  'moderation.show': ['GET', '/issues/:issue/moderation', 'public'],

  'conversation.new': ['GET', '/issues/:issue/conversations/new', 'private'],
  'conversation.create': ['POST', '/issues/:issue/conversations', 'private'],
  'conversation.show': ['GET', '/conversations/:conversation', 'public'],
  'conversation.desk': ['GET', '/conversations/:conversation/desk', 'private'],
  'conversation.update': ['PUT', '/conversations/:conversation', 'private'],
  'conversation.close': ['POST', '/conversations/:conversation/closing', 'private'],
  'conversation.reopen': ['DELETE', '/conversations/:conversation/closing', 'private'],
  'vote.cast': ['POST', '/conversations/:conversation/votes', 'public'],
  'vote.withdraw': ['DELETE', '/conversations/:conversation/votes/:statement', 'public'],
  'statements.index': ['GET', '/conversations/:conversation/statements', 'public'],
  'statement.new': ['GET', '/conversations/:conversation/statements/new', 'public'],
  'statement.create': ['POST', '/conversations/:conversation/statements', 'public'],
  'statements.seed': ['POST', '/conversations/:conversation/seeds', 'private'],

  'join.show': ['GET', '/join', 'public'],
  'join.enter': ['GET', '/join/:code', 'public'],
  'join-code.create': ['POST', '/conversations/:conversation/join-code', 'private'],
  'join-code.retire': ['DELETE', '/conversations/:conversation/join-code', 'private'],

  'result.show': ['GET', '/conversations/:conversation/result', 'public'],
  'result.statement': ['GET', '/conversations/:conversation/result/statements/:statement', 'public'],
  'result.votes': ['GET', '/conversations/:conversation/result/votes', 'public'],
  'group-name.create': ['POST', '/conversations/:conversation/result/groups/:letter/name', 'private'],
  'group-name.remove': ['DELETE', '/conversations/:conversation/result/groups/:letter/name', 'private'],
  'room.show': ['GET', '/conversations/:conversation/room', 'public'],

  'decision.from-statement': ['POST', '/statements/:statement/decisions', 'private'],
  'option.from-statement': ['POST', '/statements/:statement/options', 'private'],

  'decision.new': ['GET', '/issues/:issue/decisions/new', 'private'],
  'decision.create': ['POST', '/issues/:issue/decisions', 'private'],
  'decision.show': ['GET', '/decisions/:decision', 'public'],
  'decision.edit': ['GET', '/decisions/:decision/edit', 'private'],
  'decision.update': ['PUT', '/decisions/:decision', 'private'],
  'decision.open': ['POST', '/decisions/:decision/opening', 'private'],
  'decision.take-back': ['DELETE', '/decisions/:decision/opening', 'private'],
  'decision.end': ['POST', '/decisions/:decision/ending', 'private'],
  'decision.remind': ['POST', '/decisions/:decision/reminders', 'private'],
  'ballot.cast': ['POST', '/decisions/:decision/ballots', 'private'],
  'decision.closing': ['GET', '/decisions/:decision/closing', 'private'],
  'decision.close': ['POST', '/decisions/:decision/closing', 'private'],

  'answer.new': ['GET', '/issues/:issue/answers/new', 'private'],
  'answer.create': ['POST', '/issues/:issue/answers', 'private'],
  'changed.show': ['GET', '/issues/:issue/changed', 'public'],
  'changed.group': ['GET', '/issues/:issue/changed/:group', 'public'],

  'reading.new': ['GET', '/issues/:issue/readings/new', 'private'],
  'reading.create': ['POST', '/issues/:issue/readings', 'private'],
  'reading.enter': ['GET', '/issues/:issue/readings/enter', 'private'],
  'reading.entered': ['POST', '/issues/:issue/readings/enter', 'private'],
  'reading.show': ['GET', '/readings/:reading', 'public'],
  'reading.placing': ['GET', '/readings/:reading/placements/:idea', 'private'],
  'reading.place': ['POST', '/readings/:reading/placements/:idea', 'private'],
  'reading.agreement': ['GET', '/readings/:reading/agreement', 'private'],
  'reading.agree': ['POST', '/readings/:reading/agreement', 'private'],
  'reading.close': ['POST', '/readings/:reading/closing', 'private'],
  'reading.reopen': ['DELETE', '/readings/:reading/closing', 'private'],

  'export.choose': ['GET', '/issues/:issue/export', 'private'],
  'export.full': ['GET', '/issues/:issue/export/full', 'private'],
  'export.public': ['GET', '/issues/:issue/export/public', 'public'],
} as const satisfies Record<string, readonly [Method, string, Access]>;

export type RouteName = keyof typeof routes;

type Names<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
export type Params<Route extends RouteName> = Record<Names<(typeof routes)[Route][1]>, string>;
type Arguments<Route extends RouteName> =
  Names<(typeof routes)[Route][1]> extends never
    ? [params?: Record<string, never>, query?: Record<string, string>]
    : [params: Params<Route>, query?: Record<string, string>];

/** The address of a route: `href('issue.show', { issue: slug }, { said: '1' })`. */
export function href<Route extends RouteName>(name: Route, ...[params, query]: Arguments<Route>): string {
  const values: Record<string, string> = params ?? {};
  const path = routes[name][1].replace(/:([a-z]+)/g, (_, key: string) => encodeURIComponent(values[key] ?? ''));
  return query && Object.keys(query).length > 0 ? `${path}?${new URLSearchParams(query)}` : path;
}
