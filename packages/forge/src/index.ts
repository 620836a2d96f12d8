export { readApprovalsFile } from "./approvals-file.ts";
export { type GitHub, type GitHubOptions, openGitHub, type Question } from "./github/open-github.ts";
export { type PullRequest, type PullRequestName, readPullRequest } from "./github/pull-request.ts";
