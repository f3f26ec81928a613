import { spawn } from "node:child_process";

/* Runs scripts of package.json at the same time: each uses one core. What each writes is shown in one piece when it ends. Fails if one fails. */

const runs = process.argv.slice(2).map(
  (name) =>
    new Promise((resolve) => {
      const run = spawn("npm", ["run", "--silent", name], { stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" });
      let said = "";
      for (const stream of [run.stdout, run.stderr]) stream.on("data", (chunk) => (said += chunk));
      run.on("error", (error) => (said += error.message));
      run.on("close", (code) => {
        process.stdout.write(`${said}${name}: ${code === 0 ? "ok" : "failed"}\n`);
        resolve(code === 0);
      });
    }),
);
process.exitCode = (await Promise.all(runs)).every(Boolean) ? 0 : 1;
