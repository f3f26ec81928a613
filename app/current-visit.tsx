import { getTranslations } from "next-intl/server";
import { titled } from "@/components/doctors/doctor-name";
import { ClientMessages } from "@/components/site/client-messages";
import { ReturnBar } from "@/components/visits/return-bar";
import { listCurrentVisits } from "@/lib/domain/visits/list-current";
import { webContext } from "@/lib/http/web/context";

/** The way back to the visits that are under way or in whose room the other side waits; kept fresh while the page is open. */
export async function CurrentVisit({ role }: { role: "patient" | "doctor" }) {
  const context = await webContext();
  if (context.actor.kind !== "user") return null;
  const [{ visits }, doctors] = await Promise.all([listCurrentVisits(context, {}), getTranslations("doctors")]);
  const named = visits.map((visit) => ({ ...visit, otherName: role === "patient" ? titled(visit.otherName, doctors) : visit.otherName }));
  return (
    <ClientMessages of={["returnBar"]}>
      <ReturnBar accountId={context.actor.id} role={role} visits={named} />
    </ClientMessages>
  );
}
