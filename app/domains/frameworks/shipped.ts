import { z } from 'zod';
import ideaPanel from './content/categories.idea-panel.json' with { type: 'json' };
import sharedOwnership from './content/categories.shared-ownership.json' with { type: 'json' };
import swift from './content/categories.swift.json' with { type: 'json' };
import coalescing from './content/rubric.coalescing.json' with { type: 'json' };
import doing from './content/rubric.doing.json' with { type: 'json' };
import participationRubric from './content/rubric.participation.json' with { type: 'json' };
import together from './content/rubric.together.json' with { type: 'json' };
import moderation from './content/rule.moderation.json' with { type: 'json' };
import privacy from './content/rule.privacy.json' with { type: 'json' };
import relevance from './content/rule.relevance.json' with { type: 'json' };
import welcome from './content/rule.welcome.json' with { type: 'json' };
import approval from './content/scale.approval.json' with { type: 'json' };
import consent from './content/scale.consent.json' with { type: 'json' };
import gradients from './content/scale.gradients.json' with { type: 'json' };
import majority from './content/scale.majority.json' with { type: 'json' };
import participationSpectrum from './content/spectrum.participation.json' with { type: 'json' };
import engagingEverybody from './content/tool.engaging-everybody.json' with { type: 'json' };
import fourQuestions from './content/tool.four-questions.json' with { type: 'json' };
import giveValueFirst from './content/tool.give-value-first.json' with { type: 'json' };
import learnLanguage from './content/tool.learn-language.json' with { type: 'json' };
import meetStakeholders from './content/tool.meet-stakeholders.json' with { type: 'json' };
import seedsOfTrust from './content/tool.seeds-of-trust.json' with { type: 'json' };
import webOfConnections from './content/tool.web-of-connections.json' with { type: 'json' };
import whatsInIt from './content/tool.whats-in-it.json' with { type: 'json' };
import { frameworkKeys, kindOf, schemaOf, type Content, type Kind, type ShippedKey } from './framework.ts';

/** A framework as it lies in a content file. */
export interface ShippedFramework {
  readonly key: ShippedKey;
  readonly version: number;
  readonly kind: Kind;
  readonly source: string;
  readonly rights: string;
  readonly content: Content;
}

const files = [
  coalescing,
  participationRubric,
  doing,
  together,
  participationSpectrum,
  gradients,
  consent,
  approval,
  majority,
  moderation,
  privacy,
  relevance,
  welcome,
  sharedOwnership,
  swift,
  ideaPanel,
  fourQuestions,
  meetStakeholders,
  whatsInIt,
  engagingEverybody,
  webOfConnections,
  giveValueFirst,
  learnLanguage,
  seedsOfTrust,
];

const envelope = z.strictObject({
  key: z.enum(frameworkKeys),
  version: z.int().min(1),
  kind: z.enum(['rubric', 'spectrum', 'scale', 'rule', 'categories', 'tool']),
  source: z.string().min(1),
  rights: z.string().min(1),
  content: z.unknown(),
});

/** Reads one content file. Throws with every problem when it is not what its key says. */
export function parseShipped(file: unknown): ShippedFramework {
  const { content, ...rest } = envelope.parse(file);
  if (rest.kind !== kindOf(rest.key)) throw new Error(`${rest.key} says it is a ${rest.kind}`);
  const parsed: Content = schemaOf(rest.key).parse(content);
  return { ...rest, content: parsed };
}

/** All content files, parsed. */
export function shippedFrameworks(): readonly ShippedFramework[] {
  return files.map(parseShipped);
}
