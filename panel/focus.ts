// Where the focus went.

/** Whether the focus went out of what listens, not to something else inside of it. */
export const hasLeft = ({
  currentTarget,
  relatedTarget,
}: FocusEvent & { readonly currentTarget: HTMLElement }): boolean =>
  !(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget);
