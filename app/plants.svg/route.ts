import { plantSheet } from "@/components/site/plant-sheet";

export const dynamic = "force-static";

/** The sheet of plant drawings that `Specimen` refers to; made once, at build time. */
export function GET(): Response {
  return new Response(plantSheet(), {
    headers: { "Content-Type": "image/svg+xml", "Cache-Control": "public, max-age=86400, stale-while-revalidate=604800" },
  });
}
