import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/**
 * Targets fit both the shipped Electron and the fallback one that closed networks run
 * (docs/decisions/0006), so they are written out instead of taken from electron-vite's own table.
 */
export default defineConfig({
  main: {
    build: {
      target: 'node20',
      rolldownOptions: { input: { index: 'src/main/index.ts' } },
    },
  },
  preload: {
    build: {
      target: 'node20',
      // A sandboxed preload must be one CommonJS bundle.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    // The page's own origin is app://studio, so it has to be told where Vite listens for it.
    server: { port: 5173, strictPort: true, hmr: { protocol: 'ws', host: 'localhost', clientPort: 5173 } },
    build: {
      target: 'chrome130',
      minify: true,
      rolldownOptions: {
        input: {
          index: join(import.meta.dirname, 'src/renderer/index.html'),
          print: join(import.meta.dirname, 'src/renderer/print.html'),
          wall: join(import.meta.dirname, 'src/renderer/wall.html'),
        },
      },
    },
  },
})
