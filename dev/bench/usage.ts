import { readFileSync } from 'node:fs';

/** CPU seconds used so far and memory of a process, from the kernel's own accounting. */
export interface Usage {
  cpuSeconds: number;
  /** Private memory: heap, buffers, stacks. */
  anonymousMb: number;
  /** Pages of mapped files (the state store, libraries): the kernel takes them back when it needs memory. */
  fileMb: number;
}

const TICKS_PER_SECOND = 100;
const KB_PER_MB = 1024;

/** @throws if the process is gone */
export function usageOf(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kb = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
    anonymousMb: Math.round(kb('RssAnon') / KB_PER_MB),
    fileMb: Math.round(kb('RssFile') / KB_PER_MB),
  };
}

/** Watches processes by name; what is told at the end is CPU between start and end, and the greatest memory seen. */
export function watch(pids: Record<string, number>, everyMs = 500) {
  const before = Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, usageOf(pid)]));
  const most: Record<string, Usage> = structuredClone(before);
  const look = () => {
    for (const [name, pid] of Object.entries(pids)) {
      const now = usageOf(pid);
      const peak = most[name] ?? now;
      most[name] = {
        cpuSeconds: now.cpuSeconds,
        anonymousMb: Math.max(peak.anonymousMb, now.anonymousMb),
        fileMb: Math.max(peak.fileMb, now.fileMb),
      };
    }
  };
  const timer = setInterval(look, everyMs);
  return {
    end(): Record<string, Usage> {
      clearInterval(timer);
      look();
      return Object.fromEntries(
        Object.entries(most).map(([name, usage]) => [
          name,
          { ...usage, cpuSeconds: usage.cpuSeconds - (before[name]?.cpuSeconds ?? 0) },
        ]),
      );
    },
  };
}
