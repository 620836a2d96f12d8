/**
 * How a workspace of many prompts hangs together. It is made of areas, each a small Acme: 40 prompts of one team, of
 * which 22 are partials nested three deep over what the whole company shares.
 *
 *     entry ──► topic ──► policy ──► house ──► shared
 *
 * 18 entries are the steps of nine features with one to three steps each, and every feature has a suite.
 */

export interface PromptShape {
  id: string;
  /** Meant for inclusion. */
  partial: boolean;
  owner: string;
  includes: string[];
}

export interface FeatureShape {
  name: string;
  /** The folder of its prompts. */
  area: string;
  owner: string;
  /** Ids of prompts. */
  steps: string[];
}

export interface WorkspaceShape {
  prompts: PromptShape[];
  features: FeatureShape[];
  /** Ids of the prompts that have a contract. */
  contracts: string[];
  /** The partial that the benchmark edits: a policy of one area, which several features reach. */
  edited: string;
}

const teams = 50;
const sharedNames = ["persona", "tone", "safety", ...numbers(37).map((product) => `facts-${pad(product, 2)}`)];
const policiesPerArea = 5;
const topicsPerArea = 16;
const stepsOfFeatures = [1, 2, 3, 1, 2, 3, 1, 2, 3];
const promptsPerArea = 1 + policiesPerArea + topicsPerArea + sum(stepsOfFeatures);

export function workspaceShape(prompts: number): WorkspaceShape {
  const shared = sharedNames.map((name) => ({
    id: `shared/${name}`,
    partial: true,
    owner: teamOwner(0),
    includes: name === "persona" ? ["shared/tone", "shared/safety"] : [],
  }));
  const shape: WorkspaceShape = { prompts: shared, features: [], contracts: [], edited: "" };
  const areas = Math.max(1, Math.round((prompts - shared.length) / promptsPerArea));
  for (let area = 0; area < areas; area++) addArea(shape, area);
  return shape;
}

function addArea(shape: WorkspaceShape, index: number): void {
  const owner = teamOwner(index % teams);
  const area = `team-${pad(index % teams, 2)}/area-${pad(Math.floor(index / teams), 3)}`;
  const add = (name: string, partial: boolean, includes: string[]): string => {
    const id = `${area}/${name}`;
    shape.prompts.push({ id, partial, owner, includes });
    return id;
  };
  const anyShared = (offset: number) => `shared/${sharedNames[(index + offset) % sharedNames.length]}`;

  const house = add("house", true, ["shared/persona"]);
  const policies = numbers(policiesPerArea).map((k) => add(`policy-${k}`, true, [house]));
  const topics = numbers(topicsPerArea).map((k) =>
    add(`topic-${pad(k, 2)}`, true, [policies[k % policies.length] ?? house, ...(k % 4 === 0 ? [anyShared(k)] : [])]),
  );
  shape.contracts.push(policies[0] ?? house);
  shape.edited ||= policies[0] ?? house;

  let entry = 0;
  for (const [number, length] of stepsOfFeatures.entries()) {
    const steps = numbers(length).map(() => {
      const k = entry++;
      const included = [topics[k % topics.length] ?? house, topics[(5 * k + 3) % topics.length] ?? house, anyShared(k)];
      return add(`step-${pad(k, 2)}`, false, [...new Set(included)]);
    });
    shape.features.push({ name: `${area.replace("/", "-")}-feature-${number}`, area, owner, steps });
  }
}

function teamOwner(team: number): string {
  return `@acme/team-${pad(team, 2)}`;
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
