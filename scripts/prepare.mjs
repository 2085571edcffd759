import { runScript } from './setup/failure.mjs'
import { describeElectron, prepare } from './setup/prepare.mjs'

await runScript(async () => {
  const { electron } = await prepare()
  console.log(`Ready: ${describeElectron(electron)}.`)
  return 0
})
