import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { buildIfChanged } from './setup/build.mjs'
import { ended, start } from './setup/child-process.mjs'
import { withDisplay } from './setup/display.mjs'
import { Failure, runScript } from './setup/failure.mjs'
import { chromiumSwitches } from './setup/machine.mjs'
import { inRoot, root, toolEnvironment } from './setup/paths.mjs'
import { describeElectron, prepare } from './setup/prepare.mjs'
import { startSentence } from './setup/start-failure.mjs'

const KEPT_COMPLAINTS = 20_000
const SCREENSHOT = inRoot('out/screenshots/start.png')

/** Says where the picture is as soon as the app has saved it. */
function announceScreenshot() {
  rmSync(SCREENSHOT, { force: true })
  mkdirSync(path.dirname(SCREENSHOT), { recursive: true })
  const watch = setInterval(() => {
    if (!existsSync(SCREENSHOT)) return
    clearInterval(watch)
    console.log(
      `Screenshot of the window: ${path.relative(root, SCREENSHOT)}. The app keeps running; Ctrl-C ends it.`,
    )
  }, 200)
  return () => clearInterval(watch)
}

/**
 * Opens the built app and waits until it is closed.
 * @param {string} executable
 * @param {readonly string[]} args
 * @param {Record<string, string>} environment
 */
async function open(executable, args, environment) {
  const child = start(executable, args, {
    cwd: root,
    env: toolEnvironment(environment),
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  let complaints = ''
  child.stderr?.on('data', (chunk) => {
    process.stderr.write(chunk)
    complaints = (complaints + chunk).slice(-KEPT_COMPLAINTS)
  })
  const { code, ending } = await ended(child)
  if (code !== 0) throw new Failure(startSentence(complaints, ending))
}

await runScript(async () => {
  const { machine, electron } = await prepare()
  await buildIfChanged()
  const wishes = process.argv.slice(2)
  const picture =
    machine.display || wishes.some((wish) => wish.startsWith('--screenshot='))
      ? []
      : [`--screenshot=${SCREENSHOT}`]
  console.log(
    machine.display
      ? `Opening Tallybook on ${describeElectron(electron)}.`
      : `Opening Tallybook on ${describeElectron(electron)}, without a display: on a virtual one (Xvfb).`,
  )
  return withDisplay(machine, async (display) => {
    const stopAnnouncing = picture.length > 0 ? announceScreenshot() : () => {}
    try {
      await open(electron.executable, [...chromiumSwitches(machine), root, ...picture, ...wishes], display)
    } finally {
      stopAnnouncing()
    }
  })
})
