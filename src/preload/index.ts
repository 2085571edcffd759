import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import type { StudioBridge } from '../shared/contract/bridge.ts'
import { CALL_CHANNEL, PUSH_CHANNEL } from '../shared/contract/channels.ts'

import type { Push } from '../shared/contract/index.ts'

const bridge: StudioBridge = {
  call: (method, input) => ipcRenderer.invoke(CALL_CHANNEL, method, input),
  onChanged: (listener) => {
    // The event itself stays here: its sender would give the page the whole of ipcRenderer.
    const hear = (_event: IpcRendererEvent, push: Push) => listener(push)
    ipcRenderer.on(PUSH_CHANNEL, hear)
    return () => {
      ipcRenderer.off(PUSH_CHANNEL, hear)
    }
  },
}

contextBridge.exposeInMainWorld('studio', bridge)
