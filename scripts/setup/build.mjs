import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { colour, run } from './child-process.mjs'
import { Failure, sentenceFor } from './failure.mjs'
import { filesOf } from './files.mjs'
import { withLock } from './lock.mjs'
import { inRoot, projectNode, readJson, root, toolEnvironment, toolFile } from './paths.mjs'
import { step } from './progress.mjs'

/** Everything the built app is made of. */
const SOURCES = [
  'src',
  'drizzle',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
]
const MAIN = inRoot('out/main/index.js')
const stampFile = inRoot('out/built-from.json')

function fingerprint() {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((source) => filesOf(inRoot(source)))) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

const built = () => existsSync(MAIN) && readJson(stampFile)?.fingerprint === fingerprint()

/** Builds the app into out/ unless what stands there was made from these very sources. */
export async function buildIfChanged() {
  if (built()) return
  await withLock(`${root} build`, async () => {
    if (built()) return
    const before = fingerprint()
    await step('Building the app', async (note) => {
      const { code, output } = await run(projectNode, [toolFile('electron-vite', 'electron-vite'), 'build'], {
        cwd: root,
        env: toolEnvironment(colour),
        onOutput: note,
      })
      if (code !== 0)
        throw new Failure(
          sentenceFor(output, 'The app does not build: correct what is reported above.'),
          output,
        )
    })
    writeFileSync(stampFile, JSON.stringify({ fingerprint: before }))
  })
}
