/** Names of branches that work goes on in; what a project calls a release line may be as fixed as a tag. */
const MOVING = /^(?:main|master|trunk|develop|development|dev|next|nightly|edge|latest|head)$/i;

/** @returns whether a ref of another repository is a branch by which its newest state runs */
export function isMovingRef(ref: string): boolean {
  return MOVING.test(ref.replace(/^refs\/heads\//, ''));
}
