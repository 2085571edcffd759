import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const page = (name: string) => join(import.meta.dirname, `${name}.html`)

/** Every calendar is a page of its own, built as the product's pages are. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The interpretation of CommonJS that react-big-calendar was written for.
  legacy: { inconsistentCjsInterop: true },
  build: {
    target: 'chrome130',
    minify: true,
    outDir: '../../.cache/bench-calendars',
    emptyOutDir: true,
    rolldownOptions: {
      input: ['ours', 'big-calendar', 'event-calendar', 'daypilot'].map(page),
    },
  },
})
