/** What the package has no types for: its main module is a command, which runs when it is loaded. */
declare module "@snyk/github-codeowners/dist/lib/ownership/OwnershipEngine.js" {
  export class OwnershipEngine {
    static FromCodeownersFile(path: string): OwnershipEngine;
    calcFileOwnership(path: string): string[];
  }
}
