/** @type {ReadonlyArray<{ readonly signs: RegExp, readonly sentence: string }>} */
const KNOWN_CAUSES = [
  {
    signs: /SUID sandbox helper|No usable sandbox|setuid sandbox/i,
    sentence:
      'This system refuses Chromium its sandbox: run "sudo chown root node_modules/electron/dist/chrome-sandbox && sudo chmod 4755 node_modules/electron/dist/chrome-sandbox", then start again.',
  },
  {
    signs: /Missing X server|cannot open display|Unable to open X display|ozone_platform_x11/i,
    sentence:
      'The display named in DISPLAY cannot be reached: correct it, or unset DISPLAY to start on a virtual one.',
  },
  {
    signs: /error while loading shared libraries/i,
    sentence: 'A system library is missing: delete node_modules/.set-up.json and start again to install it.',
  },
  {
    signs: /\bENOSPC\b|no space left on device/i,
    sentence: 'The disk is full: free some space, then start again.',
  },
]

/**
 * The sentence for an app that ended with a failure, from what it printed.
 * @param {string} complaints
 * @param {string} ending how it ended, such as "exit code 1"
 */
export function startSentence(complaints, ending) {
  return (
    KNOWN_CAUSES.find(({ signs }) => signs.test(complaints))?.sentence ??
    `Tallybook ended with ${ending}: read what it printed above, correct it and start again.`
  )
}
