import type { Moment } from '../moments.ts';
import type { IssueKey, Lang, OrganizationKey, PersonKey } from './keys.ts';
import type { FoundingDocument, GroupPromise, Initiative, Mandate, Membership, SharedWork, Stake, Tie } from './coalescing.ts';
import type { Conversation, Input, Participant } from './hearing.ts';
import type { Decision, Reading } from './deciding.ts';
import type { Members } from './members.ts';
import type { Commitment, Suggestion, Word } from './words.ts';

export interface Issue {
  key: IssueKey;
  organization: OrganizationKey;
  slug: string;
  level: 'state' | 'district' | 'school';
  statement: string;
  why: string;
  lang: Lang;
  answerDays: number;
  created: Moment;
  createdBy: PersonKey;
  published: { at: Moment; by: PersonKey };
  memberships: readonly Membership[];
  mandates: readonly Mandate[];
  stakes: readonly Stake[];
  initiatives: readonly Initiative[];
  sharedWorks: readonly SharedWork[];
  ties: readonly Tie[];
  foundingDocuments: readonly FoundingDocument[];
  promises: readonly GroupPromise[];
  participants: readonly Participant[];
  inputs: readonly Input[];
  conversations: readonly Conversation[];
  decisions: readonly Decision[];
  readings: readonly Reading[];
  members?: Members;
  words?: readonly Word[];
  suggestions?: readonly Suggestion[];
  commitments?: readonly Commitment[];
}
