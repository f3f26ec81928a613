import { NothingHere } from "@/components/site/nothing-here";
import { Shell } from "@/components/site/shell";

export { nothingHereMetadata as generateMetadata } from "@/components/site/nothing-here";

/** For addresses under none of the layouts; below those, their own `not-found` stands within their frame. */
export default function NotFound() {
  return (
    <Shell>
      <NothingHere />
    </Shell>
  );
}
