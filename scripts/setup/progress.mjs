const HEARTBEAT_MILLISECONDS = 10_000

/**
 * @param {number} milliseconds
 */
export const inSeconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`

/**
 * The last line a program printed, plain and short enough to stand beside a time.
 * @param {string} text
 */
export function lastLine(text) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with the escape character.
  const lines = text.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, '').split(/[\r\n]+/)
  return (lines.map((line) => line.trim()).findLast((line) => line !== '') ?? '').slice(0, 100)
}

/**
 * Calls `tell` with the time passed every ten seconds until the work is done, so that a long step is never silent.
 * @template T
 * @param {() => Promise<T>} work
 * @param {(passed: string) => void} tell
 */
export async function withHeartbeat(work, tell) {
  const began = Date.now()
  const heartbeat = setInterval(
    () => tell(`${Math.round((Date.now() - began) / 1000)} s`),
    HEARTBEAT_MILLISECONDS,
  )
  try {
    return { value: await work(), milliseconds: Date.now() - began }
  } finally {
    clearInterval(heartbeat)
  }
}

/**
 * One step of the set-up: a line when it begins, one every ten seconds while it lasts, one with its time at the end.
 * @template T
 * @param {string} title
 * @param {(note: (text: string) => void) => Promise<T>} work may note what the next line shows beside the time
 */
export async function step(title, work) {
  let noted = ''
  console.log(`${title} …`)
  const { value, milliseconds } = await withHeartbeat(
    () =>
      work((text) => {
        noted = lastLine(text) || noted
      }),
    (passed) => console.log(`  … ${passed}${noted === '' ? '' : `  ${noted}`}`),
  )
  console.log(`  done in ${inSeconds(milliseconds)}`)
  return value
}
