let done = 0

/** Counts a command that was done from this window. */
export function countCommand(): void {
  done += 1
}

/** How many commands were done from this window: the same number again means that nothing was done in between. */
export function commandsDone(): number {
  return done
}
