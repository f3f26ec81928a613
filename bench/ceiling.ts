import { createServer, type IncomingMessage } from "node:http";
import postgres from "postgres";
import { v7 } from "uuid";
import { dayOf } from "@/db/seed/calendar";

/*
 * The ceiling: the bare SQL that each measured endpoint needs, from node:http and postgres.js. No schema, no
 * policy, no session, no encryption, no log, no metrics. What the product cannot be faster than on this machine.
 */

const sql = postgres(process.env.DATABASE_URL ?? "", {
  max: Number(process.env.DB_POOL_SIZE ?? 10),
  onnotice: () => {},
  connection: { "pg_trgm.word_similarity_threshold": "0.45" },
});

interface Answer {
  status: number;
  body: unknown;
}

createServer((request, response) => {
  answer(request)
    .catch((error: unknown) => ({ status: 500, body: String(error) }))
    .then(({ status, body }) => {
      const json = Buffer.from(JSON.stringify(body));
      response.writeHead(status, { "content-type": "application/json", "content-length": json.length });
      response.end(json);
    });
}).listen(Number(process.env.PORT), "127.0.0.1");

process.on("SIGTERM", () => process.exit(0));

async function answer(request: IncomingMessage): Promise<Answer> {
  const [path = "", query = ""] = (request.url ?? "").split("?");
  if (path === "/readyz") return { status: 200, body: await sql`select 1` };
  if (request.method === "POST") return book(request);
  if (path.endsWith("/search")) return search(new URLSearchParams(query));
  return freeTimes(path.split("/")[5] ?? "", new URLSearchParams(query).get("date") ?? "");
}

async function search(query: URLSearchParams): Promise<Answer> {
  const values: string[] = [];
  const value = (name: string) => `$${values.push(query.get(name)!)}`;
  const where = ["d.status = 'verified'"];
  if (query.has("q")) {
    const q = value("q");
    where.push(`(search_text like '%' || fold(${q}) || '%' or fold(${q}) <% search_text)`);
  }
  if (query.has("specialization")) where.push(`specializations @> array[${value("specialization")}]`);
  if (query.has("location")) where.push(`fold(city) = fold(${value("location")})`);
  if (query.has("language")) where.push(`languages @> array[${value("language")}]`);
  if (query.has("minRating")) where.push(`rating_hundredths >= 100 * ${value("minRating")}::numeric`);
  if (query.has("maxFee")) where.push(`fee_amount <= ${value("maxFee")}::int`);
  if (query.has("availableOn")) {
    const day = value("availableOn");
    where.push(`exists (select from availability_slots s where s.doctor_id = d.id and s.status = 'available' and s.deleted_at is null
      and s.starts_at >= greatest(now(), ${day}::date::timestamp at time zone d.time_zone) and s.starts_at < (${day}::date + 1)::timestamp at time zone d.time_zone)`);
  }
  const order = { fee: "fee_amount, id", experience: "experience_years desc, id desc" }[query.get("sort") ?? ""] ?? "rating_hundredths desc, id desc";
  const rows = await sql.unsafe(
    `select found.*, (select s.starts_at from availability_slots s where s.doctor_id = found.id and s.status = 'available' and s.deleted_at is null
        and s.starts_at > now() order by s.starts_at limit 1) as next_available_at
      from (select id, name, specializations, qualifications, system_of_medicine, experience_years, languages, city, state, fee_amount, fee_currency,
        rating_hundredths, rating_count from doctors d where ${where.join(" and ")} order by ${order} limit 21) found`,
    values,
    { prepare: true },
  );
  return { status: 200, body: { data: rows } };
}

async function freeTimes(doctorId: string, date: string): Promise<Answer> {
  const from = dayOf(new Date(`${date}T12:00:00Z`));
  const rows = await sql`
    select s.id, s.starts_at, s.ends_at from availability_slots s join doctors d on d.id = s.doctor_id and d.status = 'verified'
    where s.doctor_id = ${doctorId} and s.status = 'available' and s.deleted_at is null
      and s.starts_at > now() and s.starts_at >= ${from} and s.starts_at < ${new Date(from.getTime() + 86_400_000)} order by s.starts_at`;
  return { status: 200, body: { data: rows } };
}

/** One transaction in two round trips: claim and consultation, then everything that must be as durable with COMMIT. */
async function book(request: IncomingMessage): Promise<Answer> {
  const { slotId, complaint, mode } = JSON.parse(await textOf(request)) as Record<string, string>;
  const patientId = String(request.headers["x-patient"]);
  const [id, paymentId, auditId, eventId] = [v7(), v7(), v7(), v7()];
  const connection = await sql.reserve();
  try {
    const send = (text: string, values: (string | undefined)[] = []) => connection.unsafe(text, values as string[], { prepare: true }).execute();
    const begin = send("begin");
    const claim = send(
      `with claimed as (
         update availability_slots s set status = 'booked', updated_at = now() where id = $1 and status = 'available' and deleted_at is null and starts_at > now()
         returning s.id, s.doctor_id, s.starts_at, s.ends_at),
       booked as (
         insert into consultations (id, patient_id, doctor_id, slot_id, status, mode, starts_at, ends_at, fee_amount, fee_currency, complaint, consent_at)
         select $2, $3, doctor_id, c.id, 'scheduled', $4, starts_at, ends_at, d.fee_amount, 'INR', $5, now() from claimed c join doctors d on d.id = c.doctor_id
         returning id, doctor_id, starts_at, ends_at, fee_amount)
       insert into payments (id, consultation_id, amount, currency, status) select $6, id, fee_amount, 'INR', 'pending' from booked
       returning (select to_json(booked) from booked) as consultation`,
      [slotId, id, patientId, mode, complaint, paymentId],
    );
    const [, [row]] = await Promise.all([begin, claim]);
    if (!row) {
      const [near] = await Promise.all([
        send(`select id, starts_at, ends_at from availability_slots where doctor_id = (select doctor_id from availability_slots where id = $1) and status = 'available' and deleted_at is null and starts_at > now() order by starts_at limit 5`, [slotId]),
        send("rollback"),
      ]);
      return { status: 409, body: { code: "slot_taken", alternatives: near } };
    }
    const body = { id, slotId, status: "scheduled", mode, complaint, ...(row.consultation as object) };
    await Promise.all([
      send(`insert into audit_logs (id, actor_id, actor_role, action, resource_type, resource_id, outcome, request_id, patient_id) values ($1, $2, 'patient', 'consultation.book', 'consultation', $3, 'success', $4, $2)`, [auditId, patientId, id, auditId]),
      send(`insert into outbox (id, topic, payload) values ($1, 'consultation.booked', $2::text::jsonb)`, [eventId, JSON.stringify({ consultationId: id })]),
      send(`insert into idempotency_keys (scope, route, key, request_hash, response) values ($1, 'consultation.book', $2, '', $3)`, [patientId, String(request.headers["idempotency-key"]), JSON.stringify(body)]),
      send("commit"),
    ]);
    return { status: 201, body };
  } finally {
    connection.release();
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}
