import type { ErrorDetails } from '../errors.ts'

/** Nobody is at the desk, or whoever tried to be typed the wrong thing. */
export function notSignedIn({ why, triesLeft = 0 }: ErrorDetails['NOT_SIGNED_IN']): string {
  if (why === undefined) return 'Sign in first.'
  if (why === 'elsewhere') {
    return 'This PIN was set on another computer and cannot be tested here. Ask an owner for a new one.'
  }
  if (why === 'unsupported') {
    return 'This cannot be tested here: a part of Tallybook is missing on this computer. Install it again.'
  }
  return triesLeft === 1
    ? 'That was not right. One more try before a pause.'
    : `That was not right. ${triesLeft} more tries before a pause.`
}

/** The app is locked, or somebody has been wrong too often. */
export function lockedSentence({ why, seconds = 0 }: ErrorDetails['LOCKED']): string {
  if (why === undefined) return 'The app is locked. Unlock it to go on.'
  if (why === 'shut_out') return 'Too many wrong tries. Ask an owner to set a new PIN.'
  return `Too many wrong tries. Try again in ${waitWords(seconds)}.`
}

function waitWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}
