import { Limiter } from "@/lib/platform/rate-limit/limiter";
import { SharedRedis } from "@/lib/platform/rate-limit/shared-redis";

/* A separate process: counts many requests of one key and prints how many were allowed. Arguments: Redis, the budget's name, limit, requests. */

const [, , url = "", name = "", limit = "", requests = ""] = process.argv;
const redis = new SharedRedis(url);
while (!redis.isUp) await new Promise((resolve) => setTimeout(resolve, 10));
const limiter = new Limiter(name, Number(limit), 60, redis);
const counts = await Promise.all(Array.from({ length: Number(requests) }, () => limiter.take("someone")));
await redis.close();
process.stdout.write(String(counts.filter(({ allowed }) => allowed).length));
