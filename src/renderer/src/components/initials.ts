/** "Maria Lopez" gives ML; a single name gives its first letter. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => (word ?? '').slice(0, 1).toLocaleUpperCase()).join('')
}
