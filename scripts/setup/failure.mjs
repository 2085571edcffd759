/**
 * A failure the person at the keyboard can do something about: one sentence that says what went wrong and
 * the remedy. Everything else that is thrown is a bug and keeps its stack.
 */
export class Failure extends Error {
  /**
   * @param {string} sentence what went wrong and what to do about it
   * @param {string} [output] what the failed program printed, shown above the sentence
   */
  constructor(sentence, output = '') {
    super(sentence)
    this.name = 'Failure'
    this.output = output
  }
}

const AGAIN = 'then run the command again'

/** @type {ReadonlyArray<{ readonly signs: RegExp, readonly sentence: string }>} */
const KNOWN_CAUSES = [
  {
    signs: /\bENOSPC\b|no space left on device|not enough free space/i,
    sentence: `The disk is full: free about 3 GB, ${AGAIN}.`,
  },
  {
    signs: /\bEUSAGE\b|can only install packages when your package\.json and/,
    sentence: `package.json and package-lock.json disagree: run "npm install" once, ${AGAIN}.`,
  },
  {
    signs: /\bEINTEGRITY\b|checksum/i,
    sentence: `A downloaded package is damaged: run "npm cache verify", ${AGAIN}.`,
  },
  {
    signs: /\bE40[13]\b|authentication required/i,
    sentence: `The npm registry refused the request: run "npm login" or correct the registry in your npm settings, ${AGAIN}.`,
  },
  {
    signs:
      /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|E50\d)\b|network (request|timeout)|certificate/i,
    sentence: `The npm registry cannot be reached: check the network, or the proxy and registry in your npm settings, ${AGAIN}.`,
  },
  {
    signs: /\b(EACCES|EPERM|EROFS)\b/,
    sentence: `A folder cannot be written: give your account the checkout and the cache folder (TALLYBOOK_CACHE chooses another one), ${AGAIN}.`,
  },
]

/**
 * The one sentence for a failed program or file operation, found in what it printed; `otherwise` when the
 * cause is not a known one.
 * @param {string} output
 * @param {string} otherwise
 */
export function sentenceFor(output, otherwise) {
  return KNOWN_CAUSES.find(({ signs }) => signs.test(output))?.sentence ?? otherwise
}

/**
 * What to print for anything thrown: program output first when there is some, the sentence last.
 * @param {unknown} thrown
 * @returns {{ readonly detail: string, readonly sentence: string }}
 */
export function explain(thrown) {
  if (thrown instanceof Failure) return { detail: thrown.output.trimEnd(), sentence: thrown.message }
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const sentence = sentenceFor(code, '')
  if (sentence !== '') return { detail: error.message, sentence }
  return { detail: error.stack ?? '', sentence: `Something unexpected went wrong: ${error.message}` }
}

/**
 * Runs a script to its end: a failure prints its sentence and ends with exit code 1.
 * @param {() => Promise<number | void>} script resolves to an exit code where it is not 0
 */
export async function runScript(script) {
  try {
    process.exitCode = (await script()) ?? 0
  } catch (thrown) {
    const { detail, sentence } = explain(thrown)
    if (detail !== '') console.error(detail)
    console.error(sentence)
    process.exitCode = 1
  }
}
