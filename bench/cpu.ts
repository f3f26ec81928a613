import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds of processor time. It excludes other work on the machine, so it is steadier than the clock. */
export interface CpuTimes {
  server: number;
  postgres: number;
  generator: number;
}

const TICKS_PER_SECOND = 100;

/** Processor time used so far by the server, by PostgreSQL with all its backends, and by this process. Linux only. */
export function cpuTimes(serverPid: number, postmasterPid: number | undefined): CpuTimes | undefined {
  try {
    const own = process.cpuUsage();
    const backends = postmasterPid === undefined ? [] : childrenOf(postmasterPid);
    return {
      server: millisecondsOf(serverPid),
      postgres: backends.reduce((sum, pid) => sum + millisecondsOf(pid), 0),
      generator: (own.user + own.system) / 1000,
    };
  } catch {
    return undefined;
  }
}

/** Memory of a process that is in RAM now, in megabytes. Linux only. */
export function residentMb(pid: number): number {
  return Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}

/** The parent of a backend, which is the postmaster; undefined if /proc does not tell. */
export function parentOf(pid: number): number | undefined {
  try {
    return Number(fieldsOf(pid)[1]);
  } catch {
    return undefined;
  }
}

function millisecondsOf(pid: number): number {
  const fields = fieldsOf(pid);
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && parentOf(Number(name)) === parent)
    .map(Number);
}

/** The fields of /proc/<pid>/stat after the program's name; the name may contain any character. */
function fieldsOf(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}
