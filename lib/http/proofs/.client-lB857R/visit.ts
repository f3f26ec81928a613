
import createClient from "openapi-fetch";
import type { components, paths } from "./api";

export async function visit(baseUrl: string, email: string, words: string, date: string): Promise<string[]> {
  const api = createClient<paths>({ baseUrl });
  const account = await api.POST("/auth/register", {
    body: { email, password: "monsoon lantern tamarind", role: "patient", firstName: "Kavitha", lastName: "Nagaraj" },
  });
  if (account.error) throw new Error(account.error.code);
  api.use({ onRequest: ({ request }) => request.headers.set("authorization", "Bearer " + account.data.accessToken) });

  const found = await api.GET("/doctors/search", { params: { query: { q: words } } });
  const doctor = found.data?.data[0];
  if (!doctor) throw new Error("nobody found");
  const free = await api.GET("/availability/doctors/{doctorId}/available", { params: { path: { doctorId: doctor.id }, query: { date, days: 3, timeZone: "Asia/Kolkata" } } });
  const slot = free.data?.data[0];
  if (!slot) throw new Error("no time");

  const order = { params: { header: { "Idempotency-Key": crypto.randomUUID() } }, body: { slotId: slot.id, complaint: "Acidity", mode: "video" as const } };
  const booked = await api.POST("/consultations", order);
  const again = await api.POST("/consultations", order);
  if (booked.error || again.error) throw new Error((booked.error ?? again.error)!.code);
  const visit: components["schemas"]["Consultation"] = booked.data;
  const read = await api.GET("/consultations/{id}", { params: { path: { id: visit.id } } });
  const cancelled = await api.POST("/consultations/{id}/cancel", { params: { path: { id: visit.id } }, body: { reason: "I have to travel." } });
  const late = await api.POST("/consultations/{id}/cancel", { params: { path: { id: visit.id } }, body: { reason: "Again." } });
  return [doctor.id, visit.status, again.data.id === visit.id ? "same" : "twice", again.response.headers.get("idempotency-replayed") ?? "", read.data?.complaint ?? "", cancelled.data?.status ?? "", late.error?.code ?? ""];
}
