import { app, BrowserWindow } from 'electron'

// The Chromium that the product runs in, with nothing of the product. Not awaited: the app is ready only after this.
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1500, height: 960, useContentSize: true })
  return window.loadURL('about:blank')
})
