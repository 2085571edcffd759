/** Why somebody is proposed, or what speaks against it: "Free. 1 h 30 min on that day." */
export function substituteWords(minutes: number, warnings: readonly string[]): string {
  const day = minutes === 0 ? 'Nothing else on that day.' : `${durationWords(minutes)} on that day.`
  return ['Free.', ...warnings, day].join(' ')
}

function durationWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : '']
    .filter((part) => part !== '')
    .join(' ')
}
