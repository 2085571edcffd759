import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { buildIfChanged } from './setup/build.mjs'
import { ended, start } from './setup/child-process.mjs'
import { withDisplay } from './setup/display.mjs'
import { Failure, runScript } from './setup/failure.mjs'
import { chromiumSwitches } from './setup/machine.mjs'
import { inRoot, root, toolEnvironment } from './setup/paths.mjs'
import { describeElectron, prepare } from './setup/prepare.mjs'
import { startSentence } from './setup/start-failure.mjs'

const KEPT_COMPLAINTS = 20_000
/** Machines without a desktop session have no message bus, and Chromium does without. */
const HARMLESS = /bus\.cc.*Failed to connect to the bus/
/** The app saves a picture of its first window there, when it is not packaged. */
const SWITCH = '--screenshot='

/**
 * Says where the picture is as soon as the app has saved it.
 * @param {string} file
 */
function announceScreenshot(file) {
  rmSync(file, { force: true })
  mkdirSync(path.dirname(file), { recursive: true })
  const late = setTimeout(() => console.log('The window is still not ready for its screenshot …'), 60_000)
  const watch = setInterval(() => {
    if (!existsSync(file)) return
    clearInterval(watch)
    clearTimeout(late)
    console.log(
      `Screenshot of the window: ${path.relative(root, file)}. The app keeps running; Ctrl-C ends it.`,
    )
  }, 200)
  return () => {
    clearInterval(watch)
    clearTimeout(late)
  }
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
  const ending = ended(child)
  let complaints = ''
  if (child.stderr !== null) {
    for await (const line of createInterface({ input: child.stderr })) {
      if (HARMLESS.test(line)) continue
      console.error(line)
      complaints = `${complaints}${line}\n`.slice(-KEPT_COMPLAINTS)
    }
  }
  const how = await ending
  if (how.code !== 0) throw new Failure(startSentence(complaints, how.ending))
}

await runScript(async () => {
  const { machine, electron } = await prepare()
  await buildIfChanged()
  const wishes = process.argv.slice(2)
  const wished = wishes.find((wish) => wish.startsWith(SWITCH))?.slice(SWITCH.length)
  const picture = wished === undefined ? inRoot('out/screenshots/start.png') : path.resolve(root, wished)
  const others = wishes.filter((wish) => !wish.startsWith(SWITCH))
  const taken = wished !== undefined || !machine.display
  const where = machine.display ? '' : ', without a display: on a virtual one (Xvfb)'
  console.log(`Opening Tallybook on ${describeElectron(electron)}${where}.`)
  await withDisplay(machine, async (display) => {
    const stopAnnouncing = taken ? announceScreenshot(picture) : () => {}
    const args = [...chromiumSwitches(machine), root, ...(taken ? [`${SWITCH}${picture}`] : []), ...others]
    await open(electron.executable, args, display).finally(stopAnnouncing)
  })
})
