import { furtherFacets, trainingSet } from "../training/index.ts";
import { memoized, once } from "./memo.ts";
import { type FacetModel, train } from "./train.ts";

/** The facets that categories are compared by, trained when first asked for. */
export const facets: () => readonly FacetModel[] = once(() => trainingSet.map(train));

export function facet(name: string): FacetModel {
  const found = facets().find((model) => model.name === name) ?? furtherFacet(name);
  if (found === undefined) throw new Error(`The training set has no facet "${name}".`);
  return found;
}

const furtherFacet = memoized((name) => {
  const found = furtherFacets.find((one) => one.name === name);
  return found === undefined ? undefined : train(found);
});
