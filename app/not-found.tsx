import { NothingHere } from "@/components/site/nothing-here";
import { Shell } from "@/components/site/shell";
import { guest } from "@/lib/core/actor";
import { drawnForMark } from "@/lib/http/web/drawn-for";

export { nothingHereMetadata as generateMetadata } from "@/components/site/nothing-here";

/** For addresses under none of the layouts. Below a layout, its own `not-found` is shown inside it. */
export default function NotFound() {
  return (
    <Shell drawnFor={{ mark: drawnForMark(guest) }}>
      <NothingHere />
    </Shell>
  );
}
