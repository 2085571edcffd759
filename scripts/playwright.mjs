import { buildIfChanged } from './setup/build.mjs'
import { runInForeground } from './setup/child-process.mjs'
import { withDisplay } from './setup/display.mjs'
import { runScript } from './setup/failure.mjs'
import { projectNode, root, toolEnvironment, toolFile } from './setup/paths.mjs'
import { describeElectron, prepare } from './setup/prepare.mjs'

await runScript(async () => {
  const { machine, electron } = await prepare()
  await buildIfChanged()
  console.log(`Running on ${describeElectron(electron)}.`)
  const args = [toolFile('@playwright/test', 'playwright'), 'test', ...process.argv.slice(2)]
  return withDisplay(machine, (display) =>
    runInForeground(projectNode, args, { cwd: root, env: toolEnvironment(display) }),
  )
})
