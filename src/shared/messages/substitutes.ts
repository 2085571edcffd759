/** Why somebody is proposed, or what speaks against it: "Free at that time. Teaches 1 h 30 min that day already." */
export function substituteWords(minutes: number, warnings: readonly string[]): string {
  const free = warnings.length === 0 ? 'Free at that time.' : 'No other session at that time.'
  const day =
    minutes === 0 ? 'Teaches nothing else that day.' : `Teaches ${durationWords(minutes)} that day already.`
  return [free, ...warnings, day].join(' ')
}

/** "1 h 30 min" of whole minutes, more than none. */
export function durationWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : '']
    .filter((part) => part !== '')
    .join(' ')
}
