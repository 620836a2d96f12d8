import {
  checkDeprecations,
  checkSuiteSizes,
  expandCases,
  type Finding,
  placeOf,
  type Side,
  type Snapshot,
  type SuiteSize,
} from "@blastgate/core";

/** Everything to say of a side, beside what was found as it was read. */
export async function lintSide({ snapshot }: Side, found: readonly Finding[], today: string): Promise<Finding[]> {
  return [...found, ...checkDeprecations(snapshot, today), ...(await checkSuiteSizes(sizesOf(snapshot)))];
}

function sizesOf({ suites, datasets }: Snapshot): SuiteSize[] {
  const files = new Map(datasets.map((file) => [file.path, file]));
  return suites.flatMap((file) => {
    const { cases } = expandCases(file, files);
    // That a suite has no cases at all is an error of its own.
    if (cases.length === 0) return [];
    const { gate, repeats, sequential } = file.value;
    return [{ suite: file.name, gate, repeats, sequential, cases, where: placeOf(file.path, file.positions, "/gate") }];
  });
}
