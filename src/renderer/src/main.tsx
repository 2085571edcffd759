// First, because schemas are made as soon as their modules load.
import './zod-without-code.ts'
import '@fontsource-variable/inter/opsz.css'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './styles/tokens.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startLanguage } from './i18n/languages.ts'
import { i18n } from './i18n/setup.ts'
import { followLooks } from './state/looks.ts'

const container = document.getElementById('root')
if (container === null) throw new Error('the page has no #root')
const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? ''

followLooks(document.documentElement)
await startLanguage(i18n)

createRoot(container).render(
  <StrictMode>
    <App styleNonce={nonce} />
  </StrictMode>,
)
