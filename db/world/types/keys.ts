/** Languages that the people of this world write in. */
export type Lang = 'en' | 'es' | 'ar';

export type OrganizationKey = `organizations.${string}`;
export type PersonKey = `persons.${string}`;
export type GroupKey = `groups.${string}`;
export type IssueKey = `issues.${string}`;
export type MandateKey = `mandates.${string}`;
export type DocumentKey = `documents.${string}`;
export type PromiseKey = `promises.${string}`;
export type ParticipantKey = `participants.${string}`;
export type InputKey = `inputs.${string}`;
export type ConversationKey = `conversations.${string}`;
export type DecisionKey = `decisions.${string}`;
export type OptionKey = `options.${string}`;
export type ReadingKey = `readings.${string}`;
export type ElementKey = `elements.${string}`;

export type Ring = 'core' | 'advisors' | 'feedback' | 'dissemination';
export type PromiseLevel = 'inform' | 'consult' | 'collaborate' | 'defer-to';
export type SaidBy = 'group' | 'guess';
