/** So many texts are kept of one kind: more than a week of a large studio shows at once. */
const MOST = 4_000

/**
 * Keeps texts that are asked for again and again, as the times on a schedule are: making one costs far more than
 * finding it. The key says everything that the text depends on.
 */
export function remembered(): (key: string, make: () => string) => string {
  const texts = new Map<string, string>()
  return (key, make) => {
    const known = texts.get(key)
    if (known !== undefined) return known
    // All at once: the next screen asks for its own few hundred.
    if (texts.size >= MOST) texts.clear()
    const made = make()
    texts.set(key, made)
    return made
  }
}
