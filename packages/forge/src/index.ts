export { readApprovalsFile } from "./approvals-file.ts";
export { type Annotation, type CheckRun, writeCheckRun } from "./github/check-run.ts";
export { upsertComment } from "./github/comment.ts";
export { type GitHub, type GitHubOptions, openGitHub, type Question } from "./github/open-github.ts";
export { type PullRequest, type PullRequestName, readPullRequest } from "./github/pull-request.ts";
