import { mkdirSync } from 'node:fs'
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
const PICTURE = inRoot('out/screenshots/start.png')

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

/**
 * Nobody sees a virtual display, so the app is asked for a picture of its window, unless somebody asked already.
 * @param {readonly string[]} wishes
 */
function askForPicture(wishes) {
  if (wishes.some((wish) => wish.startsWith('--screenshot='))) return []
  mkdirSync(path.dirname(PICTURE), { recursive: true })
  return [`--screenshot=${PICTURE}`]
}

await runScript(async () => {
  const { machine, electron } = await prepare()
  await buildIfChanged()
  const wishes = process.argv.slice(2)
  const picture = machine.display ? [] : askForPicture(wishes)
  const where = machine.display ? '' : ', without a display: on a virtual one (Xvfb); Ctrl-C ends it'
  console.log(`Opening Tallybook on ${describeElectron(electron)}${where}.`)
  const args = [...chromiumSwitches(machine), root, ...picture, ...wishes]
  await withDisplay(machine, (display) => open(electron.executable, args, display))
})
