import { runInForeground } from './setup/child-process.mjs'
import { runScript } from './setup/failure.mjs'
import { projectNode, root, toolEnvironment, toolFile } from './setup/paths.mjs'
import { preparePackages } from './setup/prepare.mjs'

// One schema description, two dialects: their migrations are generated together or they drift apart.
await runScript(async () => {
  await preparePackages()
  const args = [toolFile('drizzle-kit', 'drizzle-kit'), 'generate', ...process.argv.slice(2)]
  for (const dialect of ['sqlite', 'postgres']) {
    const env = toolEnvironment({ TALLYBOOK_DIALECT: dialect })
    const code = await runInForeground(projectNode, args, { cwd: root, env })
    if (code !== 0) return code
  }
  return 0
})
