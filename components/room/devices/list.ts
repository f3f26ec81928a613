import type { Listed } from "./remembered";

/** The devices that this browser names, kept up to date while something is plugged in or out. */
export class DeviceList {
  all: readonly Listed[] = [];

  constructor(private readonly onChange: () => void) {
    navigator.mediaDevices?.addEventListener("devicechange", this.renew);
  }

  async read(): Promise<void> {
    this.all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  }

  /** The camera that comes after this one; nothing if it is the only one. */
  cameraAfter(id: string | undefined): string | undefined {
    const cameras = this.all.filter(({ kind, deviceId }) => kind === "videoinput" && deviceId !== "");
    if (cameras.length < 2) return undefined;
    return cameras[(cameras.findIndex(({ deviceId }) => deviceId === id) + 1) % cameras.length]!.deviceId;
  }

  close(): void {
    navigator.mediaDevices?.removeEventListener("devicechange", this.renew);
  }

  private readonly renew = () => void this.read().then(this.onChange);
}
