import type { z } from 'zod';
import { categoryList, type CategoryList } from './category-list.ts';
import { rubric, type Rubric } from './rubric.ts';
import { ruleSet, type RuleSet } from './rule-set.ts';
import { scale, type Scale } from './scale.ts';
import { spectrum, type Spectrum } from './spectrum.ts';
import { tool, type Tool } from './tool.ts';

/** Every framework that Longtable ships. */
export const frameworkKeys = [
  'rubric.coalescing',
  'rubric.participation',
  'rubric.doing',
  'rubric.together',
  'spectrum.participation',
  'scale.gradients',
  'scale.consent',
  'scale.approval',
  'scale.majority',
  'rule.moderation',
  'rule.privacy',
  'rule.relevance',
  'rule.welcome',
  'categories.shared-ownership',
  'categories.swift',
  'categories.idea-panel',
  'tool.four-questions',
  'tool.meet-stakeholders',
  'tool.whats-in-it',
  'tool.engaging-everybody',
  'tool.web-of-connections',
  'tool.give-value-first',
  'tool.learn-language',
  'tool.seeds-of-trust',
] as const;
export type ShippedKey = (typeof frameworkKeys)[number];
/** A list of categories that an organization made itself; nothing shipped stands behind it. */
export type OwnListKey = `categories.own-${string}`;
export type FrameworkKey = ShippedKey | OwnListKey;

/** What each kind of framework holds. */
export interface ContentByKind {
  rubric: Rubric;
  spectrum: Spectrum;
  scale: Scale;
  rule: RuleSet;
  categories: CategoryList;
  tool: Tool;
}
export type Kind = keyof ContentByKind;
export type Content = ContentByKind[Kind];

/** The kind is the first word of the key. */
export type KindOf<Key extends FrameworkKey> = Key extends `${infer K extends Kind}.${string}` ? K : never;
export type ContentOf<Key extends FrameworkKey> = ContentByKind[KindOf<Key>];

const schemas: { [K in Kind]: z.ZodType<ContentByKind[K]> } = { rubric, spectrum, scale, rule: ruleSet, categories: categoryList, tool };

export function isFrameworkKey(text: string): text is FrameworkKey {
  return isShippedKey(text) || isOwnListKey(text);
}

export function isShippedKey(text: string): text is ShippedKey {
  return frameworkKeys.some((key) => key === text);
}

export function isOwnListKey(text: string): text is OwnListKey {
  return /^categories\.own-[a-z0-9-]+$/.test(text);
}

export function kindOf<Key extends FrameworkKey>(key: Key): KindOf<Key> {
  return key.slice(0, key.indexOf('.')) as KindOf<Key>;
}

/** The schema that the content under a key must meet. */
export function schemaOf<Key extends FrameworkKey>(key: Key): z.ZodType<ContentOf<Key>> {
  return schemas[kindOf(key)];
}

/** The keys inside a framework that records refer to: ideas, levels, steps with their marks, rules, categories and sub-groups; of a tool its steps with their columns, and its questions to look back. */
export function innerKeys(content: Content): readonly string[] {
  if ('ideas' in content) return content.ideas.map((idea) => idea.key);
  if ('levels' in content) return content.levels.map((level) => level.key);
  if ('againDays' in content) return keysOfTool(content);
  if ('steps' in content) return content.steps.map((step) => `${step.key}=${step.mark}`);
  if ('categories' in content) return content.categories.flatMap((one) => [one.key, ...one.subgroups.map((part) => `${one.key}/${part.key}`)]);
  return content.rules.map((rule) => rule.key);
}

function keysOfTool(content: Tool): readonly string[] {
  const steps = content.steps.map(({ key, columns = [] }) => `${key}=${columns.map((column) => column.key).join('+')}`);
  return [...steps, ...content.reflections.map((reflection) => `?${reflection.key}`)];
}
