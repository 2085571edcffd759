import { runInForeground } from './setup/child-process.mjs'
import { withDisplay } from './setup/display.mjs'
import { runScript } from './setup/failure.mjs'
import { chromiumSwitches } from './setup/machine.mjs'
import { projectNode, root, toolEnvironment, toolFile } from './setup/paths.mjs'
import { prepare } from './setup/prepare.mjs'

await runScript(async () => {
  const { machine } = await prepare()
  const args = [
    toolFile('electron-vite', 'electron-vite'),
    'dev',
    '--',
    ...chromiumSwitches(machine),
    ...process.argv.slice(2),
  ]
  return withDisplay(machine, (display) =>
    runInForeground(projectNode, args, { cwd: root, env: toolEnvironment(display) }),
  )
})
