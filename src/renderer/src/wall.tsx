// First, because schemas are made as soon as their modules load.
import './zod-without-code.ts'
import '@fontsource-variable/inter/opsz.css'
import '@mantine/core/styles.css'
import './styles/tokens.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startLanguage } from './i18n/languages.ts'
import { i18n } from './i18n/setup.ts'
import { WallApp } from './screens/wall/wall-app.tsx'

const container = document.getElementById('root')
if (container === null) throw new Error('the page has no #root')
const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? ''

await startLanguage(i18n)

createRoot(container).render(
  <StrictMode>
    <WallApp styleNonce={nonce} />
  </StrictMode>,
)
