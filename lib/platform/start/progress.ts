const patienceMs = 1000;
const frames = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

/** Reports the progress of a step. @param doing what is done now, such as "checking types" */
export type Report = (done: number, total: number, doing?: string) => void;

/**
 * Runs one step of the start. A step that takes over a second is shown on stderr: on a terminal as one moving line,
 * elsewhere as plain lines, one each ten seconds. A quicker step is not shown.
 *
 * @param doing what the step does, such as "Building the pages"
 */
export async function step<T>(doing: string, work: (report: Report) => Promise<T>): Promise<T> {
  const startedAt = Date.now();
  const show = process.stderr.isTTY ? moveLine : plainLine;
  let part = "";
  let ticks = 0;
  let timer: NodeJS.Timeout | undefined;
  const patience = setTimeout(() => {
    const tick = () => show(doing, secondsSince(startedAt), part, ticks++);
    tick();
    timer = setInterval(tick, process.stderr.isTTY ? 100 : 10_000);
  }, patienceMs);
  try {
    const result = await work((done, total, now) => {
      const percent = Math.min(100, Math.floor((100 * done) / Math.max(1, total)));
      part = now === undefined ? ` ${percent} %` : ` ${done} of ${total}: ${now},`;
    });
    if (timer) finish("✓", doing, startedAt);
    return result;
  } catch (error) {
    if (timer) finish("✗", doing, startedAt);
    throw error;
  } finally {
    clearTimeout(patience);
    clearInterval(timer);
  }
}

function moveLine(doing: string, seconds: number, part: string, ticks: number): void {
  process.stderr.write(`\r\x1b[2K${frames[ticks % frames.length]} ${doing} …${part} ${seconds} s`);
}

function plainLine(doing: string, seconds: number, part: string, ticks: number): void {
  process.stderr.write(ticks === 0 ? `${doing} …\n` : `${doing} …${part} ${seconds} s\n`);
}

function finish(mark: string, doing: string, startedAt: number): void {
  process.stderr.write(`${process.stderr.isTTY ? "\r\x1b[2K" : ""}${mark} ${doing} (${secondsSince(startedAt)} s)\n`);
}

const secondsSince = (startedAt: number) => Math.round((Date.now() - startedAt) / 1000);
