import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Both kinds of rows are in one page, built as the product's pages are. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: 'chrome130',
    minify: true,
    outDir: '../../.cache/bench-lists',
    emptyOutDir: true,
    rolldownOptions: { input: join(import.meta.dirname, 'rows.html') },
  },
})
